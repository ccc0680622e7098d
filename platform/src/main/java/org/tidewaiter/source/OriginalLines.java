package org.tidewaiter.source;

import java.io.IOException;
import java.io.Reader;

/**
 * The original text of records, read again from the file: the reader of separated values gives values, not the text they
 * stood in. Lines are counted as it counts them: CR, LF and CRLF each end one.
 */
public final class OriginalLines implements AutoCloseable {
    /** What programs of DOS write behind the last row. */
    public static final char END_OF_FILE = '\u001a';

    /** Whether a text is nothing but what programs of DOS and of mainframes fill a file up with: that sign, and NUL. */
    public static boolean endsFile(String text) {
        return !text.isEmpty() && endsFile(text.toCharArray(), 0, text.length());
    }

    /** The same for a part of a text. */
    public static boolean endsFile(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] != END_OF_FILE && text[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static final int LONGEST = 100_000;

    private static final int AT_ONCE = 1 << 16;

    private final Reader in;
    private final Dialect dialect;
    private final char[] read = new char[AT_ONCE];
    private int at;
    private int end;
    private long line = 1;

    public OriginalLines(SourceFile file) {
        this.in = new DecodingReader(file);
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

    /** In a loop of its own over what was read: a call for every character took a fifth of a load. */
    private boolean skipLine() throws IOException {
        while (at < end || fill()) {
            while (at < end) {
                char c = read[at++];
                if (c == '\n' || c == '\r') {
                    endLine(c);
                    return true;
                }
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

    private boolean fill() throws IOException {
        at = 0;
        end = 0;
        while (end == 0) {
            int count = in.read(read, 0, AT_ONCE);
            if (count < 0) {
                return false;
            }
            end = count;
        }
        return true;
    }

    private int next() throws IOException {
        return at < end || fill() ? read[at++] : -1;
    }

    private int peek() throws IOException {
        return at < end || fill() ? read[at] : -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
