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

    private int more;

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
