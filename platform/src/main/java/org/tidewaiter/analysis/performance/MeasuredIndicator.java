package org.tidewaiter.analysis.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.kit.statistics.ControlChart;
import org.tidewaiter.kit.statistics.ControlChart.ChartSignal;
import org.tidewaiter.kit.statistics.Interval;

/**
 * One performance indicator of the administration with what was measured of it: its value over all months, month by month, and beside the
 * target that the administration has set for it.
 *
 * @param indicator which of the indicators
 * @param months those in which it has a value, in order of time
 * @param target the target that holds on the last day; null where none was loaded
 */
record MeasuredIndicator(
        Indicator indicator,
        List<IndicatorMonth> months,
        @Nullable IndicatorTarget target) {
    /** Months after which payments have come in. */
    private static final int LATE = 2;

    /** A month of an indicator; full where the data have about all of its days. */
    record IndicatorMonth(
            String indicator, String month, BigDecimal numerator, BigDecimal denominator, boolean isFull) {
        double value() {
            return numerator.doubleValue() / denominator.doubleValue();
        }
    }

    /** Bounds that an indicator is to keep, as shares or amounts; null where there is none. */
    record IndicatorTarget(
            String indicator,
            @Nullable Double atLeast,
            @Nullable Double atMost,
            LocalDate validFrom) {
        /** Targets that other analyses use: that of revenue-month. */
        private static final Set<String> ELSEWHERE = Set.of("revenue_month");

        /** Whether another analysis uses it. */
        boolean isOfAnother() {
            return ELSEWHERE.contains(indicator);
        }

        /** Whether there is such an indicator, and a share of it is no percentage: 0.8 is meant where 80 is given, but nobody has said so. */
        boolean isUsable() {
            Indicator of = Indicator.find(indicator);
            boolean large = atLeast != null && atLeast > 1 || atMost != null && atMost > 1;
            return of != null && (of.form == Indicator.Form.EACH || !large);
        }

        boolean met(double value) {
            return (atLeast == null || value >= atLeast) && (atMost == null || value <= atMost);
        }
    }

    /** Every indicator, those without a value too, as the steps measured them. */
    static Map<Indicator, MeasuredIndicator> of(AnalysisSql steps) {
        Map<Indicator, List<IndicatorMonth>> months = new EnumMap<>(Indicator.class);
        for (IndicatorMonth month : steps.rows(IndicatorMonth.class, "months")) {
            Indicator indicator = Indicator.named(month.indicator());
            if (month.isFull() || !indicator.isByMonth()) {
                months.computeIfAbsent(indicator, i -> new ArrayList<>()).add(month);
            }
        }
        List<IndicatorTarget> targets =
                targets(steps).stream().filter(IndicatorTarget::isUsable).toList();
        Map<Indicator, MeasuredIndicator> all = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            IndicatorTarget target = targets.stream()
                    .filter(t -> t.indicator().equals(indicator.id()))
                    .findFirst()
                    .orElse(null);
            all.put(indicator, new MeasuredIndicator(indicator, months.getOrDefault(indicator, List.of()), target));
        }
        return all;
    }

    /** The targets that hold on the last day, those that cannot be used too. */
    static List<IndicatorTarget> targets(AnalysisSql steps) {
        return steps.rows(IndicatorTarget.class, "targets");
    }

    BigDecimal numerator() {
        return months.stream().map(IndicatorMonth::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal denominator() {
        return months.stream().map(IndicatorMonth::denominator).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Its value over all months; null where there is none. */
    @Nullable
    Double value() {
        return months.isEmpty()
                ? null
                : numerator().doubleValue() / denominator().doubleValue();
    }

    /** The 95 % interval of a share of cases; null of what is no such share. */
    @Nullable
    Interval interval() {
        return months.isEmpty() || indicator.form != Indicator.Form.SHARE
                ? null
                : Interval.wilson(numerator().longValueExact(), denominator().longValueExact());
    }

    /** The months of which the data have about all days; without the last two of them where what it counts comes in weeks later. */
    List<IndicatorMonth> full() {
        List<IndicatorMonth> full =
                months.stream().filter(IndicatorMonth::isFull).toList();
        return indicator == Indicator.ARREARS ? full.subList(0, Math.max(0, full.size() - LATE)) : full;
    }

    /** Its chart over the full months. */
    ControlChart chart() {
        List<IndicatorMonth> full = full();
        return indicator.form == Indicator.Form.SHARE
                ? ControlChart.shares(
                        full.stream()
                                .mapToDouble(m -> m.numerator().doubleValue())
                                .toArray(),
                        full.stream()
                                .mapToDouble(m -> m.denominator().doubleValue())
                                .toArray())
                : ControlChart.individuals(
                        full.stream().mapToDouble(IndicatorMonth::value).toArray());
    }

    /** The last full month; null where there is none. */
    @Nullable
    IndicatorMonth last() {
        List<IndicatorMonth> full = full();
        return full.isEmpty() ? null : full.getLast();
    }

    /** Where the last full month lies; null where months are too few. */
    @Nullable
    ChartSignal moved() {
        ControlChart chart = chart();
        return chart.hasLimits() ? chart.signal(chart.values().size() - 1) : null;
    }

    /** Its value over the months that began since the target holds; null where there is no target or no such month. */
    @Nullable
    Double valueSinceTarget() {
        if (target == null) {
            return null;
        }
        List<IndicatorMonth> since = months.stream()
                .filter(m -> !YearMonth.parse(m.month()).atDay(1).isBefore(target.validFrom()))
                .toList();
        return since.isEmpty() ? null : new MeasuredIndicator(indicator, since, target).value();
    }

    /** The state against the target, by the months that began since it holds: met, missed, or null where there is no target or no value. */
    @Nullable
    String reached() {
        @Nullable Double value = valueSinceTarget();
        return value == null || target == null ? null : target.met(value) ? "met" : "missed";
    }

    /** Whether the last month moved to the worse. */
    boolean worse() {
        @Nullable ChartSignal signal = moved();
        boolean up = signal == ChartSignal.ABOVE || signal == ChartSignal.LONG_ABOVE;
        boolean down = signal == ChartSignal.BELOW || signal == ChartSignal.LONG_BELOW;
        return indicator.better == Indicator.Better.HIGHER && down || indicator.better == Indicator.Better.LOWER && up;
    }

    /** Whether it left its limits. */
    boolean hasMoved() {
        return !Objects.requireNonNullElse(moved(), ChartSignal.WITHIN).equals(ChartSignal.WITHIN);
    }
}
