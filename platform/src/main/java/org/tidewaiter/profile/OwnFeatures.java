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

    private final LongCodes cells = new LongCodes(1 << 12);
    private final PriceSpread byHs6Origin = new PriceSpread();
    private final PriceSpread byHs6 = new PriceSpread();
    private final PriceSpread byHs4 = new PriceSpread();

    /** Writes the own features of an item from {@code at} on, as the past stands. */
    void read(Items items, int item, float[] row, int at) {
        float price = items.logUnitPrice(item);
        row[at] = items.logMass[item];
        row[at + 1] = items.logValue[item];
        row[at + 2] = price;
        row[at + 3] = items.dutyRate[item];
        row[at + 4] = items.hsNumber[item];
        row[at + 5] = items.roundAmount[item];
        row[at + 6] = items.logMassPerUnit[item];
        int hs6 = items.dimension[Dimension.HS6.ordinal()][item];
        int hs4 = items.dimension[Dimension.HS4.ordinal()][item];
        int cell = cells.codeOf(cellKey(items, item));
        float deviation = Float.NaN;
        float step = Float.NaN;
        if (!Float.isFinite(price)) {
            step = Float.NaN;
        } else if (byHs6Origin.count(cell) >= LEAST_HISTORY) {
            deviation = byHs6Origin.z(cell, price, items.day[item]);
            step = 1;
        } else if (byHs6.count(hs6) >= LEAST_HISTORY) {
            deviation = byHs6.z(hs6, price, items.day[item]);
            step = 2;
        } else if (byHs4.count(hs4) >= LEAST_HISTORY) {
            deviation = byHs4.z(hs4, price, items.day[item]);
            step = 3;
        }
        row[at + 7] = deviation;
        row[at + 8] = step;
    }

    /** Adds an item's price to the cells it belongs to, after all items of its day were read. */
    void add(Items items, int item) {
        float price = items.logUnitPrice(item);
        if (Float.isFinite(price)) {
            byHs6Origin.add(cells.codeOf(cellKey(items, item)), price);
            byHs6.add(items.dimension[Dimension.HS6.ordinal()][item], price);
            byHs4.add(items.dimension[Dimension.HS4.ordinal()][item], price);
        }
    }

    private static long cellKey(Items items, int item) {
        return (long) items.dimension[Dimension.HS6.ordinal()][item] << 32
                | items.dimension[Dimension.ORIGIN.ordinal()][item];
    }
}
