package org.tidewaiter.kit.statistics;

/**
 * A confidence interval: it holds the true share or rate in so many of a hundred cases as its maker says.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** The deviate within which a normal variable stays with a chance of 95 %. */
    public static final double Z95 = 1.959963984540054;

    /** Wilson's 95 % interval of a share: k of n. Source: Wilson, JASA 22 (1927). */
    public static Interval wilson(long k, long n) {
        return wilson(k, (double) n);
    }

    /** Wilson's 95 % interval of a share of numbers that are no counts, such as an effective sample size. */
    public static Interval wilson(double k, double n) {
        if (n <= 0) {
            return new Interval(0, 1);
        }
        double z2 = Z95 * Z95;
        double share = k / n;
        double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z95 * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        return new Interval(k == 0 ? 0 : middle - half, k == n ? 1 : middle + half);
    }

    /** Clopper and Pearson's exact 95 % interval of a share. Source: Biometrika 26 (1934). */
    public static Interval exact(long k, long n) {
        double low = k == 0 ? 0 : Distributions.betaQuantile(0.025, k, n - k + 1.0);
        double high = k == n ? 1 : Distributions.betaQuantile(0.975, k + 1.0, (double) n - k);
        return new Interval(low, high);
    }

    /**
     * The limits within which the ratio of observed to expected counts stays by chance: exact, of the Poisson distribution by way of chi square.
     * Source: Spiegelhalter, Statistics in Medicine 24 (2005), on funnel plots.
     *
     * @param expected the expected count, over 0
     * @param tail the chance on either side: 0.025 for 95 % limits, 0.001 for 99.8 %
     */
    public static Interval funnel(double expected, double tail) {
        double low = Distributions.gammaQuantile(tail, expected) / expected;
        double high = Distributions.gammaQuantile(1 - tail, expected + 1) / expected;
        return new Interval(low, high);
    }

    /** Whether a value lies within, its ends included. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
