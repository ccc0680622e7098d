package org.tidewaiter.features;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The value of a row in a column; NaN where nothing is known. */
    public float at(int row, int column) {
        return values[row * columns() + column];
    }

    /** Whether a cell of {@link ProfileKey#CELLS} that defines repetition (HS 6 with mass, or with amount) had been controlled. */
    public boolean knownRepeat(int row) {
        int first = columns() - 2 * ProfileKey.CELLS.size();
        return !Float.isNaN(at(row, first)) || !Float.isNaN(at(row, first + 2));
    }

    /** These rows with the columns of these names alone, in their order; itself where these are all, null where one is missing. */
    public @Nullable FeatureMatrix only(List<String> names) {
        List<String> own = features.stream().map(Feature::name).toList();
        if (own.equals(names)) {
            return this;
        }
        int[] columns = names.stream().mapToInt(own::indexOf).toArray();
        if (Arrays.stream(columns).anyMatch(c -> c < 0)) {
            return null;
        }
        float[] part = new float[rows() * columns.length];
        for (int r = 0; r < rows(); r++) {
            for (int c = 0; c < columns.length; c++) {
                part[r * columns.length + c] = at(r, columns[c]);
            }
        }
        return new FeatureMatrix(
                part, items, Arrays.stream(columns).mapToObj(features::get).toList());
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
