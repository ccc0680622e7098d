package org.tidewaiter.analysis.performance;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.kit.statistics.Interval;
import org.tidewaiter.kit.statistics.ShareFunnel;

/**
 * An office on an indicator, against what is expected of the mix of its cases.
 *
 * @param expected cases in the numerator if its cases went as those of all offices; null of what is not counted case by case
 * @param comparable its cases of kinds that other offices have too
 */
record OfficeIndicator(
        String indicator,
        String office,
        BigDecimal numerator,
        BigDecimal denominator,
        @Nullable Double expected,
        @Nullable Long comparable) {
    /** Fewer cases give no judgement. */
    static final long LEAST_CASES = 50;

    /** Fewer offices make no funnel. */
    static final int LEAST_OFFICES = 3;

    private static final double ALARM = 0.001;
    private static final double WARNING = 0.025;

    double value() {
        return numerator.doubleValue() / denominator.doubleValue();
    }

    long cases() {
        return denominator.longValue();
    }

    @Nullable
    Double expectedShare() {
        return expected == null ? null : expected / denominator.doubleValue();
    }

    /** The share of its cases that can be compared. */
    @Nullable
    Double comparableShare() {
        return comparable == null ? null : comparable / denominator.doubleValue();
    }

    /** Why it is not judged; null where it is. */
    @Nullable
    String unjudged(int offices) {
        @Nullable Double share = expectedShare();
        @Nullable Double alike = comparableShare();
        if (share == null || alike == null) {
            return "not counted by cases";
        }
        if (offices < LEAST_OFFICES) {
            return "too few offices";
        }
        if (cases() < LEAST_CASES) {
            return "too few cases";
        }
        return alike < 0.5 ? "too little alike" : share <= 0 || share >= 1 ? "all alike" : null;
    }

    /** The offices that can be judged. */
    static List<OfficeIndicator> judged(List<OfficeIndicator> units) {
        return units.stream().filter(u -> u.unjudged(units.size()) == null).toList();
    }

    /** The funnel of offices that can be judged. */
    static ShareFunnel funnel(List<OfficeIndicator> judged) {
        return ShareFunnel.of(
                judged.stream().mapToDouble(u -> u.numerator().doubleValue()).toArray(),
                judged.stream().mapToDouble(u -> expectedOf(u)).toArray(),
                judged.stream().mapToDouble(u -> u.denominator().doubleValue()).toArray());
    }

    private static double expectedOf(OfficeIndicator unit) {
        return unit.expected() == null ? 0 : unit.expected();
    }

    /** The 99.8 % limits of its share. */
    Interval limits(ShareFunnel funnel) {
        return funnel.limits(expectedOf(this) / denominator.doubleValue(), cases(), ALARM);
    }

    /** Where it lies: beyond the 99.8 % limits, between them and those of 95 %, or within. */
    String verdict(ShareFunnel funnel) {
        Interval alarm = limits(funnel);
        Interval warning = funnel.limits(expectedOf(this) / denominator.doubleValue(), cases(), WARNING);
        if (!alarm.holds(value())) {
            return value() > alarm.high() ? "more" : "fewer";
        }
        return warning.holds(value()) ? "within" : "near the limits";
    }
}
