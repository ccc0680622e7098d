package org.tidewaiter.profile;

import java.util.List;

/**
 * The features that need more than one profile, or none: mass, value, unit price and its deviation at the finest cell with
 * enough history (ladder HS 6 × origin, HS 6, HS 4: the FAO ladder of reference cells, least history 10).
 */
final class OwnFeatures {
    static final List<Feature> FEATURES = List.of(
            Feature.own("net mass"),
            Feature.own("value"),
            Feature.own("unit price"),
            Feature.own("duty rate"),
            Feature.own("HS number"),
            Feature.own("round amount"),
            Feature.own("mass per unit"),
            Feature.own("unit price, robust deviation"),
            Feature.own("unit price, cell of the deviation"));

    private static final int LEAST_HISTORY = 10;

    private final PairCodes cells = new PairCodes(1 << 12);
    private final PriceSpread byHs6Origin = new PriceSpread();
    private final PriceSpread byHs6 = new PriceSpread();
    private final PriceSpread byHs4 = new PriceSpread();
    private final Items items;
    private final int[] hs6;
    private final int[] hs4;
    private final int[] origin;

    OwnFeatures(Items items) {
        this.items = items;
        hs6 = items.dimension[Dimension.HS6.ordinal()];
        hs4 = items.dimension[Dimension.HS4.ordinal()];
        origin = items.dimension[Dimension.ORIGIN.ordinal()];
    }

    /** The steps of a day: the own features as the past stands, from column 0 on; then the day's prices are added. */
    List<Day.Step> steps() {
        return List.of(
                day -> cells.codesOf(hs6, day.from(), origin, day.from(), day.codes(), day.size()),
                day -> copy(day, 0, items.logMass),
                day -> copy(day, 1, items.logValue),
                this::unitPrices,
                day -> copy(day, 3, items.dutyRate),
                day -> copy(day, 4, items.hsNumber),
                this::roundAmounts,
                day -> copy(day, 6, items.logMassPerUnit),
                this::deviations,
                this::addPrices);
    }

    private static void copy(Day day, int column, float[] values) {
        for (int i = 0; i < day.size(); i++) {
            day.set(i, column, values[day.from() + i]);
        }
    }

    private void unitPrices(Day day) {
        for (int i = 0; i < day.size(); i++) {
            day.set(i, 2, items.logUnitPrice(day.from() + i));
        }
    }

    private void roundAmounts(Day day) {
        for (int i = 0; i < day.size(); i++) {
            day.set(i, 5, items.roundAmount[day.from() + i]);
        }
    }

    private void deviations(Day day) {
        for (int i = 0; i < day.size(); i++) {
            int item = day.from() + i;
            float price = items.logUnitPrice(item);
            PriceSpread finest = null;
            int code = day.codes()[i];
            int step = 0;
            if (Float.isFinite(price)) {
                if (byHs6Origin.count(code) >= LEAST_HISTORY) {
                    finest = byHs6Origin;
                    step = 1;
                } else if (byHs6.count(hs6[item]) >= LEAST_HISTORY) {
                    finest = byHs6;
                    code = hs6[item];
                    step = 2;
                } else if (byHs4.count(hs4[item]) >= LEAST_HISTORY) {
                    finest = byHs4;
                    code = hs4[item];
                    step = 3;
                }
            }
            day.set(i, 7, finest == null ? Float.NaN : finest.z(code, price, day.number()));
            day.set(i, 8, finest == null ? Float.NaN : step);
        }
    }

    private void addPrices(Day day) {
        byHs6Origin.addAll(items, day, day.codes(), 0);
        byHs6.addAll(items, day, hs6, day.from());
        byHs4.addAll(items, day, hs4, day.from());
    }
}
