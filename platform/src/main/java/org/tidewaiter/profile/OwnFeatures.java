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
    private int[] codes = new int[0];

    OwnFeatures(Items items) {
        this.items = items;
        hs6 = items.dimension[Dimension.HS6.ordinal()];
        hs4 = items.dimension[Dimension.HS4.ordinal()];
        origin = items.dimension[Dimension.ORIGIN.ordinal()];
    }

    /** Gives the own features of a block's rows, from column 0 on, as the past stands before each day; then adds its prices. */
    void pass(Block block) {
        copy(block, 0, items.logMass);
        copy(block, 1, items.logValue);
        unitPrices(block);
        copy(block, 3, items.dutyRate);
        copy(block, 4, items.hsNumber);
        roundAmounts(block);
        copy(block, 6, items.logMassPerUnit);
        for (Day day : block.days()) {
            if (codes.length < day.size()) {
                codes = new int[day.size()];
            }
            cells.codesOf(hs6, day.from(), origin, day.from(), codes, day.size());
            deviations(day, block);
            addPrices(day);
        }
    }

    private static void copy(Block block, int column, float[] values) {
        float[] target = block.columns[column];
        for (int r = 0; r < block.rows(); r++) {
            target[r] = values[block.wanted[r]];
        }
    }

    private void unitPrices(Block block) {
        for (int r = 0; r < block.rows(); r++) {
            block.columns[2][r] = items.logUnitPrice(block.wanted[r]);
        }
    }

    private void roundAmounts(Block block) {
        for (int r = 0; r < block.rows(); r++) {
            block.columns[5][r] = items.roundAmount[block.wanted[r]];
        }
    }

    private void deviations(Day day, Block block) {
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = block.wanted[r];
            float price = items.logUnitPrice(item);
            PriceSpread finest = null;
            int code = codes[item - day.from()];
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
            block.columns[7][r] = finest == null ? Float.NaN : finest.z(code, price, day.number());
            block.columns[8][r] = finest == null ? Float.NaN : step;
        }
    }

    private void addPrices(Day day) {
        byHs6Origin.addAll(items, day, codes, 0);
        byHs6.addAll(items, day, hs6, day.from());
        byHs4.addAll(items, day, hs4, day.from());
    }
}
