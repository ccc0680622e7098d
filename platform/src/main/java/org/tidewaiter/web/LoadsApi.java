package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.Mapping;
import org.tidewaiter.intake.Progress;
import org.tidewaiter.intake.Source;
import org.tidewaiter.intake.Sources;
import org.tidewaiter.intake.Taking;
import org.tidewaiter.quality.Judge;

/**
 * {@code POST /api/loads?mapping=M}: the body is a file, the answer what became of it. The header Idempotency-Key makes a
 * repeat harmless: the same key with the same body gets the same answer and loads nothing; with another body it is refused.
 * Errors are problems of RFC 9457 with a {@code remedy}.
 */
final class LoadsApi {
    private static final long LIMIT_MB = 2048;

    private final Workspace workspace;
    private final Supplier<Judge> judges;
    private final ApiToken token;
    private final long limit;
    private final LoadRequests requests;
    private final ReentrantLock turn = new ReentrantLock(true);

    LoadsApi(Workspace workspace, Supplier<Judge> judges) {
        this(workspace, judges, megabytes() << 20);
    }

    LoadsApi(Workspace workspace, Supplier<Judge> judges, long limit) {
        this.workspace = workspace;
        this.judges = judges;
        this.limit = limit;
        token = ApiToken.of(workspace);
        requests = new LoadRequests(workspace.lake());
    }

    private static long megabytes() {
        String set = Objects.requireNonNullElse(System.getenv("TIDEWAITER_UPLOAD_MB"), "");
        return set.matches("[1-9][0-9]{0,6}") ? Long.parseLong(set) : LIMIT_MB;
    }

    void post(Context context) throws IOException {
        Path folder = Files.createDirectories(workspace.temporary().resolve("upload-" + UUID.randomUUID()));
        try {
            answer(context, folder);
        } catch (Problem p) {
            send(context, p.status(), p.json());
        } catch (TidewaiterException e) {
            int status = Problem.statusOf(e.kind());
            send(context, status, Problem.json(status, told(e, folder), remedy(e, folder), List.of()));
        } finally {
            Files.deleteIfExists(folder.resolve(name(context)));
            Files.deleteIfExists(folder);
        }
    }

    private void answer(Context context, Path folder) throws IOException {
        requireToken(context);
        String key = key(context);
        String mappingName = Objects.requireNonNullElse(context.queryParam("mapping"), "");
        Mapping mapping = mapping(mappingName);
        Path body = folder.resolve(name(context));
        String sha256 = receive(context, body);
        turn.lock();
        try {
            Optional<LoadRequests.Request> before = requests.find(key);
            if (before.isPresent() && !before.get().asks(sha256, mappingName)) {
                throw new Problem(
                        409,
                        "The key '" + key + "' was used with another body or mapping",
                        "give every file a key of its own");
            }
            if (before.isPresent() && before.get().status() > 0) {
                context.header("Idempotent-Replayed", "true");
                send(context, before.get().status(), before.get().answer());
                return;
            }
            if (before.isEmpty()) {
                requests.begin(key, sha256, mappingName);
            }
            load(context, key, folder, mapping, before.isPresent() ? sha256 : null);
        } finally {
            turn.unlock();
        }
    }

    /** Loads the body and keeps the answer, unless the fault is the server's own. */
    private void load(
            Context context, String key, Path folder, @Nullable Mapping mapping, @Nullable String begunBefore) {
        String body = folder.resolve(name(context)).toAbsolutePath().toString();
        Taking taking = new Taking(workspace, mapping, judges, LoadOptions.PLAIN);
        List<LoadReport> reports = new ArrayList<>();
        int status = 200;
        String answer;
        try {
            for (Source source : Sources.of(List.of(body), folder)) {
                reports.addAll(take(taking, source, begunBefore));
            }
            answer = Json.text(summed(reports));
        } catch (TidewaiterException e) {
            status = Problem.statusOf(e.kind());
            answer = Problem.json(status, told(e, folder), remedy(e, folder), reports);
        } catch (RuntimeException e) {
            requests.forget(key);
            throw e;
        }
        if (status < 500) {
            requests.answered(key, status, answer);
        } else {
            requests.forget(key);
        }
        send(context, status, answer);
    }

    /** A body that was taken in before a server ended, without its answer, is answered from the record of loads. */
    private List<LoadReport> take(Taking taking, Source source, @Nullable String begunBefore) {
        try {
            return List.of(taking.take(source, Progress.SILENT));
        } catch (TidewaiterException e) {
            if (e.kind() == Kind.STATE && begunBefore != null) {
                return requests.loadsOf(begunBefore);
            }
            throw e;
        }
    }

    private void requireToken(Context context) {
        if (!token.isShownBy(context.header("Authorization"))) {
            context.header("WWW-Authenticate", "Bearer realm=\"tidewaiter\"");
            throw new Problem(
                    401,
                    "Loading needs the token of the workspace",
                    "send 'Authorization: Bearer' and the text of api.token in the workspace directory");
        }
    }

    private static String key(Context context) {
        String key = Objects.requireNonNullElse(context.header("Idempotency-Key"), "");
        if (!key.matches("[!-~]{1,255}")) {
            throw new Problem(
                    400,
                    "The header Idempotency-Key is missing or is not 1 to 255 visible ASCII characters",
                    "send one that is new for every file, such as a UUID, and the same again when you repeat a request");
        }
        return key;
    }

    /** A mapping that ships, or one of those in the directory mappings of the workspace: never any other file. */
    private @Nullable Mapping mapping(String name) {
        if (name.isEmpty()) {
            return null;
        }
        if (!name.matches("[a-z0-9-]{1,100}")) {
            throw new Problem(
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
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        refuseTooLong(context.req().getContentLengthLong());
        try (InputStream in = context.bodyInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                received += got;
                refuseTooLong(received);
                digest.update(buffer, 0, got);
                out.write(buffer, 0, got);
            }
        }
        if (received == 0) {
            throw new Problem(400, "The body is empty", "send the file as the body");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void refuseTooLong(long bytes) {
        if (bytes > limit) {
            throw new Problem(
                    413,
                    "The body has more than " + limit + " bytes",
                    "send smaller files or compress them, or serve with a greater TIDEWAITER_UPLOAD_MB");
        }
    }

    private static Map<String, Object> summed(List<LoadReport> reports) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("read", reports.stream().mapToLong(LoadReport::read).sum());
        all.put("accepted", reports.stream().mapToLong(LoadReport::accepted).sum());
        all.put(
                "quarantined",
                reports.stream().mapToLong(LoadReport::quarantined).sum());
        all.put("loads", reports);
        return all;
    }

    private static String told(TidewaiterException e, Path folder) {
        return withoutFolder(ApiWords.detail(e), folder);
    }

    private static String remedy(TidewaiterException e, Path folder) {
        return withoutFolder(ApiWords.remedy(e), folder);
    }

    /** The directory of passing files is nobody's business. */
    private static String withoutFolder(String text, Path folder) {
        return text.replace(folder.toAbsolutePath() + "/", "").replace(folder + "/", "");
    }

    private static void send(Context context, int status, String json) {
        context.status(status)
                .contentType(status < 400 ? "application/json" : "application/problem+json")
                .result(json);
    }
}
