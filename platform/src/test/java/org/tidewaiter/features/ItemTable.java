package org.tidewaiter.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Items written as a table that a reader sees through at once: a line of column names, a line an item, in the order of days;
 * a dot where a value is not given. Columns: day; importer, supplier, origin (a code each, from 1 on in the order of first sight);
 * hs6; mass; amount; result (finding or conform) and recorded, the day of it.
 */
final class ItemTable {
    private final List<String> names;
    private final List<List<String>> rows;

    private ItemTable(String text) {
        List<List<String>> lines =
                text.lines().map(line -> List.of(line.strip().split(" +"))).toList();
        names = lines.getFirst();
        rows = lines.subList(1, lines.size());
    }

    static Items of(String text) {
        return new ItemTable(text).items();
    }

    private Items items() {
        int[] hs = rows.stream().mapToInt(r -> (int) number(r, "hs6", 0)).toArray();
        int[] keys = Arrays.stream(hs).distinct().filter(n -> n > 0).toArray();
        int[] tree = new int[keys.length + 1];
        System.arraycopy(keys, 0, tree, 1, keys.length);
        HsTree hsTree = new HsTree(tree);
        Items items = new Items(rows.size(), false, hsTree);
        for (Dimension d : List.of(Dimension.IMPORTER, Dimension.SUPPLIER, Dimension.ORIGIN)) {
            List<String> seen = new ArrayList<>(List.of("."));
            for (int i = 0; i < rows.size(); i++) {
                String value = text(rows.get(i), d.name().toLowerCase(java.util.Locale.ROOT));
                if (!seen.contains(value)) {
                    seen.add(value);
                }
                items.dimension[d.ordinal()][i] = seen.indexOf(value);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            int key = 1 + Arrays.stream(keys).boxed().toList().indexOf(hs[i]);
            items.dimension[Dimension.HS6.ordinal()][i] = hsTree.hs6()[key];
            fill(items, i, rows.get(i));
        }
        double[] masses =
                rows.stream().mapToDouble(r -> number(r, "mass", Double.NaN)).toArray();
        double[] amounts =
                rows.stream().mapToDouble(r -> number(r, "amount", Double.NaN)).toArray();
        RepeatedGoods.code(items.dimension[Dimension.HS6.ordinal()], masses, items.massCell);
        RepeatedGoods.code(items.dimension[Dimension.HS6.ordinal()], amounts, items.amountCell);
        RepeatedGoods.mark(items);
        return items;
    }

    private void fill(Items items, int i, List<String> row) {
        items.day[i] = day(text(row, "day"));
        items.declarationKey[i] = i;
        items.sequence[i] = 1;
        double amount = number(row, "amount", Double.NaN);
        items.logMass[i] = (float) Math.log(number(row, "mass", Double.NaN) + 0.1);
        items.logValue[i] = (float) Math.log(amount + 1);
        items.roundAmount[i] = ItemReader.roundness(amount);
        String result = text(row, "result");
        if (!result.equals(".")) {
            items.label[i] = (byte) (result.equals("finding") ? 1 : 0);
            items.labelDay[i] = day(text(row, "recorded"));
        }
    }

    private double number(List<String> row, String name, double missing) {
        String text = text(row, name);
        return text.equals(".") ? missing : Double.parseDouble(text);
    }

    private String text(List<String> row, String name) {
        int column = names.indexOf(name);
        return column < 0 ? "." : row.get(column);
    }

    private static int day(String text) {
        return Math.toIntExact(LocalDate.parse(text).toEpochDay());
    }
}
