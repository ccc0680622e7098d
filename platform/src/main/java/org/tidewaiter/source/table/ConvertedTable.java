package org.tidewaiter.source.table;

import java.util.List;
import java.util.Map;

/**
 * A table as it was written anew.
 *
 * @param header the line that names the columns
 * @param sheets what became of the sheets of a workbook; none where it was made of something else
 * @param notes sentences for people about what was not read as it stands, without a full stop
 * @param arrays by column that holds arrays of objects, as JSON, the first of them, wherever in the file it stands
 */
public record ConvertedTable(long header, List<SheetUse> sheets, List<String> notes, Map<String, String> arrays) {
    static final ConvertedTable PLAIN = new ConvertedTable(1, List.of(), List.of());

    /** Keeps copies of the lists and maps that it is given. */
    public ConvertedTable {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
        arrays = Map.copyOf(arrays);
    }

    ConvertedTable(long header, List<SheetUse> sheets, List<String> notes) {
        this(header, sheets, notes, Map.of());
    }
}
