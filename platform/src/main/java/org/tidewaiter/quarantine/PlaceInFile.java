package org.tidewaiter.quarantine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;

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
        return words(Locale.ENGLISH);
    }

    /** The place in words of a language. */
    public String words(Locale language) {
        Words words = sheet != null
                ? Words.of("row {0} of sheet {1}", "ligne {0} de la feuille {1}", number, sheet)
                : ofMessage
                        ? Words.of("message {0}", "message {0}", number)
                        : Words.of("line {0}", "ligne {0}", number);
        return words.in(language);
    }
}
