package org.tidewaiter.analysis.revenue;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidewaiter.kit.forecast.Break;
import org.tidewaiter.kit.forecast.Forecast;
import org.tidewaiter.kit.forecast.ForecastMethod;

/**
 * A shift of the level within the last year that a sum shows and one of its parts does not: parts vary more than their sum, so that a shift of some
 * months is found in it alone. Without it the parts would be forecast from a level that is gone, and pull the sum back to it where they are brought
 * to agree.
 *
 * @param fromEnd how many months of the past are at the new level
 * @param share by how much the sum shifted
 */
record RecentShift(int fromEnd, double share) {
    private static final int YEAR = RevenueBase.YEAR;

    /** A part that moved by less than this share of the sum's shift, as logarithms, did not move with it. */
    private static final double LEAST = 1 / 3.0;

    /** Months by which a shift that a part shows by itself may lie beside that of the sum and be the same. */
    private static final int BESIDE = 2;

    /** The latest shift of the smallest sum that holds a series, where the series has none by itself at about that month. */
    static Optional<RecentShift> of(List<RevenueBase.Single> all, RevenueBase.Single single) {
        if (single.forecast() == null) {
            return Optional.empty();
        }
        return all.stream()
                .filter(wider -> wider.parts().length > single.parts().length && holds(wider, single))
                .sorted(Comparator.comparingInt(wider -> wider.parts().length))
                .flatMap(wider -> latest(wider).stream().map(shift -> new SeriesShift(shift, wider)))
                .findFirst()
                .filter(found -> shifts(single)
                        .noneMatch(own -> near(own.month(), found.shift().month())))
                .map(found -> new RecentShift(found.fromEnd(), found.shift().share()));
    }

    private record SeriesShift(Break shift, RevenueBase.Single of) {
        int fromEnd() {
            return of.monthsFrom(shift.month());
        }
    }

    private static boolean holds(RevenueBase.Single wider, RevenueBase.Single single) {
        return Arrays.stream(single.parts())
                .allMatch(p -> Arrays.stream(wider.parts()).anyMatch(w -> w == p));
    }

    private static Stream<Break> shifts(RevenueBase.Single single) {
        Forecast forecast = single.forecast();
        return forecast == null
                ? Stream.of()
                : forecast.breaks().stream().filter(b -> b.kind() == Break.Kind.LEVEL_SHIFT);
    }

    /** The latest shift within the last year; none where the same months of last year are repeated, and nothing is done about it. */
    private static Optional<Break> latest(RevenueBase.Single wider) {
        return wider.forecast() == null
                        || Objects.requireNonNull(wider.forecast()).method() == ForecastMethod.SEASONAL_NAIVE
                ? Optional.empty()
                : shifts(wider)
                        .filter(b -> wider.monthsFrom(b.month()) <= YEAR)
                        .max(Comparator.comparing(Break::month));
    }

    private static boolean near(YearMonth one, YearMonth other) {
        return Math.abs(one.until(other, ChronoUnit.MONTHS)) <= BESIDE;
    }

    /**
     * A part's past with the months before the shift at its new level, by what the months after it were above those of the year before, more than the
     * year before the shift already was; as it is where it did not move with the sum.
     *
     * @param values its months, all over 0, three years of them or more
     */
    double[] levelled(double[] values) {
        int shifted = values.length - fromEnd;
        double moved = growth(values, shifted, values.length) - growth(values, shifted - YEAR, shifted);
        if (!(moved * Math.signum(share) >= LEAST * Math.abs(Math.log1p(share)))) {
            return values;
        }
        double[] levelled = values.clone();
        for (int m = 0; m < shifted; m++) {
            levelled[m] *= Math.exp(moved);
        }
        return levelled;
    }

    /** The mean logarithm of months by the same months of the year before. */
    private static double growth(double[] values, int from, int to) {
        double sum = 0;
        for (int m = from; m < to; m++) {
            sum += Math.log(values[m] / values[m - YEAR]);
        }
        return sum / (to - from);
    }
}
