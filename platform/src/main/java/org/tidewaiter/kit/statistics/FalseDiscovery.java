package org.tidewaiter.kit.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many tests at once: which are shown so that of those shown no more than a stated share is there by chance. Source: Benjamini and Hochberg, JRSS B
 * 57 (1995).
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /** The chance of each test, adjusted: the least share of false discoveries at which it is still shown; in the order given. */
    public static double[] adjusted(double[] chances) {
        int n = chances.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -chances[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[n];
        double least = 1;
        for (int place = 0; place < n; place++) {
            int rank = n - place;
            least = Math.min(least, chances[order[place]] * n / rank);
            adjusted[order[place]] = least;
        }
        return adjusted;
    }
}
