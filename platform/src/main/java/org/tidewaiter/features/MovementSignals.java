package org.tidewaiter.features;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * How many of a holder's movements are open, and how many ran past their time, beside those of all holders of the kind, as {@code open-movements}
 * asks. An end is known from the day after it; one movement of the kind, as others are, is counted in, so that one alone does not make a habit.
 */
final class MovementSignals extends SignalStates {
    /** A movement is late once it has run so many times as long as those of its kind that had ended when it began took on average. */
    private static final int LATE = 3;

    private static final int LEAST_ENDED = 10;

    private final Movements movements;
    private final int[] byEnd;
    private final int[] importer;
    /** From which day each is late, if it has not ended. */
    private final int[] lateFrom;

    private final PriorityQueue<Integer> running;
    private final PairCounts holders = new PairCounts();
    private final MovementCounts ofHolder = new MovementCounts(1 << 10);
    private final MovementCounts ofKind = new MovementCounts(Movements.KINDS);
    private int added;
    private int ended;

    MovementSignals(Items items) {
        super(items, Signal.LATE_MOVEMENTS, Signal.OPEN_MOVEMENTS);
        movements = items.signs.movements;
        byEnd = movements.byEnd();
        importer = items.dimension[Dimension.IMPORTER.ordinal()];
        lateFrom = new int[movements.size()];
        Arrays.fill(lateFrom, Items.NEVER);
        running = new PriorityQueue<>(
                Comparator.comparingInt((Integer m) -> lateFrom[m]).thenComparing(m -> m));
    }

    /** By code: movements that began, that ended with the days they took, and that were late. */
    private static final class MovementCounts {
        private final CodeSums begun;
        private final CodeSums over;
        private final CodeSums late;

        MovementCounts(int codes) {
            begun = new CodeSums(codes);
            over = new CodeSums(codes);
            late = new CodeSums(codes);
        }

        int open(int code) {
            return begun.count(code) - over.count(code);
        }
    }

    @Override
    boolean apply() {
        return movements.size() > 0;
    }

    @Override
    void read(Day day, int[] wanted) {
        know(day.number());
        int m = movements.firstOf(day.from());
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = wanted[r];
            while (m + 1 < movements.size() && movements.item()[m + 1] <= item) {
                m++;
            }
            if (importer[item] > 0 && isOf(m, item)) {
                beside(r, holder(m), movements.kind()[m]);
            }
        }
    }

    /** Whether an item is of the declaration that a movement is. */
    private boolean isOf(int movement, int item) {
        return movement < movements.size()
                && items.declarationKey[movements.item()[movement]] == items.declarationKey[item];
    }

    private int holder(int movement) {
        return holders.code(importer[movements.item()[movement]], movements.kind()[movement]);
    }

    private void beside(int row, int holder, int kind) {
        double all = ofKind.begun.count(kind);
        double own = ofHolder.begun.count(holder) + 1;
        double open = ofKind.open(kind) / all;
        if (open > 0) {
            set(Signal.OPEN_MOVEMENTS, row, (float) ((ofHolder.open(holder) + open) / own / open));
        }
        double late = ofKind.late.count(kind) / all;
        if (late > 0) {
            set(Signal.LATE_MOVEMENTS, row, (float) ((ofHolder.late.count(holder) + late) / own / late));
        }
    }

    /** Takes what is known before a day: which movements had ended, and which had run too long. */
    private void know(int today) {
        while (ended < byEnd.length && movements.end()[byEnd[ended]] < today) {
            int m = byEnd[ended++];
            int took = movements.end()[m] - items.day(movements.item()[m]);
            ofKind.over.add(movements.kind()[m], took);
            if (importer[movements.item()[m]] > 0) {
                ofHolder.over.add(holder(m), took);
            }
        }
        while (!running.isEmpty() && lateFrom[running.peek()] < today) {
            int m = running.remove();
            if (movements.end()[m] > lateFrom[m]) {
                ofKind.late.add(movements.kind()[m], 0);
                if (importer[movements.item()[m]] > 0) {
                    ofHolder.late.add(holder(m), 0);
                }
            }
        }
    }

    @Override
    void addItems(Day day) {
        know(day.number());
        for (; added < movements.size() && movements.item()[added] < day.to(); added++) {
            int kind = movements.kind()[added];
            ofKind.begun.add(kind, 0);
            if (importer[movements.item()[added]] > 0) {
                ofHolder.begun.add(holder(added), 0);
            }
            int count = ofKind.over.count(kind);
            if (count >= LEAST_ENDED) {
                lateFrom[added] = Math.toIntExact(day.number() + 1 + LATE * ofKind.over.sum(kind) / count);
                running.add(added);
            }
        }
    }
}
