package org.tidewaiter.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.statistics.Interval;

/**
 * What authorised operators have against others alike: the others of a stratum count together as often as there are authorised ones in it, so that both have the same mix (coarsened exact
 * matching; Iacus, King and Porro, Political Analysis 20, 2012). Intervals draw importers anew, with all their declarations, since those of one importer are alike.
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
        return of(rows, weights -> shares(rows, weights, measure), seed);
    }

    /** Of the median of the hours, of rows that have them. */
    static MatchedDifference ofMedianHours(List<Row> rows, long seed) {
        List<Row> timed = rows.stream()
                .filter(r -> r.hours() != null)
                .sorted(Comparator.comparingDouble(MatchedDifference::hours))
                .toList();
        return of(timed, weights -> medians(timed, weights), seed);
    }

    private static double hours(Row row) {
        return row.hours() == null ? Double.NaN : row.hours();
    }

    private interface Measure {
        /** The measures of authorised and others, with how often each row counts. */
        double[] of(double[] weights);
    }

    private static MatchedDifference of(List<Row> rows, Measure measure, long seed) {
        double[] once = new double[rows.size()];
        Arrays.fill(once, 1);
        double[] values = measure.of(matched(rows, once));
        int importers = rows.stream().mapToInt(Row::importer).max().orElse(0) + 1;
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> differences = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] times = times(rows, importers, random);
            double[] weights = new double[rows.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = times[rows.get(i).importer()];
            }
            double[] drawn = measure.of(matched(rows, weights));
            if (!Double.isNaN(drawn[0]) && !Double.isNaN(drawn[1])) {
                differences.add(drawn[0] - drawn[1]);
            }
        }
        double[] sorted = differences.stream().mapToDouble(d -> d).sorted().toArray();
        return new MatchedDifference(
                values[0],
                values[1],
                sorted.length == 0
                        ? new Interval(Double.NaN, Double.NaN)
                        : new Interval(
                                sorted[(int) Math.floor(0.025 * (sorted.length - 1))],
                                sorted[(int) Math.ceil(0.975 * (sorted.length - 1))]));
    }

    /** How often each importer is drawn: as many draws as there are, of authorised and of others by themselves. */
    private static int[] times(List<Row> rows, int importers, SplittableRandom random) {
        boolean[][] is = new boolean[2][importers];
        rows.forEach(r -> is[r.authorised() ? 1 : 0][r.importer()] = true);
        int[] times = new int[importers];
        for (boolean[] kind : is) {
            int[] who = java.util.stream.IntStream.range(0, importers)
                    .filter(i -> kind[i])
                    .toArray();
            for (int i = 0; i < who.length; i++) {
                times[who[random.nextInt(who.length)]]++;
            }
        }
        return times;
    }

    /** The weights with others brought to the number of authorised ones in their stratum; strata that have only one kind count nothing. */
    private static double[] matched(List<Row> rows, double[] weights) {
        int strata = rows.stream().mapToInt(Row::stratum).max().orElse(0) + 1;
        double[] authorised = new double[strata];
        double[] others = new double[strata];
        for (int i = 0; i < weights.length; i++) {
            Row row = rows.get(i);
            (row.authorised() ? authorised : others)[row.stratum()] += weights[i];
        }
        double[] matched = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            Row row = rows.get(i);
            double a = authorised[row.stratum()];
            double o = others[row.stratum()];
            matched[i] = a == 0 || o == 0 ? 0 : row.authorised() ? weights[i] : weights[i] * a / o;
        }
        return matched;
    }

    private static double[] shares(List<Row> rows, double[] weights, ToDoubleFunction<Row> measure) {
        double[] sums = new double[2];
        double[] of = new double[2];
        for (int i = 0; i < weights.length; i++) {
            int kind = rows.get(i).authorised() ? 0 : 1;
            sums[kind] += weights[i] * measure.applyAsDouble(rows.get(i));
            of[kind] += weights[i];
        }
        return new double[] {sums[0] / of[0], sums[1] / of[1]};
    }

    /** Of rows in the order of their hours. */
    private static double[] medians(List<Row> rows, double[] weights) {
        double[] halves = new double[2];
        for (int i = 0; i < weights.length; i++) {
            halves[rows.get(i).authorised() ? 0 : 1] += weights[i] / 2;
        }
        double[] medians = {Double.NaN, Double.NaN};
        double[] sums = new double[2];
        for (int i = 0; i < weights.length; i++) {
            int kind = rows.get(i).authorised() ? 0 : 1;
            sums[kind] += weights[i];
            if (Double.isNaN(medians[kind]) && halves[kind] > 0 && sums[kind] >= halves[kind]) {
                medians[kind] = hours(rows.get(i));
            }
        }
        return medians;
    }
}
