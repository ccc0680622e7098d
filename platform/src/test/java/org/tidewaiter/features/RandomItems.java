package org.tidewaiter.features;

import java.util.ArrayList;
import java.util.List;
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
        sign(items, new Random(seed + 1));
        return items;
    }

    /** Packages, units, duties, words, claims and movements of some; what ends a movement comes days later, or never. */
    private static void sign(Items items, Random random) {
        List<int[]> movements = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            items.dutyRate[i] = random.nextInt(4) == 0 ? Float.NaN : 5 * items.code(Dimension.HS6, i);
            items.signs.setTare(i, random.nextDouble());
            if (random.nextInt(3) > 0) {
                items.signs.setPackages(i, 1 + random.nextInt(50), 2 + random.nextInt(5));
                items.setMassPerUnit(i, 1 + random.nextInt(9));
                char[] words = {(char) (1 + random.nextInt(5)), (char) (6 + random.nextInt(5))};
                items.signs.setWords(i, words, 2);
            }
            if (random.nextInt(4) == 0) {
                items.signs.setClaim(i, (byte) random.nextInt(3));
            }
            if (random.nextInt(4) == 0) {
                int end = random.nextInt(3) == 0 ? Items.NEVER : items.day(i) + random.nextInt(30);
                movements.add(new int[] {i, 1 + random.nextInt(3), end});
            }
        }
        items.signs.movements = movements(movements);
    }

    private static Movements movements(List<int[]> all) {
        byte[] kinds = new byte[all.size()];
        for (int m = 0; m < kinds.length; m++) {
            kinds[m] = (byte) all.get(m)[1];
        }
        return new Movements(
                all.stream().mapToInt(m -> m[0]).toArray(),
                kinds,
                all.stream().mapToInt(m -> m[2]).toArray());
    }

    /** SignalInputs of an item as another has them; movements are not copied. */
    static void copySigns(Items from, Items to, int i) {
        to.dutyRate[i] = from.dutyRate[i];
        to.signs.setTare(i, from.signs.tare(i));
        to.signs.setPackages(i, Math.exp(from.signs.logPackageMass(i)), 1);
        to.setMassPerUnit(i, Math.exp(from.logMassPerUnit(i)));
        char[] words = new char[SignalInputs.WORDS];
        for (int w = 0; w < words.length; w++) {
            words[w] = (char) from.signs.word(i, w);
        }
        to.signs.setWords(i, words, words.length);
        to.signs.setClaim(i, (byte) from.signs.claim(i));
    }

    /** The movements of one up to an item and those of another from it on; of the first, ends are known that came before a day. */
    private static Movements movementsUntil(Items items, Items other, int known, int day) {
        List<int[]> all = new ArrayList<>();
        for (int m = 0; m < items.signs.movements.size(); m++) {
            int end = items.signs.movements.end()[m];
            if (items.signs.movements.item()[m] < known) {
                all.add(new int[] {
                    items.signs.movements.item()[m], items.signs.movements.kind()[m], end < day ? end : day + 7
                });
            }
        }
        for (int m = 0; m < other.signs.movements.size(); m++) {
            if (other.signs.movements.item()[m] >= known) {
                all.add(new int[] {
                    other.signs.movements.item()[m],
                    other.signs.movements.kind()[m],
                    other.signs.movements.end()[m]
                });
            }
        }
        return movements(all);
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
            copySigns(items, other, i);
            boolean was = items.labelDay[i] < from;
            other.label[i] = was ? items.label[i] : (byte) (items.label[i] == 1 ? 0 : 1);
            other.labelDay[i] = was ? items.labelDay[i] : from + 1;
        }
        other.signs.movements = movementsUntil(items, other, items.firstOf(from + 1), from);
        return other;
    }
}
