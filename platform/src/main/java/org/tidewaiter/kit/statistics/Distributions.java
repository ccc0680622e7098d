package org.tidewaiter.kit.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * Chances and quantiles of counts and of the variables that their intervals are made of. A quantile is found by halving: some 60 steps, right to the
 * last digits.
 */
public final class Distributions {
    private static final int EXACT_SUM = 20;

    private Distributions() {}

    /** The chance that a gamma variable of that shape and scale 1 is at most x. */
    public static double gammaAtMost(double shape, double x) {
        return Gamma.lower(shape, x);
    }

    /** The x that a gamma variable of that shape and scale 1 stays at or below with that chance. */
    public static double gammaQuantile(double chance, double shape) {
        double most = shape + 10;
        while (Gamma.lower(shape, most) < chance) {
            most *= 2;
        }
        return root(x -> Gamma.lower(shape, x), chance, most);
    }

    /** The x that a beta variable stays at or below with that chance. */
    public static double betaQuantile(double chance, double a, double b) {
        return root(x -> Gamma.beta(a, b, x), chance, 1);
    }

    /** The chance of k hits or more in n trials of that chance each. */
    public static double binomialAtLeast(long k, long n, double chance) {
        if (k <= 0) {
            return 1;
        }
        return k > n ? 0 : Gamma.beta(k, n - k + 1.0, chance);
    }

    /**
     * The chance that so many numbers, each even from 0 to 1, add up to that sum or less (Irwin and Hall); 1 for none. Beyond twenty the sum is taken
     * for normal, since the exact terms cancel one another.
     */
    public static double uniformSumAtMost(double sum, long count) {
        if (count == 0 || sum >= count) {
            return 1;
        }
        if (count > EXACT_SUM) {
            return normalAtMost((sum - count / 2.0) / Math.sqrt(count / 12.0));
        }
        double chance = 0;
        double term = 1; // (-1)^k C(n, k) / n!
        for (int i = 2; i <= count; i++) {
            term /= i;
        }
        for (int k = 0; k <= sum; k++) {
            chance += term * Math.pow(sum - k, count);
            term *= -(count - k) / (k + 1.0);
        }
        return Math.clamp(chance, 0, 1);
    }

    /** The chance that a normal deviate is at most z (DLMF 7.11.1: an incomplete gamma of shape one half). */
    public static double normalAtMost(double z) {
        double half = Gamma.lower(0.5, z * z / 2) / 2;
        return z < 0 ? 0.5 - half : 0.5 + half;
    }

    /** The chance that a Student variable with those degrees of freedom is at least t (DLMF 8.17(iii)). */
    public static double studentAtLeast(double t, double degrees) {
        double tail = Gamma.beta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
        return t < 0 ? 1 - tail : tail;
    }

    /** The t that a Student variable with those degrees of freedom stays at or below with that chance, which is at least a half. */
    public static double studentQuantile(double chance, double degrees) {
        double most = 10;
        while (1 - studentAtLeast(most, degrees) < chance) {
            most *= 2;
        }
        return root(t -> 1 - studentAtLeast(t, degrees), chance, most);
    }

    /** Where a function that grows from 0 takes a value. */
    private static double root(DoubleUnaryOperator grows, double value, double most) {
        double low = 0;
        double high = most;
        for (int i = 0; i < 200 && Math.nextUp(low) < high; i++) {
            double middle = low + (high - low) / 2;
            if (grows.applyAsDouble(middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
