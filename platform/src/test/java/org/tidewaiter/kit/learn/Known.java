package org.tidewaiter.kit.learn;

import java.util.Arrays;

/** 500 rows that Python can make too, so that scikit-learn 1.2.1's answers on them can stand in tests as constants. */
final class Known {
    static final int ROWS = 500;

    final double[] score = new double[ROWS];
    final double[] probability = new double[ROWS];
    final byte[] labels = new byte[ROWS];
    final double[] amounts = new double[ROWS];

    private long state = 12345;

    /**
     * For each row, in this order: v = int(next()*40)/40, label = next() < 0.05 + 0.6 v², amount = int(next()*1000) if it
     * is a finding; next() is state = (1103515245 state + 12345) mod 2³¹, divided by 2³¹.
     */
    Known() {
        for (int i = 0; i < ROWS; i++) {
            double v = (int) (next() * 40) / 40.0;
            score[i] = v;
            probability[i] = 0.05 + 0.6 * v * v;
            labels[i] = (byte) (next() < probability[i] ? 1 : 0);
            amounts[i] = labels[i] * (double) (int) (next() * 1000);
        }
    }

    RankedOutcomes scored() {
        String[] months = new String[ROWS];
        Arrays.setAll(months, i -> i < 300 ? "2021-01" : "2021-02");
        return new RankedOutcomes(score, probability, labels, amounts, new double[ROWS], months);
    }

    private double next() {
        state = (1103515245L * state + 12345L) % (1L << 31);
        return state / (double) (1L << 31);
    }
}
