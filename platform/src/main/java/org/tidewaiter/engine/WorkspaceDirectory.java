package org.tidewaiter.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** A directory as a workspace: whether it is one, may become one, is closed to others, and is removed when nothing came into it. */
public final class WorkspaceDirectory {
    private static final String DATABASE = "tidewaiter.duckdb";
    /** What in a workspace is nobody's business but its owner's. */
    private static final List<String> SECRET = List.of(
            DATABASE,
            "models",
            "logs",
            "tmp",
            "search",
            "trail.head",
            "mappings",
            "api.token",
            "random.key",
            "owner.json",
            WorkspaceLock.FILE);

    /** What may lie in a directory before it becomes a workspace. */
    private static final Set<String> PREPARED =
            Set.of("mappings", "checks.yaml", "letter.yaml", "learned-names.yaml", "api.token", "simulated");
    /** What Tidewaiter makes in one. */
    private static final List<String> MADE = List.of(
            DATABASE,
            DATABASE + ".wal",
            "models",
            "logs",
            "tmp",
            "run",
            "search",
            "trail.head",
            "owner.json",
            "owner.json.new",
            WorkspaceLock.FILE);

    private WorkspaceDirectory() {}

    /** Whether there is a workspace, whole or damaged, in a directory. */
    public static boolean isThere(Path directory) {
        try {
            Path models = directory.resolve("models");
            return Files.exists(directory.resolve(DATABASE))
                    || Files.exists(directory.resolve("random.key"))
                    || Files.isDirectory(models) && !isEmpty(models);
        } catch (IOException e) {
            return true; // who may not look decides nothing
        }
    }

    /**
     * Removes a workspace that was just made and into which nothing came: what Tidewaiter makes, and nothing else.
     *
     * @param made whether the directory was made with it
     */
    public static void discard(Path directory, boolean made) {
        try {
            for (String part : MADE) {
                Path there = directory.resolve(part);
                if (Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)) {
                    clear(there);
                }
                Files.deleteIfExists(there);
            }
            if (made) {
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            // What is left is an empty workspace; the failure that led here says what matters.
        }
    }

    /**
     * The database; a new one is made for its owner only, and until it is so its directory keeps it.
     *
     * @param usual the memory that it takes where the environment says nothing
     */
    static Lake lake(Path directory, String usual) throws IOException {
        Path database = directory.resolve(DATABASE);
        boolean isNew = !Files.exists(database);
        if (isNew && (Files.exists(directory.resolve("random.key")) || !isEmpty(directory.resolve("models")))) {
            throw DatabaseDamage.damaged(
                    "is gone: " + database + " is not there, but models or keys of a workspace are", null);
        }
        String memory = Optional.ofNullable(System.getenv("TIDEWAITER_MEMORY")).orElse(usual);
        Lake lake = Lake.open(database, directory.resolve("tmp"), memory);
        if (isNew) {
            OwnerOnly.close(database);
        }
        return lake;
    }

    /** What in a workspace others than its owner can read; empty is right. */
    static List<Path> wider(Path directory) throws IOException {
        return OwnerOnly.wider(
                Stream.concat(Stream.of(directory), SECRET.stream().map(directory::resolve)));
    }

    /** Makes the directory and its parts, where they are not there; refuses one that is full of other things. */
    static void prepare(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new TidewaiterException(
                    Kind.INPUT, directory + " is a file, not a workspace", "give a directory with --workspace");
        }
        OwnerOnly.directory(directory);
        refuseForeign(directory);
        if (isEmpty(directory)) {
            closeIfMine(directory);
        }
        for (String part : new String[] {"models", "logs", "tmp"}) {
            OwnerOnly.directory(directory.resolve(part));
        }
    }

    /** A directory full of other things is not made a workspace: what lies in its tmp/ would be cleared away. */
    private static void refuseForeign(Path directory) throws IOException {
        if (isThere(directory) || Files.exists(directory.resolve(WorkspaceLock.FILE))) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            Optional<String> foreign = files.map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> !n.startsWith(".") && !PREPARED.contains(n))
                    .findFirst();
            if (foreign.isPresent()) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        directory + " is no workspace and has other things in it, such as " + foreign.get(),
                        "name a new or an empty directory with --workspace");
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static void closeIfMine(Path directory) {
        try {
            OwnerOnly.close(directory);
        } catch (IOException e) {
            // Another user's directory, in which this one may write: the warning of what others may read stands.
        }
    }

    /** Empties a directory. */
    static void clear(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!file.equals(directory)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
