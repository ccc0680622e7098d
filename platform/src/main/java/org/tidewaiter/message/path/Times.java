package org.tidewaiter.message.path;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times as messages write them: UN/EDIFACT 2379 codes 102 (20250731), 203, 204, 205, 303 and 304
 * (20250731112200+01), ISO 8601, and dates with slashes or points, whose order differs by country.
 */
public enum Times {
    /** 31/7/25 is the 31st of July. */
    DAY_FIRST,
    /** 7/31/25 is the 31st of July. */
    MONTH_FIRST;

    private static final String ZONE = "\\s*(Z|UTC|[+-]\\d{1,2}(?::?\\d{2})?)?";
    private static final Pattern DIGITS =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:(\\d\\d)(\\d\\d)(\\d\\d)?)?" + ZONE);
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ](\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d+)?)?)?" + ZONE);
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?:[T ](\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d+)?)?)?" + ZONE);
    private static final List<Pattern> WITH_YEAR_FIRST = List.of(DIGITS, ISO, YEAR_FIRST);
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(\\d{1,2})[/.\\- ](\\d{1,2})[/.\\- ](\\d{4}|\\d\\d)(?: +(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d+)?)?)?"
                    + "(?: *([AaPp])[Mm])?");
    private static final Pattern NAMED =
            Pattern.compile("(\\d{1,2})[ \\-/.]([A-Za-z]{3})[A-Za-z]*[ \\-/.,]+(\\d{4}|\\d\\d)(?: .*)?");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    /** Years of two digits from this one on are of the last century; ASYCUDA is from the eighties. */
    private static final int CENTURY = 80;

    /**
     * The order that the dates of a message speak for: a number above 12 cannot be a month.
     *
     * @return null where no date tells
     */
    public static @Nullable Times of(Collection<String> dates) {
        int dayFirst = 0;
        int monthFirst = 0;
        for (String date : dates) {
            Matcher m = YEAR_LAST.matcher(date.strip());
            if (m.matches()) {
                dayFirst += Integer.parseInt(m.group(1)) > 12 ? 1 : 0;
                monthFirst += Integer.parseInt(m.group(2)) > 12 ? 1 : 0;
            }
        }
        return dayFirst == monthFirst ? null : dayFirst > monthFirst ? DAY_FIRST : MONTH_FIRST;
    }

    /** Whether a date reads differently with the day first and with the month first. */
    public static boolean ambiguous(String date) {
        String one = DAY_FIRST.iso(date);
        String other = MONTH_FIRST.iso(date);
        return one != null && other != null && !one.equals(other);
    }

    /**
     * The date (2025-07-31), or date and time (2025-07-31T10:22:00, as the clock showed it where it was written; with Z where that was UTC); null
     * where it is none.
     */
    public @Nullable String iso(String text) {
        String bare = text.strip();
        try {
            for (Pattern pattern : WITH_YEAR_FIRST) {
                Matcher m = pattern.matcher(bare);
                if (m.matches()) {
                    LocalDate date = date(m.group(1), m.group(2), m.group(3));
                    return isEndOfDay(m)
                            ? write(date.plusDays(1), LocalTime.MIDNIGHT, m.group(7))
                            : write(date, time(m, null), m.group(7));
                }
            }
            return slashed(bare);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable String slashed(String text) {
        Matcher m = YEAR_LAST.matcher(text);
        if (m.matches()) {
            boolean dayFirst = this == DAY_FIRST;
            LocalDate date = date(year(m.group(3)), m.group(dayFirst ? 2 : 1), m.group(dayFirst ? 1 : 2));
            return write(date, time(m, m.group(7)), null);
        }
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            return null;
        }
        int month = MONTHS.indexOf(named.group(2).toLowerCase(Locale.ROOT));
        return month < 0 || month % 3 != 0
                ? null
                : write(date(year(named.group(3)), String.valueOf(month / 3 + 1), named.group(1)), null, null);
    }

    private static String year(String digits) {
        return digits.length() == 4 ? digits : (Integer.parseInt(digits) < CENTURY ? "20" : "19") + digits;
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    /** 24:00 of ISO 8601, the midnight with which a day ends. */
    private static boolean isEndOfDay(Matcher m) {
        boolean whole = m.group(6) == null || m.group(6).equals("00");
        return "24".equals(m.group(4)) && "00".equals(m.group(5)) && whole;
    }

    private static @Nullable LocalTime time(Matcher m, @Nullable String half) {
        if (m.group(4) == null) {
            return null;
        }
        int hour = Integer.parseInt(m.group(4));
        int of24 = half == null ? hour : hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        int second = m.group(6) == null ? 0 : Integer.parseInt(m.group(6));
        return LocalTime.of(of24, Integer.parseInt(m.group(5)), second);
    }

    private static String write(LocalDate date, @Nullable LocalTime time, @Nullable String zone) {
        if (time == null) {
            return date.toString();
        }
        LocalDateTime local = date.atTime(time);
        DateTimeFormatter seconds = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
        if (zone == null) {
            return seconds.format(local);
        }
        // The day counts that the clock showed where it was written, as in tables: midnight in Tokyo is no day before.
        return seconds.format(local) + (offset(zone).equals(ZoneOffset.UTC) ? "Z" : "");
    }

    private static ZoneOffset offset(String zone) {
        if (zone.equals("Z") || zone.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        String digits = zone.substring(1).replace(":", "");
        int minutes = digits.length() <= 2
                ? Integer.parseInt(digits) * 60
                : Integer.parseInt(digits.substring(0, digits.length() - 2)) * 60
                        + Integer.parseInt(digits.substring(digits.length() - 2));
        return ZoneOffset.ofTotalSeconds((zone.startsWith("-") ? -60 : 60) * minutes);
    }
}
