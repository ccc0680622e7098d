package org.tidewaiter.features;

import java.util.Arrays;

/**
 * The controls and findings of every code of a {@link ProfileKey}, each weighing twice as much as one of {@value #HALF_LIFE_DAYS}
 * days before: kept as Σ 2^(day / 90), of which only the ratio to 2^(today / 90) matters, so nothing has to be aged.
 *
 * <p>Sums are whole numbers, so they do not depend on the order of adding. A weight is a whole number of 25 to 32 bits that
 * grows through an era of 720 days (eight half-lives) and starts anew with the next; each era has its own sums, and 2^31
 * results of the heaviest weight fit into one of 63 bits. The latest {@value #ERAS} eras are kept: what is older, by six
 * years at least, weighs less than 1/16,000,000 of a control of today and counts no longer. Which eras are kept follows
 * from the latest day alone, so states merge to the same bits whatever was added where and when.
 */
final class HalvingControls {
    /** Days after which a control counts half. */
    static final int HALF_LIFE_DAYS = 90;

    private static final int ERAS = 4;
    private static final int ERA_BITS = 8;
    private static final int ERA_DAYS = ERA_BITS * HALF_LIFE_DAYS;
    private static final long FIRST_WEIGHT = 1L << 24;
    /** By day of the era. */
    private static final long[] WEIGHTS = weights();

    /** By eras back from the latest: two sums a code, of controls and of findings; of no code that had none in the era. */
    private final long[][] sums = new long[ERAS][0];

    private int latest = Integer.MIN_VALUE;

    /** The powers of StrictMath are the same to the last bit on every machine; those of Math need not be. */
    private static long[] weights() {
        long[] weights = new long[ERA_DAYS];
        Arrays.setAll(weights, d -> Math.round(FIRST_WEIGHT * StrictMath.pow(2, (double) d / HALF_LIFE_DAYS)));
        return weights;
    }

    /** What a control of a day weighs within the era of the day. */
    static long weight(int day) {
        return WEIGHTS[Math.floorMod(day, ERA_DAYS)];
    }

    private static int era(int day) {
        return Math.floorDiv(day, ERA_DAYS);
    }

    /** Begins a day: a first day of an era puts all others one back. */
    void reach(int day) {
        reachEra(era(day));
    }

    private void reachEra(int era) {
        if (era <= latest) {
            return;
        }
        int back = (int) Math.min(ERAS, (long) era - latest);
        System.arraycopy(sums, 0, sums, back, ERAS - back);
        Arrays.fill(sums, 0, back, new long[0]);
        latest = era;
    }

    /**
     * Adds results of one code.
     *
     * @param day by which they weigh, in days since 1970-01-01
     * @param controls how many; negative where results are taken back
     * @param findings how many of them found something
     * @param codes how many codes there are so far
     */
    void add(int code, int day, int controls, int findings, int codes) {
        reach(day);
        int back = latest - era(day);
        if (back < ERAS) {
            long weight = weight(day);
            long[] era = reaching(back, code, codes);
            era[2 * code] += controls * weight;
            era[2 * code + 1] += findings * weight;
        }
    }

    private long[] reaching(int back, int code, int codes) {
        if (sums[back].length <= 2 * code + 1) {
            sums[back] = Arrays.copyOf(sums[back], 2 * Math.max(code + 1, codes));
        }
        return sums[back];
    }

    /**
     * Writes the finding rates of the codes of a day's rows, smoothed towards the rate of all by {@link KeyStates#SMOOTHING}
     * controls of the day.
     */
    void rates(Day day, int[] codes, float[] column) {
        double aged = KeyStates.SMOOTHING
                * Math.scalb((double) weight(day.number()), ERA_BITS * (era(day.number()) - latest));
        double prior = aged * day.prior();
        for (int i = 0; i < day.rows(); i++) {
            int c = 2 * codes[i];
            column[day.firstRow() + i] = c < 0 ? Float.NaN : (float) ((sum(c + 1) + prior) / (sum(c) + aged));
        }
    }

    /** A sum of all eras, in weights of the latest. */
    private double sum(int place) {
        double sum = 0;
        double scale = 1;
        for (long[] era : sums) {
            sum += place < era.length ? era[place] * scale : 0;
            scale /= 1 << ERA_BITS;
        }
        return sum;
    }

    /**
     * Adds the sums of other states.
     *
     * @param here by code of the others: the code of the same values here
     * @param codes how many codes there are here
     */
    void addAll(HalvingControls others, int[] here, int codes) {
        reachEra(others.latest);
        for (int back = 0; back < ERAS && others.latest != Integer.MIN_VALUE; back++) {
            int place = latest - others.latest + back;
            long[] theirs = others.sums[back];
            for (int code = 0; place < ERAS && 2 * code < theirs.length && code < here.length; code++) {
                long[] ours = reaching(place, here[code], codes);
                ours[2 * here[code]] += theirs[2 * code];
                ours[2 * here[code] + 1] += theirs[2 * code + 1];
            }
        }
    }

    /** Controls and findings of a code by era, the latest first. */
    long[] of(int code) {
        long[] all = new long[2 * ERAS];
        for (int back = 0; back < ERAS; back++) {
            boolean kept = 2 * code < sums[back].length;
            all[2 * back] = kept ? sums[back][2 * code] : 0;
            all[2 * back + 1] = kept ? sums[back][2 * code + 1] : 0;
        }
        return all;
    }
}
