package org.tidewaiter.kit.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The bins of a reliability diagram: ten of equal count by predicted probability; rows of equal probability stay together. */
final class ReliabilityBins {
    private static final int WANTED = 10;

    private final RankedOutcomes rows;
    private final int[] binOf;
    private final List<int[]> members = new ArrayList<>();

    ReliabilityBins(RankedOutcomes rows) {
        this.rows = rows;
        this.binOf = new int[rows.rows()];
        double[] probability = rows.probability();
        int[] order = IntStream.range(0, rows.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probability[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int from = 0;
        for (int bin = 1; bin <= WANTED && from < order.length; bin++) {
            int to = Math.max(from, (int) ((long) order.length * bin / WANTED));
            while (to > 0 && to < order.length && probability[order[to]] == probability[order[to - 1]]) {
                to++;
            }
            if (to > from) {
                for (int i = from; i < to; i++) {
                    binOf[order[i]] = members.size();
                }
                members.add(Arrays.copyOfRange(order, from, to));
                from = to;
            }
        }
    }

    int count() {
        return members.size();
    }

    /** The observed share of findings by bin, each row counted {@code times[row]} times; NaN for a bin that got no row. */
    double[] observed(int @Nullable [] times) {
        double[] hits = new double[count()];
        double[] all = new double[count()];
        for (int row = 0; row < binOf.length; row++) {
            int count = times == null ? 1 : times[row];
            all[binOf[row]] += count;
            hits[binOf[row]] += (double) count * rows.labels()[row];
        }
        Arrays.setAll(hits, b -> all[b] > 0 ? hits[b] / all[b] : Double.NaN);
        return hits;
    }

    /** The bins; {@code interval} gives the bootstrap interval of the observed share, or null where there is none. */
    List<RankingMetrics.Bin> bins(IntFunction<RankingMetrics.@Nullable MetricInterval> interval) {
        double[] observed = observed(null);
        List<RankingMetrics.Bin> bins = new ArrayList<>();
        for (int b = 0; b < count(); b++) {
            int[] own = members.get(b);
            double mean = Arrays.stream(own)
                    .mapToDouble(row -> rows.probability()[row])
                    .average()
                    .orElseThrow();
            RankingMetrics.MetricInterval span = interval.apply(b);
            bins.add(new RankingMetrics.Bin(
                    rows.probability()[own[0]],
                    rows.probability()[own[own.length - 1]],
                    own.length,
                    mean,
                    observed[b],
                    span == null ? observed[b] : span.low(),
                    span == null ? observed[b] : span.high()));
        }
        return List.copyOf(bins);
    }
}
