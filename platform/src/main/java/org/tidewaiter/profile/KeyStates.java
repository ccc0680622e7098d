package org.tidewaiter.profile;

import java.util.Arrays;
import java.util.List;
import org.tidewaiter.profile.Key.Figure;

/**
 * The past of every value of one {@link Key}: eight doubles a code (one cache line), all sums, so that states of two
 * periods merge by addition. {@link #read} gives an item's features from the states as they stand; the adders come after.
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

    private static final int STRIDE = 12;
    private static final int ITEMS = 0;
    private static final int CONTROLS = 1;
    private static final int FINDINGS = 2;
    private static final int DISTINCT_CONTROLS = 3;
    private static final int DISTINCT_FINDINGS = 4;
    private static final int RECENT_CONTROLS = 5;
    private static final int RECENT_FINDINGS = 6;
    private static final int LAST_DAY = 7;
    private static final int ROUND = 8;
    private static final int PRICES = 9;
    private static final int PRICE_SUM = 10;
    private static final int PRICE_SQUARES = 11;

    private final Key key;
    private final int firstDay;
    private final Dimension[] dimensions;
    private final LongCodes pairs = new LongCodes(1 << 10);
    private final LongCodes triples = new LongCodes(1 << 10);
    private final Figure[] figures;
    private final boolean priced;
    private double[] states = new double[STRIDE << 10];

    KeyStates(Key key, int firstDay) {
        this.key = key;
        this.firstDay = firstDay;
        dimensions = key.dimensions().toArray(Dimension[]::new);
        figures = key.features().toArray(Figure[]::new);
        priced = key.features().contains(Figure.PRICE);
    }

    Key key() {
        return key;
    }

    /** The features' names, in the order in which {@link #read} writes them. */
    List<Feature> features() {
        return Arrays.stream(figures).map(f -> Feature.of(key, f)).toList();
    }

    /** The code of an item, a new one where its combination is new; -1 where a cell's dimension is not given. */
    int codeOf(Items items, int item) {
        int first = items.dimension[dimensions[0].ordinal()][item];
        if (dimensions.length == 1) {
            return grown(first);
        }
        int second = items.dimension[dimensions[1].ordinal()][item];
        if (second == 0 && (dimensions[1] == Dimension.MASS || dimensions[1] == Dimension.AMOUNT)) {
            return -1;
        }
        int pair = pairs.codeOf((long) first << 32 | second);
        if (dimensions.length == 2) {
            return grown(pair);
        }
        int third = items.dimension[dimensions[2].ordinal()][item];
        return grown(triples.codeOf((long) pair << 32 | third));
    }

    private int grown(int code) {
        if ((code + 1) * STRIDE > states.length) {
            states = Arrays.copyOf(states, Math.max(states.length * 2, (code + 1) * STRIDE));
        }
        return code;
    }

    /** Writes an item's features from {@code at} on. {@code prior} is the distinct finding rate of all before its day. */
    void read(int code, int day, float logUnitPrice, double prior, float[] row, int at) {
        int s = Math.max(0, code) * STRIDE;
        for (int f = 0; f < figures.length; f++) {
            row[at + f] = code < 0 ? Float.NaN : (float) figure(figures[f], s, day, logUnitPrice, prior);
        }
    }

    private double figure(Figure figure, int s, int day, float logUnitPrice, double prior) {
        return switch (figure) {
            case RATE ->
                (states[s + DISTINCT_FINDINGS] + SMOOTHING * prior) / (states[s + DISTINCT_CONTROLS] + SMOOTHING);
            case RECENT_RATE -> recentRate(s, day, prior);
            case COUNT -> Math.log1p(states[s + ITEMS]);
            case SINCE -> states[s + ITEMS] == 0 ? Double.NaN : Math.log1p(day - states[s + LAST_DAY]);
            case PRICE -> priceDeviation(s, logUnitPrice);
            case ROUND -> states[s + ITEMS] == 0 ? Double.NaN : states[s + ROUND] / states[s + ITEMS];
            case CELL_RATE -> states[s + CONTROLS] == 0 ? Double.NaN : states[s + FINDINGS] / states[s + CONTROLS];
            case CELL_COUNT -> states[s + CONTROLS] == 0 ? Double.NaN : Math.log1p(states[s + CONTROLS]);
        };
    }

    private double recentRate(int s, int day, double prior) {
        double aged = SMOOTHING * weight(day);
        return (states[s + RECENT_FINDINGS] + aged * prior) / (states[s + RECENT_CONTROLS] + aged);
    }

    private double priceDeviation(int s, float logUnitPrice) {
        double n = states[s + PRICES];
        if (n < LEAST_PRICES) {
            return Double.NaN;
        }
        double mean = states[s + PRICE_SUM] / n;
        double variance = Math.max(0, states[s + PRICE_SQUARES] / n - mean * mean);
        return (logUnitPrice - mean) / (Math.sqrt(variance) + 0.1);
    }

    private double weight(int day) {
        return Math.exp((day - firstDay) * (Math.log(2) / HALF_LIFE_DAYS));
    }

    /** Adds an item to its code, after all items of its day were read. */
    void addItem(int code, int day, float logUnitPrice, boolean round) {
        if (code < 0) {
            return;
        }
        int s = code * STRIDE;
        states[s + ITEMS]++;
        states[s + LAST_DAY] = day;
        states[s + ROUND] += round ? 1 : 0;
        if (priced && Float.isFinite(logUnitPrice)) {
            states[s + PRICES]++;
            states[s + PRICE_SUM] += logUnitPrice;
            states[s + PRICE_SQUARES] += (double) logUnitPrice * logUnitPrice;
        }
    }

    /** Adds a control's result, on the day it was recorded; {@code distinct} unless it repeats a consignment counted. */
    void addLabel(int code, boolean finding, boolean distinct, double recentWeight) {
        if (code < 0) {
            return;
        }
        int s = code * STRIDE;
        states[s + CONTROLS]++;
        states[s + FINDINGS] += finding ? 1 : 0;
        if (distinct) {
            states[s + DISTINCT_CONTROLS]++;
            states[s + DISTINCT_FINDINGS] += finding ? 1 : 0;
            states[s + RECENT_CONTROLS] += recentWeight;
            states[s + RECENT_FINDINGS] += finding ? recentWeight : 0;
        }
    }

    /** The plain counts of a code, for explanations: items, controls, findings, and the same counting repeats once. */
    Counts counts(int code) {
        int s = Math.max(0, code) * STRIDE;
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
