package org.tidewaiter.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are written while messages are read and handed to the database afterwards. The first megabyte stays in memory, what follows
 * goes to a passing file: memory does not grow with the file, and the thousands of small ones need no file of their own.
 */
final class RowSpool implements AutoCloseable {
    private static final int KEPT_BYTES = 1 << 20;

    private final Path directory;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private @Nullable Path file;
    private DataOutputStream out = new DataOutputStream(kept);
    private long rows;

    /** Holds nothing yet; a passing file, if it is needed, is made in {@code directory}. */
    RowSpool(Path directory) {
        this.directory = directory;
    }

    long rows() {
        return rows;
    }

    /** Where to write the next row. */
    DataOutputStream row() throws IOException {
        rows++;
        if (file == null && kept.size() > KEPT_BYTES) {
            Path made = Files.createTempFile(directory, "rows", "");
            file = made;
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(made), 1 << 16));
        }
        return out;
    }

    /** All rows from the first on; none may be written any more. */
    DataInputStream read() throws IOException {
        out.flush();
        InputStream first = new ByteArrayInputStream(kept.toByteArray());
        Path spilled = file;
        return new DataInputStream(
                spilled == null
                        ? first
                        : new SequenceInputStream(
                                first, new BufferedInputStream(Files.newInputStream(spilled), 1 << 16)));
    }

    @Override
    public void close() {
        try {
            out.close();
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It lies in the directory for passing files, which is emptied at the next start.
        }
    }
}
