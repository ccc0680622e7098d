package org.tidewaiter.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.notation.CellsTogether;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.source.Header;

/** The cells of a row that are one value together, a day, a text or an identifier, read when all of them are there. */
public final class DayCells {
    private final List<String> names;
    private final Map<Integer, CellsTogether> parts;
    private final boolean[] kept;
    private final @Nullable String[] texts;

    private DayCells(List<String> names, Map<Integer, CellsTogether> parts) {
        this.names = names;
        this.parts = parts;
        kept = new boolean[names.size()];
        texts = new String[names.size()];
        parts.forEach((column, part) -> {
            kept[column] = true;
            part.columns().forEach(c -> kept[names.indexOf(c)] = true);
        });
    }

    /** Those of a file; null where there are none. */
    public static @Nullable DayCells of(Header header, Mapping mapping) {
        Map<Integer, CellsTogether> parts = new HashMap<>();
        for (int c = 0; c < header.names().size(); c++) {
            Mapping.MappedColumn column = mapping.columns().get(header.names().get(c));
            CellsTogether part = column == null ? null : column.writing().together();
            if (part != null && !part.columns().isEmpty()) {
                parts.put(c, part);
            }
        }
        return parts.isEmpty() ? null : new DayCells(header.names(), parts);
    }

    /** Forgets the row before. */
    public void clear() {
        java.util.Arrays.fill(texts, null);
    }

    /** Keeps a cell if it is one of these; tells whether it is to be read later. */
    public boolean keeps(int column, char[] text, int start, int length) {
        if (kept[column]) {
            texts[column] = new String(text, start, length);
        }
        return parts.containsKey(column);
    }

    /** The places, from 0, of the columns whose values are put together. */
    public Iterable<Integer> columns() {
        return parts.keySet();
    }

    /** What the row has in the columns of such a value, for people. */
    public String shown(int column) {
        CellsTogether part = java.util.Objects.requireNonNull(parts.get(column));
        StringBuilder all = new StringBuilder(cell(column));
        part.columns().forEach(c -> all.append(' ').append(cell(names.indexOf(c))));
        return all.toString().strip();
    }

    /**
     * The value of a column, put together from its cells; a day as ISO 8601.
     *
     * @throws Refusal where they make none
     */
    public String text(int column) throws Refusal {
        return java.util.Objects.requireNonNull(parts.get(column)).of(cell(column), names, this::cell);
    }

    private String cell(int column) {
        String text = texts[column];
        return text == null ? "" : text;
    }
}
