package org.tidewaiter.features;

/**
 * One day of a replay: its items, its results, and the rows of its {@link Block} that its items fill.
 *
 * @param number days since 1970-01-01
 * @param from the day's first item
 * @param to the next day's first item
 * @param firstLabel the first of the calendar's labels that become known on the day
 * @param lastLabel the next day's first label
 * @param prior distinct finding rate of all before the day
 * @param firstRow the first row that one of its items fills
 * @param lastRow the next day's first row
 */
record Day(int number, int from, int to, int firstLabel, int lastLabel, double prior, int firstRow, int lastRow) {
    /** How many items the day has. */
    int size() {
        return to - from;
    }

    /** How many rows its items fill. */
    int rows() {
        return lastRow - firstRow;
    }
}
