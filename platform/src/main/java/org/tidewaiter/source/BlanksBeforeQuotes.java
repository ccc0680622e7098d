package org.tidewaiter.source;

import java.util.Arrays;

/**
 * Leaves out blanks between a delimiter and the quote that opens a value ({@code 7, "a, b"}), before which readers of separated values take the
 * quote for a part of the value and the delimiter within it for one. Blanks within values and before other signs stay. Keeps its place from one
 * piece of text to the next.
 */
final class BlanksBeforeQuotes {
    private final char quote;
    private final char delimiter;
    private boolean atStart = true;
    private boolean quoted;
    private int blanks;

    BlanksBeforeQuotes(Dialect dialect) {
        quote = dialect.quote();
        delimiter = dialect.delimiter();
    }

    /** A whole text. */
    static String without(String text, Dialect dialect) {
        char[] to = new char[text.length()];
        BlanksBeforeQuotes left = new BlanksBeforeQuotes(dialect);
        return new String(to, 0, left.rewrite(text.toCharArray(), text.length(), to));
    }

    /** How many characters a piece may have at most, with the blanks of the piece before that wait for what follows them. */
    int most(int length) {
        return length + blanks;
    }

    /** Rewrites a piece of a text; blanks at the start of a value at its end wait for the next piece. */
    int rewrite(char[] from, int length, char[] to) {
        int at = 0;
        for (int i = 0; i < length; i++) {
            char c = from[i];
            if (atStart && c == ' ') {
                blanks++;
                continue;
            }
            if (blanks > 0) {
                at = c == quote ? at : put(to, at, blanks);
                blanks = 0;
            }
            quoted ^= c == quote && (quoted || atStart);
            atStart = !quoted && (c == delimiter || c == '\n' || c == '\r');
            to[at++] = c;
        }
        return at;
    }

    private static int put(char[] to, int at, int blanks) {
        Arrays.fill(to, at, at + blanks, ' ');
        return at + blanks;
    }
}
