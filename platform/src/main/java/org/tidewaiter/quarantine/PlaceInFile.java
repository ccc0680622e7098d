package org.tidewaiter.quarantine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a row or a message stood in its file, as people look it up there.
 *
 * @param sheet the sheet of a workbook, or null
 * @param number of the row on its sheet, of the message in its file, or of the line, from 1
 * @param ofMessage whether messages are counted
 */
public record PlaceInFile(@Nullable String sheet, long number, boolean ofMessage) {
    /** In words, such as {@code line 1,204}, {@code row 3 of sheet March} or {@code message 7}. */
    public String words() {
        String counted = String.format(Locale.ROOT, "%,d", number);
        if (sheet != null) {
            return "row " + counted + " of sheet " + sheet;
        }
        return (ofMessage ? "message " : "line ") + counted;
    }
}
