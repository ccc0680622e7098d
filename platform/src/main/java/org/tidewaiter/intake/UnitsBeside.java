package org.tidewaiter.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of a row that are read only when the unit is known that another column of the row says. */
final class UnitsBeside {
    private final int[] columns;
    private final int[] unitOf;
    private final boolean[] postponed;
    private final boolean[] kept;
    private final @Nullable String[] texts;

    private UnitsBeside(int size, Map<Integer, Integer> units) {
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
    static @Nullable UnitsBeside of(Header header, Mapping mapping) {
        Map<Integer, Integer> units = new HashMap<>();
        List<String> names = header.names();
        for (int c = 0; c < names.size(); c++) {
            Mapping.Column column = mapping.columns().get(names.get(c));
            String unitIn = column == null ? null : column.measure().unitIn();
            if (unitIn != null) {
                units.put(c, names.indexOf(unitIn));
            }
        }
        return units.isEmpty() ? null : new UnitsBeside(names.size(), units);
    }

    /** Forgets the row before. */
    void clear() {
        for (int c = 0; c < texts.length; c++) {
            texts[c] = null;
        }
    }

    /** Keeps a cell if it is one of these or says their unit; tells whether it is to be read later. */
    boolean keeps(int column, char[] text, int start, int length) {
        if (kept[column]) {
            texts[column] = new String(text, start, length);
        }
        return postponed[column];
    }

    int[] columns() {
        return columns.clone();
    }

    String text(int column) {
        String text = texts[column];
        return text == null ? "" : text;
    }

    String unit(int column) {
        return text(unitOf[column]).strip();
    }
}
