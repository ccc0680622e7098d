package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.SourceLoad;
import org.tidewaiter.intake.SourceOutcomes;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.StatedColumns;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourcePaths;

/**
 * {@code POST /api/loads?mapping=M}: the body is a file or archive, the answer what became of it and each of its members. The header Idempotency-Key
 * makes a repeat harmless: the same key with the same body gets the same answer and loads nothing; with another body it is refused. Errors are
 * problems of RFC 9457 with a {@code remedy}.
 */
final class LoadsApi {
    private final Workspace workspace;
    private final Supplier<MessageChecker> checkers;
    private final ApiToken token;
    private final long limit;
    private final LoadRequests requests;
    private final ReentrantLock turn = new ReentrantLock(true);

    private LoadsApi(Workspace workspace, Supplier<MessageChecker> checkers, long limit, ApiToken token) {
        this.workspace = workspace;
        this.checkers = checkers;
        this.limit = limit;
        this.token = token;
        requests = new LoadRequests(workspace.lake());
    }

    static LoadsApi of(Workspace workspace, Supplier<MessageChecker> checkers) {
        return of(workspace, checkers, RequestLimits.uploadMegabytes() << 20);
    }

    /** The door of loads with a limit of its own, in bytes; reads the token of the workspace. */
    static LoadsApi of(Workspace workspace, Supplier<MessageChecker> checkers, long limit) {
        return new LoadsApi(workspace, checkers, limit, ApiToken.of(workspace));
    }

    void post(Context context) throws IOException {
        Path folder = OwnerOnly.directory(workspace.temporary().resolve("upload-" + UUID.randomUUID()));
        try {
            answer(context, folder);
        } catch (ProblemDetails p) {
            ProblemDetails.answer(context, p.status(), p.json());
        } catch (TidewaiterException e) {
            int status = ProblemDetails.statusOf(e.kind());
            ProblemDetails.answer(
                    context, status, ProblemDetails.json(status, errorText(e, folder), remedy(e, folder), Map.of()));
        } finally {
            Files.deleteIfExists(folder.resolve(name(context)));
            Files.deleteIfExists(folder);
        }
    }

    private void answer(Context context, Path folder) throws IOException {
        requireToken(context);
        String key = key(context);
        RequestedLoad reading = reading(context);
        Mapping mapping = mapping(reading.mapping());
        Path body = folder.resolve(name(context));
        String sha256 = receive(context, body);
        turn.lock();
        try {
            Optional<LoadRequests.Request> before = requests.find(key);
            if (before.isPresent() && !before.get().asks(sha256, reading.text())) {
                throw new ProblemDetails(
                        409,
                        "The key '" + key + "' was used with another body or mapping",
                        "give every file a key of its own");
            }
            if (before.isPresent() && before.get().status() > 0) {
                context.header("Idempotent-Replayed", "true");
                ProblemDetails.answer(
                        context, before.get().status(), before.get().answer());
                return;
            }
            if (before.isEmpty()) {
                requests.begin(key, sha256, reading.text());
            }
            load(
                    context,
                    key,
                    folder,
                    new SourceLoad(workspace, mapping, checkers, reading.options(token.actor())),
                    reading,
                    before);
        } finally {
            turn.unlock();
        }
    }

    /**
     * How a body is to be read.
     *
     * @param mapping the name of a mapping; empty for none
     * @param sheets the sheets of a workbook that are meant
     * @param leaveOut columns that may be left out although they cannot be read
     * @param set what columns of a table without a mapping are, each as COLUMN=FIELD
     */
    private record RequestedLoad(String mapping, List<String> sheets, List<String> leaveOut, List<String> set) {
        Source of(Source source) {
            Source meant = source.onSheets(sheets);
            return set.isEmpty() ? meant : meant.written(new StatedStyle(null, null, null, StatedColumns.read(set)));
        }

        LoadOptions options(Actor actor) {
            return new LoadOptions(false, false, false, Set.copyOf(leaveOut), actor);
        }

        /** The same request asks for the same. */
        String text() {
            return mapping
                    + (sheets.isEmpty() ? "" : "?sheet=" + String.join("&sheet=", sheets))
                    + (leaveOut.isEmpty() ? "" : "?leave_out=" + String.join("&leave_out=", leaveOut))
                    + (set.isEmpty() ? "" : "?set=" + String.join("&set=", set));
        }
    }

    private static RequestedLoad reading(Context context) {
        return new RequestedLoad(
                Objects.requireNonNullElse(context.queryParam("mapping"), ""),
                context.queryParams("sheet"),
                context.queryParams("leave_out"),
                context.queryParams("set"));
    }

    /** Loads the body and keeps the answer, unless the fault is the server's own. */
    private void load(
            Context context,
            String key,
            Path folder,
            SourceLoad taking,
            RequestedLoad reading,
            Optional<LoadRequests.Request> begunBefore) {
        String body = folder.resolve(name(context)).toAbsolutePath().toString();
        LoadAnswer answer;
        try {
            List<Source> sources = SourcePaths.of(List.of(body), folder).stream()
                    .map(reading::of)
                    .toList();
            SourceOutcomes receipt = taking.takeAll(sources, SourceOutcomes.Listener.NONE);
            answer = LoadAnswer.of(receipt, loadsOf(receipt, begunBefore), folder);
        } catch (TidewaiterException e) {
            int status = ProblemDetails.statusOf(e.kind());
            answer = new LoadAnswer(
                    status, ProblemDetails.json(status, errorText(e, folder), remedy(e, folder), Map.of()));
        } catch (RuntimeException e) {
            requests.forget(key);
            throw e;
        }
        if (answer.status() < 500) {
            requests.answered(key, answer.status(), answer.json());
        } else {
            requests.forget(key);
        }
        ProblemDetails.answer(context, answer.status(), answer.json());
    }

    /** What a request loaded before a server ended, without its answer, is told from the record of loads. */
    private List<LoadReport> loadsOf(SourceOutcomes receipt, Optional<LoadRequests.Request> begunBefore) {
        return begunBefore.stream()
                .flatMap(request -> receipt.passedOver().stream()
                        .flatMap(p -> requests.loadSince(p.loadId(), request.requestedAt()).stream()))
                .toList();
    }

    private void requireToken(Context context) {
        if (!token.isShownBy(context.header("Authorization"))) {
            context.header("WWW-Authenticate", "Bearer realm=\"tidewaiter\"");
            throw new ProblemDetails(
                    401,
                    "Loading needs the token of the workspace",
                    "send 'Authorization: Bearer' and the text of api.token in the workspace directory");
        }
    }

    private static String key(Context context) {
        String key = Objects.requireNonNullElse(context.header("Idempotency-Key"), "");
        if (!key.matches("[!-~]{1,255}")) {
            throw new ProblemDetails(
                    400,
                    "The header Idempotency-Key is missing or is not 1 to 255 visible ASCII characters",
                    "send one that is new for every file, such as a UUID, and the same again when you repeat a"
                            + " request");
        }
        return key;
    }

    /** A mapping that ships, or one of those in the directory mappings of the workspace: never any other file. */
    private @Nullable Mapping mapping(String name) {
        if (name.isEmpty()) {
            return null;
        }
        if (!name.matches("[a-z0-9-]{1,100}")) {
            throw new ProblemDetails(
                    400,
                    "The mapping is named by something else than small letters, digits and hyphens",
                    "give the name of a mapping that ships, or of a file NAME.yaml in mappings/ of the workspace");
        }
        Path own = workspace.directory().resolve("mappings").resolve(name + ".yaml");
        return Mapping.of(
                Files.isRegularFile(own) ? own.toString() : name,
                workspace.directory().resolve("mappings"));
    }

    private static String name(Context context) {
        String name = Objects.requireNonNullElse(context.queryParam("name"), "");
        return name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}") ? name : "upload";
    }

    /** Writes the body to a file, within the limit, and gives the hash of its bytes. */
    private String receive(Context context, Path file) throws IOException {
        long received = 0;
        MessageDigest digest = Sha256.digest();
        refuseTooLong(context.req().getContentLengthLong());
        try (InputStream in = context.bodyInputStream();
                OutputStream out = Files.newOutputStream(OwnerOnly.file(file))) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                received += got;
                refuseTooLong(received);
                digest.update(buffer, 0, got);
                out.write(buffer, 0, got);
            }
        }
        if (received == 0) {
            throw new ProblemDetails(400, "The body is empty", "send the file as the body");
        }
        return Sha256.hex(digest);
    }

    private void refuseTooLong(long bytes) {
        if (bytes > limit) {
            throw new ProblemDetails(
                    413,
                    "The body has more than " + limit + " bytes",
                    "send smaller files or compress them, or serve with a greater TIDEWAITER_UPLOAD_MB");
        }
    }

    private static String errorText(TidewaiterException e, Path folder) {
        return ApiWords.withoutFolder(ApiWords.detail(e), folder);
    }

    private static String remedy(TidewaiterException e, Path folder) {
        return ApiWords.withoutFolder(ApiWords.remedy(e), folder);
    }
}
