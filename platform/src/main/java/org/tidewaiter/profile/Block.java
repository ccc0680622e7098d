package org.tidewaiter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some days in a row and the rows wanted of them, one array of figures a column. One block is filled again and again: it
 * stays in the processor's cache, and a replay of any length needs the memory of one.
 */
final class Block {
    /** Rows copied at once: with all their columns they fit into the fastest part of the cache. */
    private static final int NEAR = 64;

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

    /** Copies some rows, one after the other, to {@code target} from {@code at} on: a few at once, as many as stay near. */
    void copyRows(int from, int to, float[] target, int at) {
        for (int r = from; r < to; r += NEAR) {
            for (int c = 0; c < columns.length; c++) {
                copy(columns[c], r, Math.min(to, r + NEAR), target, at + (r - from) * columns.length + c);
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
