package org.tidewaiter.kit.statistics;

import java.util.Arrays;

/**
 * A funnel plot of shares: units with so many cases, of which so many are expected by the mix of their cases, within binomial limits that narrow with
 * their number. For what is common, where {@link Funnel} with its Poisson limits would see too little. Source: Spiegelhalter, Statistics in Medicine
 * 24 (2005): interpolated binomial limits, widened by the overdispersion.
 *
 * @param overdispersion by how much the variance between units is larger than chance makes it; 1 where it is not
 */
public record ShareFunnel(double overdispersion) {
    /** The funnel of units: of each how many were observed and expected, of how many. */
    public static ShareFunnel of(double[] observed, double[] expected, double[] cases) {
        double[] z = new double[observed.length];
        for (int i = 0; i < z.length; i++) {
            double variance = expected[i] * (1 - expected[i] / cases[i]);
            z[i] = variance <= 0 ? 0 : (observed[i] - expected[i]) / Math.sqrt(variance);
        }
        Arrays.sort(z);
        return new ShareFunnel(Math.max(1, Funnel.winsorisedSquares(z)));
    }

    /**
     * The limits of the share of a unit.
     *
     * @param expected the expected share, between 0 and 1
     * @param cases of how many, over 0
     * @param tail the chance on either side: 0.025 for 95 %, 0.001 for 99.8 %
     */
    public Interval limits(double expected, long cases, double tail) {
        double wider = Math.sqrt(overdispersion);
        double low = interpolated(expected, cases, tail);
        double high = interpolated(expected, cases, 1 - tail);
        return new Interval(
                Math.clamp(expected - (expected - low) * wider, 0, 1),
                Math.clamp(expected + (high - expected) * wider, 0, 1));
    }

    /** The share below which a binomial variable stays with that chance, between two counts in proportion. */
    private static double interpolated(double share, long n, double chance) {
        long low = 0;
        long high = n;
        while (low < high) {
            long middle = (low + high) / 2;
            if (atMost(middle, n, share) > chance) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double here = atMost(low, n, share);
        double before = low == 0 ? 0 : atMost(low - 1, n, share);
        return here == before ? low / (double) n : (low - (here - chance) / (here - before)) / n;
    }

    private static double atMost(long k, long n, double share) {
        return 1 - Distributions.binomialAtLeast(k + 1, n, share);
    }
}
