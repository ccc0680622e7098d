package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.BundledMessages.Member;
import org.tidewaiter.source.Source;

/**
 * Loads small files of messages a bundle at a time, in one transaction: a folder of thousands of them then takes little longer than
 * one file that holds the same. It comes to what loading them one after the other comes to: each file is a load of its own, all or
 * nothing, with its own entry of the trail. What files do to one another is decided in waves ({@link BundleWaves}), so that only their loads'
 * numbers may stand in another order; where a wave cannot be taken, its files go by themselves.
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
    private final IdentityHashMap<Source, LoadReport> loaded = new IdentityHashMap<>();

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
    public List<Supplier<LoadReport>> take(List<Source> waiting, Function<Source, LoadReport> alone) {
        KnownMessages known = options.again() ? KnownMessages.NONE : KnownMessages.in(workspace.lake());
        BundleWaves waves = new BundleWaves(this::isThere);
        Set<String> contents = new HashSet<>();
        List<Supplier<LoadReport>> outcomes = new ArrayList<>();
        for (Source source : waiting) {
            Member member = next(source, waiting.subList(outcomes.size(), waiting.size()));
            if (member == null && BundledMessages.isForeign(source)) {
                outcomes.add(() -> alone.apply(source)); // writes nothing, and says why
                continue;
            }
            if (member == null || waves.files() == mostFiles || waves.characters() > MOST_CHARACTERS) {
                break;
            }
            TidewaiterException refusal = known.refusal(member.loaded());
            if (refusal != null) {
                outcomes.add(() -> {
                    throw refusal;
                });
            } else if (contents.add(member.content()) || options.again()) {
                waves.add(member);
                outcomes.add(() -> reportOf(source, alone));
            } else {
                outcomes.add(() ->
                        alone.apply(source)); // the content of one before it, which is loaded when this is asked for
            }
        }
        loaded.clear();
        loadAll(waves, waiting.subList(outcomes.size(), waiting.size()));
        waiting.subList(0, outcomes.size()).forEach(read::remove);
        return outcomes;
    }

    private LoadReport reportOf(Source source, Function<Source, LoadReport> alone) {
        LoadReport report = loaded.get(source);
        return report == null ? alone.apply(source) : report;
    }

    /** Loads wave after wave; where one cannot be loaded, its files and those of all that follow go by themselves, in their order. */
    private void loadAll(BundleWaves bundle, List<Source> following) {
        if (bundle.files() < 2) {
            return;
        }
        Iterator<List<Member>> waves = bundle.waves().iterator();
        boolean goesOn = loadBeside(waves.next(), following);
        while (goesOn && waves.hasNext()) {
            goesOn = load(waves.next());
        }
    }

    /** Loads a bundle while another processor reads the files of the next one. */
    private boolean loadBeside(List<Member> members, List<Source> following) {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<IdentityHashMap<Source, Optional<Member>>> next = following.isEmpty()
                ? CompletableFuture.completedFuture(new IdentityHashMap<>())
                : CompletableFuture.supplyAsync(() -> readAhead(following, enough));
        try {
            return load(members);
        } finally {
            enough.set(true);
            read.putAll(next.join());
        }
    }

    /** Reads files until the bundle before them is loaded, or there are enough for one. */
    private IdentityHashMap<Source, Optional<Member>> readAhead(List<Source> following, AtomicBoolean enough) {
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
        BundledMessages bundle = new BundledMessages(members);
        try {
            List<LoadReport> reports = LoadTransaction.runBundle(
                    workspace,
                    options,
                    session -> BundleStrategy.of(session, workspace.temporary(), bundle, checkers, options));
            for (int m = 0; m < members.size(); m++) {
                loaded.put(members.get(m).source(), reports.get(m));
            }
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
        return Objects.requireNonNull(read.get(source)).orElse(null);
    }

    /** Whether a declaration goes by a name. */
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
}
