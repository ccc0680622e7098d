package org.tidewaiter.intake;

/**
 * Rows of a file that say, in every column that is loaded, what an earlier row says, where no column numbers the items: perhaps
 * equal items, perhaps one written twice. They are loaded.
 *
 * @param rows how many, the first of each not counted
 * @param line where the first of them stands
 * @param ofLine where the row stands that it repeats
 */
public record RepeatedRows(long rows, long line, long ofLine) {
    /** No row. */
    public static final RepeatedRows NONE = new RepeatedRows(0, 0, 0);
}
