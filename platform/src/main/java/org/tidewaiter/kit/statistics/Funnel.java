package org.tidewaiter.kit.statistics;

import java.util.Arrays;

/**
 * A funnel plot: units of different size against what is expected of each, within limits that narrow with size, instead of a league table. Source:
 * Spiegelhalter, Statistics in Medicine 24 (2005): exact Poisson limits, widened where units differ by more than chance (overdispersion).
 *
 * @param overdispersion by how much the variance between units is larger than chance makes it; 1 where it is not
 */
public record Funnel(double overdispersion) {
    /** The share of units on either side whose deviation counts as no larger than that of those within. */
    private static final double WINSORISED = 0.1;

    /** The funnel of units. */
    public static Funnel of(double[] observed, double[] expected) {
        double[] z = new double[observed.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (observed[i] - expected[i]) / Math.sqrt(expected[i]);
        }
        Arrays.sort(z);
        return new Funnel(Math.max(1, winsorisedSquares(z)));
    }

    /** The mean of squares of sorted deviates, the outermost tenth on either side drawn in; 1 of none. */
    static double winsorisedSquares(double[] z) {
        if (z.length == 0) {
            return 1;
        }
        double least = quantile(z, WINSORISED);
        double most = quantile(z, 1 - WINSORISED);
        double sum = 0;
        for (double each : z) {
            double kept = Math.clamp(each, least, most);
            sum += kept * kept;
        }
        return sum / z.length;
    }

    /** The value below which that share of sorted values lies, between two of them in proportion. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The limits of the ratio of observed to expected. Where nothing at all is no surprise, the lower limit is 0, which the exact limits never are.
     *
     * @param expected what is expected of the unit, over 0
     * @param tail the chance on either side: 0.025 for 95 %, 0.001 for 99.8 %
     */
    public Interval limits(double expected, double tail) {
        Interval exact = Interval.funnel(expected, tail);
        double wider = Math.sqrt(overdispersion);
        double low = atMost(0, expected) >= tail ? 0 : Math.max(0, 1 - (1 - exact.low()) * wider);
        return new Interval(low, 1 + (exact.high() - 1) * wider);
    }

    /** The chance to observe so few or fewer: Poisson, with the variance of the overdispersion. */
    public double atMost(double observed, double expected) {
        return 1 - Distributions.gammaAtMost(observed / overdispersion + 1, expected / overdispersion);
    }

    /** The chance to observe so many or more. */
    public double atLeast(double observed, double expected) {
        return observed <= 0 ? 1 : Distributions.gammaAtMost(observed / overdispersion, expected / overdispersion);
    }
}
