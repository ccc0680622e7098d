package org.tidewaiter.engine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Directories (mode 0700) and files (mode 0600) that nobody but their owner can read. Where the file system knows no such modes,
 * the directory's own rights decide.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes a directory, with those above it that are missing, for its owner only; one that is there stays as it is. */
    public static Path directory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Path above = directory.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        try {
            return Files.createDirectory(directory, mode(directory, DIRECTORY));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
            return directory;
        }
    }

    /** Makes an empty file for its owner only; one that is there stays as it is. */
    public static Path file(Path file) throws IOException {
        try {
            return Files.createFile(file, mode(file, FILE));
        } catch (FileAlreadyExistsException e) {
            return file;
        }
    }

    /** Takes a file that was just made from all others but its owner. */
    public static void close(Path file) throws IOException {
        if (knowsModes(file) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(file, Files.isDirectory(file) ? DIRECTORY : FILE);
        }
    }

    /** Those of the files that others than their owner may read, write or enter. */
    static List<Path> wider(Stream<Path> files) {
        return files.filter(OwnerOnly::isWider).toList();
    }

    /** Whether another user than the owner, or root, may do anything with a file. */
    private static boolean isWider(Path file) {
        try {
            PosixFileAttributes seen = Files.readAttributes(file, PosixFileAttributes.class);
            Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
            others.addAll(seen.permissions());
            others.removeAll(DIRECTORY);
            return !others.isEmpty();
        } catch (IOException | UnsupportedOperationException e) {
            return false; // not there, or a file system without modes
        }
    }

    private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> mode) {
        return knowsModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsModes(Path path) {
        return Objects.requireNonNull(path.getFileSystem())
                .supportedFileAttributeViews()
                .contains("posix");
    }
}
