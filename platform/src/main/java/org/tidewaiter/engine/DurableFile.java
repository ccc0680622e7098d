package org.tidewaiter.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Small files that survive a power cut: written beside their place, forced to the disk, moved into place in one step, and the
 * directory forced too. After a crash the file is as it was or as it was to be, never half. Files are for their owner only
 * (mode 0600).
 *
 * <p>Whatever names such a file (a row in the database, another file) is written after {@link #write} has returned.
 */
public final class DurableFile {
    private DurableFile() {}

    /** Writes a file, in place of one that may be there. */
    public static void write(Path file, byte[] content) throws IOException {
        Path draft = draft(file, content);
        try {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        forceDirectory(parent(file));
    }

    /**
     * Writes a file that is not there yet; of several at once, one wins.
     *
     * @throws FileAlreadyExistsException when it is there; it is left as it is
     */
    public static void create(Path file, byte[] content) throws IOException {
        Path draft = draft(file, content);
        try {
            link(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
        forceDirectory(parent(file));
    }

    /** Makes a directory for its owner only, so that it is there after a power cut; one that is there stays as it is. */
    public static void directory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            OwnerOnly.directory(directory);
            forceDirectory(parent(directory));
        }
    }

    /** Forces to the disk what a file holds that was written by other means. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Forces to the disk which files a directory holds; systems that cannot open a directory do so by themselves. */
    public static void forceDirectory(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path draft(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".new");
        OwnerOnly.file(draft);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(draft); // a full disk is not made fuller
            throw e;
        }
        return draft;
    }

    /** A hard link is made in one step and never over a file that is there; where there are none, a move is nearest. */
    private static void link(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }
}
