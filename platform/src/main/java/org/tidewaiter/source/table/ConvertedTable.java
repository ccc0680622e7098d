package org.tidewaiter.source.table;

import java.util.List;

/**
 * A table as it was written anew.
 *
 * @param header the line that names the columns
 * @param sheets what became of the sheets of a workbook; none where it was made of something else
 * @param notes sentences for people about what was not read as it stands, without a full stop
 */
public record ConvertedTable(long header, List<SheetUse> sheets, List<String> notes) {
    static final ConvertedTable PLAIN = new ConvertedTable(1, List.of(), List.of());

    /** Keeps copies of the lists and maps that it is given. */
    public ConvertedTable {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }
}
