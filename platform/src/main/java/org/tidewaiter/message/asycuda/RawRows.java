package org.tidewaiter.message.asycuda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a delimited file as they stand, quotes and all; a quoted value may hold line ends. A quote that nothing closes within
 * the longest row ends with its line, so that it harms one row only.
 */
final class RawRows {
    /**
     * A row.
     *
     * @param text as it stood, without its line end
     * @param line where it starts, from 1
     */
    record Row(String text, long line) {}

    /** No row of a customs declaration comes near; more is an unclosed quote. */
    private static final int LONGEST = 1 << 16;

    private final BufferedReader in;
    private long line;
    private int more;

    RawRows(Reader in) {
        this.in = new BufferedReader(in, 2 * LONGEST);
    }

    /** The next row that is not blank, or null after the last. */
    @Nullable
    Row next() throws IOException {
        for (String first = line(); first != null; first = line()) {
            if (!first.isBlank()) {
                return new Row(whole(first), line);
            }
        }
        return null;
    }

    /** The first line that is not blank, as a header: names of columns hold no line ends, whatever quotes are astray. */
    @Nullable
    Row header() throws IOException {
        String first = line();
        while (first != null && first.isBlank()) {
            first = line();
        }
        return first == null ? null : new Row(first, line);
    }

    /** What is left, as far as it is kept: sixteen longest rows. */
    String rest() throws IOException {
        char[] text = new char[16 * LONGEST];
        int length = 0;
        for (int more = 0; more >= 0 && length < text.length; length += Math.max(0, more)) {
            more = in.read(text, length, text.length - length);
        }
        return new String(text, 0, length);
    }

    private String whole(String first) throws IOException {
        if (!open(first)) {
            return first;
        }
        in.mark(2 * LONGEST);
        StringBuilder text = new StringBuilder(first);
        int lines = 0;
        while (open(text)) {
            String next = text.length() > LONGEST ? null : in.readLine();
            if (next == null || text.length() + next.length() > LONGEST) {
                in.reset();
                return first;
            }
            text.append('\n').append(next);
            lines++;
        }
        more = lines;
        return text.toString();
    }

    private @Nullable String line() throws IOException {
        line += 1 + more;
        more = 0;
        return in.readLine();
    }

    /** Whether a quoted value is still open at its end: quotes come in pairs, one inside a value doubled. */
    private static boolean open(CharSequence text) {
        return (text.chars().filter(c -> c == '"').count() & 1) == 1;
    }
}
