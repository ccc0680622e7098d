package org.tidewaiter.features;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The features that an item has by itself, without the profile of a {@link ProfileKey}: mass, value, unit price and so on, and how far
 * its unit price lies from those of its peers. The peers are the finest of HS 6 × origin, HS 6 and HS 4 that has ten prices or
 * more: the ladder of reference cells that the FAO uses for trade data.
 */
final class ItemFeatures extends DayWalk {
    static final List<Feature> FEATURES = List.of(
            Feature.ofItem("net mass"),
            Feature.ofItem("value"),
            Feature.ofItem("unit price"),
            Feature.ofItem("duty rate"),
            Feature.ofItem("HS number"),
            Feature.ofItem("round amount"),
            Feature.ofItem("mass per unit"),
            Feature.ofItem("unit price, robust deviation"),
            Feature.ofItem("unit price, cell of the deviation"));

    private static final int LEAST_HISTORY = 10;
    private static final int NONE = -1;

    private final Items items;
    private final Items.KeyColumn hs6;
    private final Items.KeyColumn hs4;
    private final Items.KeyColumn origin;
    private final PairCodes cells = new PairCodes(1 << 12);
    /** Prices by step of the ladder: HS 6 × origin, HS 6, HS 4. */
    private final PriceSpread[] ladder = {new PriceSpread(), new PriceSpread(), new PriceSpread()};
    /** The codes of the day's items by step of the ladder. */
    private final int[][] codes = new int[ladder.length][0];

    private int[] origins = new int[0];

    private static final double MOST_DEVIATION = 4;
    private static final double UNITS = 1 << 10;
    /** Items of an importer that are counted in as priced like their peers. */
    private static final int PRIOR = 2;

    private final SignalStates.KeptCodes importers;
    /** By importer the robust deviations of its prices, for {@link Signal#PRICE_HABIT}. */
    private final SignalStates.CodeSums habit;

    /**
     * The features of items.
     *
     * @param wanted the only ones that will be asked about, or null
     */
    ItemFeatures(Items items, int @Nullable [] wanted) {
        this.items = items;
        importers = new SignalStates.KeptCodes(items, Dimension.IMPORTER, wanted);
        habit = new SignalStates.CodeSums(items.codeCount(Dimension.IMPORTER));
        hs6 = items.column(Dimension.HS6);
        hs4 = items.column(Dimension.HS4);
        origin = items.column(Dimension.ORIGIN);
    }

    /** Writes what the item itself says, from column 0 on. */
    @Override
    boolean begin(Block block) {
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
        return true;
    }

    @Override
    void meet(Day day) {
        if (origins.length < day.size()) {
            origins = new int[day.size()];
            Arrays.setAll(codes, s -> new int[day.size()]);
        }
        origin.copy(day.from(), day.size(), origins);
        hs6.copy(day.from(), day.size(), codes[1]);
        hs4.copy(day.from(), day.size(), codes[2]);
        cells.codesOf(codes[1], origins, codes[0], day.size());
    }

    @Override
    void featuresAsBeforeTheDay(Day day, Block block) {
        deviations(day, block);
        habits(day, block);
    }

    /** Adds how the day's importers price, by the peers of the days before, then the day's prices. */
    @Override
    void addItems(Day day) {
        addHabits(day);
        for (int s = 0; s < ladder.length; s++) {
            ladder[s].addAll(items, day, codes[s]);
        }
    }

    private void deviations(Day day, Block block) {
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int place = block.wanted[r] - day.from();
            int step = finest(day, place);
            block.columns[7][r] = step == NONE ? Float.NaN : deviation(day, place, step);
            block.columns[8][r] = step == NONE ? Float.NaN : 1 + step;
        }
    }

    private float deviation(Day day, int place, int step) {
        return ladder[step].z(codes[step][place], items.logUnitPrice(day.from() + place), day.number());
    }

    /** Writes how the importers of the day's rows priced before. */
    private void habits(Day day, Block block) {
        float[] column = block.columns[Signal.PRICE_HABIT.column()];
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int importer = importers.of(block.wanted[r]);
            column[r] =
                    importer == 0 ? Float.NaN : (float) (habit.sum(importer) / UNITS / (habit.count(importer) + PRIOR));
        }
    }

    private void addHabits(Day day) {
        for (int place = 0; place < day.size(); place++) {
            int importer = importers.of(day.from() + place);
            int step = importer == 0 ? NONE : finest(day, place);
            if (step != NONE) {
                double deviation = deviation(day, place, step);
                habit.add(importer, Math.round(Math.clamp(deviation, -MOST_DEVIATION, MOST_DEVIATION) * UNITS));
            }
        }
    }

    /** The first step of the ladder whose cell has enough history; none where there is no price. */
    private int finest(Day day, int place) {
        if (!Float.isFinite(items.logUnitPrice(day.from() + place))) {
            return NONE;
        }
        for (int s = 0; s < ladder.length; s++) {
            if (ladder[s].count(codes[s][place]) >= LEAST_HISTORY) {
                return s;
            }
        }
        return NONE;
    }
}
