package org.tidewaiter.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock of the owner of a workspace: the operating system's, exclusive, on {@code workspace.lock}; it goes when the process ends,
 * however it ends. An owner never holds less than an exclusive lock: where others can be shared with, they are of somebody who may
 * read the file and wants the owner out, and the file is replaced by a new one that only the owner can read.
 */
final class WorkspaceLock implements AutoCloseable {
    static final String FILE = "workspace.lock";

    /** What this process holds: to open and close such a file once more would drop its lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object key;

    private WorkspaceLock(Path file, FileChannel channel, @Nullable Object key) {
        this.file = file;
        this.channel = channel;
        this.key = key;
    }

    /** Takes the lock; nothing where another process, or this one, is the owner. */
    static Optional<WorkspaceLock> take(Path directory) throws IOException {
        Path file = directory.toRealPath().resolve(FILE);
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        FileChannel locked = null;
        try {
            OwnerOnly.file(file);
            locked = locked(file);
            if (locked == null && isSharedOnly(file)) {
                locked = replaced(file);
            }
            return locked == null ? Optional.empty() : Optional.of(new WorkspaceLock(file, locked, key(file)));
        } finally {
            if (locked == null) {
                HELD.remove(file);
            }
        }
    }

    /** Whether a process owns the workspace. */
    static boolean isTaken(Path directory) {
        try {
            Path file = directory.toRealPath().resolve(FILE);
            if (HELD.contains(file)) {
                return true;
            }
            if (!Files.exists(file)) {
                return false;
            }
            try (FileChannel free = locked(file)) {
                return free == null && !isSharedOnly(file);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the file of the lock is still where it was: it is not when the workspace was moved, deleted or replaced. */
    boolean isInPlace() {
        try {
            return Objects.equals(key, key(file));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system has dropped the lock, or will when this process ends.
        } finally {
            HELD.remove(file);
        }
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel, false) != null) {
            return channel;
        }
        channel.close();
        return null;
    }

    private static boolean isSharedOnly(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return lock(channel, true) != null;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    /** A new file in place of one that others hold a read lock on; the database's own lock decides between two that do so at once. */
    private static @Nullable FileChannel replaced(Path file) throws IOException {
        Path fresh = OwnerOnly.file(file.resolveSibling(FILE + "." + UUID.randomUUID()));
        FileChannel channel = Objects.requireNonNull(locked(fresh));
        Object mine = key(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (Objects.equals(mine, key(file))) {
            return channel;
        }
        channel.close();
        return null;
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
