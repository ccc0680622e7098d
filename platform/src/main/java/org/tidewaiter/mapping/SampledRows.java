package org.tidewaiter.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/**
 * The first rows of a file, whose cells are read as numbers and days in the way of their columns.
 *
 * @param cells the rows as they stand
 * @param samples the columns
 * @param style how numbers are written where a column does not prove it
 */
record SampledRows(List<List<String>> cells, List<ColumnSample> samples, NumberStyle style) {
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    int size() {
        return cells.size();
    }

    /** The number of a cell, 0 where it holds none that can be read. */
    double number(int row, int column) {
        String value = at(row, column);
        NumberStyle own = samples.get(column).style();
        try {
            return value.isEmpty()
                    ? 0
                    : ValueReader.scaled(
                                    value.toCharArray(),
                                    0,
                                    value.length(),
                                    ValueReader.figures(Field.EXCHANGE_RATE, own == null ? style : own, true))
                            / scale();
        } catch (Refusal refusal) {
            return 0;
        }
    }

    private static double scale() {
        return Math.pow(
                10,
                ValueReader.figures(Field.EXCHANGE_RATE, new NumberStyle('.', null), true)
                        .scale());
    }

    /** The day of a cell since 1970, {@link Long#MIN_VALUE} where it holds none that can be read. */
    long day(int row, int column) {
        String format = samples.get(column).dateFormat();
        Long day = format == null ? null : dayOf(at(row, column), format);
        return day == null ? Long.MIN_VALUE : day;
    }

    private static @Nullable Long dayOf(String value, String format) {
        try {
            return value.isEmpty()
                    ? null
                    : Math.floorDiv(ValueReader.micros(value, SampledDays.formats(format)), MICROS_OF_DAY);
        } catch (Refusal refusal) {
            return null;
        }
    }

    private String at(int row, int column) {
        List<String> values = cells.get(row);
        return column < values.size() ? values.get(column).strip() : "";
    }
}
