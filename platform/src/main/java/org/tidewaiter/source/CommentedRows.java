package org.tidewaiter.source;

/**
 * Rows that somebody took out of a table by a sign before them: {@code #A0,2024-03-11,...}. Read as any other, such a row was a declaration named
 * #A0. Where most rows begin so, the sign belongs to their first value.
 */
public final class CommentedRows {
    /** Why such a row is set aside. */
    public static final String REASON =
            "begins with '#', as rows do that were taken out of a table: leave the sign out where it is meant";

    private final boolean usual;

    /** Looks at the beginning of a file. */
    public CommentedRows(TableFile file) {
        long rows = file.sample().lines().filter(line -> !line.isBlank()).count();
        long signed = file.sample().lines().filter(CommentedRows::isSigned).count();
        usual = 2 * signed >= rows;
    }

    private static boolean isSigned(String line) {
        return line.startsWith("#") || line.startsWith("\"#") || line.startsWith("'#");
    }

    /** Whether a row whose first value is this one was taken out. */
    public boolean isOne(char[] text, int start, int length) {
        return !usual && length > 0 && text[start] == '#' && !isOfSpreadsheet(text, start, length);
    }

    /** {@code #N/A}, {@code #REF!} and the like, which say that there is no value. */
    private static boolean isOfSpreadsheet(char[] text, int start, int length) {
        char last = text[start + length - 1];
        return last == '!' || last == '?' || length == 4 && text[start + 2] == '/';
    }
}
