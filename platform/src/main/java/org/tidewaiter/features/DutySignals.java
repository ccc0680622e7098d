package org.tidewaiter.features;

import org.jspecify.annotations.Nullable;

/** Whether goods pay less duty than the importer's others of the heading, or than the heading: a cheaper code, origin or relief shows so. */
final class DutySignals extends SignalStates {
    private static final int LEAST_OF_IMPORTER = 3;
    private static final int LEAST_OF_HEADING = 20;
    private static final double UNITS = 1_000;

    private final Items.KeyColumn hs4;
    private final KeptCodes importers;
    /** Numbers of importer and heading of the day's items, found once for reading and adding; {@link Items#NO_CELL} where an item has none. */
    private int[] goodsToday = new int[0];

    private final PairCounts importerHeading = new PairCounts();
    private final CodeSums ofImporter = new CodeSums(1 << 10);
    private final CodeSums ofHeading;

    DutySignals(Items items, int @Nullable [] wanted) {
        super(items, Signal.DUTY_CHANGE, Signal.DUTY_IN_HEADING);
        hs4 = items.column(Dimension.HS4);
        importers = new KeptCodes(items, Dimension.IMPORTER, wanted);
        ofHeading = new CodeSums(items.codeCount(Dimension.HS4));
    }

    @Override
    boolean apply() {
        return true;
    }

    @Override
    void meet(Day day) {
        if (goodsToday.length < day.size()) {
            goodsToday = new int[day.size()];
        }
        for (int place = 0; place < day.size(); place++) {
            int item = day.from() + place;
            int importer = hs4.of(item) > 0 && Float.isFinite(items.dutyRate[item]) ? importers.of(item) : 0;
            goodsToday[place] = importer > 0 ? importerHeading.code(importer, hs4.of(item)) : Items.NO_CELL;
        }
    }

    @Override
    void read(Day day, int[] wanted) {
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = wanted[r];
            int heading = hs4.of(item);
            float rate = items.dutyRate[item];
            if (heading > 0 && Float.isFinite(rate)) {
                set(Signal.DUTY_IN_HEADING, r, beside(rate, ofHeading, heading, LEAST_OF_HEADING));
                int goods = goodsToday[item - day.from()];
                if (goods >= 0) {
                    set(Signal.DUTY_CHANGE, r, beside(rate, ofImporter, goods, LEAST_OF_IMPORTER));
                }
            }
        }
    }

    private static float beside(float rate, CodeSums rates, int code, int least) {
        int count = rates.count(code);
        return count < least ? Float.NaN : (float) (rate - rates.sum(code) / UNITS / count);
    }

    @Override
    void addItems(Day day) {
        for (int i = day.from(); i < day.to(); i++) {
            int heading = hs4.of(i);
            float rate = items.dutyRate[i];
            if (heading > 0 && Float.isFinite(rate)) {
                long units = Math.round(rate * UNITS);
                ofHeading.add(heading, units);
                int goods = goodsToday[i - day.from()];
                if (goods >= 0) {
                    ofImporter.add(goods, units);
                }
            }
        }
    }
}
