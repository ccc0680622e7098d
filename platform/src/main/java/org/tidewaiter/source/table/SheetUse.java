package org.tidewaiter.source.table;

import org.jspecify.annotations.Nullable;

/**
 * What became of a sheet of a workbook.
 *
 * @param sheet its name
 * @param offset what is added to the number of one of its rows to get the line of the table written
 * @param lastLine the last line of the table that is of this sheet; 0 where it was not read
 * @param rows its rows below the header, blank ones not counted
 * @param left why it was not read, such as {@code "is hidden"}; null where it was
 */
public record SheetUse(
        String sheet,
        long offset,
        long lastLine,
        long rows,
        @Nullable String left) {
    static SheetUse left(String sheet, String why) {
        return new SheetUse(sheet, 0, 0, 0, why);
    }

    /** Whether it was read. */
    public boolean read() {
        return left == null;
    }
}
