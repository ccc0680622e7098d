package org.tidewaiter.kit.learn;

import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Numbers in rows and columns, row after row; NaN stands for "not known". The array is not copied: leave it alone.
 *
 * @param values rows × columns numbers; the value of row r and column c is at r × columns + c
 * @param rows how many rows
 * @param columns how many columns, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // Hundreds of MB: copying would double them.
public record FloatMatrix(float[] values, int rows, int columns) {
    /** Refuses a shape that does not fit the array. */
    public FloatMatrix {
        if (rows < 0 || columns < 1 || (long) rows * columns != values.length) {
            throw new TidewaiterException(
                    Kind.INTERNAL,
                    "A matrix of " + rows + " rows and " + columns + " columns cannot hold " + values.length
                            + " values",
                    "report this as a defect");
        }
    }

    /** One row. The array becomes the matrix's own. */
    public static FloatMatrix row(float... values) {
        return new FloatMatrix(values, 1, values.length);
    }

    /** A copy of {@code count} rows from {@code first} on. */
    FloatMatrix slice(int first, int count) {
        float[] part = new float[count * columns];
        System.arraycopy(values, first * columns, part, 0, part.length);
        return new FloatMatrix(part, count, columns);
    }
}
