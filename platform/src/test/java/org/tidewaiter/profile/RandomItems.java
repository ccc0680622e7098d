package org.tidewaiter.profile;

import java.util.Random;

/** Seeded random items, made without a database: few codes, so that keys meet again; some labels late, some never. */
final class RandomItems {
    /** Six codes of HS 6, the first one for "none", under four of HS 4 and three of HS 2. */
    private static final HsTree HS = new HsTree(new int[] {0, 10_121, 10_129, 10_221, 20_110, 20_120});

    private RandomItems() {}

    static Items of(int size, long seed) {
        Random random = new Random(seed);
        Items items = new Items(size, false, HS);
        double[] masses = new double[size];
        double[] amounts = new double[size];
        for (int i = 0; i < size; i++) {
            fill(items, i, 18_000 + i * 60 / size, random);
            masses[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(40);
            amounts[i] = random.nextInt(500);
            items.logMass[i] = (float) Math.log(masses[i] + 0.1);
            items.logValue[i] = (float) Math.log(amounts[i] + 1);
        }
        finish(items, masses, amounts);
        return items;
    }

    private static void finish(Items items, double[] masses, double[] amounts) {
        int[] hs6 = items.dimension[Dimension.HS6.ordinal()];
        RepeatedGoods.code(hs6, masses, items.massCell);
        RepeatedGoods.code(hs6, amounts, items.amountCell);
        RepeatedGoods.mark(items);
    }

    private static void fill(Items items, int i, int day, Random random) {
        items.day[i] = day;
        items.declarationKey[i] = i;
        items.sequence[i] = 1;
        for (Dimension d : Dimension.KEPT) {
            items.dimension[d.ordinal()][i] = random.nextInt(6);
        }
        items.roundAmount[i] = (byte) random.nextInt(3);
        if (random.nextInt(4) > 0) {
            items.label[i] = (byte) random.nextInt(2);
            items.labelDay[i] = day + random.nextInt(20);
        }
    }

    /** The same items up to a day, and other ones from then on; results recorded from that day on are changed too. */
    static Items withAnotherFuture(Items items, int from, long seed) {
        Items other = of(items.size(), seed);
        int known = items.firstOf(from);
        for (int i = 0; i < known; i++) {
            for (Dimension d : Dimension.KEPT) {
                other.dimension[d.ordinal()][i] = items.dimension[d.ordinal()][i];
            }
            other.massCell[i] = items.massCell[i];
            other.amountCell[i] = items.amountCell[i];
            other.logMass[i] = items.logMass[i];
            other.logValue[i] = items.logValue[i];
            other.roundAmount[i] = items.roundAmount[i];
            boolean was = items.labelDay[i] < from;
            other.label[i] = was ? items.label[i] : (byte) (items.label[i] == 1 ? 0 : 1);
            other.labelDay[i] = was ? items.labelDay[i] : from + 1;
        }
        return other;
    }
}
