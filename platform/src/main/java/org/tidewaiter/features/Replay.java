package org.tidewaiter.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;

/**
 * The one path from declarations to features, for training and for serving: items pass in time order; an item's features
 * are read from the states as they stood before its day, then its day is added. A control's result enters on the day it was
 * recorded and is known from the next day on.
 *
 * <p>Days pass in blocks of some thousand items. Keys do not need one another, so a few threads share the keys of a block
 * among them, each key writing its own columns; then the block's rows are handed on, and its memory serves the next one. The
 * result does not depend on the number of threads, nor on where a block ends.
 */
public final class Replay {
    /** Days are put together until they have so many items: few enough for the cache, enough to be worth a thread's while. */
    private static final int BLOCK_ITEMS = 1 << 14;
    /** Below one wanted item in so many, the past of others is left out: to tell it apart costs more where most of it is wanted. */
    private static final int FEW = 8;
    /** Rows that a thread copies at once. */
    private static final int PART_ROWS = 1 << 11;

    /** The columns that a replay gives. */
    public static final List<Feature> FEATURES = Stream.of(
                    ItemFeatures.FEATURES.stream(),
                    Signal.features().stream(),
                    ProfileKey.STANDARD.stream().flatMap(Feature::of))
            .flatMap(features -> features)
            .toList();

    private final Items items;
    private final LabelCalendar labels;
    private final Map<Integer, ItemPast> explained = new HashMap<>();

    /**
     * What was known of an item's keys before its day.
     *
     * @param all controls and findings of all goods, each repeated consignment counted once
     * @param counts by key, in the order of {@link ProfileKey#STANDARD}
     */
    public record ItemPast(PastCounts all, PastCounts[] counts) {}

    /** A replay of items over the standard keys, which has not begun. */
    public Replay(Items items) {
        this.items = items;
        labels = new LabelCalendar(items);
    }

    /**
     * Replays everything, gives the features of the items that are wanted and keeps what the past says of each of them for
     * {@link #past}. Can be called once, instead of {@link #features(IntPredicate)}.
     */
    public FeatureMatrix explained(IntPredicate wanted) {
        IntStream.range(0, items.size())
                .filter(wanted)
                .forEach(i -> explained.put(
                        i, new ItemPast(labels.all(items.day(i)), new PastCounts[ProfileKey.STANDARD.size()])));
        return features(wanted);
    }

    /** What was known of an item's keys before its day; only after {@link #explained}. */
    public ItemPast past(int item) {
        return Objects.requireNonNull(explained.get(item), "not among the items to explain");
    }

    /**
     * Replays up to the last item that is wanted and gives the features of all that are, in one matrix. Can be called once.
     *
     * @throws TidewaiterException where they do not fit into one matrix: {@link Capacity#MOST} values, some 23 million items
     */
    public FeatureMatrix features(IntPredicate wanted) {
        int[] chosen = chosen(wanted);
        float[] matrix = new float[values(chosen.length)];
        replay(chosen, (threads, block, row) -> copy(threads, block, matrix, row * FEATURES.size()));
        return new FeatureMatrix(matrix, chosen, FEATURES);
    }

    /**
     * Replays up to the last item that is wanted and hands on the features of all that are, block after block: any number of
     * items in the memory of a few thousand. Can be called once, instead of {@link #features(IntPredicate)}.
     *
     * @param taker gets the rows of a block, and must be done with them when it returns
     */
    public void blocks(IntPredicate wanted, Consumer<FeatureMatrix> taker) {
        float[][] matrix = {new float[0]};
        replay(chosen(wanted), (threads, block, row) -> {
            if (block.rows() == 0) {
                return;
            }
            int size = values(block.rows());
            if (matrix[0].length < size) {
                matrix[0] = new float[size];
            }
            copy(threads, block, matrix[0], 0);
            taker.accept(new FeatureMatrix(matrix[0], Arrays.copyOf(block.wanted, block.rows()), FEATURES));
        });
    }

    /** How many values the features of some items are; more than one matrix holds are refused. */
    static int values(int items) {
        return Capacity.of((long) items * FEATURES.size(), "values in the features wanted", "choose a shorter period");
    }

    /** What is done with the features of a block before its memory serves the next one. */
    private interface BlockUse {
        /**
         * Uses the rows of a block.
         *
         * @param firstRow how many rows came in blocks before
         */
        void use(Threads threads, Block block, int firstRow);
    }

    private int[] chosen(IntPredicate wanted) {
        int[] chosen = new int[items.size()];
        int count = 0;
        for (int i = 0; i < chosen.length; i++) {
            chosen[count] = i;
            count += wanted.test(i) ? 1 : 0;
        }
        return count == chosen.length ? chosen : Arrays.copyOf(chosen, count);
    }

    /** Takes all that keeps something of the past through the days by its {@link DayWalk}, a block of them at a time. */
    private void replay(int[] wanted, BlockUse use) {
        Block block = new Block(FEATURES.size());
        List<Runnable> walks = walks(block, wanted);
        try (Threads threads = new Threads()) {
            Stretch days = stretch(wanted, 0, 0);
            while (!days.days().isEmpty()) {
                block.set(days.days(), wanted, days.firstRow(), days.endRow());
                threads.doAll(walks);
                use.use(threads, block, days.firstRow());
                days = stretch(wanted, days.nextDay(), days.endRow());
            }
        }
    }

    /**
     * Days that make a block.
     *
     * @param firstRow the first wanted row of these days, counted over all days
     * @param endRow the first wanted row of the days behind them
     * @param nextDay the first day behind them
     */
    private record Stretch(List<Day> days, int firstRow, int endRow, int nextDay) {}

    /** The days from one on that have the items of a block, or all that are left; none where no wanted row is left. */
    private Stretch stretch(int[] wanted, int firstDay, int firstRow) {
        List<Day> days = new ArrayList<>();
        int row = firstRow;
        int day = firstDay;
        while (row < wanted.length && (days.isEmpty() || items(days) < BLOCK_ITEMS)) {
            int end = firstOf(wanted, row, labels.nextItem(day));
            days.add(labels.day(day, row - firstRow, end - firstRow));
            row = end;
            day++;
        }
        return new Stretch(days, firstRow, row, day);
    }

    /** The walks through each block, which do not need one another. */
    private List<Runnable> walks(Block block, int[] wanted) {
        boolean few = (long) FEW * wanted.length < items.size();
        List<Runnable> walks = new ArrayList<>();
        int column = ItemFeatures.FEATURES.size() + Signal.values().length;
        for (int k = 0; k < ProfileKey.STANDARD.size(); k++) {
            ProfileKey key = ProfileKey.STANDARD.get(k);
            KeyStates states = new KeyStates(key, items, labels, column, !explained.isEmpty());
            if (few) {
                states.keepOnly(wanted);
            }
            @Nullable ObjIntConsumer<PastCounts> seen = explained.isEmpty() ? null : seen(k);
            walks.add(() -> states.pass(block, seen));
            column += key.features().size();
        }
        int @Nullable [] asked = few ? wanted : null;
        ItemFeatures itemFeatures = new ItemFeatures(items, asked);
        walks.add(() -> itemFeatures.pass(block));
        for (SignalStates states : SignalStates.all(items, asked)) {
            walks.add(() -> states.pass(block));
        }
        // What takes longest first, so that at the end of a block no thread waits long for another.
        return walks.reversed();
    }

    /** The first row, from {@code from} on, whose item is the given one or a later one. */
    private static int firstOf(int[] wanted, int from, int item) {
        int found = Arrays.binarySearch(wanted, from, wanted.length, item);
        return found < 0 ? -found - 1 : found;
    }

    private static int items(List<Day> days) {
        return days.getLast().to() - days.getFirst().from();
    }

    private ObjIntConsumer<PastCounts> seen(int key) {
        return (counts, item) -> past(item).counts()[key] = counts;
    }

    private void copy(Threads threads, Block block, float[] matrix, int at) {
        List<Runnable> parts = new ArrayList<>();
        for (int from = 0; from < block.rows(); from += PART_ROWS) {
            int first = from;
            int last = Math.min(block.rows(), from + PART_ROWS);
            parts.add(() -> block.copyRows(first, last, matrix, at + first * FEATURES.size()));
        }
        threads.doAll(parts);
    }
}
