package org.tidewaiter.source;

import java.util.Arrays;

/**
 * Turns quotes within quoted values that are escaped by a backslash, as exports of MySQL and PostgreSQL have them, into doubled
 * ones, which readers of separated values know; a doubled backslash there becomes one. What stands outside quotes stays.
 * Keeps its place from one piece of text to the next.
 */
final class BackslashQuotes {
    private final char quote;
    private final char delimiter;
    private boolean atStart = true;
    private boolean quoted;
    private boolean closed;
    private boolean backslash;

    BackslashQuotes(Dialect dialect) {
        quote = dialect.quote();
        delimiter = dialect.delimiter();
    }

    /** A whole text. */
    static String doubled(String text, Dialect dialect) {
        char[] to = new char[text.length() + 1];
        BackslashQuotes quotes = new BackslashQuotes(dialect);
        int length = quotes.rewrite(text.toCharArray(), text.length(), to);
        return new String(Arrays.copyOf(to, length)) + (quotes.backslash ? "\\" : "");
    }

    /** Rewrites a piece of a text; a backslash at its end waits for the next piece. At most one character longer. */
    int rewrite(char[] from, int length, char[] to) {
        int at = 0;
        for (int i = 0; i < length; i++) {
            char c = from[i];
            if (backslash) {
                backslash = false;
                to[at++] = c == quote ? quote : '\\';
                if (c == quote || c == '\\') {
                    at = c == quote ? put(to, at, quote) : at;
                    continue;
                }
            }
            if (quoted && c == '\\') {
                backslash = true;
            } else {
                step(c);
                to[at++] = c;
            }
        }
        return at;
    }

    private static int put(char[] to, int at, char c) {
        to[at] = c;
        return at + 1;
    }

    private void step(char c) {
        if (quoted) {
            quoted = c != quote;
            closed = !quoted;
        } else {
            quoted = c == quote && (atStart || closed);
            atStart = c == delimiter || c == '\n' || c == '\r';
            closed = false;
        }
    }
}
