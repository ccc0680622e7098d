package org.tidewaiter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some days in a row and the rows wanted of them, one array of figures a column. One block is filled again and again: it
 * stays in the processor's cache, and a replay of any length needs the memory of one.
 */
final class Block {
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

    /** Copies some rows, one after the other, to {@code target} from {@code at} on. */
    void copyRows(int from, int to, float[] target, int at) {
        int next = at;
        for (int r = from; r < to; r++) {
            for (float[] column : columns) {
                target[next++] = column[r];
            }
        }
    }
}
