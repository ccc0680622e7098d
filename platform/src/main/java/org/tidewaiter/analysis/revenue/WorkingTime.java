package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidewaiter.codesandunits.MovingFeast;
import org.tidewaiter.kit.forecast.Regressor;

/**
 * How much work a month holds, by what each day of the week brings and by the days on which offices are closed, and which feasts fall into it.
 *
 * @param weights what a Monday, a Tuesday … brings by the mean of all days
 * @param holidays days on which offices are closed
 */
record WorkingTime(List<Double> weights, Set<LocalDate> holidays) {
    /** After so many years days of the week fall on the same dates again. */
    private static final int CYCLE = 28;

    private static final int CYCLE_FROM = 2000;

    /** After so many years Islamic months fall on the same dates again, and nearly so the Chinese year. */
    private static final int FEAST_CYCLE = 33;

    private static final int FEASTS_FROM = 1990;

    /** A day of the week that brings less than this share of the mean of all days is no working day. */
    private static final double WORKING = 0.5;

    /** The working time that amounts of days show: what each day of the week brings by the mean of all days of their full months, holidays apart. */
    static WorkingTime of(Map<LocalDate, BigDecimal> amounts, Set<LocalDate> holidays) {
        double[] sums = new double[DayOfWeek.values().length];
        int[] counts = new int[sums.length];
        amounts.keySet().stream()
                .map(YearMonth::from)
                .distinct()
                .flatMap(WorkingTime::days)
                .forEach(day -> {
                    if (!holidays.contains(day)) {
                        int place = day.getDayOfWeek().ordinal();
                        sums[place] +=
                                amounts.getOrDefault(day, BigDecimal.ZERO).doubleValue();
                        counts[place]++;
                    }
                });
        double mean =
                Arrays.stream(sums).sum() / Math.max(1, Arrays.stream(counts).sum());
        return new WorkingTime(
                IntStream.range(0, sums.length)
                        .mapToObj(i -> mean == 0 || counts[i] == 0 ? 0 : sums[i] / counts[i] / mean)
                        .toList(),
                holidays);
    }

    /** What the days of a month bring up to one of them. */
    double of(YearMonth month, LocalDate until) {
        return days(month)
                .filter(day -> !day.isAfter(until))
                .mapToDouble(this::of)
                .sum();
    }

    /** What a day brings by the mean of all days; nothing where offices are closed. */
    double of(LocalDate day) {
        return holidays.contains(day) ? 0 : weights.get(day.getDayOfWeek().getValue() - 1);
    }

    /** What the months of a series may follow beside their own past, as far as it is known for months up to the last one. */
    List<Regressor> regressors(YearMonth first, YearMonth last) {
        List<Regressor> regressors = new ArrayList<>();
        regressors.add(centred("workingdays", CYCLE_FROM, CYCLE, this::workingDays));
        if (IntStream.rangeClosed(first.getYear(), last.getYear())
                .allMatch(year -> holidays.stream().anyMatch(day -> day.getYear() == year))) {
            regressors.add(
                    centred("holidays", first.getYear(), last.getYear() - first.getYear() + 1, this::closedDays));
        }
        for (MovingFeast feast : MovingFeast.values()) {
            regressors.add(centred(
                    feast.name().toLowerCase(java.util.Locale.ROOT).replace("_", ""),
                    FEASTS_FROM,
                    FEAST_CYCLE,
                    feast::days));
        }
        return List.copyOf(regressors);
    }

    /** A regressor that is 0 on average in each month of the year, so that it says nothing that the seasons say. */
    private static Regressor centred(String name, int from, int years, ToDoubleFunction<YearMonth> of) {
        Map<Month, Double> means = new EnumMap<>(Month.class);
        for (Month month : Month.values()) {
            means.put(
                    month,
                    IntStream.range(from, from + years)
                            .mapToDouble(year -> of.applyAsDouble(YearMonth.of(year, month)))
                            .average()
                            .orElse(0));
        }
        return new Regressor(name, month -> of.applyAsDouble(month) - means.getOrDefault(month.getMonth(), 0.0));
    }

    private double workingDays(YearMonth month) {
        return days(month)
                .mapToDouble(day -> weights.get(day.getDayOfWeek().getValue() - 1))
                .sum();
    }

    private double closedDays(YearMonth month) {
        return days(month)
                .filter(holidays::contains)
                .filter(day -> weights.get(day.getDayOfWeek().getValue() - 1) >= WORKING)
                .count();
    }

    private static Stream<LocalDate> days(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1));
    }
}
