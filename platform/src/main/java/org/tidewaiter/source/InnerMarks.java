package org.tidewaiter.source;

/**
 * Byte order marks at the beginning of lines within a file, as they stand where programs put files behind one another: they are no part of the value
 * or name that follows, and a quote behind one opens a value. Marks of the file's own beginning are left out before its characters are decoded.
 */
final class InnerMarks {
    private static final char MARK = '\uFEFF';

    private boolean lineBegins = true;

    /**
     * Leaves the marks out of the next characters of a file, in place.
     *
     * @return how many characters are left
     */
    int dropped(char[] characters, int length) {
        int kept = 0;
        if (hasMark(characters, length)) {
            for (int i = 0; i < length; i++) {
                char c = characters[i];
                if (c != MARK || !lineBegins) {
                    characters[kept++] = c;
                    lineBegins = c == '\n' || c == '\r';
                }
            }
        } else if (length > 0) {
            kept = length;
            lineBegins = characters[length - 1] == '\n' || characters[length - 1] == '\r';
        }
        return kept;
    }

    /** A text without them. */
    static String without(String text) {
        if (text.indexOf(MARK) < 0) {
            return text;
        }
        char[] characters = text.toCharArray();
        return new String(characters, 0, new InnerMarks().dropped(characters, characters.length));
    }

    private static boolean hasMark(char[] characters, int length) {
        int found = 0;
        for (int i = 0; i < length; i++) {
            found |= ((characters[i] ^ MARK) - 1)
                    >> 31; // the sign bit shows only for the mark: no branch, so that it runs wide
        }
        return found != 0;
    }
}
