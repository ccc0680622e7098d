package org.tidewaiter.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.notation.DayOrder;

/** The order of day, month and year that the name of a column states: {@code Acceptance Date (MM/DD/YYYY)}, {@code Datum (TT.MM.JJJJ)}. */
final class StatedDayOrder {
    private static final String DAY = "dd?|jj?|tt?|gg?|дд?";
    private static final String YEAR = "yy(?:yy)?|aa(?:aa)?|jj(?:jj)?|гг(?:гг)?|рр(?:рр)?|rr(?:rr)?";

    private static final Pattern STATED = Pattern.compile(
            "\\s*[(\\[]?(?<!\\p{L})(?:(?<dmy>(?:" + DAY + ")[./-](?:mm?|мм?)[./-](?:" + YEAR
                    + "))|(?<mdy>(?:mm?|мм?)[./-](?:"
                    + DAY + ")[./-](?:" + YEAR + "))|(?<ymd>(?:" + YEAR + ")[./-](?:mm?|мм?)[./-](?:" + DAY
                    + ")))(?:[ T]hh?:mm(?::ss)?)?(?!\\p{L})[)\\]]?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private StatedDayOrder() {}

    /** The order that a name states, or null. */
    static @Nullable DayOrder of(String column) {
        Matcher stated = STATED.matcher(column);
        return !stated.find()
                ? null
                : stated.group("dmy") != null
                        ? DayOrder.DMY
                        : stated.group("mdy") != null ? DayOrder.MDY : DayOrder.YMD;
    }

    /** A name without it; a name that is nothing else stays. */
    static String without(String column) {
        String rest = STATED.matcher(column).replaceFirst("");
        return rest.isBlank() ? column : rest;
    }
}
