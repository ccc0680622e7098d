package org.tidewaiter.features;

import org.jspecify.annotations.Nullable;

/**
 * What an importer declared in the seven days before, which is how an order that was split into small consignments shows; see
 * {@code split-consignments}.
 */
final class WeekSignals extends SignalStates {
    private static final int DAYS = 7;
    private static final double UNITS = 1_000;
    /** Values beyond this would not fit as whole numbers; nothing that is split is worth as much. */
    private static final double MOST = 1e12;

    private final KeptCodes importers;
    private final CodeSums in;
    private final CodeSums out;
    private int oldest;

    WeekSignals(Items items, int @Nullable [] wanted) {
        super(items, Signal.WEEK_ITEMS, Signal.WEEK_VALUE);
        importers = new KeptCodes(items, Dimension.IMPORTER, wanted);
        in = new CodeSums(items.codeCount(Dimension.IMPORTER));
        out = new CodeSums(items.codeCount(Dimension.IMPORTER));
    }

    @Override
    boolean apply() {
        return true;
    }

    @Override
    void read(Day day, int[] wanted) {
        for (; oldest < day.from() && items.day(oldest) < day.number() - DAYS; oldest++) {
            count(out, oldest);
        }
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int importer = importers.of(wanted[r]);
            if (importer > 0) {
                set(Signal.WEEK_ITEMS, r, in.count(importer) - out.count(importer));
                set(Signal.WEEK_VALUE, r, (float) Math.log1p((in.sum(importer) - out.sum(importer)) / UNITS));
            }
        }
    }

    @Override
    void addItems(Day day) {
        for (int i = day.from(); i < day.to(); i++) {
            count(in, i);
        }
    }

    private void count(CodeSums sums, int item) {
        int importer = importers.of(item);
        if (importer > 0) {
            double value = items.value(item);
            sums.add(importer, value > 0 ? Math.round(Math.min(MOST, value) * UNITS) : 0);
        }
    }
}
