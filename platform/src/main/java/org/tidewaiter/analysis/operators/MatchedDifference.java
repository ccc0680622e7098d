package org.tidewaiter.analysis.operators;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.kit.statistics.Interval;

/**
 * What authorised operators have against others alike: the others of a stratum count together as often as there are authorised ones in it, so that
 * both have the same mix (coarsened exact matching; Iacus, King and Porro, Political Analysis 20, 2012). Intervals draw importers anew, with all
 * their declarations, since those of one importer are alike.
 *
 * @param authorised the measure of authorised operators
 * @param others the measure of others alike
 * @param interval 95 % of the difference
 */
record MatchedDifference(double authorised, double others, Interval interval) {
    private static final int DRAWS = 400;

    /** A declaration of a stratum in which both kinds are; hours null where not known. */
    record Row(
            int stratum,
            int importer,
            boolean authorised,
            boolean controlled,
            boolean examined,
            @Nullable Double hours) {}

    double difference() {
        return authorised - others;
    }

    /** Of a share: each row counts what the measure says. */
    static MatchedDifference ofShare(List<Row> rows, ToDoubleFunction<Row> measure, long seed) {
        MatchedSample sample = new MatchedSample(rows, measure);
        return of(sample, sample::shares, seed);
    }

    /** Of the median of the hours, of rows that have them. */
    static MatchedDifference ofMedianHours(List<Row> rows, long seed) {
        List<Row> timed = rows.stream()
                .filter(r -> r.hours() != null)
                .sorted(Comparator.comparingDouble(MatchedDifference::hours))
                .toList();
        MatchedSample sample = new MatchedSample(timed, MatchedDifference::hours);
        return of(sample, sample::medians, seed);
    }

    private static double hours(Row row) {
        return row.hours() == null ? Double.NaN : row.hours();
    }

    private interface ComparedMeasure {
        /** The measures of authorised and others, with how often each row counts. */
        double[] of(double[] weights);
    }

    private static MatchedDifference of(MatchedSample sample, ComparedMeasure measure, long seed) {
        int[] once = new int[sample.importers()];
        Arrays.fill(once, 1);
        double[] values = measure.of(sample.matched(once));
        SplittableRandom random = new SplittableRandom(seed);
        double[] differences = new double[DRAWS];
        int drawn = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            CancellableWork.orStop();
            double[] measured = measure.of(sample.matched(sample.times(random)));
            if (!Double.isNaN(measured[0]) && !Double.isNaN(measured[1])) {
                differences[drawn++] = measured[0] - measured[1];
            }
        }
        double[] sorted = Arrays.copyOf(differences, drawn);
        Arrays.sort(sorted);
        Interval interval = drawn == 0
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(
                        sorted[(int) Math.floor(0.025 * (drawn - 1))], sorted[(int) Math.ceil(0.975 * (drawn - 1))]);
        return new MatchedDifference(values[0], values[1], interval);
    }
}
