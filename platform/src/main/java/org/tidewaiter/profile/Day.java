package org.tidewaiter.profile;

/**
 * One day of a replay, as one thread sees it: its items, the rows they fill, and its results.
 *
 * @param number days since 1970-01-01
 * @param from the day's first item
 * @param to the next day's first item
 * @param firstLabel the first of the calendar's labels that become known on the day
 * @param lastLabel the next day's first label
 * @param prior distinct finding rate of all before the day
 * @param weight what a control recorded on the day counts in recent sums: 2^(day / half-life)
 * @param codes by item of the day, filled by a key's first step for its later ones; at least as long as the day
 * @param rows where the values go
 */
record Day(
        int number,
        int from,
        int to,
        int firstLabel,
        int lastLabel,
        double prior,
        double weight,
        int[] codes,
        Rows rows) {
    /** One pass over the items or the labels of a day. Many small loops: each is compiled by itself, soon and well. */
    @FunctionalInterface
    interface Step {
        void pass(Day day);
    }

    /**
     * The matrix.
     *
     * @param rowOf by item: its row, negative where it is not wanted
     * @param matrix row-major
     * @param columns of the matrix
     */
    record Rows(int[] rowOf, float[] matrix, int columns) {}

    /** How many items the day has. */
    int size() {
        return to - from;
    }

    /** Sets a value of the day's {@code i}-th item, if its row is wanted. */
    void set(int i, int column, float value) {
        int row = rows.rowOf[from + i];
        if (row >= 0) {
            rows.matrix[row * rows.columns + column] = value;
        }
    }
}
