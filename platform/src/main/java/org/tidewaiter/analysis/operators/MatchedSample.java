package org.tidewaiter.analysis.operators;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Rows of matched strata as arrays, since each of some hundred draws passes through all of them. Kind 0 are authorised operators, kind 1 the others.
 */
final class MatchedSample {
    private final int[] stratum;
    private final int[] importer;
    private final byte[] kind;
    private final double[] value;
    private final int strata;
    private final int importers;
    /** The importers of each kind; one that was authorised for a part of the time is among both. */
    private final int[][] who;

    MatchedSample(List<MatchedDifference.Row> rows, ToDoubleFunction<MatchedDifference.Row> measure) {
        stratum = rows.stream().mapToInt(MatchedDifference.Row::stratum).toArray();
        importer = rows.stream().mapToInt(MatchedDifference.Row::importer).toArray();
        value = rows.stream().mapToDouble(measure).toArray();
        kind = new byte[stratum.length];
        for (int i = 0; i < kind.length; i++) {
            kind[i] = (byte) (rows.get(i).authorised() ? 0 : 1);
        }
        strata = IntStream.of(stratum).max().orElse(0) + 1;
        importers = IntStream.of(importer).max().orElse(0) + 1;
        who = new int[][] {importersOf(0), importersOf(1)};
    }

    private int[] importersOf(int of) {
        return IntStream.range(0, kind.length)
                .filter(i -> kind[i] == of)
                .map(i -> importer[i])
                .distinct()
                .sorted()
                .toArray();
    }

    /** One more than the largest number of an importer. */
    int importers() {
        return importers;
    }

    /** How often each importer is drawn: as many draws as there are, of each kind by itself. */
    int[] times(SplittableRandom random) {
        int[] times = new int[importers()];
        for (int[] each : who) {
            for (int i = 0; i < each.length; i++) {
                times[each[random.nextInt(each.length)]]++;
            }
        }
        return times;
    }

    /**
     * How often each row counts: as often as its importer, and others brought to the number of authorised ones of their stratum; strata of one kind
     * count nothing.
     */
    double[] matched(int[] times) {
        double[][] sums = new double[2][strata];
        for (int i = 0; i < kind.length; i++) {
            sums[kind[i]][stratum[i]] += times[importer[i]];
        }
        double[] weights = new double[kind.length];
        for (int i = 0; i < kind.length; i++) {
            double authorised = sums[0][stratum[i]];
            double others = sums[1][stratum[i]];
            if (authorised > 0 && others > 0) {
                weights[i] = kind[i] == 0 ? times[importer[i]] : times[importer[i]] * authorised / others;
            }
        }
        return weights;
    }

    /** The weighted means of both kinds. */
    double[] shares(double[] weights) {
        double[] sums = new double[2];
        double[] of = new double[2];
        for (int i = 0; i < weights.length; i++) {
            sums[kind[i]] += weights[i] * value[i];
            of[kind[i]] += weights[i];
        }
        return new double[] {sums[0] / of[0], sums[1] / of[1]};
    }

    /** The weighted medians of both kinds; the rows stand in the order of their values. */
    double[] medians(double[] weights) {
        double[] halves = new double[2];
        for (int i = 0; i < weights.length; i++) {
            halves[kind[i]] += weights[i] / 2;
        }
        double[] medians = {Double.NaN, Double.NaN};
        double[] sums = new double[2];
        for (int i = 0; i < weights.length; i++) {
            sums[kind[i]] += weights[i];
            if (Double.isNaN(medians[kind[i]]) && halves[kind[i]] > 0 && sums[kind[i]] >= halves[kind[i]]) {
                medians[kind[i]] = value[i];
            }
        }
        return medians;
    }
}
