package org.tidewaiter.profile;

/**
 * The rows of a matrix that belong to the items of one day.
 *
 * @param from the day's first item
 * @param to the next day's first item
 * @param rowOf by item: its row, or {@link #NOT_WANTED}
 * @param matrix row-major
 * @param columns of the matrix
 */
record DayRows(int from, int to, int[] rowOf, float[] matrix, int columns) {
    static final int NOT_WANTED = -1;

    /** How many items the day has. */
    int size() {
        return to - from;
    }

    /** Sets a value of the day's {@code i}-th item, if its row is wanted. */
    void set(int i, int column, float value) {
        int row = rowOf[from + i];
        if (row >= 0) {
            matrix[row * columns + column] = value;
        }
    }
}
