package org.tidewaiter.features;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The past that some {@link Signal}s are read from. */
abstract class SignalStates extends DayWalk {
    final Items items;
    private final Signal[] signals;
    private float[][] columns = new float[0][];

    SignalStates(Items items, Signal... signals) {
        this.items = items;
        this.signals = signals;
    }

    /**
     * The states that all signals are read from, but for {@link Signal#PRICE_HABIT}, whose prices {@link ItemFeatures} keeps.
     *
     * @param wanted the only items that will be asked about, or null
     */
    static List<SignalStates> all(Items items, int @Nullable [] wanted) {
        return List.of(
                new MassSignals(items, wanted),
                new OriginSignals(items, wanted),
                new DutySignals(items, wanted),
                new MovementSignals(items),
                new ReliefSignals(items),
                new WeekSignals(items, wanted),
                new WordSignals(items, wanted));
    }

    /** Whether the items have anything that these signals are made of; where not, the signals are not known. */
    abstract boolean apply();

    /** Writes what is known of the rows' items before the day, by {@link #set}. */
    abstract void read(Day day, int[] wanted);

    /** Nothing is known of a block's rows before something is written; where these signals do not apply, nothing will be. */
    @Override
    final boolean begin(Block block) {
        columns = block.columns;
        for (Signal signal : signals) {
            Arrays.fill(columns[signal.column()], 0, block.rows(), Float.NaN);
        }
        return apply();
    }

    @Override
    final void featuresAsBeforeTheDay(Day day, Block block) {
        read(day, block.wanted);
    }

    final void set(Signal signal, int row, float value) {
        columns[signal.column()][row] = value;
    }

    /** The codes of a dimension whose past is kept: of these items alone, or of all. */
    static final class KeptCodes {
        private final Items.KeyColumn column;
        private final boolean @Nullable [] asked;

        KeptCodes(Items items, Dimension dimension, int @Nullable [] wanted) {
            column = items.column(dimension);
            asked = wanted == null ? null : new boolean[items.codeCount(dimension)];
            for (int i = 0; asked != null && wanted != null && i < wanted.length; i++) {
                asked[column.of(wanted[i])] = true;
            }
        }

        /** The code of an item, 0 where it is not given or is not asked about. */
        int of(int item) {
            int code = column.of(item);
            return asked == null || asked[code] ? code : 0;
        }
    }

    /** How many there were by code, and a sum of whole numbers. */
    static final class CodeSums {
        private int[] counts;
        private long[] sums;

        CodeSums(int codes) {
            counts = new int[codes];
            sums = new long[codes];
        }

        void add(int code, long amount) {
            if (code >= counts.length) {
                int room = Math.max(code + 1, 2 * counts.length);
                counts = Arrays.copyOf(counts, room);
                sums = Arrays.copyOf(sums, room);
            }
            counts[code]++;
            sums[code] += amount;
        }

        int count(int code) {
            return code < counts.length ? counts[code] : 0;
        }

        long sum(int code) {
            return code < sums.length ? sums[code] : 0;
        }
    }

    /** How often each pair of codes came. */
    static final class PairCounts {
        private final PairCodes codes = new PairCodes(1 << 10);
        private int[] counts = new int[1 << 10];

        /** The pair's own code. */
        int code(int a, int b) {
            int code = codes.codeOf(a, b);
            if (code >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(code + 1, 2 * counts.length));
            }
            return code;
        }

        int count(int a, int b) {
            int code = codes.find(a, b);
            return code < 0 ? 0 : counts[code];
        }

        /** How often the pair of a code came. */
        int count(int code) {
            return counts[code];
        }

        /** Counts the pair of a code. */
        void add(int code) {
            counts[code]++;
        }
    }
}
