package org.tidewaiter.features;

import java.util.Arrays;

/**
 * The distribution of log unit prices per code as counts in bins of width 0.2: additive, so that states of two periods
 * merge. Gives a robust z: (x − median) / (IQR / 1.349), the interquartile range of a normal being 1.349 σ (see the
 * robust z of Iglewicz and Hoaglin 1993, there with the MAD; the IQR needs one pass over the bins where the MAD needs two).
 */
final class PriceSpread {
    private static final double WIDTH = 0.2;
    private static final double LOWEST = -12;
    private static final int BINS = 200;
    /** Bins that a code gets at once. */
    private static final int STEP = 8;

    private static final double FLOOR = 0.1;
    private static final double[] SHARES = {0.25, 0.5, 0.75};

    /** By code, as far as prices reach: from the bin {@link #lowest} on. */
    private int[][] counts = withoutBins(new int[64][], 0);

    private int[] lowest = new int[64];
    private int[] totals = new int[64];

    private final double[] quartiles = new double[SHARES.length];
    private float[] median = new float[64];
    private float[] spread = new float[64];
    private int[] computedDay = neverComputed(new int[64], 0);

    /** Prices seen of a code. */
    int count(int code) {
        return code < totals.length ? totals[code] : 0;
    }

    /** Adds the prices of a day's items, whose codes are given. */
    void addAll(Items items, Day day, int[] codes) {
        for (int i = 0; i < day.size(); i++) {
            float price = items.logUnitPrice(day.from() + i);
            if (Float.isFinite(price)) {
                add(codes[i], bin(price), 1);
            }
        }
    }

    /**
     * Adds the prices of other states.
     *
     * @param here by code of the others: the code of the same values here
     */
    void addAll(PriceSpread others, int[] here) {
        for (int code = 0; code < here.length && code < others.totals.length; code++) {
            int[] row = others.counts[code];
            for (int b = 0; b < row.length; b++) {
                if (row[b] > 0) {
                    add(here[code], others.lowest[code] + b, row[b]);
                    computedDay[here[code]] = Items.NEVER;
                }
            }
        }
    }

    /** Adds one logarithm: of a price, or of what else is spread as prices are. */
    void add(int code, float log) {
        add(code, bin(log), 1);
    }

    private void add(int code, int bin, int count) {
        ensure(code);
        int[] row = reaching(code, bin);
        row[bin - lowest[code]] += count;
        totals[code] += count;
    }

    /** The bins of a code, widened where they do not reach to the given one: most codes need few. */
    private int[] reaching(int code, int bin) {
        int[] row = counts[code];
        int from = row.length == 0 ? bin : lowest[code];
        if (bin >= from && bin < from + row.length) {
            return row;
        }
        int first = Math.min(from, bin) & -STEP;
        int end = Math.max(from + row.length, bin + 1) + STEP - 1 & -STEP;
        int[] wider = new int[end - first];
        System.arraycopy(row, 0, wider, from - first, row.length);
        counts[code] = wider;
        lowest[code] = first;
        return wider;
    }

    /** The robust z of a price against the past of a code, computed once per code and day. */
    float z(int code, float logPrice, int day) {
        if (computedDay[code] != day) {
            compute(code);
            computedDay[code] = day;
        }
        return (logPrice - median[code]) / spread[code];
    }

    /** The quartiles by linear interpolation within the bin that holds each, in one pass over the bins in use. */
    private void compute(int code) {
        int[] row = counts[code];
        double passed = 0;
        int found = 0;
        for (int b = 0; found < SHARES.length; b++) {
            int here = row[b];
            while (here > 0 && found < SHARES.length && passed + here >= SHARES[found] * totals[code]) {
                quartiles[found] = LOWEST + WIDTH * (lowest[code] + b + (SHARES[found] * totals[code] - passed) / here);
                found++;
            }
            passed += here;
        }
        median[code] = (float) quartiles[1];
        spread[code] = (float) Math.max(FLOOR, (quartiles[2] - quartiles[0]) / 1.349);
    }

    private static int bin(float logPrice) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor((logPrice - LOWEST) / WIDTH)));
    }

    private void ensure(int code) {
        if (code >= totals.length) {
            int size = Math.max(code + 1, totals.length * 2);
            counts = withoutBins(Arrays.copyOf(counts, size), counts.length);
            lowest = Arrays.copyOf(lowest, size);
            totals = Arrays.copyOf(totals, size);
            median = Arrays.copyOf(median, size);
            spread = Arrays.copyOf(spread, size);
            computedDay = neverComputed(Arrays.copyOf(computedDay, size), computedDay.length);
        }
    }

    private static int[][] withoutBins(int[][] counts, int from) {
        Arrays.fill(counts, from, counts.length, new int[0]);
        return counts;
    }

    private static int[] neverComputed(int[] days, int from) {
        Arrays.fill(days, from, days.length, Items.NEVER);
        return days;
    }
}
