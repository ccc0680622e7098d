package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.kit.statistics.Distributions;

/**
 * How much of a month has come in by a share of its work, in past months. Work is what the days bring by their day of the week, holidays none
 * ({@link WorkingTime}), so that a month whose first days are a weekend is not taken to be late. The logarithms of the shares of past months give the
 * interval of the next one, by Student's t.
 *
 * @param shares of each past month, in order, what had come in by the same share of its work
 * @param mean of their logarithms
 * @param deviation of their logarithms, with what a month to come adds: s √(1 + 1/n)
 */
record MonthCurve(List<Double> shares, double mean, double deviation) {
    /** Fewer past months than this say nothing of what is usual. */
    static final int LEAST = 6;

    private static final double BAND = 0.975;

    private static final double SUREST = 0.001;

    /**
     * The curve at a share of the work; null where there are too few months, or some had nothing by then.
     *
     * @param months amounts by day of each past month
     * @param work from 0 to 1
     */
    static @Nullable MonthCurve at(Map<YearMonth, Map<LocalDate, BigDecimal>> months, WorkingTime time, double work) {
        List<Double> shares = months.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(m -> share(m.getKey(), m.getValue(), time, work))
                .toList();
        if (shares.size() < LEAST || shares.stream().anyMatch(s -> !(s > 0))) {
            return null;
        }
        double mean = shares.stream().mapToDouble(Math::log).average().orElse(0);
        double squares = shares.stream()
                .mapToDouble(s -> (Math.log(s) - mean) * (Math.log(s) - mean))
                .sum();
        int n = shares.size();
        return new MonthCurve(shares, mean, Math.sqrt(squares / (n - 1) * (1 + 1.0 / n)));
    }

    /** What a month had by a share of its work, the day that it falls into counted by the part of it that had passed. */
    private static double share(YearMonth month, Map<LocalDate, BigDecimal> amounts, WorkingTime time, double work) {
        double until = work * time.of(month, month.atEndOfMonth());
        double passed = 0;
        double came = 0;
        for (int d = 1; d <= month.lengthOfMonth(); d++) {
            LocalDate day = month.atDay(d);
            double weight = time.of(day);
            double amount = amounts.getOrDefault(day, BigDecimal.ZERO).doubleValue();
            double part = passed + weight <= until ? 1 : weight == 0 ? 0 : Math.max(0, (until - passed) / weight);
            came += part * amount;
            passed += weight;
        }
        return came
                / amounts.values().stream().mapToDouble(BigDecimal::doubleValue).sum();
    }

    /** The usual share: the geometric mean. */
    double usual() {
        return Math.min(1, Math.exp(mean));
    }

    /** The end of the 95 % interval of the next month's share: the lower one, or the upper one, which is no more than all. */
    double end(boolean upper) {
        double t = Distributions.studentQuantile(BAND, shares.size() - 1.0) * (upper ? 1 : -1);
        return Math.min(1, Math.exp(mean + t * deviation));
    }

    /**
     * The chance that a month of which so much has come in reaches an amount, between a thousandth and 999 of them: some years' months do not know
     * more.
     */
    double chance(double soFar, double amount) {
        if (soFar >= amount) {
            return 1;
        }
        double needed = Math.log(soFar / amount);
        double chance = deviation == 0
                ? needed >= mean ? 1 : 0
                : 1 - Distributions.studentAtLeast((needed - mean) / deviation, shares.size() - 1.0);
        return Math.clamp(chance, SUREST, 1 - SUREST);
    }
}
