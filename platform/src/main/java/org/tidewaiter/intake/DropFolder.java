package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourcePaths;

/**
 * A folder whose files are taken in when they have been complete for a while, and then moved: to {@code done/}, or to
 * {@code failed/} with the reason beside them in a text file.
 *
 * <p>Killed between taking a file in and moving it, the next start finds its content loaded and only moves it. A file is left
 * where it is while the fault is not its own: the disk is full, or the workspace refuses.
 */
// Long: its words: what it says of each file is written for people who did not start it.
public final class DropFolder implements AutoCloseable {
    /** A file that did not change for so long is complete. */
    public static final Duration QUIET = Duration.ofSeconds(5);

    private static final String LOCK = ".tidewaiter-watch.lock";
    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".filepart", ".crdownload", ".partial");

    private final Path folder;
    private final SourceLoad taking;
    private final InstantSource clock;
    private final Duration quiet;
    private final Consumer<String> told;
    private final FileChannel channel;
    private final Map<Path, SeenFile> seen = new HashMap<>();
    private final Set<Path> links = new HashSet<>();

    private record FileState(long bytes, long modified) {}

    private record SeenFile(FileState state, Instant since) {}

    private DropFolder(
            Path folder,
            SourceLoad taking,
            InstantSource clock,
            Duration quiet,
            Consumer<String> told,
            FileChannel channel) {
        this.folder = folder;
        this.taking = taking;
        this.clock = clock;
        this.quiet = quiet;
        this.told = told;
        this.channel = channel;
    }

    /**
     * Opens a folder to be watched; nobody else can watch it until it is closed.
     *
     * @param quiet how long a file must not have changed
     * @param told is told in a sentence of every file dealt with
     * @throws TidewaiterException INPUT when it is no folder that can be written to, BUSY when it is watched already
     */
    public static DropFolder open(
            Path folder, SourceLoad taking, InstantSource clock, Duration quiet, Consumer<String> told) {
        if (!Files.isDirectory(folder)) {
            throw new TidewaiterException(Kind.INPUT, folder + " is no folder", "make it, or give another one");
        }
        try {
            makeOwn(folder.resolve("done"));
            makeOwn(folder.resolve("failed"));
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            if (lock(channel) == null) {
                channel.close();
                throw new TidewaiterException(
                        Kind.BUSY, folder + " is watched by another process", "stop that one, or give another folder");
            }
            return new DropFolder(folder, taking, clock, quiet, told, channel);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    folder + " cannot be watched (" + e.getMessage() + ")",
                    "give a folder that you may write to",
                    e);
        }
    }

    /** Where files are moved to lies in the folder itself: a link there would have them written elsewhere. */
    private static void makeOwn(Path directory) throws IOException {
        if (Files.isSymbolicLink(directory)) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    directory + " is a symbolic link, and files are not moved through one",
                    "remove it, so that a folder is made");
        }
        Files.createDirectories(directory);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Looks once, and deals with every file that is complete, the oldest first; gives the number of those that wait. */
    public int look() {
        List<Path> waiting = new ArrayList<>();
        Instant now = clock.instant();
        List<Path> files = files();
        seen.keySet().retainAll(files);
        for (Path file : files) {
            FileState state = state(file);
            SeenFile before = seen.get(file);
            if (state == null || before == null || !before.state().equals(state)) {
                seen.put(file, new SeenFile(state == null ? new FileState(-1, -1) : state, now));
            }
            boolean complete = state != null
                    && !java.util.Objects.requireNonNull(seen.get(file))
                            .since()
                            .plus(quiet)
                            .isAfter(now);
            if (!complete || !dealWith(file)) {
                waiting.add(file);
            }
        }
        return waiting.size();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> !isLink(f) && Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .filter(f -> !isPassing(f.getFileName().toString()))
                    .sorted(Comparator.comparingLong(DropFolder::modified).thenComparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            told.accept(folder + " cannot be looked through (" + e.getMessage() + ")");
            return List.of();
        }
    }

    /** A symbolic link is not followed: who may put one here need not have the right to what it leads to. */
    private boolean isLink(Path file) {
        boolean link = Files.isSymbolicLink(file);
        if (link && links.add(file)) {
            told.accept(file.getFileName() + " is a symbolic link and is not followed: put the file itself here.");
        }
        return link;
    }

    /** Hidden, or under a name that programs give to what they have not finished. */
    private static boolean isPassing(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(".")
                || lower.startsWith("~$")
                || UNFINISHED.stream().anyMatch(lower::endsWith);
    }

    private static long modified(Path file) {
        FileState state = state(file);
        return state == null ? 0 : state.modified();
    }

    private static @Nullable FileState state(Path file) {
        try {
            return new FileState(
                    Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            return null;
        }
    }

    /** Takes a file in and moves it; false when it has to wait. */
    private boolean dealWith(Path file) {
        if (isLink(file)) {
            return false; // since it was looked at
        }
        FileState before = state(file);
        List<String> taken = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try {
            List<Source> sources = SourcePaths.of(List.of(file.toAbsolutePath().toString()), folder);
            taking.takeAll(sources, new OutcomeNotes(taken, faults));
        } catch (TidewaiterException e) {
            if (e.kind() != Kind.INPUT && e.kind() != Kind.USAGE) {
                return later(file, e);
            }
            faults.add(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            faults.add("Something unforeseen went wrong (" + e + "): report it with the file.");
        } catch (OutOfMemoryError e) {
            faults.add(
                    "There was too little memory for it: set TIDEWAITER_HEAP to more, for example 4g, and put it here"
                            + " again.");
        }
        if (!faults.isEmpty() && !java.util.Objects.equals(before, state(file))) {
            return false; // it was not complete after all
        }
        return faults.isEmpty() ? done(file, taken) : failed(file, taken, faults);
    }

    /** Notes in sentences what became of each part of a file. */
    private record OutcomeNotes(List<String> taken, List<String> faults) implements SourceOutcomes.Listener {
        @Override
        public void loaded(LoadReport report) {
            taken.add(String.format(
                    Locale.ROOT,
                    "%s: read %,d = accepted %,d + quarantined %,d (load %d)",
                    report.file(),
                    report.read(),
                    report.accepted(),
                    report.quarantined(),
                    report.loadId()));
            report.remarks().forEach(r -> taken.add("  " + r));
        }

        @Override
        public void passedOver(SourceOutcomes.KnownSource source) {
            taken.add(source.why()); // loaded before: nothing is to be done
        }

        @Override
        public void notTaken(SourceOutcomes.RefusedSource source) {
            faults.add(String.valueOf(source.why().getMessage()));
        }
    }

    private boolean later(Path file, TidewaiterException e) {
        told.accept(file.getFileName() + " waits: " + e.getMessage());
        FileState state = state(file);
        seen.put(file, new SeenFile(state == null ? new FileState(-1, -1) : state, clock.instant()));
        return false;
    }

    private boolean done(Path file, List<String> taken) {
        taken.forEach(told);
        return move(file, "done") != null;
    }

    private boolean failed(Path file, List<String> taken, List<String> faults) {
        Path moved = move(file, "failed");
        String text = String.join("\n", faults) + "\n"
                + (taken.isEmpty() ? "" : "Loaded from it all the same:\n" + String.join("\n", taken) + "\n");
        told.accept(file.getFileName() + " failed: " + faults.getFirst());
        if (moved == null) {
            return false;
        }
        try {
            Files.writeString(moved.resolveSibling(moved.getFileName() + ".txt"), text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            told.accept("The reason could not be written beside " + moved + " (" + e.getMessage() + ")");
        }
        return true;
    }

    private static boolean isFree(Path file) {
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Moves a file, under a name that is free there; null when that is refused. */
    private @Nullable Path move(Path file, String where) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        try {
            for (int n = 1; ; n++) {
                String free = n == 1 ? name : name.substring(0, dot) + "-" + n + name.substring(dot);
                Path target = folder.resolve(where).resolve(free);
                if (isFree(target) && isFree(target.resolveSibling(free + ".txt"))) {
                    seen.remove(file);
                    return Files.move(file, target);
                }
            }
        } catch (IOException e) {
            told.accept(file + " could not be moved to " + where + "/ (" + e.getMessage() + ")");
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system drops the lock with the process.
        }
    }
}
