package org.tidewaiter.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of the matrix of features: the rows of some days, one after the other, each column an array of its own, so that each
 * key can fill its columns in a thread of its own. A replay has one block, which it fills again and again: the block stays in
 * the processor's cache, and a replay of any length needs the memory of one.
 */
final class Block {
    /** Rows copied at once: with all their columns they fit into the fastest part of the cache. */
    private static final int ROWS_AT_ONCE = 64;

    private final List<Day> days = new ArrayList<>();
    /** The items wanted, by row; filled to {@link #rows}. */
    int[] wanted = new int[0];
    /** By column and row; filled to {@link #rows}. */
    final float[][] columns;

    private int rows;

    Block(int columns) {
        this.columns = new float[columns][0];
    }

    /** Starts anew with other days, whose rows count up from 0, and the items wanted of them. */
    void set(List<Day> days, int[] wanted, int from, int to) {
        this.days.clear();
        this.days.addAll(days);
        rows = to - from;
        if (this.wanted.length < rows) {
            int room = rows + rows / 4;
            this.wanted = new int[room];
            Arrays.setAll(columns, c -> new float[room]);
        }
        System.arraycopy(wanted, from, this.wanted, 0, rows);
    }

    List<Day> days() {
        return days;
    }

    int rows() {
        return rows;
    }

    /** Copies rows, the values of each side by side, to {@code target} from {@code at} on: as many at once as stay in the cache. */
    void copyRows(int from, int to, float[] target, int at) {
        for (int r = from; r < to; r += ROWS_AT_ONCE) {
            for (int c = 0; c < columns.length; c++) {
                copy(columns[c], r, Math.min(to, r + ROWS_AT_ONCE), target, at + (r - from) * columns.length + c);
            }
        }
    }

    private void copy(float[] column, int from, int to, float[] target, int at) {
        int next = at;
        for (int r = from; r < to; r++) {
            target[next] = column[r];
            next += columns.length;
        }
    }
}
