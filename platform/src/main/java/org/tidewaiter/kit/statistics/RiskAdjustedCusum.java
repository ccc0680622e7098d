package org.tidewaiter.kit.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A cumulative sum that grows while cases go worse than their own chances say, and never falls below zero, so that a change is seen however good the
 * time before it was. Source: Steiner, Cook, Farewell and Treasure, Biostatistics 1 (2000).
 *
 * @param sums after each case
 */
public record RiskAdjustedCusum(List<Double> sums) {
    /**
     * The sum of cases in order.
     *
     * @param found whether each was found wrong
     * @param chances of each to be found wrong, over 0 and below 1, were nothing changed
     * @param odds by how much the odds would be multiplied if it were worse, over 1
     */
    public static RiskAdjustedCusum of(boolean[] found, double[] chances, double odds) {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < found.length; i++) {
            sum = Math.max(0, sum + weight(found[i], chances[i], odds));
            sums.add(sum);
        }
        return new RiskAdjustedCusum(List.copyOf(sums));
    }

    /** What a case adds: the logarithm of how much likelier it is with the odds multiplied than without. */
    static double weight(boolean found, double chance, double odds) {
        double denominator = 1 - chance + odds * chance;
        return found ? Math.log(odds / denominator) : -Math.log(denominator);
    }

    /** The largest sum; 0 of none. */
    public double peak() {
        return sums.stream().mapToDouble(s -> s).max().orElse(0);
    }

    /** The sum after the last case; 0 of none. */
    public double last() {
        return sums.isEmpty() ? 0 : sums.getLast();
    }

    /**
     * What the largest sum of such cases stays at or below by chance, by a thousand records in which nothing changed.
     *
     * @param share of unchanged records whose peak is larger, such as 0.01
     * @param seed of the draw
     */
    public static double limit(double[] chances, double odds, double share, long seed) {
        int records = 1_000;
        SplittableRandom random = new SplittableRandom(seed);
        double[] peaks = new double[records];
        for (int r = 0; r < records; r++) {
            double sum = 0;
            for (double chance : chances) {
                sum = Math.max(0, sum + weight(random.nextDouble() < chance, chance, odds));
                peaks[r] = Math.max(peaks[r], sum);
            }
        }
        Arrays.sort(peaks);
        return peaks[(int) Math.min(records - 1, Math.ceil(records * (1 - share)))];
    }
}
