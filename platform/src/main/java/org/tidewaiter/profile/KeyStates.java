package org.tidewaiter.profile;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.profile.Key.Figure;

/**
 * The past of every value of one {@link Key}: the counts that its figures need, side by side by code, and the sums of prices
 * and of recent controls apart; all sums, so that states of two periods merge by addition. A day passes in small loops, each
 * compiled by itself, soon and well: codes, figures as the states stand, then the day is added. Counts are floats, exact to
 * 16 million: half the memory of doubles, and twice as many codes in the cache.
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

    private static final int NOT_KEPT = -1;
    private static final int PRICE_STRIDE = 3;

    private final Items items;
    private final LabelCalendar labels;
    private final KeyCodes codes;
    private final Figure[] figures;
    private final int firstColumn;
    private final boolean priced;
    /** Whether each code keeps a sum of recent controls and one of recent findings. */
    private final boolean recent;

    /** Places of the counts of a code, negative where this key does not keep them. */
    private final int itemsAt;

    private final int controlsAt;
    private final int findingsAt;
    private final int distinctControlsAt;
    private final int distinctFindingsAt;
    private final int lastDayAt;
    private final int roundAt;
    private final int stride;
    private float[] states;
    private double[] prices;
    /** Two sums a code where the key keeps a recent rate; in doubles, 2^(day/90) reaches 250 years. */
    private double[] recents;

    private int capacity = 1 << 10;

    /**
     * The states of a key before the first day.
     *
     * @param firstColumn the first of the columns that its figures fill
     * @param explaining whether all counts are kept, whatever the figures need
     */
    KeyStates(Key key, Items items, LabelCalendar labels, int firstColumn, boolean explaining) {
        this.items = items;
        this.labels = labels;
        this.firstColumn = firstColumn;
        codes = new KeyCodes(key, items);
        figures = key.features().toArray(Figure[]::new);
        Set<Figure> needs = key.features();
        priced = needs.contains(Figure.PRICE);
        recent = needs.contains(Figure.RECENT_RATE);
        boolean counted = explaining || !Collections.disjoint(needs, Set.of(Figure.COUNT, Figure.SINCE, Figure.ROUND));
        boolean plain = explaining || key.isCell();
        boolean distinct = explaining || needs.contains(Figure.RATE);
        int next = 0;
        itemsAt = counted ? next++ : NOT_KEPT;
        controlsAt = plain ? next++ : NOT_KEPT;
        findingsAt = plain ? next++ : NOT_KEPT;
        distinctControlsAt = distinct ? next++ : NOT_KEPT;
        distinctFindingsAt = distinct ? next++ : NOT_KEPT;
        lastDayAt = needs.contains(Figure.SINCE) ? next++ : NOT_KEPT;
        roundAt = needs.contains(Figure.ROUND) ? next++ : NOT_KEPT;
        stride = next;
        states = new float[stride * capacity];
        prices = new double[priced ? PRICE_STRIDE * capacity : 0];
        recents = new double[recent ? 2 * capacity : 0];
    }

    /**
     * Gives the figures of a block's rows as the states stand before each day, then adds the day.
     *
     * @param seen wants to know what was counted of the item of each row before its day; may be null
     */
    void pass(Block block, @Nullable ObjIntConsumer<Counts> seen) {
        for (Day day : block.days()) {
            int[] today = codes.of(day);
            grow();
            if (day.rows() > 0) {
                read(day, block, rowCodes(day, block, today), seen);
            }
            add(day, today);
        }
    }

    /** The codes of the items of the day's rows: of all its items, or of some. */
    private int[] rowCodes(Day day, Block block, int[] today) {
        if (day.rows() == day.size()) {
            return today;
        }
        int[] some = new int[day.rows()];
        for (int i = 0; i < some.length; i++) {
            some[i] = today[block.wanted[day.firstRow() + i] - day.from()];
        }
        return some;
    }

    private void read(Day day, Block block, int[] codes, @Nullable ObjIntConsumer<Counts> seen) {
        for (int f = 0; f < figures.length; f++) {
            read(figures[f], day, codes, block.wanted, block.columns[firstColumn + f]);
        }
        for (int i = 0; seen != null && i < day.rows(); i++) {
            seen.accept(counts(codes[i]), block.wanted[day.firstRow() + i]);
        }
    }

    private void read(Figure figure, Day day, int[] codes, int[] wanted, float[] column) {
        switch (figure) {
            case RATE -> rates(day, codes, column);
            case RECENT_RATE -> recentRates(day, codes, column);
            case COUNT -> counts(day, codes, column);
            case SINCE -> since(day, codes, column);
            case PRICE -> priceDeviations(day, codes, wanted, column);
            case ROUND -> shares(day, codes, column, roundAt, itemsAt);
            case CELL_RATE -> shares(day, codes, column, findingsAt, controlsAt);
            case CELL_COUNT -> cellCounts(day, codes, column);
        }
    }

    private void add(Day day, int[] today) {
        if (itemsAt >= 0) {
            addItems(day, today);
        }
        if (lastDayAt >= 0) {
            addLastDay(day, today);
        }
        if (roundAt >= 0) {
            addRound(day, today);
        }
        if (priced) {
            addPrices(day, today);
        }
        addLabels(day, today);
    }

    private void grow() {
        if (codes.size() > capacity) {
            // By leaps: what is outgrown is memory touched in vain. There are never more codes than items.
            capacity = Math.max(codes.size(), (int) Math.min(4L * capacity, items.size()));
            states = Arrays.copyOf(states, stride * capacity);
            prices = Arrays.copyOf(prices, priced ? PRICE_STRIDE * capacity : 0);
            recents = Arrays.copyOf(recents, recent ? 2 * capacity : 0);
        }
    }

    private void rates(Day day, int[] codes, float[] column) {
        double prior = SMOOTHING * day.prior();
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] =
                    (float) ((states[s + distinctFindingsAt] + prior) / (states[s + distinctControlsAt] + SMOOTHING));
        }
    }

    private void recentRates(Day day, int[] codes, float[] column) {
        double aged = SMOOTHING * day.weight();
        double prior = aged * day.prior();
        for (int i = 0; i < day.rows(); i++) {
            int c = 2 * codes[i];
            column[day.firstRow() + i] = (float) ((recents[c + 1] + prior) / (recents[c] + aged));
        }
    }

    /** As they stand: trees do not mind the scale, and a million logarithms cost a tenth of the replay. */
    private void counts(Day day, int[] codes, float[] column) {
        for (int i = 0; i < day.rows(); i++) {
            column[day.firstRow() + i] = states[codes[i] * stride + itemsAt];
        }
    }

    private void since(Day day, int[] codes, float[] column) {
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] = states[s + itemsAt] == 0 ? Float.NaN : day.number() - states[s + lastDayAt];
        }
    }

    private void priceDeviations(Day day, int[] codes, int[] wanted, float[] column) {
        for (int i = 0; i < day.rows(); i++) {
            int p = codes[i] * PRICE_STRIDE;
            double n = prices[p];
            double mean = prices[p + 1] / n;
            double variance = Math.max(0, prices[p + 2] / n - mean * mean);
            double deviation = (items.logUnitPrice(wanted[day.firstRow() + i]) - mean) / (Math.sqrt(variance) + 0.1);
            column[day.firstRow() + i] = n < LEAST_PRICES ? Float.NaN : (float) deviation;
        }
    }

    /** One count over another, missing where there is no cell or nothing to divide by. */
    private void shares(Day day, int[] codes, float[] column, int part, int all) {
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] = s < 0 || states[s + all] == 0 ? Float.NaN : states[s + part] / states[s + all];
        }
    }

    private void cellCounts(Day day, int[] codes, float[] column) {
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] = s < 0 || states[s + controlsAt] == 0 ? Float.NaN : states[s + controlsAt];
        }
    }

    /** What a control recorded {@code days} after the first counts in recent sums. */
    static double weight(int days) {
        return Math.exp(days * (Math.log(2) / HALF_LIFE_DAYS));
    }

    private void addItems(Day day, int[] today) {
        for (int i = 0; i < day.size(); i++) {
            int code = today[i];
            if (code >= 0) {
                states[code * stride + itemsAt]++;
            }
        }
    }

    private void addLastDay(Day day, int[] today) {
        for (int i = 0; i < day.size(); i++) {
            states[today[i] * stride + lastDayAt] = day.number();
        }
    }

    private void addRound(Day day, int[] today) {
        for (int i = 0; i < day.size(); i++) {
            states[today[i] * stride + roundAt] += items.roundAmount[day.from() + i] > 0 ? 1 : 0;
        }
    }

    private void addPrices(Day day, int[] today) {
        for (int i = 0; i < day.size(); i++) {
            float price = items.logUnitPrice(day.from() + i);
            if (Float.isFinite(price)) {
                int p = today[i] * PRICE_STRIDE;
                prices[p]++;
                prices[p + 1] += price;
                prices[p + 2] += (double) price * price;
            }
        }
    }

    /** Adds the results that become known on the day, most often of its own items. */
    private void addLabels(Day day, int[] today) {
        for (int l = day.firstLabel(); l < day.lastLabel(); l++) {
            boolean distinct = labels.distinct(l);
            if (distinct || controlsAt >= 0) {
                int item = labels.item(l);
                int code = item >= day.from() && item < day.to() ? today[item - day.from()] : codes.of(item);
                if (code >= 0) {
                    addLabel(code, labels.controls(l), labels.finding(l), distinct, labels.weight(l, day));
                }
            }
        }
    }

    /** Adds the result of a control; one that repeats a consignment counted before is not distinct. */
    private void addLabel(int code, int controls, int found, boolean distinct, double weight) {
        int s = code * stride;
        if (controlsAt >= 0) {
            states[s + controlsAt] += controls;
            states[s + findingsAt] += found;
        }
        if (distinct && distinctControlsAt >= 0) {
            states[s + distinctControlsAt] += controls;
            states[s + distinctFindingsAt] += found;
        }
        if (distinct && recent) {
            recents[2 * code] += controls * weight;
            recents[2 * code + 1] += found * weight;
        }
    }

    /** The counts of a code, for explanations: only where all are kept. */
    Counts counts(int code) {
        int s = Math.max(0, code) * stride;
        return code < 0
                ? Counts.NONE
                : new Counts(
                        (long) states[s + itemsAt],
                        (long) states[s + controlsAt],
                        (long) states[s + findingsAt],
                        (long) states[s + distinctControlsAt],
                        (long) states[s + distinctFindingsAt]);
    }
}
