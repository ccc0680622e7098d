package org.tidewaiter.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Directories for what is unpacked while a file is looked at, outside a workspace: all of one process lie in one directory of the directory for
 * temporary files, for its owner only, which goes with the process. What a process left that was killed is removed by the next one, which knows it by
 * its lock: the operating system has dropped it.
 */
public final class TemporaryFiles {
    private static final String PREFIX = "tidewaiter-passing-";
    private static final String LOCK = "lock";

    private static @Nullable Path ours;
    /** Held until the process ends; referred to, so that it is not closed before. */
    private static @Nullable FileChannel held;

    private TemporaryFiles() {}

    /** A new and empty directory. */
    public static Path directory() throws IOException {
        return Files.createTempDirectory(ours(), "files-");
    }

    private static synchronized Path ours() throws IOException {
        Path known = ours;
        if (known != null && Files.isDirectory(known)) {
            return known;
        }
        removeLeft();
        Path made = Files.createTempDirectory(PREFIX);
        held = FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        held.lock();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made), "passing-files"));
        ours = made;
        return made;
    }

    private static void removeLeft() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            List<Path> left = files.filter(f -> String.valueOf(f.getFileName()).startsWith(PREFIX))
                    .filter(TemporaryFiles::isLeft)
                    .toList();
            left.forEach(TemporaryFiles::remove);
        } catch (IOException e) {
            // What cannot be listed cannot be tidied up.
        }
    }

    /** Whether its process has ended; one that is just being made, without a lock yet, is left alone. */
    private static boolean isLeft(Path directory) {
        try (FileChannel lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE)) {
            return lock.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // another user's, or at work
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            // The next process tries again.
        }
    }
}
