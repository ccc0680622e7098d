package org.tidewaiter.source;

import java.io.BufferedReader;
import java.io.IOException;

/**
 * The original text of records, read again from the file: the reader of separated values gives values, not the text they
 * stood in. Lines are counted as it counts them: CR, LF and CRLF each end one.
 */
public final class OriginalLines implements AutoCloseable {
    private static final int LONGEST = 100_000;

    private final BufferedReader in;
    private final Dialect dialect;
    private long line = 1;
    private int pushedBack = -2;

    public OriginalLines(SourceFile file) {
        this.in = new BufferedReader(new DecodingReader(file), 1 << 16);
        this.dialect = file.dialect();
    }

    /** The text of the record that starts at a line, without its line end; lines must be asked for in rising order. */
    public String record(long start) throws IOException {
        while (line < start && skipLine()) {
            // on to the record
        }
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        boolean plain = false; // a quote within a value that did not start with one is part of it
        boolean begun = false;
        for (int c = next(); c >= 0; c = next()) {
            if (c == dialect.quote() && !plain) {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                endLine(c);
                return text.toString();
            } else if (!quoted && c == dialect.delimiter()) {
                plain = false;
                begun = false;
            } else if (!quoted) {
                plain |= !begun;
                begun = true;
            } else if (c == '\n' || c == '\r' && peek() != '\n') {
                line++;
            }
            if (text.length() < LONGEST) {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private boolean skipLine() throws IOException {
        for (int c = next(); c >= 0; c = next()) {
            if (c == '\n' || c == '\r') {
                endLine(c);
                return true;
            }
        }
        return false;
    }

    private void endLine(int c) throws IOException {
        if (c == '\r' && peek() == '\n') {
            next();
        }
        line++;
    }

    private int next() throws IOException {
        if (pushedBack != -2) {
            int c = pushedBack;
            pushedBack = -2;
            return c;
        }
        return in.read();
    }

    private int peek() throws IOException {
        if (pushedBack == -2) {
            pushedBack = in.read();
        }
        return pushedBack;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
