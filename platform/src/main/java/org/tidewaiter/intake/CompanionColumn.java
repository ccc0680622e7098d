package org.tidewaiter.intake;

import java.util.List;
import java.util.regex.Pattern;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.mapping.CompanionMapping.FilledColumn;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.notation.Refusal;

/**
 * The way from a row of a companion file to one column of its kind.
 *
 * @param at the place of the column in the file; -1 of a constant
 * @param constant what every row says where no column does
 * @param dayAt the place of the column of days where {@code at} says only the time; else -1
 */
record CompanionColumn(ReferenceColumn column, int at, FilledColumn target, String constant, int dayAt) {
    /** A time of the clock, for which its day stands in a column of its own. */
    private static final Pattern CLOCK_ONLY = Pattern.compile("\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?\\D*");

    CompanionColumn(ReferenceColumn column, int at, FilledColumn target, String constant) {
        this(column, at, target, constant, -1);
    }

    /** What a row says, put together where it stands in several columns. */
    String text(List<String> header, List<String> row) throws Refusal {
        String own = row.get(at);
        if (dayAt >= 0 && CLOCK_ONLY.matcher(own.strip()).matches()) {
            return row.get(dayAt).strip() + " " + own.strip();
        }
        DayParts parts = target.parts();
        return parts == null ? own : parts.whole(parts.of(own, header, row::get));
    }

    boolean isFrom(List<String> header, String name) {
        DayParts parts = target.parts();
        return at >= 0
                && (header.get(at).equals(name)
                        || dayAt >= 0 && header.get(dayAt).equals(name)
                        || parts != null && parts.columns().contains(name));
    }

    /** Whether it fills a column of numbers, whose decimal sign the whole column of the file may prove. */
    boolean isOfNumbers() {
        return at >= 0 && target.codes().isEmpty() && column.type().decimals() > 0;
    }

    boolean isOfDays() {
        return at >= 0
                && target.codes().isEmpty()
                && target.parts() == null
                && (column.type() == ReferenceColumn.Type.DAY || column.type() == ReferenceColumn.Type.TIME);
    }
}
