package org.tidewaiter.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, UTF-16 or UTF-32 that are not blank, cut where one is longer than any record. */
final class JsonLines implements AutoCloseable {
    private static final int LONGEST = 4_000_000;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;
    private boolean first = true;

    JsonLines(Path file) throws IOException {
        byte[] start;
        try (InputStream beginning = Files.newInputStream(file)) {
            start = beginning.readNBytes(4);
        }
        in = new InputStreamReader(
                Files.newInputStream(file), JsonEncoding.of(start).newDecoder());
    }

    /** The next line that is not blank, or null after the last one. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        while (position < limit || fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.append(buffer, position, Math.max(0, Math.min(end - position, LONGEST - line.length())));
            position = Math.min(end + 1, limit);
            if (end < limit) {
                String text = line.toString();
                if (!text.isBlank()) {
                    return text;
                }
                line.setLength(0);
            }
        }
        return line.toString().isBlank() ? null : line.toString();
    }

    private boolean fill() throws IOException {
        int got = in.read(buffer);
        limit = Math.max(got, 0);
        position = first && limit > 0 && buffer[0] == '\ufeff' ? 1 : 0; // a byte order mark is no part of the text
        first = false;
        return got > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
