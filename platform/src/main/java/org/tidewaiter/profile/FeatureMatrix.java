package org.tidewaiter.profile;

import java.util.List;

/**
 * What the past said of chosen items, a row an item, in time order.
 *
 * @param values row-major, rows × columns, and what else the array has room for; NaN where a figure is not known
 * @param items the items' places in {@link Items}, a row each
 * @param features the columns
 */
public record FeatureMatrix(float[] values, int[] items, List<Feature> features) {
    /** Number of rows. */
    public int rows() {
        return items.length;
    }

    /** Number of columns. */
    public int columns() {
        return features.size();
    }

    /** Whether the array holds the rows and nothing behind them. */
    public boolean isExact() {
        return values.length == rows() * columns();
    }

    /** One value. */
    public float at(int row, int column) {
        return values[row * columns() + column];
    }

    /** Whether a cell of {@link Key#CELLS} that defines repetition (HS 6 with mass, or with amount) had been controlled. */
    public boolean knownRepeat(int row) {
        int first = columns() - 2 * Key.CELLS.size();
        return !Float.isNaN(at(row, first)) || !Float.isNaN(at(row, first + 2));
    }

    /** A matrix of some of the rows. */
    public FeatureMatrix rows(int[] wanted) {
        int columns = columns();
        float[] part = new float[wanted.length * columns];
        int[] partItems = new int[wanted.length];
        for (int r = 0; r < wanted.length; r++) {
            System.arraycopy(values, wanted[r] * columns, part, r * columns, columns);
            partItems[r] = items[wanted[r]];
        }
        return new FeatureMatrix(part, partItems, features);
    }
}
