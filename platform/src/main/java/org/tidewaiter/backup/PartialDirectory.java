package org.tidewaiter.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * A directory in the making, beside its place: it is there whole or not at all. What a killed process left half made is removed by
 * the next that makes the same.
 */
final class PartialDirectory implements AutoCloseable {
    private static final String MARK = ".tidewaiter-partial";

    private final Path place;
    private final Path path;

    private PartialDirectory(Path place, Path path) {
        this.place = place;
        this.path = path;
    }

    /**
     * Begins a directory.
     *
     * @param place where it is to be; nothing or an empty directory may be there
     * @throws TidewaiterException INPUT when something is there
     */
    static PartialDirectory of(Path place) throws IOException {
        Path whole = place.toAbsolutePath().normalize();
        if (Files.exists(whole) && !isEmptyDirectory(whole)) {
            throw new TidewaiterException(
                    Kind.INPUT, place + " is there already", "name a directory that is not there; none is overwritten");
        }
        Path above = Objects.requireNonNullElse(whole.getParent(), whole);
        Files.createDirectories(above);
        String prefix = "." + whole.getFileName() + ".partial-";
        removeLeft(above, prefix);
        Path path = OwnerOnly.directory(
                above.resolve(prefix + ProcessHandle.current().pid()));
        OwnerOnly.file(path.resolve(MARK));
        return new PartialDirectory(whole, path);
    }

    Path path() {
        return path;
    }

    /** Moves it into its place, in one step, once all of it is on the disk. */
    void finish() throws IOException {
        Files.delete(path.resolve(MARK));
        for (Path directory : all(path).filter(Files::isDirectory).toList()) {
            DurableFile.forceDirectory(directory);
        }
        Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.forceDirectory(Objects.requireNonNull(place.getParent()));
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws IOException {
        if (Files.exists(path)) {
            remove(path);
        }
    }

    private static boolean isEmptyDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static void removeLeft(Path above, String prefix) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(above)) {
            left = files.filter(f -> f.getFileName().toString().startsWith(prefix) && isLeft(f, prefix))
                    .toList();
        }
        for (Path directory : left) {
            remove(directory);
        }
    }

    /** Whether it is one of ours whose process has ended. */
    private static boolean isLeft(Path directory, String prefix) {
        String pid = directory.getFileName().toString().substring(prefix.length());
        return pid.matches("\\d{1,18}")
                && Files.exists(directory.resolve(MARK))
                && (Long.parseLong(pid) == ProcessHandle.current().pid()
                        || ProcessHandle.of(Long.parseLong(pid)).isEmpty());
    }

    private static void remove(Path directory) throws IOException {
        for (Path file : all(directory).sorted(Comparator.reverseOrder()).toList()) {
            // The mark goes last, so that what is left of a removal that was killed is known again.
            if (!file.equals(directory) && !file.equals(directory.resolve(MARK))) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory.resolve(MARK));
        Files.deleteIfExists(directory);
    }

    private static Stream<Path> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        }
    }
}
