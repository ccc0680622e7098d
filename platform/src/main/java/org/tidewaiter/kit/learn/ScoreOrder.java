package org.tidewaiter.kit.learn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows sorted once, best score first, equal scores in row order, NaN last. Every figure is one pass over that order, with each
 * row counted {@code times[row]} times (a bootstrap replicate) or once ({@code times} null).
 */
final class ScoreOrder {
    /** The figures of one pass; NaN where too little is known; top[i] belongs to the i-th depth asked for. */
    @SuppressWarnings("ArrayRecordComponent") // Lives within one call.
    record Pass(double auc, double averagePrecision, double[] topHits, double[] topAmount) {}

    private final int[] order;
    private final boolean[] endsGroup;
    private final byte[] labels;

    ScoreOrder(double[] score, byte[] labels) {
        this.labels = labels;
        double[] key = new double[score.length];
        Arrays.setAll(key, i -> Double.isNaN(score[i]) ? Double.NEGATIVE_INFINITY : score[i] + 0.0);
        this.order = highestFirst(key);
        this.endsGroup = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            endsGroup[i] = i + 1 == order.length || key[order[i]] != key[order[i + 1]];
        }
    }

    /** The rows by falling key, equal ones in their order. Numbers are sorted as such: comparing boxed ones takes several times as long. */
    private static int[] highestFirst(double[] key) {
        double[] rising = key.clone();
        Arrays.sort(rising);
        int[] next = new int[key.length];
        int keys = 0;
        for (int i = 0; i < rising.length; i++) {
            if (i + 1 == rising.length || rising[i] != rising[i + 1]) {
                next[keys] = rising.length - 1 - i; // rows with a higher key come before
                rising[keys++] = rising[i];
            }
        }
        int[] order = new int[key.length];
        for (int row = 0; row < key.length; row++) {
            order[next[Arrays.binarySearch(rising, 0, keys, key[row])]++] = row;
        }
        return order;
    }

    /** How many rows a share means: floor(share × rows), but at least one where there is any. */
    static int depth(double share, int rows) {
        return Math.min(rows, Math.max(1, (int) (rows * share)));
    }

    /**
     * The figures of one pass over the rows.
     *
     * @param times how often each row counts; null: once
     * @param depths how many rows are controlled, rising
     * @param amounts by row, or null
     */
    // 38 lines, as every figure comes from one loop: 200 replicates of 45,000 rows pass here.
    Pass pass(int @Nullable [] times, int[] depths, double @Nullable [] amounts) {
        double[] topHits = new double[depths.length];
        double[] topAmount = new double[depths.length];
        long all = 0;
        long hits = 0;
        double amount = 0;
        long groupAll = 0;
        long groupHits = 0;
        double wins = 0;
        double steps = 0;
        int next = 0;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            int count = times == null ? 1 : times[row];
            while (next < depths.length && all + groupAll + count >= depths[next]) {
                long taken = depths[next] - all - groupAll;
                topHits[next] = hits + groupHits + taken * labels[row];
                topAmount[next++] = amount + (amounts == null ? 0 : taken * amounts[row]);
            }
            groupAll += count;
            groupHits += (long) count * labels[row];
            amount += amounts == null ? 0 : count * amounts[row];
            if (endsGroup[i] && groupAll > 0) {
                wins += (groupAll - groupHits) * (hits + groupHits / 2.0);
                all += groupAll;
                hits += groupHits;
                steps += groupHits * ((double) hits / all);
                groupAll = 0;
                groupHits = 0;
            }
        }
        double pairs = (double) hits * (all - hits);
        return new Pass(
                pairs > 0 ? wins / pairs : Double.NaN, hits > 0 ? steps / hits : Double.NaN, topHits, topAmount);
    }
}
