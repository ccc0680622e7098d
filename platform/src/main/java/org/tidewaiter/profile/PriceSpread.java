package org.tidewaiter.profile;

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
    private static final double FLOOR = 0.1;

    private int[] counts = new int[BINS * 64];
    private int[] totals = new int[64];
    private float[] median = new float[64];
    private float[] spread = new float[64];
    private int[] computedDay = new int[64];

    /** Prices seen of a code. */
    int count(int code) {
        return code < totals.length ? totals[code] : 0;
    }

    void add(int code, float logPrice) {
        ensure(code);
        counts[code * BINS + bin(logPrice)]++;
        totals[code]++;
    }

    /** The robust z of a price against the past of a code, computed once per code and day. */
    float z(int code, float logPrice, int day) {
        if (computedDay[code] != day) {
            compute(code);
            computedDay[code] = day;
        }
        return (logPrice - median[code]) / spread[code];
    }

    private void compute(int code) {
        double q1 = quantile(code, 0.25);
        double q3 = quantile(code, 0.75);
        median[code] = (float) quantile(code, 0.5);
        spread[code] = (float) Math.max(FLOOR, (q3 - q1) / 1.349);
    }

    /** The quantile by linear interpolation within the bin that holds it. */
    private double quantile(int code, double share) {
        double wanted = share * totals[code];
        double passed = 0;
        for (int b = 0; b < BINS; b++) {
            int here = counts[code * BINS + b];
            if (here > 0 && passed + here >= wanted) {
                return LOWEST + WIDTH * (b + (wanted - passed) / here);
            }
            passed += here;
        }
        return LOWEST + WIDTH * BINS;
    }

    private static int bin(float logPrice) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor((logPrice - LOWEST) / WIDTH)));
    }

    private void ensure(int code) {
        if (code >= totals.length) {
            int size = Math.max(code + 1, totals.length * 2);
            counts = Arrays.copyOf(counts, size * BINS);
            totals = Arrays.copyOf(totals, size);
            median = Arrays.copyOf(median, size);
            spread = Arrays.copyOf(spread, size);
            computedDay = Arrays.copyOf(computedDay, size);
        }
    }
}
