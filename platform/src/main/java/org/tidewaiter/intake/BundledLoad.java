package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.BundledMessages.Member;
import org.tidewaiter.message.UnlodgedDeclaration;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.source.Source;

/**
 * Loads small files of messages a bundle at a time, in one transaction: a folder of thousands of them then takes little longer than
 * one file that holds the same. It comes to what loading them one after the other comes to: each file is a load of its own, all or
 * nothing, with its own entry of the trail; where files speak of one declaration, or a bundle cannot be taken, they go by themselves.
 */
final class BundledLoad implements SourceOutcomes.BulkTaker {
    private static final Logger LOG = LoggerFactory.getLogger(BundledLoad.class);
    private static final int MOST_FILES = 1_000;
    private static final long MOST_CHARACTERS = 8L << 20;

    /** So many files are read at once, by as many threads as there are processors. */
    private static final int AHEAD = 64;

    private final Workspace workspace;
    private final Supplier<MessageChecker> checkers;
    private final LoadOptions options;
    private final int mostFiles;
    private final IdentityHashMap<Source, Optional<Member>> read = new IdentityHashMap<>();
    private List<LoadReport> loaded = List.of();
    private final Set<Source> alone = Collections.newSetFromMap(new IdentityHashMap<>());

    BundledLoad(Workspace workspace, Supplier<MessageChecker> checkers, LoadOptions options) {
        this(workspace, checkers, options, MOST_FILES);
    }

    /** As a load of a folder does, in bundles of {@code mostFiles} files at most. */
    BundledLoad(Workspace workspace, Supplier<MessageChecker> checkers, LoadOptions options, int mostFiles) {
        this.mostFiles = mostFiles;
        this.workspace = workspace;
        this.checkers = checkers;
        this.options = options;
    }

    @Override
    public List<Supplier<LoadReport>> take(List<Source> waiting) {
        KnownMessages known = options.again() ? KnownMessages.NONE : KnownMessages.in(workspace.lake());
        List<Member> members = new ArrayList<>();
        List<Supplier<LoadReport>> outcomes = new ArrayList<>();
        RemainingSpace room = new RemainingSpace();
        int before = 0;
        for (Source source : waiting) {
            Member member = next(source, waiting.subList(outcomes.size(), waiting.size()));
            TidewaiterException refusal = member == null ? null : known.refusal(member.loaded());
            if (member == null || (refusal == null && !room.has(member))) {
                break;
            }
            before = members.isEmpty() ? outcomes.size() : before;
            if (refusal == null) {
                int place = members.size();
                members.add(member);
                outcomes.add(() -> loaded.get(place)); // taken before the next bundle is
            } else {
                outcomes.add(() -> {
                    throw refusal;
                });
            }
        }
        if ((outcomes.size() == 1 && members.size() == 1)
                || !loadBeside(members, waiting.subList(outcomes.size(), waiting.size()))) {
            members.forEach(m -> alone.add(m.source()));
            return outcomes.subList(0, before);
        }
        waiting.subList(0, outcomes.size()).forEach(read::remove);
        return outcomes;
    }

    /** Loads a bundle while another processor reads the files of the next one. */
    private boolean loadBeside(List<Member> members, List<Source> following) {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Map<Source, Optional<Member>>> next = members.isEmpty() || following.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : CompletableFuture.supplyAsync(() -> readAhead(following, enough));
        try {
            return load(members);
        } finally {
            enough.set(true);
            read.putAll(next.join());
        }
    }

    /** Reads files until the bundle before them is loaded, or there are enough for one. */
    private Map<Source, Optional<Member>> readAhead(List<Source> following, AtomicBoolean enough) {
        IdentityHashMap<Source, Optional<Member>> found = new IdentityHashMap<>();
        long characters = 0;
        for (int at = 0; at < following.size(); at++) {
            if (enough.get() || at == mostFiles || characters > MOST_CHARACTERS) {
                break;
            }
            Source source = following.get(at);
            if (!read.containsKey(source)) {
                Optional<Member> member = member(source);
                characters += member.map(Member::characters).orElse(0L);
                found.put(source, member);
            }
        }
        return found;
    }

    private Optional<Member> member(Source source) {
        return Optional.ofNullable(BundledMessages.read(source, workspace.temporary()));
    }

    /** Loads a bundle; false where it cannot be taken as one. */
    private boolean load(List<Member> members) {
        if (members.isEmpty()) {
            return true;
        }
        BundledMessages bundle = new BundledMessages(members);
        try {
            loaded = LoadTransaction.runBundle(
                    workspace,
                    options,
                    session -> BundleStrategy.of(session, workspace.temporary(), bundle, checkers, options));
            return true;
        } catch (TidewaiterException e) {
            if (e.kind() == Kind.STORAGE) {
                throw e;
            }
            LOG.warn("{} files are loaded one by one, as they cannot be together: {}", members.size(), e.getMessage());
            return false;
        }
    }

    /** The file, read whole; those behind it are read with it. Null where it goes by itself. */
    private @Nullable Member next(Source source, List<Source> waiting) {
        if (alone.contains(source)) {
            return null;
        }
        if (!read.containsKey(source)) {
            List<Source> ahead = waiting.subList(0, Math.min(AHEAD, waiting.size())).stream()
                    .filter(s -> !read.containsKey(s))
                    .toList();
            List<Optional<Member>> members =
                    ahead.parallelStream().map(this::member).toList();
            for (int i = 0; i < ahead.size(); i++) {
                read.put(ahead.get(i), members.get(i));
            }
        }
        Optional<Member> member = Objects.requireNonNull(read.get(source));
        if (member.isEmpty()) {
            alone.add(source);
        }
        return member.orElse(null);
    }

    /** Whether a declaration goes by a name, so that the first registered one that says it was called so takes its place. */
    private boolean isThere(String name) {
        return workspace
                .lake()
                .first(
                        Name.class,
                        "select declaration_id from store.declaration where declaration_id = ? limit 1",
                        name)
                .isPresent();
    }

    private record Name(String declarationId) {}

    /** What still fits into a bundle. */
    private final class RemainingSpace {
        private final Set<String> numbers = new HashSet<>();
        private final Set<String> formerNames = new HashSet<>();
        private final Set<String> contents = new HashSet<>();
        private int files;
        private long characters;

        /** Takes a file up, unless the bundle is full or has spoken of one of its declarations. */
        boolean has(Member member) {
            Set<String> own = new HashSet<>();
            Set<String> former = new HashSet<>();
            member.messages().forEach(m -> addNumbers(m, own, former));
            if (files == mostFiles
                    || characters > MOST_CHARACTERS
                    || contents.contains(member.sha256())
                    || own.stream().anyMatch(n -> numbers.contains(n) || formerNames.contains(n))
                    || former.stream().anyMatch(this::isSpokenOf)) {
                return false;
            }
            numbers.addAll(own);
            formerNames.addAll(former);
            contents.add(member.sha256());
            files++;
            characters += member.characters();
            return true;
        }

        /** Two files may say the same former name, as all of a broker who writes one reference do, unless something goes by it. */
        private boolean isSpokenOf(String former) {
            return numbers.contains(former) || formerNames.contains(former) && isThere(former);
        }

        private static void addNumbers(ReadResult read, Set<String> numbers, Set<String> formerNames) {
            if (read instanceof Message message && message.kind() == Message.Kind.DECLARATION) {
                UnlodgedDeclaration.formerId(message).ifPresent(formerNames::add);
                String number = message.heading().text(Field.DECLARATION_ID);
                String known =
                        number == null || number.isBlank() ? message.heading().text(Field.LOCAL_REFERENCE) : number;
                numbers.add(String.valueOf(known).strip());
            }
        }
    }
}
