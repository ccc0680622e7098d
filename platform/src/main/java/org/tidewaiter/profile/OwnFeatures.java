package org.tidewaiter.profile;

import java.util.Arrays;
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
    private static final int NONE = -1;

    private final Items items;
    private final Items.Column hs6;
    private final Items.Column hs4;
    private final Items.Column origin;
    private final PairCodes cells = new PairCodes(1 << 12);
    /** Prices by step of the ladder: HS 6 × origin, HS 6, HS 4. */
    private final PriceSpread[] ladder = {new PriceSpread(), new PriceSpread(), new PriceSpread()};
    /** The codes of the day's items by step of the ladder. */
    private final int[][] codes = new int[ladder.length][0];

    private int[] origins = new int[0];

    OwnFeatures(Items items) {
        this.items = items;
        hs6 = items.column(Dimension.HS6);
        hs4 = items.column(Dimension.HS4);
        origin = items.column(Dimension.ORIGIN);
    }

    /** Gives the own features of a block's rows, from column 0 on, as the past stands before each day; then adds its prices. */
    void pass(Block block) {
        plain(block);
        for (Day day : block.days()) {
            code(day);
            deviations(day, block);
            for (int s = 0; s < ladder.length; s++) {
                ladder[s].addAll(items, day, codes[s]);
            }
        }
    }

    private void plain(Block block) {
        for (int r = 0; r < block.rows(); r++) {
            int item = block.wanted[r];
            block.columns[0][r] = items.logMass[item];
            block.columns[1][r] = items.logValue[item];
            block.columns[2][r] = items.logUnitPrice(item);
            block.columns[3][r] = items.dutyRate[item];
            block.columns[4][r] = items.hsNumber(item);
            block.columns[5][r] = items.roundAmount[item];
            block.columns[6][r] = items.logMassPerUnit(item);
        }
    }

    private void code(Day day) {
        if (origins.length < day.size()) {
            origins = new int[day.size()];
            Arrays.setAll(codes, s -> new int[day.size()]);
        }
        origin.copy(day.from(), day.size(), origins);
        hs6.copy(day.from(), day.size(), codes[1]);
        hs4.copy(day.from(), day.size(), codes[2]);
        cells.codesOf(codes[1], origins, codes[0], day.size());
    }

    private void deviations(Day day, Block block) {
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = block.wanted[r];
            float price = items.logUnitPrice(item);
            int place = item - day.from();
            int step = Float.isFinite(price) ? finest(place) : NONE;
            block.columns[7][r] = step == NONE ? Float.NaN : ladder[step].z(codes[step][place], price, day.number());
            block.columns[8][r] = step == NONE ? Float.NaN : 1 + step;
        }
    }

    /** The first step of the ladder whose cell has enough history. */
    private int finest(int place) {
        for (int s = 0; s < ladder.length; s++) {
            if (ladder[s].count(codes[s][place]) >= LEAST_HISTORY) {
                return s;
            }
        }
        return NONE;
    }
}
