package org.tidewaiter.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** What the database takes of memory where nothing else is said. */
    public static final String USUAL_MEMORY = "1GB";

    /** Another version may say more of itself. */
    private static final ObjectReader OWNER =
            Json.MAPPER.readerFor(Owner.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * Who owns a workspace.
     *
     * @param pid process id
     * @param since when it took the workspace
     * @param command what it runs, such as {@code serve}
     * @param url where it listens, if it serves pages
     * @param door the Unix socket on which it takes commands of the same user, if it serves
     */
    public record Owner(
            long pid,
            Instant since,
            String command,
            @Nullable String url,
            @Nullable String door) {}

    private final Path directory;
    private final WorkspaceLock lock;
    private final Lake lake;
    private final List<Path> wider;
    private Owner owner;
    private @Nullable String address;

    private Workspace(Path directory, WorkspaceLock lock, Owner owner, Lake lake, List<Path> wider) {
        this.directory = directory;
        this.lock = lock;
        this.owner = owner;
        this.lake = lake;
        this.wider = wider;
    }

    /** Opens the workspace with the usual memory, making the directory if there is none. */
    public static Workspace open(Path directory, String command) {
        return open(directory, command, USUAL_MEMORY);
    }

    /**
     * Opens the workspace, making the directory if there is none.
     *
     * @param directory the workspace
     * @param command what this process runs, told to whoever finds the workspace taken
     * @param memory what the database may take unless the environment says otherwise, such as {@code 2GB}
     * @throws TidewaiterException of kind BUSY when another process owns it, STORAGE when the directory refuses
     */
    public static Workspace open(Path directory, String command, String memory) {
        Optional<WorkspaceLock> lock = Optional.empty();
        boolean opened = false;
        boolean fresh = !WorkspaceDirectory.isThere(directory);
        boolean made = !Files.exists(directory);
        try {
            WorkspaceDirectory.prepare(directory);
            List<Path> wider = WorkspaceDirectory.wider(directory);
            lock = WorkspaceLock.take(directory);
            if (lock.isEmpty()) {
                throw busy(directory);
            }
            WorkspaceDirectory.clear(directory.resolve("tmp"));
            Owner owner = new Owner(ProcessHandle.current().pid(), Instant.now(), command, null, null);
            writeOwner(directory, owner);
            Workspace workspace =
                    new Workspace(directory, lock.get(), owner, WorkspaceDirectory.lake(directory, memory), wider);
            workspace.lake.beforeCommit(workspace::requireInPlace);
            opened = true;
            return workspace;
        } catch (IOException e) {
            throw FullDisk.in(e)
                    .orElseGet(() -> new TidewaiterException(
                            Kind.STORAGE,
                            "The workspace " + directory + " cannot be opened (" + FileError.why(e) + ")",
                            "give a directory that you may write to with --workspace",
                            e));
        } finally {
            if (!opened && lock.isPresent()) {
                lock.get().close();
                if (fresh) {
                    WorkspaceDirectory.discard(directory, made);
                }
            }
        }
    }

    /** Whether the workspace is still where it was opened. */
    public boolean isInPlace() {
        return lock.isInPlace();
    }

    private void requireInPlace() {
        if (!isInPlace()) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The workspace " + directory
                            + " was moved or deleted while it was in use; nothing more is written to it",
                    "run the command again where the workspace is now");
        }
    }

    /** Who owns the workspace now, if a process does; nothing when it is free or not there. */
    public static Optional<Owner> ownerOf(Path directory) {
        return WorkspaceLock.isTaken(directory) ? readOwner(directory) : Optional.empty();
    }

    /**
     * Tells other commands that this process serves, and on which socket it takes them.
     *
     * @param url where the pages are
     * @param secretAddress the same with the secret that opens them; kept in memory only
     * @param door the socket
     */
    public void announce(String url, String secretAddress, Path door) {
        address = secretAddress;
        owner = new Owner(owner.pid(), owner.since(), owner.command(), url, door.toString());
        try {
            writeOwner(directory, owner);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE, "owner.json cannot be written in " + directory, "check the directory's rights", e);
        }
    }

    /** The address that opens the pages, with its secret; null while none are served. */
    public @Nullable String address() {
        return address;
    }

    /** What of this workspace others than its owner could read when it was opened; empty is right. */
    public List<Path> wider() {
        return wider;
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
            lock.close();
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE, "The workspace " + directory + " did not close cleanly", "check the disk", e);
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

    private static Optional<Owner> readOwner(Path directory) {
        try {
            return Optional.of(OWNER.readValue(directory.resolve("owner.json").toFile()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void writeOwner(Path directory, Owner owner) throws IOException {
        DurableFile.write(directory.resolve("owner.json"), Json.MAPPER.writeValueAsBytes(owner));
    }
}
