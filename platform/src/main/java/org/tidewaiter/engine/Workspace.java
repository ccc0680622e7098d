package org.tidewaiter.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * One directory that holds everything: {@code tidewaiter.duckdb}, {@code models/}, {@code logs/}, {@code tmp/}.
 *
 * <p>One process owns it at a time, because DuckDB allows one. The owner holds a lock on {@code workspace.lock} (the
 * operating system drops it when the process ends, however it ends) and says who it is in {@code owner.json}.
 */
public final class Workspace implements AutoCloseable {
    /** Where a workspace is when no one says otherwise. */
    public static final Path DEFAULT = Path.of("tidewaiter-data");

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /**
     * Who owns a workspace.
     *
     * @param pid process id
     * @param since when it took the workspace
     * @param command what it runs, such as {@code serve}
     * @param url where it listens, if it serves pages
     * @param token what another command of the same user shows to be let in
     */
    public record Owner(
            long pid,
            Instant since,
            String command,
            @Nullable String url,
            @Nullable String token) {}

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;
    private final Lake lake;
    private Owner owner;

    private Workspace(Path directory, FileChannel channel, FileLock lock, Owner owner, Lake lake) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
        this.owner = owner;
        this.lake = lake;
    }

    /**
     * Opens the workspace, making the directory if there is none.
     *
     * @param directory the workspace
     * @param command what this process runs, told to whoever finds the workspace taken
     * @throws TidewaiterException of kind BUSY when another process owns it, STORAGE when the directory refuses
     */
    public static Workspace open(Path directory, String command) {
        FileChannel channel = null;
        try {
            prepare(directory);
            channel = FileChannel.open(
                    directory.resolve("workspace.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw busy(directory);
            }
            clear(directory.resolve("tmp"));
            Owner owner = new Owner(ProcessHandle.current().pid(), Instant.now(), command, null, null);
            writeOwner(directory, owner);
            String memory =
                    Optional.ofNullable(System.getenv("TIDEWAITER_MEMORY")).orElse("1GB");
            Lake lake = Lake.open(directory.resolve("tidewaiter.duckdb"), directory.resolve("tmp"), memory);
            return new Workspace(directory, channel, lock, owner, lake);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The workspace " + directory + " cannot be opened (" + Refused.why(e) + ")",
                    "give a directory that you may write to with --workspace",
                    e);
        }
    }

    /** Who owns the workspace now, if a process does; nothing when it is free or not there. */
    public static Optional<Owner> ownerOf(Path directory) {
        Path lockFile = directory.resolve("workspace.lock");
        if (!Files.exists(lockFile)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
                return Optional.empty();
            }
            return readOwner(directory);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Tells other commands that this process serves, and with which token they may come in. */
    public void announce(String url, String token) {
        owner = new Owner(owner.pid(), owner.since(), owner.command(), url, token);
        try {
            writeOwner(directory, owner);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE, "owner.json cannot be written in " + directory, "check the directory's rights", e);
        }
    }

    /** The database. */
    public Lake lake() {
        return lake;
    }

    /** The workspace's directory. */
    public Path directory() {
        return directory;
    }

    /** Where models are kept, one directory each. */
    public Path models() {
        return directory.resolve("models");
    }

    /** A directory for passing files; emptied whenever the workspace is opened. */
    public Path temporary() {
        return directory.resolve("tmp");
    }

    /** Who owns this workspace: this process. */
    public Owner owner() {
        return owner;
    }

    @Override
    public void close() {
        lake.close();
        try {
            Files.deleteIfExists(directory.resolve("owner.json"));
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE, "The workspace " + directory + " did not close cleanly", "check the disk", e);
        }
    }

    private static void prepare(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new TidewaiterException(
                    Kind.INPUT, directory + " is a file, not a workspace", "give a directory with --workspace");
        }
        for (String part : new String[] {"models", "logs", "tmp"}) {
            Files.createDirectories(directory.resolve(part));
        }
    }

    private static TidewaiterException busy(Path directory) {
        String holder = readOwner(directory)
                .map(o -> "process " + o.pid() + " (tidewaiter " + o.command() + ", since "
                        + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                                .withZone(ZoneId.systemDefault())
                                .format(o.since().truncatedTo(ChronoUnit.MINUTES))
                        + ")")
                .orElse("another process");
        return new TidewaiterException(
                Kind.BUSY,
                "The workspace " + directory + " is held by " + holder,
                "wait for it or stop it, or use another directory with --workspace");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private static Optional<Owner> readOwner(Path directory) {
        try {
            return Optional.of(JSON.readValue(directory.resolve("owner.json").toFile(), Owner.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void writeOwner(Path directory, Owner owner) throws IOException {
        Path draft = directory.resolve("owner.json.new");
        Files.deleteIfExists(draft);
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(draft, JSON.writeValueAsBytes(owner));
        Files.move(draft, directory.resolve("owner.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void clear(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!file.equals(directory)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing more can be done: the exception that led here says what matters.
        }
    }
}
