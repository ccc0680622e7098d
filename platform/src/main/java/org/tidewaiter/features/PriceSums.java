package org.tidewaiter.features;

import java.util.Arrays;

/**
 * How many log unit prices every code of a {@link ProfileKey} has had, their sum and the sum of their squares: from these a mean and
 * a standard deviation. A price is rounded to a whole number of 2^-22 (a float of 2 or more stands as it is) and all that
 * follows is exact, so sums do not depend on the order of adding. Whatever the prices are (|ln| of a double is below 2^10, a
 * square in units below 2^64), 2^31 of them fit.
 */
final class PriceSums {
    /** Prices a code must have before a deviation is judged. */
    private static final int LEAST_PRICES = 5;

    private static final double UNITS = 1 << 22;
    private static final int STRIDE = 3;
    /** In the first number of a code the count has the lower 32 bits; the squares go on in the upper ones. */
    private static final long COUNT = 0xffff_ffffL;

    private static final double TWO_TO_64 = 0x1p64;

    /** By code: count and upper part of the squares, sum, lower 64 bits of the squares. */
    private long[] sums = new long[0];

    /** Makes room for so many codes. */
    void grow(int codes) {
        sums = Arrays.copyOf(sums, Capacity.of((long) STRIDE * codes, "sums of prices", Capacity.SPLIT));
    }

    /** Adds the prices of a day's items, whose codes are given; those that have no finite price are left out. */
    void addAll(Items items, Day day, int[] codes) {
        for (int i = 0; i < day.size(); i++) {
            float price = items.logUnitPrice(day.from() + i);
            if (codes[i] >= 0 && Float.isFinite(price)) {
                long units = (long) Math.rint(price * UNITS);
                add(codes[i], 1, units, units * units);
            }
        }
    }

    private void add(int code, long head, long units, long squares) {
        int p = STRIDE * code;
        long low = sums[p + 2] + squares;
        boolean carries = Long.compareUnsigned(low, squares) < 0;
        sums[p] += carries ? head + COUNT + 1 : head;
        sums[p + 1] += units;
        sums[p + 2] = low;
    }

    /** Writes how far the prices of a day's rows lie from the mean of their codes, in standard deviations. */
    void deviations(Items items, Day day, int[] codes, int[] wanted, float[] column) {
        for (int i = 0; i < day.rows(); i++) {
            int p = codes[i] * STRIDE;
            column[day.firstRow() + i] =
                    p < 0 ? Float.NaN : deviation(p, items.logUnitPrice(wanted[day.firstRow() + i]));
        }
    }

    private float deviation(int p, float price) {
        double n = sums[p] & COUNT;
        if (n < LEAST_PRICES) {
            return Float.NaN;
        }
        double mean = sums[p + 1] / n;
        double variance = Math.max(0, squares(sums[p] >>> 32, sums[p + 2]) / n - mean * mean);
        return (float) ((price - mean / UNITS) / (Math.sqrt(variance) / UNITS + 0.1));
    }

    private static double squares(long upper, long lower) {
        double low = lower >= 0 ? lower : lower + TWO_TO_64;
        return upper == 0 ? low : upper * TWO_TO_64 + low;
    }

    /**
     * Adds the sums of other states.
     *
     * @param here by code of the others: the code of the same values here
     */
    void addAll(PriceSums others, int[] here) {
        for (int code = 0; code < here.length; code++) {
            int p = STRIDE * code;
            add(here[code], others.sums[p], others.sums[p + 1], others.sums[p + 2]);
        }
    }

    /** The numbers of a code as they are kept. */
    long[] of(int code) {
        return Arrays.copyOfRange(sums, STRIDE * code, STRIDE * (code + 1));
    }
}
