package org.tidewaiter.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.CsvWriter;

/**
 * A row of a list of rejected rows as CSV: of any load, open or not, with all that is known of it, to be looked at and counted. The file that is
 * corrected and taken back has the columns of its load instead ({@link Quarantine#export}).
 *
 * @param file its file, with the sheet in brackets where it is a workbook
 * @param line its line in the file, its row on the sheet, or which message of the file it is
 */
public record ListedRow(
        long quarantineId,
        int loadId,
        @Nullable String file,
        long line,
        @Nullable String field,
        @Nullable String value,
        String reason,
        String status,
        String originalText) {
    private static final List<String> COLUMNS =
            List.of("quarantine_id", "load_id", "file", "line", "field", "value", "reason", "status", "original_text");

    /** Begins a list with the names of its columns. */
    public static void begin(CsvWriter out) {
        out.row(COLUMNS);
    }

    /** Adds this row to the list. */
    public void write(CsvWriter out) {
        out.row(quarantineId, loadId, file, line, field, value, reason, status, originalText);
    }
}
