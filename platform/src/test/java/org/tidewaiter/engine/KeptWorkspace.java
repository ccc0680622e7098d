package org.tidewaiter.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A directory that is made once for many tests, and of which each gets a copy of its own: making tables and filling them takes
 * longer than what most tests do with them.
 */
public final class KeptWorkspace {
    private final Consumer<Path> maker;
    private Path made = Path.of("");

    /**
     * Remembers how it is made.
     *
     * @param maker fills a directory that is there and empty, and leaves nothing in it open
     */
    public KeptWorkspace(Consumer<Path> maker) {
        this.maker = maker;
    }

    /** Copies it to a directory, which is made where it is not there. */
    public synchronized void copyTo(Path directory) {
        try {
            if (made.toString().isEmpty()) {
                made = TemporaryFiles.directory();
                maker.accept(made);
            }
            List<Path> all;
            try (Stream<Path> files = Files.walk(made)) {
                all = files.toList();
            }
            for (Path from : all) {
                Path to = directory.resolve(made.relativize(from).toString());
                if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(to);
                    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
                } else {
                    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
