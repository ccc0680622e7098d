package org.tidewaiter.profile;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.profile.Key.Figure;

/**
 * The past of every value of one {@link Key}: five to seven counts a code, side by side, and the sums of prices and of recent controls apart; all
 * sums, so that states of two periods merge by addition. Features are read from the states as they stand; the adders come
 * after. Counts are floats, exact to 16 million: half the memory of doubles, and twice as many codes in the cache.
 *
 * <p>Recent sums are kept as Σ 2^(day/90): only the ratio to 2^(today/90) matters, so nothing has to be aged.
 */
final class KeyStates {
    /** Pseudo-controls at the rate of all, towards which a rate is smoothed (an empirical-Bayes beta-binomial prior). */
    static final double SMOOTHING = 20;
    /** Days after which a control counts half in the recent rate. */
    static final double HALF_LIFE_DAYS = 90;
    /** Prices a code must have before a deviation is judged. */
    static final int LEAST_PRICES = 5;

    private static final int ITEMS = 0;
    private static final int CONTROLS = 1;
    private static final int FINDINGS = 2;
    private static final int DISTINCT_CONTROLS = 3;
    private static final int DISTINCT_FINDINGS = 4;
    private static final int ALWAYS = 5;
    private static final int PRICE_STRIDE = 3;

    private final Key key;
    private final Dimension[] dimensions;
    private final PairCodes pairs = new PairCodes(1 << 10);
    private final PairCodes triples = new PairCodes(1 << 10);
    private final Figure[] figures;
    /** MASS or AMOUNT where the key starts with HS 6 and that: its cells are coded already. */
    private final @Nullable Dimension joined;

    private final boolean priced;
    private final boolean recent;
    /** Places of the counts that only some keys keep, -1 where this one does not. */
    private final int lastDay;

    private final int round;
    private final int stride;
    private float[] states;
    private double[] prices;
    /** Two sums a code where the key keeps a recent rate; in doubles, 2^(day/90) reaches 250 years. */
    private double[] recents;

    private int capacity = 1 << 10;

    KeyStates(Key key) {
        this.key = key;
        dimensions = key.dimensions().toArray(Dimension[]::new);
        figures = key.features().toArray(Figure[]::new);
        joined = key.isCell() ? dimensions[1] : null;
        priced = key.features().contains(Figure.PRICE);
        int next = ALWAYS;
        recent = key.features().contains(Figure.RECENT_RATE);
        lastDay = key.features().contains(Figure.SINCE) ? next++ : -1;
        round = key.features().contains(Figure.ROUND) ? next++ : -1;
        stride = next;
        states = new float[stride * capacity];
        prices = new double[priced ? PRICE_STRIDE * capacity : 0];
        recents = new double[recent ? 2 * capacity : 0];
    }

    Key key() {
        return key;
    }

    /** How many columns the key fills. */
    int width() {
        return figures.length;
    }

    /** What the key costs a row, about, in nanoseconds: looking its code up, and a little for each figure. */
    int cost() {
        return 5 + 2 * figures.length + (joined != null ? 8 : 6) * (dimensions.length - 1);
    }

    /** The features' names, in the order in which {@link #read} writes them. */
    List<Feature> features() {
        return Arrays.stream(figures).map(f -> Feature.of(key, f)).toList();
    }

    /** The codes of items {@code from} to before {@code to}, a new one where a combination is new; -1 for no cell. */
    void codes(Items items, int from, int to, int[] codes) {
        int[] first = firstTwo(items);
        if (dimensions.length == 1 || dimensions.length == 2 && joined != null) {
            System.arraycopy(first, from, codes, 0, to - from);
        } else if (joined != null) {
            triples.codesOf(first, from, dimension(items, 2), from, codes, to - from);
        } else {
            pairs.codesOf(first, from, dimension(items, 1), from, codes, to - from);
            if (dimensions.length == 3) {
                triples.codesOf(codes, 0, dimension(items, 2), from, codes, to - from);
            }
        }
        int largest = -1;
        for (int i = 0; i < to - from; i++) {
            largest = Math.max(largest, codes[i]);
        }
        grow(largest);
    }

    /** The repetition cells are coded once for all keys that start with them, by {@link Repeats}. */
    private int[] firstTwo(Items items) {
        return joined == null ? dimension(items, 0) : joined == Dimension.MASS ? items.massCell : items.amountCell;
    }

    private int[] dimension(Items items, int d) {
        return items.dimension[dimensions[d].ordinal()];
    }

    /** The code of one item. */
    int codeOf(Items items, int item) {
        int[] one = new int[1];
        codes(items, item, item + 1, one);
        return one[0];
    }

    private void grow(int largest) {
        if (largest >= capacity) {
            capacity = Math.max(largest + 1, capacity + capacity / 2);
            states = Arrays.copyOf(states, stride * capacity);
            prices = Arrays.copyOf(prices, priced ? PRICE_STRIDE * capacity : 0);
            recents = Arrays.copyOf(recents, recent ? 2 * capacity : 0);
        }
    }

    /**
     * What all items of one day share.
     *
     * @param day days since 1970-01-01
     * @param prior distinct finding rate of all before the day
     * @param weight what a control recorded on the day counts in recent sums: 2^(day / half-life)
     */
    record Today(int day, double prior, double weight) {}

    /**
     * Writes the features of the items of a day. Counts and days stand as they are: trees do not mind the scale, and a
     * million logarithms cost a tenth of the replay. A loop a figure: each is short enough to be compiled well.
     *
     * @param codes of the rows' items, the first one's first
     * @param offset the column of the first figure
     */
    void read(Items items, DayRows rows, int[] codes, Today today, int offset) {
        for (int f = 0; f < figures.length; f++) {
            int at = offset + f;
            switch (figures[f]) {
                case RATE -> rates(rows, codes, today, at);
                case RECENT_RATE -> recentRates(rows, codes, today, at);
                case COUNT -> counts(rows, codes, at);
                case SINCE -> since(rows, codes, today, at);
                case PRICE -> priceDeviations(items, rows, codes, at);
                case ROUND -> shares(rows, codes, at, round, ITEMS);
                case CELL_RATE -> shares(rows, codes, at, FINDINGS, CONTROLS);
                case CELL_COUNT -> cellCounts(rows, codes, at);
            }
        }
    }

    private void rates(DayRows rows, int[] codes, Today today, int column) {
        double prior = SMOOTHING * today.prior();
        for (int i = 0; i < rows.size(); i++) {
            int s = codes[i] * stride;
            rows.set(i, column, (float)
                    ((states[s + DISTINCT_FINDINGS] + prior) / (states[s + DISTINCT_CONTROLS] + SMOOTHING)));
        }
    }

    private void recentRates(DayRows rows, int[] codes, Today today, int column) {
        double aged = SMOOTHING * today.weight();
        double prior = aged * today.prior();
        for (int i = 0; i < rows.size(); i++) {
            int c = 2 * codes[i];
            rows.set(i, column, (float) ((recents[c + 1] + prior) / (recents[c] + aged)));
        }
    }

    private void counts(DayRows rows, int[] codes, int column) {
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, column, states[codes[i] * stride + ITEMS]);
        }
    }

    private void since(DayRows rows, int[] codes, Today today, int column) {
        for (int i = 0; i < rows.size(); i++) {
            int s = codes[i] * stride;
            rows.set(i, column, states[s + ITEMS] == 0 ? Float.NaN : today.day() - states[s + lastDay]);
        }
    }

    private void priceDeviations(Items items, DayRows rows, int[] codes, int column) {
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, column, (float) priceDeviation(codes[i] * PRICE_STRIDE, items.logUnitPrice(rows.from() + i)));
        }
    }

    /** One count over another, missing where there is no cell or nothing to divide by. */
    private void shares(DayRows rows, int[] codes, int column, int part, int all) {
        for (int i = 0; i < rows.size(); i++) {
            int s = codes[i] * stride;
            rows.set(i, column, s < 0 || states[s + all] == 0 ? Float.NaN : states[s + part] / states[s + all]);
        }
    }

    private void cellCounts(DayRows rows, int[] codes, int column) {
        for (int i = 0; i < rows.size(); i++) {
            int s = codes[i] * stride;
            rows.set(i, column, s < 0 || states[s + CONTROLS] == 0 ? Float.NaN : states[s + CONTROLS]);
        }
    }

    private double priceDeviation(int p, float logUnitPrice) {
        double n = prices[p];
        if (n < LEAST_PRICES) {
            return Double.NaN;
        }
        double mean = prices[p + 1] / n;
        double variance = Math.max(0, prices[p + 2] / n - mean * mean);
        return (logUnitPrice - mean) / (Math.sqrt(variance) + 0.1);
    }

    /** What a control recorded {@code days} after the first counts in recent sums. */
    static double weight(int days) {
        return Math.exp(days * (Math.log(2) / HALF_LIFE_DAYS));
    }

    /** Adds the items of a day to their codes, after all of them were read. */
    void addItems(Items items, int from, int to, int[] codes, int day) {
        for (int i = from; i < to; i++) {
            int code = codes[i - from];
            if (code < 0) {
                continue;
            }
            int s = code * stride;
            states[s + ITEMS]++;
            if (lastDay >= 0) {
                states[s + lastDay] = day;
            }
            if (round >= 0 && items.roundAmount[i] > 0) {
                states[s + round]++;
            }
            if (priced) {
                addPrice(code * PRICE_STRIDE, items.logUnitPrice(i));
            }
        }
    }

    private void addPrice(int p, float logUnitPrice) {
        if (Float.isFinite(logUnitPrice)) {
            prices[p]++;
            prices[p + 1] += logUnitPrice;
            prices[p + 2] += (double) logUnitPrice * logUnitPrice;
        }
    }

    /** Adds a control's result, on the day it was recorded; {@code distinct} unless it repeats a consignment counted. */
    void addLabel(int code, boolean finding, boolean distinct, double recentWeight) {
        if (code < 0) {
            return;
        }
        int s = code * stride;
        int found = finding ? 1 : 0;
        states[s + CONTROLS]++;
        states[s + FINDINGS] += found;
        if (distinct) {
            states[s + DISTINCT_CONTROLS]++;
            states[s + DISTINCT_FINDINGS] += found;
            if (recent) {
                recents[2 * code] += recentWeight;
                recents[2 * code + 1] += found * recentWeight;
            }
        }
    }

    /** The plain counts of a code, for explanations. */
    Counts counts(int code) {
        int s = Math.max(0, code) * stride;
        return code < 0
                ? Counts.NONE
                : new Counts(
                        (long) states[s + ITEMS],
                        (long) states[s + CONTROLS],
                        (long) states[s + FINDINGS],
                        (long) states[s + DISTINCT_CONTROLS],
                        (long) states[s + DISTINCT_FINDINGS]);
    }
}
