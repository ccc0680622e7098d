package org.tidewaiter.notation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the days of ISO 8601 that are counted within a week or a year: 2024-W11-1 and 2024-071 are 11 March 2024. */
final class CountedDays {
    private static final Pattern OF_WEEK = Pattern.compile("\\d{4}-W\\d{2}-[1-7]");
    private static final Pattern OF_YEAR = Pattern.compile("\\d{4}-\\d{3}");

    private CountedDays() {}

    /** The day; null where the text is none, or one that its year does not have. */
    static @Nullable LocalDate of(String text) {
        try {
            if (OF_WEEK.matcher(text).matches()) {
                return LocalDate.parse(text, DateTimeFormatter.ISO_WEEK_DATE);
            }
            return OF_YEAR.matcher(text).matches() ? LocalDate.parse(text, DateTimeFormatter.ISO_ORDINAL_DATE) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
