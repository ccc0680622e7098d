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
    private int[] cell = new int[0];

    /** Writes the own features of the items of a day as the past stands, from column 0 on; then adds the day's prices. */
    void replay(Items items, DayRows rows) {
        if (cell.length < rows.size()) {
            cell = new int[rows.size()];
        }
        int[] hs6 = items.dimension[Dimension.HS6.ordinal()];
        int[] hs4 = items.dimension[Dimension.HS4.ordinal()];
        int[] origin = items.dimension[Dimension.ORIGIN.ordinal()];
        cells.codesOf(hs6, rows.from(), origin, rows.from(), cell, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            int item = rows.from() + i;
            copy(items, item, rows, i);
            deviation(items.logUnitPrice(item), items.day[item], cell[i], hs6[item], hs4[item], rows, i);
        }
        for (int i = 0; i < rows.size(); i++) {
            int item = rows.from() + i;
            float price = items.logUnitPrice(item);
            if (Float.isFinite(price)) {
                byHs6Origin.add(cell[i], price);
                byHs6.add(hs6[item], price);
                byHs4.add(hs4[item], price);
            }
        }
    }

    private static void copy(Items items, int item, DayRows rows, int row) {
        rows.set(row, 0, items.logMass[item]);
        rows.set(row, 1, items.logValue[item]);
        rows.set(row, 2, items.logUnitPrice(item));
        rows.set(row, 3, items.dutyRate[item]);
        rows.set(row, 4, items.hsNumber[item]);
        rows.set(row, 5, items.roundAmount[item]);
        rows.set(row, 6, items.logMassPerUnit[item]);
    }

    private void deviation(float price, int day, int cell, int hs6, int hs4, DayRows rows, int row) {
        float deviation = Float.NaN;
        float step = Float.NaN;
        if (Float.isFinite(price)) {
            if (byHs6Origin.count(cell) >= LEAST_HISTORY) {
                deviation = byHs6Origin.z(cell, price, day);
                step = 1;
            } else if (byHs6.count(hs6) >= LEAST_HISTORY) {
                deviation = byHs6.z(hs6, price, day);
                step = 2;
            } else if (byHs4.count(hs4) >= LEAST_HISTORY) {
                deviation = byHs4.z(hs4, price, day);
                step = 3;
            }
        }
        rows.set(row, 7, deviation);
        rows.set(row, 8, step);
    }
}
