package org.tidewaiter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.profile.Key.Figure;

/**
 * The past of every value of one {@link Key}: five to seven counts a code, side by side, and the sums of prices and of recent controls apart; all
 * sums, so that states of two periods merge by addition. A day passes in steps: codes, features as the states stand, then
 * the day is added. Counts are floats, exact to 16 million: half the memory of doubles, and twice as many codes in the cache.
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
    private final Items items;
    private final LabelCalendar labels;
    private final int[][] dimensions;
    /** Whether the key starts with HS 6 and mass, or HS 6 and amount: these cells are coded already. */
    private final boolean cell;

    private final PairCodes pairs = new PairCodes(1 << 10);
    private final PairCodes triples = new PairCodes(1 << 10);
    private final Figure[] figures;
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
    private int[] labelCodes = new int[0];

    KeyStates(Key key, Items items, LabelCalendar labels) {
        this.key = key;
        this.items = items;
        this.labels = labels;
        cell = key.isCell();
        // The code of a mass or an amount is that of its cell, which holds HS 6 too.
        dimensions = key.dimensions().stream()
                .skip(cell ? 1 : 0)
                .map(d -> items.dimension[d.ordinal()])
                .toArray(int[][]::new);
        figures = key.features().toArray(Figure[]::new);
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

    /** The features' names, in the order of their columns. */
    List<Feature> features() {
        return Arrays.stream(figures).map(f -> Feature.of(key, f)).toList();
    }

    /** How many columns the key fills. */
    int width() {
        return figures.length;
    }

    /** What the key costs a row, about, in nanoseconds: looking its code up, and a little for each figure. */
    int cost() {
        return 5 + 2 * figures.length + (cell ? 12 : 6) * (dimensions.length - 1);
    }

    /**
     * The steps of a day, in their order.
     *
     * @param column of the first figure
     * @param before what else wants to see the codes and the states before the day is added, or null
     */
    List<Day.Step> steps(int column, Day.@Nullable Step before) {
        List<Day.Step> steps = new ArrayList<>();
        addCoding(steps);
        steps.add(this::grow);
        for (int f = 0; f < figures.length; f++) {
            steps.add(reading(figures[f], column + f));
        }
        if (before != null) {
            steps.add(before);
        }
        addAdding(steps);
        return steps;
    }

    private void addCoding(List<Day.Step> steps) {
        int[] first = dimensions[0];
        if (dimensions.length == 1) {
            steps.add(day -> System.arraycopy(first, day.from(), day.codes(), 0, day.size()));
            return;
        }
        int[] second = dimensions[1];
        steps.add(day -> pairs.codesOf(first, day.from(), second, day.from(), day.codes(), day.size()));
        if (dimensions.length == 3) {
            int[] third = dimensions[2];
            steps.add(day -> triples.codesOf(day.codes(), 0, third, day.from(), day.codes(), day.size()));
        }
    }

    private Day.Step reading(Figure figure, int column) {
        return switch (figure) {
            case RATE -> day -> rates(day, column);
            case RECENT_RATE -> day -> recentRates(day, column);
            case COUNT -> day -> counts(day, column);
            case SINCE -> day -> since(day, column);
            case PRICE -> day -> priceDeviations(day, column);
            case ROUND -> day -> shares(day, column, round, ITEMS);
            case CELL_RATE -> day -> shares(day, column, FINDINGS, CONTROLS);
            case CELL_COUNT -> day -> cellCounts(day, column);
        };
    }

    private void addAdding(List<Day.Step> steps) {
        steps.add(this::addItems);
        if (lastDay >= 0) {
            steps.add(this::addLastDay);
        }
        if (round >= 0) {
            steps.add(this::addRound);
        }
        if (priced) {
            steps.add(this::addPrices);
        }
        steps.add(this::codeLabels);
        steps.add(this::addLabels);
        if (recent) {
            steps.add(this::addRecent);
        }
    }

    /** The code of one item; -1 for no cell. */
    private int codeOf(int item) {
        int code = dimensions[0][item];
        if (dimensions.length > 1 && code >= 0) {
            code = pairs.codeOf(code, dimensions[1][item]);
        }
        return dimensions.length > 2 && code >= 0 ? triples.codeOf(code, dimensions[2][item]) : code;
    }

    private void grow(Day day) {
        int largest = -1;
        for (int i = 0; i < day.size(); i++) {
            largest = Math.max(largest, day.codes()[i]);
        }
        if (largest >= capacity) {
            capacity = Math.max(largest + 1, capacity + capacity / 2);
            states = Arrays.copyOf(states, stride * capacity);
            prices = Arrays.copyOf(prices, priced ? PRICE_STRIDE * capacity : 0);
            recents = Arrays.copyOf(recents, recent ? 2 * capacity : 0);
        }
    }

    private void rates(Day day, int column) {
        double prior = SMOOTHING * day.prior();
        for (int i = 0; i < day.size(); i++) {
            int s = day.codes()[i] * stride;
            day.set(i, column, (float)
                    ((states[s + DISTINCT_FINDINGS] + prior) / (states[s + DISTINCT_CONTROLS] + SMOOTHING)));
        }
    }

    private void recentRates(Day day, int column) {
        double aged = SMOOTHING * day.weight();
        double prior = aged * day.prior();
        for (int i = 0; i < day.size(); i++) {
            int c = 2 * day.codes()[i];
            day.set(i, column, (float) ((recents[c + 1] + prior) / (recents[c] + aged)));
        }
    }

    /** As they stand: trees do not mind the scale, and a million logarithms cost a tenth of the replay. */
    private void counts(Day day, int column) {
        for (int i = 0; i < day.size(); i++) {
            day.set(i, column, states[day.codes()[i] * stride + ITEMS]);
        }
    }

    private void since(Day day, int column) {
        for (int i = 0; i < day.size(); i++) {
            int s = day.codes()[i] * stride;
            day.set(i, column, states[s + ITEMS] == 0 ? Float.NaN : day.number() - states[s + lastDay]);
        }
    }

    private void priceDeviations(Day day, int column) {
        for (int i = 0; i < day.size(); i++) {
            int p = day.codes()[i] * PRICE_STRIDE;
            double n = prices[p];
            double mean = prices[p + 1] / n;
            double variance = Math.max(0, prices[p + 2] / n - mean * mean);
            double deviation = (items.logUnitPrice(day.from() + i) - mean) / (Math.sqrt(variance) + 0.1);
            day.set(i, column, n < LEAST_PRICES ? Float.NaN : (float) deviation);
        }
    }

    /** One count over another, missing where there is no cell or nothing to divide by. */
    private void shares(Day day, int column, int part, int all) {
        for (int i = 0; i < day.size(); i++) {
            int s = day.codes()[i] * stride;
            day.set(i, column, s < 0 || states[s + all] == 0 ? Float.NaN : states[s + part] / states[s + all]);
        }
    }

    private void cellCounts(Day day, int column) {
        for (int i = 0; i < day.size(); i++) {
            int s = day.codes()[i] * stride;
            day.set(i, column, s < 0 || states[s + CONTROLS] == 0 ? Float.NaN : states[s + CONTROLS]);
        }
    }

    /** What a control recorded {@code days} after the first counts in recent sums. */
    static double weight(int days) {
        return Math.exp(days * (Math.log(2) / HALF_LIFE_DAYS));
    }

    private void addItems(Day day) {
        for (int i = 0; i < day.size(); i++) {
            int code = day.codes()[i];
            if (code >= 0) {
                states[code * stride + ITEMS]++;
            }
        }
    }

    private void addLastDay(Day day) {
        for (int i = 0; i < day.size(); i++) {
            states[day.codes()[i] * stride + lastDay] = day.number();
        }
    }

    private void addRound(Day day) {
        for (int i = 0; i < day.size(); i++) {
            states[day.codes()[i] * stride + round] += items.roundAmount[day.from() + i] > 0 ? 1 : 0;
        }
    }

    private void addPrices(Day day) {
        for (int i = 0; i < day.size(); i++) {
            float price = items.logUnitPrice(day.from() + i);
            if (Float.isFinite(price)) {
                int p = day.codes()[i] * PRICE_STRIDE;
                prices[p]++;
                prices[p + 1] += price;
                prices[p + 2] += (double) price * price;
            }
        }
    }

    /** The codes of the items whose results become known on the day, most often its own items. */
    private void codeLabels(Day day) {
        int count = day.lastLabel() - day.firstLabel();
        if (labelCodes.length < count) {
            labelCodes = new int[count];
        }
        for (int l = 0; l < count; l++) {
            int item = labels.item(day.firstLabel() + l);
            labelCodes[l] = item >= day.from() && item < day.to() ? day.codes()[item - day.from()] : codeOf(item);
        }
    }

    /** Adds results of controls; those that repeat a consignment counted before are not distinct. */
    private void addLabels(Day day) {
        for (int l = day.firstLabel(); l < day.lastLabel(); l++) {
            int s = labelCodes[l - day.firstLabel()] * stride;
            if (s >= 0) {
                int found = labels.finding(l);
                int distinct = labels.distinct(l) ? 1 : 0;
                states[s + CONTROLS]++;
                states[s + FINDINGS] += found;
                states[s + DISTINCT_CONTROLS] += distinct;
                states[s + DISTINCT_FINDINGS] += found & distinct;
            }
        }
    }

    private void addRecent(Day day) {
        for (int l = day.firstLabel(); l < day.lastLabel(); l++) {
            if (labels.distinct(l)) {
                int c = 2 * labelCodes[l - day.firstLabel()];
                recents[c] += day.weight();
                recents[c + 1] += labels.finding(l) * day.weight();
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
