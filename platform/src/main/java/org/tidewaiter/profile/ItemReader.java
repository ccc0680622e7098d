package org.tidewaiter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/**
 * Reads the items of a workspace into {@link Items}: scans of the stored tables, taken as whole columns and joined here by
 * the dense declaration key, then each column put into time order by itself, on a few threads. The same as one SQL join and
 * sort takes three times as long.
 */
public final class ItemReader {
    private final StoredDeclarations declarations;
    private final StoredItems stored;
    private final HsTree hs;
    private final int[] position;
    private final Items items;

    private ItemReader(Session session) {
        declarations = StoredDeclarations.read(session);
        stored = StoredItems.read(session);
        hs = HsTree.read(session);
        TimeOrder order = new TimeOrder(
                stored.codes[StoredItems.DECLARATION], stored.codes[StoredItems.SEQUENCE], declarations.day);
        position = order.position;
        items = new Items(order.size(), Labels.withAmounts(session));
    }

    /** All items of the declarations as they stand, in time order. */
    public static Items read(Lake lake) {
        try (Session session = lake.session()) {
            ItemReader reader = new ItemReader(session);
            reader.hs6();
            List<Runnable> columns = new ArrayList<>();
            columns.add(reader::amounts);
            columns.add(reader::masses);
            columns.add(() -> reader.labels(session));
            columns.add(reader::values);
            reader.codes(columns);
            Threads.doAll(columns);
            Repeats.mark(reader.items);
            return reader.items;
        }
    }

    private void hs6() {
        int[] key = stored.codes[StoredItems.HS];
        place(hs.hs6(), key, items.dimension[Dimension.HS6.ordinal()]);
        for (int r = 0; r < position.length; r++) {
            if (position[r] >= 0) {
                items.hsNumber[position[r]] = hs.number(key[r]);
            }
        }
    }

    /** Amounts to the last digit: where there is none, the value stands for it. */
    private void amounts() {
        double[] amount = new double[items.size()];
        for (int r = 0; r < position.length; r++) {
            if (position[r] >= 0) {
                double money = stored.measures[StoredItems.AMOUNT][r];
                amount[position[r]] = Double.isNaN(money) ? worth(r) : money;
            }
        }
        Repeats.code(items.dimension[Dimension.HS6.ordinal()], amount, items.amountCell);
        for (int i = 0; i < amount.length; i++) {
            items.roundAmount[i] = roundness(amount[i]);
        }
    }

    private double worth(int row) {
        double value = stored.measures[StoredItems.VALUE][row];
        return Double.isNaN(value)
                ? stored.measures[StoredItems.AMOUNT][row]
                        * declarations.exchangeRate[stored.codes[StoredItems.DECLARATION][row]]
                : value;
    }

    /** How round an amount is: 0 not whole, 1 whole, 2 divisible by 10, 3 by 100, 4 by 1,000. */
    static byte roundness(double amount) {
        long whole = (long) amount; // amounts have at most 15 digits before the decimal sign, three behind it
        byte round = 0;
        for (int unit = 1; unit <= 1_000 && amount > 0 && whole == amount && whole % unit == 0; unit *= 10) {
            round++;
        }
        return round;
    }

    private void masses() {
        double[] mass = new double[items.size()];
        for (int r = 0; r < position.length; r++) {
            if (position[r] >= 0) {
                mass[position[r]] = stored.measures[StoredItems.MASS][r];
            }
        }
        Repeats.code(items.dimension[Dimension.HS6.ordinal()], mass, items.massCell);
        for (int i = 0; i < mass.length; i++) {
            items.logMass[i] = (float) Math.log(mass[i] + 0.1);
        }
    }

    private void values() {
        double[] mass = stored.measures[StoredItems.MASS];
        double[] quantity = stored.measures[StoredItems.QUANTITY];
        double[] duty = stored.measures[StoredItems.DUTY];
        for (int r = 0; r < position.length; r++) {
            int at = position[r];
            if (at >= 0) {
                items.logValue[at] = (float) Math.log(worth(r) + 1.0);
                items.logMassPerUnit[at] = quantity[r] > 0 ? (float) Math.log(mass[r] / quantity[r]) : Float.NaN;
                items.dutyRate[at] = (float) duty[r];
            }
        }
    }

    private void labels(Session session) {
        int[] declaration = stored.codes[StoredItems.DECLARATION];
        place(declaration, items.declarationKey);
        place(stored.codes[StoredItems.SEQUENCE], items.sequence);
        int[] first = new int[declarations.day.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int r = 0; r < position.length; r++) {
            if (position[r] >= 0) {
                first[declaration[r]] = Math.min(first[declaration[r]], position[r]);
            }
        }
        new Labels(items, first).read(session);
    }

    /** A piece of work for each column that is only moved to its place. */
    private void codes(List<Runnable> columns) {
        int[] declaration = stored.codes[StoredItems.DECLARATION];
        columns.add(() -> place(declarations.day, declaration, items.day));
        for (int d = 0; d < StoredDeclarations.HEADER.length; d++) {
            int[] values = declarations.header[d];
            int[] target = items.dimension[StoredDeclarations.HEADER[d].ordinal()];
            columns.add(() -> place(values, declaration, target));
        }
        int[] hsKey = stored.codes[StoredItems.HS];
        columns.add(() -> place(hs.hs4(), hsKey, items.dimension[Dimension.HS4.ordinal()]));
        columns.add(() -> place(hs.hs2(), hsKey, items.dimension[Dimension.HS2.ordinal()]));
        columns.add(() -> place(stored.codes[StoredItems.ORIGIN], items.dimension[Dimension.ORIGIN.ordinal()]));
        columns.add(() -> place(stored.codes[StoredItems.PROCEDURE], items.dimension[Dimension.PROCEDURE.ordinal()]));
        columns.add(() -> place(stored.codes[StoredItems.PREFERENCE], items.dimension[Dimension.PREFERENCE.ordinal()]));
    }

    private void place(int[] values, int[] target) {
        for (int r = 0; r < position.length; r++) {
            if (position[r] >= 0) {
                target[position[r]] = values[r];
            }
        }
    }

    private void place(int[] values, int[] of, int[] target) {
        for (int r = 0; r < position.length; r++) {
            if (position[r] >= 0) {
                target[position[r]] = values[of[r]];
            }
        }
    }
}
