package org.tidewaiter.kit.learn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The percentile bootstrap (Efron and Tibshirani 1993, ch. 13): rows drawn with replacement, as counts per row, so that the
 * ranking is sorted once only. 200 replicates of 45,000 rows take 0.25 s.
 *
 * <p>It treats rows as drawn independently: where rows repeat one another (the same goods again and again) the true
 * uncertainty is larger.
 */
final class Bootstrap {
    /** The fewest replicates with a figure that an interval is taken of. */
    private static final int LEAST = 20;

    private final Map<String, double[]> draws = new LinkedHashMap<>();
    private final int replicates;

    /** The figures of one replicate, by name; NaN where too little is known. */
    interface MeasuredFigures {
        Map<String, Double> of(int[] times);
    }

    Bootstrap(int rows, long seed, int replicates, MeasuredFigures figures) {
        this.replicates = replicates;
        SplittableRandom random = new SplittableRandom(seed);
        int[] times = new int[rows];
        for (int replicate = 0; replicate < replicates && rows > 0; replicate++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < rows; i++) {
                times[random.nextInt(rows)]++;
            }
            for (Map.Entry<String, Double> figure : figures.of(times).entrySet()) {
                draws.computeIfAbsent(figure.getKey(), k -> new double[replicates])[replicate] = figure.getValue();
            }
        }
    }

    /** From the 2.5 to the 97.5 percentile of the replicates that have the figure; null when they are too few. */
    RankingMetrics.@Nullable MetricInterval interval(String figure) {
        double[] known = Arrays.stream(draws.getOrDefault(figure, new double[0]))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        if (known.length < LEAST || known.length * 2 < replicates) {
            return null;
        }
        return new RankingMetrics.MetricInterval(quantile(known, 0.025), quantile(known, 0.975));
    }

    /** Linear between order statistics, as numpy's default (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
