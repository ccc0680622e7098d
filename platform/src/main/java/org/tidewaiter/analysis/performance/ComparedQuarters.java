package org.tidewaiter.analysis.performance;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;

/**
 * The last quarter of which the data have all days, or the last full month where there is no such quarter, with an indicator's value in it, in the
 * one before, and in the same of the year before. Quarters are those of the calendar.
 *
 * @param months how many months it has: 3 or 1
 * @param first the month that it begins with
 * @param value the indicator in it
 * @param before the indicator in the one before; null where not all of it has a value
 * @param yearBefore likewise, of a year before
 */
record ComparedQuarters(
        int months,
        YearMonth first,
        double value,
        @Nullable Double before,
        @Nullable Double yearBefore) {
    private static final int QUARTER = 3;
    private static final int YEAR = 12;

    /** The last of an indicator; empty where it has no full month. */
    static Optional<ComparedQuarters> of(MeasuredIndicator measured) {
        return last(measured, QUARTER).or(() -> last(measured, 1));
    }

    private static Optional<ComparedQuarters> last(MeasuredIndicator measured, int months) {
        return measured.full().stream()
                .map(m -> YearMonth.parse(m.month()))
                .filter(m -> (m.getMonthValue() - 1) % months == 0)
                .filter(m -> value(measured, m, months) != null)
                .max(Comparator.naturalOrder())
                .map(first -> new ComparedQuarters(
                        months,
                        first,
                        Objects.requireNonNull(value(measured, first, months)),
                        value(measured, first.minusMonths(months), months),
                        value(measured, first.minusMonths(YEAR), months)));
    }

    /** The value over so many full months; null where one of them is none. */
    private static @Nullable Double value(MeasuredIndicator measured, YearMonth first, int months) {
        YearMonth after = first.plusMonths(months);
        List<MeasuredIndicator.IndicatorMonth> within = measured.full().stream()
                .filter(m -> !YearMonth.parse(m.month()).isBefore(first)
                        && YearMonth.parse(m.month()).isBefore(after))
                .toList();
        return within.size() < months ? null : new MeasuredIndicator(measured.indicator(), within, null).value();
    }

    /** Its name in files: 2024-Q4, 2024-12. */
    String name() {
        return months == QUARTER ? first.getYear() + "-Q" + quarter() : first.toString();
    }

    private int quarter() {
        return (first.getMonthValue() + 2) / QUARTER;
    }

    /** Its name in words. */
    Words words() {
        return months == QUARTER
                ? new Words(first.getYear() + " Q" + quarter(), "T" + quarter() + " " + first.getYear())
                : Words.same(first.toString());
    }

    /** The words of those that stand in a table, by their names. */
    static Map<String, Words> words(List<ComparedQuarters> spans) {
        return spans.stream().collect(Collectors.toMap(ComparedQuarters::name, ComparedQuarters::words, (a, b) -> a));
    }
}
