package org.tidewaiter.intake.table;

import java.util.List;

/**
 * A table as it was written anew.
 *
 * @param header the line that names the columns
 * @param sheets what became of the sheets of a workbook; none where it was made of something else
 * @param notes sentences for people about what was not read as it stands, without a full stop
 */
public record Written(long header, List<SheetUse> sheets, List<String> notes) {
    static final Written PLAIN = new Written(1, List.of(), List.of());

    /** Copies. */
    public Written {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }
}
