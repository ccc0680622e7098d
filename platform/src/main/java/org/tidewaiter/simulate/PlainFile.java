package org.tidewaiter.simulate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** A CSV file that is not packed, written from its header on. */
final class PlainFile implements AutoCloseable {
    private final Path path;
    private final OutputStream out;

    PlainFile(Path path, String header) {
        this.path = path;
        try {
            Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
            out = new BufferedOutputStream(Files.newOutputStream(path));
            out.write((header + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private TidewaiterException failure(IOException e) {
        return new TidewaiterException(
                Kind.STORAGE,
                path + " cannot be written (" + e.getMessage() + ")",
                "check that the directory can be written and the disk has room",
                e);
    }
}
