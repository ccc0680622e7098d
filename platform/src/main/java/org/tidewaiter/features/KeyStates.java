package org.tidewaiter.features;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.features.ProfileKey.Figure;

/**
 * The past of every value of one {@link ProfileKey}, by code: {@link CodeCounts}, and where its figures need them {@link PriceSums}
 * and {@link HalvingControls}. All are sums of whole numbers, so states of two periods, or of two machines with the same
 * dictionary, merge by {@link #addAll} to the same bits, whatever comes first. No count passes its 32 bits unseen: none is
 * larger than all items, or all results, together, and more of those than {@link Capacity#MOST} are refused in words.
 */
final class KeyStates extends DayWalk {
    /** Pseudo-controls at the rate of all, towards which a rate is smoothed (an empirical-Bayes beta-binomial prior). */
    static final double SMOOTHING = 20;

    /** Never more at once than needed beyond this many codes, so that a leap is not refused where what is needed fits. */
    private static final int LEAP = 1 << 28;

    private final Items items;
    private final LabelCalendar labels;
    private final KeyCodes codes;
    private final Figure[] figures;
    private final int firstColumn;
    private final CodeCounts counts;
    /** Null where no figure needs them. */
    private final @Nullable PriceSums prices;
    /** Null where no figure needs them. */
    private final @Nullable HalvingControls recent;

    /** The codes of the items of the day that is passed. */
    private int[] today = new int[0];
    /** Wants to know what was counted of the item of each row before its day. */
    private @Nullable ObjIntConsumer<PastCounts> seen;

    private int capacity;
    private int itemsAdded;
    private int resultsAdded;

    /**
     * The states of a key before the first day.
     *
     * @param firstColumn the first of the columns that its figures fill
     * @param explaining whether all counts are kept, whatever the figures need
     */
    KeyStates(ProfileKey key, Items items, LabelCalendar labels, int firstColumn, boolean explaining) {
        this.items = items;
        this.labels = labels;
        this.firstColumn = firstColumn;
        codes = new KeyCodes(key, items);
        figures = key.features().toArray(Figure[]::new);
        Set<Figure> needs = key.features();
        counts = new CodeCounts(key, explaining);
        prices = needs.contains(Figure.PRICE) ? new PriceSums() : null;
        recent = needs.contains(Figure.RECENT_RATE) ? new HalvingControls() : null;
        grow(1 << 10);
    }

    /** Keeps the past of these items only, which are all whose figures will be asked for: their figures are the same, to the bit. */
    void keepOnly(int[] wanted) {
        codes.keepOnly(wanted);
    }

    /**
     * Gives the figures of a block's rows as the states stand before each day, then adds the day.
     *
     * @param seen wants to know what was counted of the item of each row before its day; may be null
     */
    void pass(Block block, @Nullable ObjIntConsumer<PastCounts> seen) {
        this.seen = seen;
        pass(block);
    }

    @Override
    void meet(Day day) {
        today = codes.of(day);
        makeRoom();
    }

    /** The codes of the items of the day's rows: of all its items, or of some. */
    private int[] rowCodes(Day day, Block block) {
        if (day.rows() == day.size()) {
            return today;
        }
        int[] some = new int[day.rows()];
        for (int i = 0; i < some.length; i++) {
            some[i] = today[block.wanted[day.firstRow() + i] - day.from()];
        }
        return some;
    }

    @Override
    void featuresAsBeforeTheDay(Day day, Block block) {
        int[] codes = rowCodes(day, block);
        for (int f = 0; f < figures.length; f++) {
            read(figures[f], day, codes, block.wanted, block.columns[firstColumn + f]);
        }
        for (int i = 0; seen != null && i < day.rows(); i++) {
            seen.accept(counts.of(codes[i]), block.wanted[day.firstRow() + i]);
        }
    }

    private void read(Figure figure, Day day, int[] codes, int[] wanted, float[] column) {
        switch (figure) {
            case RATE -> counts.rates(day, codes, column);
            case RECENT_RATE -> Objects.requireNonNull(recent).rates(day, codes, column);
            case COUNT -> counts.items(day, codes, column);
            case SINCE -> counts.since(day, codes, column);
            case PRICE -> Objects.requireNonNull(prices).deviations(items, day, codes, wanted, column);
            case ROUND -> counts.roundShares(day, codes, column);
            case CELL_RATE -> counts.cellRates(day, codes, column);
            case CELL_COUNT -> counts.cellControls(day, codes, column);
        }
    }

    @Override
    void addItems(Day day) {
        admit(day.size(), day.lastLabel() - day.firstLabel());
        counts.addItems(items, day, today);
        if (prices != null) {
            prices.addAll(items, day, today);
        }
    }

    /** Refuses what could make a count too large. */
    private void admit(int moreItems, int moreResults) {
        itemsAdded = Capacity.of((long) itemsAdded + moreItems, "goods items", Capacity.SPLIT);
        resultsAdded = Capacity.of((long) resultsAdded + moreResults, "results of controls", Capacity.SPLIT);
    }

    /** Makes room for the codes there are, by leaps: what is outgrown is memory touched in vain. */
    private void makeRoom() {
        if (codes.size() > capacity) {
            grow((int) Math.max(codes.size(), Math.min(4L * capacity, Math.min(items.size(), LEAP))));
        }
    }

    private void grow(int room) {
        capacity = room;
        counts.grow(room);
        if (prices != null) {
            prices.grow(room);
        }
    }

    /** Adds the results that become known on the day, most often of its own items. */
    @Override
    void addResultsRecordedOn(Day day) {
        if (recent != null) {
            recent.reach(day.number());
        }
        for (int l = day.firstLabel(); l < day.lastLabel(); l++) {
            boolean distinct = labels.distinct(l);
            if (distinct || counts.keepsRepeats()) {
                int item = labels.item(l);
                int code = item >= day.from() && item < day.to() ? today[item - day.from()] : codes.of(item);
                if (code >= 0) {
                    addResult(code, l, distinct, day);
                }
            }
        }
    }

    private void addResult(int code, int label, boolean distinct, Day day) {
        makeRoom(); // the item may be of a day that was added to other states
        counts.addResults(code, labels.controls(label), labels.finding(label), distinct);
        if (distinct && recent != null) {
            recent.add(code, labels.weightDay(label, day), labels.controls(label), labels.finding(label), codes.size());
        }
    }

    /**
     * Adds the states of the same key over other days, or over other parts of the same days. How days are parted, and what is
     * added to what, makes no difference to a bit of what comes of it.
     */
    void addAll(KeyStates others) {
        admit(others.itemsAdded, others.resultsAdded);
        int[] here = codes.here(others.codes);
        makeRoom();
        counts.addAll(others.counts, here);
        if (prices != null && others.prices != null) {
            prices.addAll(others.prices, here);
        }
        if (recent != null && others.recent != null) {
            recent.addAll(others.recent, here, codes.size());
        }
    }

    /** All numbers of an item's code as they are kept; none where it has no cell. */
    long[] numbers(int item) {
        int code = codes.of(item);
        makeRoom();
        if (code < 0) {
            return new long[0];
        }
        LongStream counted = Arrays.stream(counts.kept(code)).asLongStream();
        LongStream priced = prices == null ? LongStream.empty() : Arrays.stream(prices.of(code));
        LongStream recently = recent == null ? LongStream.empty() : Arrays.stream(recent.of(code));
        return LongStream.concat(counted, LongStream.concat(priced, recently)).toArray();
    }
}
