package org.tidewaiter.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.source.Header;

/** The cells of a row that are read only when the unit is known that another column of the row says. */
public final class UnitCells {
    private final int[] columns;
    private final int[] unitOf;
    private final boolean[] postponed;
    private final boolean[] kept;
    private final @Nullable String[] texts;

    private UnitCells(int size, Map<Integer, Integer> units) {
        columns = units.keySet().stream().mapToInt(i -> i).sorted().toArray();
        unitOf = new int[size];
        postponed = new boolean[size];
        kept = new boolean[size];
        texts = new String[size];
        units.forEach((column, unit) -> {
            unitOf[column] = unit;
            postponed[column] = true;
            kept[column] = true;
            kept[unit] = true;
        });
    }

    /** The columns of a file whose units stand in other columns; null where there are none. */
    public static @Nullable UnitCells of(Header header, Mapping mapping) {
        Map<Integer, Integer> units = new HashMap<>();
        List<String> names = header.names();
        for (int c = 0; c < names.size(); c++) {
            Mapping.MappedColumn column = mapping.columns().get(names.get(c));
            String unitIn = column == null ? null : column.measure().unitIn();
            if (unitIn != null) {
                units.put(c, names.indexOf(unitIn));
            }
        }
        return units.isEmpty() ? null : new UnitCells(names.size(), units);
    }

    /** Forgets the row before. */
    public void clear() {
        for (int c = 0; c < texts.length; c++) {
            texts[c] = null;
        }
    }

    /** Keeps a cell if it is one of these or says their unit; tells whether it is to be read later. */
    public boolean keeps(int column, char[] text, int start, int length) {
        if (kept[column]) {
            texts[column] = new String(text, start, length);
        }
        return postponed[column];
    }

    /** The places, from 0, of the columns whose unit stands in another one, in the order of the file. */
    public int[] columns() {
        return columns.clone();
    }

    /** What the row has in a column; empty where it has nothing. */
    public String text(int column) {
        String text = texts[column];
        return text == null ? "" : text;
    }

    /** The unit that the row gives for the number of a column; empty where it gives none. */
    public String unit(int column) {
        return text(unitOf[column]).strip();
    }
}
