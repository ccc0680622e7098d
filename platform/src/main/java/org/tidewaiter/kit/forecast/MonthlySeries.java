package org.tidewaiter.kit.forecast;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

/**
 * Values of months that follow one another without a hole.
 *
 * @param first the month of the first value
 * @param values the values, in order, all over 0
 * @param regressors what the values may follow beside their own past
 */
@SuppressWarnings("ArrayRecordComponent") // made once and read within the room
public record MonthlySeries(YearMonth first, double[] values, List<Regressor> regressors) {
    /** Months of a year. */
    public static final int YEAR = 12;

    /** A series that follows nothing but its own past. */
    public static MonthlySeries of(YearMonth first, double... values) {
        return new MonthlySeries(first, values, List.of());
    }

    /** The first values alone. */
    MonthlySeries upTo(int months) {
        return new MonthlySeries(first, Arrays.copyOf(values, months), regressors);
    }

    int length() {
        return values.length;
    }
}
