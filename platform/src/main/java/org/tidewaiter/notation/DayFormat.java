package org.tidewaiter.notation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a column writes days: by a pattern such as {@code dd/MM/yyyy}, in the order {@code dmy}, {@code mdy} or {@code ymd}
 * with any signs and words, as numbers of days as spreadsheets count them ({@code excel}), or in the years of
 * another calendar ({@code persian}, {@code hijri}), with the day before the month behind the year ({@code ydm}), or as a count since 1970
 * ({@code epoch}, {@code epoch_millis+08:00}).
 *
 * @param name as a mapping has it
 * @param formatter of a pattern, or null
 * @param order of its figures, or null
 */
public record DayFormat(
        String name,
        @Nullable DateTimeFormatter formatter,
        @Nullable DayOrder order) {
    /** Days since 30 December 1899, as spreadsheets count them, with the time of day as a fraction. */
    public static final String EXCEL = "excel";

    /** Years of the Persian calendar, such as 1403. */
    public static final String PERSIAN = "persian";

    /** Years of the Hijra before 1420 too, by the Umm al-Qura calendar. */
    public static final String HIJRI = "hijri";

    /** Months in words of Croatian, where they are others than in Polish and Czech (listopad is October, not November). */
    public static final String CROATIAN = MonthWords.CROATIAN;

    /** Months in words as in Polish and Czech, where Croatian has others. */
    public static final String POLISH = MonthWords.POLISH;

    /** The year first, and the day before the month: 2024-31-03. */
    public static final String YEAR_DAY_MONTH = "ydm";

    private static final Pattern YEAR_FIRST =
            Pattern.compile("((?:19|20)\\d\\d)([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)(.*)", Pattern.DOTALL);

    private static final int MONTHS = 12;
    private static final int DAYS = 32;

    /** The year in two or four figures and the day within it, as old systems write days: 24063 is 3 March 2024. */
    private static final List<String> OF_YEAR = List.of("yyDDD", "yyyyDDD");

    private static final LocalDateTime DAY_0 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:[.,]\\d{1,12})?");

    /**
     * The format of that name. Days that a month does not have are refused, not moved to its last one: that needs the year
     * without an era, which people do not write.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static DayFormat of(String name) {
        for (DayOrder order : DayOrder.values()) {
            if (name.equals(order.word())) {
                return new DayFormat(name, null, order);
            }
        }
        if (isWorded(name)
                || name.equals(EXCEL)
                || name.equals(YEAR_DAY_MONTH)
                || name.equals(PERSIAN)
                || name.equals(HIJRI)
                || EpochTimes.isName(name)) {
            return new DayFormat(name, null, null);
        }
        boolean plain = name.indexOf('\'') < 0 && name.indexOf('G') < 0;
        return new DayFormat(
                name,
                plain
                        ? DateTimeFormatter.ofPattern(name.replace('y', 'u'), Locale.ROOT)
                                .withResolverStyle(ResolverStyle.STRICT)
                        : DateTimeFormatter.ofPattern(name, Locale.ROOT),
                null);
    }

    private static boolean isWorded(String name) {
        return name.equals(CROATIAN) || name.equals(POLISH);
    }

    /** The format of a formatter, for values that are no texts of people. */
    public static DayFormat of(DateTimeFormatter formatter) {
        return new DayFormat("", formatter, null);
    }

    /** Reads a text; null where it is not in this format. */
    @Nullable
    LocalDateTime read(String text) throws Refusal {
        if (order != null) {
            return DayText.of(text, order);
        }
        if (name.equals(PERSIAN) || name.equals(HIJRI)) {
            return DayText.of(text, name.equals(PERSIAN));
        }
        if (isWorded(name)) {
            return DayText.inLanguage(text, name);
        }
        if (name.equals(YEAR_DAY_MONTH)) {
            return yearDayMonth(text);
        }
        if (formatter == null) {
            return name.equals(EXCEL) ? serial(text) : EpochTimes.read(text, name);
        }
        try {
            TemporalAccessor found = formatter.parseBest(text, LocalDateTime::from, LocalDate::from);
            return found instanceof LocalDateTime time ? time : ((LocalDate) found).atStartOfDay();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A day with its year first and its day before the month; one whose month stands in words, or that has its year elsewhere, tells itself. */
    private static LocalDateTime yearDayMonth(String text) throws Refusal {
        Matcher day = YEAR_FIRST.matcher(Signs.plain(text));
        if (!day.matches()) {
            return DayText.of(text, null);
        }
        if (Integer.parseInt(day.group(4)) > MONTHS) {
            throw new Refusal("is no day when it is read as year, day, month, as its column is");
        }
        return DayText.of(
                day.group(1) + day.group(2) + day.group(4) + day.group(2) + day.group(3) + day.group(5), null);
    }

    /** Whether a text is a day that can only be year, day, month: 2024-31-03. */
    public static boolean isYearDayMonth(String text) {
        Matcher day = YEAR_FIRST.matcher(text);
        if (!day.matches()) {
            return false;
        }
        int second = Integer.parseInt(day.group(3));
        int third = Integer.parseInt(day.group(4));
        return second > MONTHS && second < DAYS && third >= 1 && third <= MONTHS;
    }

    /** The day of a number as spreadsheets count days, from 2000 to tomorrow; null where it is none. */
    static @Nullable LocalDateTime serial(String text) {
        String plain = Signs.plain(text);
        if (!SERIAL.matcher(plain).matches()) {
            return null;
        }
        double days = Double.parseDouble(plain.replace(',', '.'));
        LocalDateTime at = DAY_0.plusSeconds(Math.round(days * 86_400));
        boolean likely = at.getYear() >= 2000
                && !at.isAfter(LocalDateTime.now(ZoneOffset.UTC).plusDays(1));
        return likely ? at : null;
    }

    /** The format of a number that is a year and the day within it, from 2000 to tomorrow; null where it is none. */
    static @Nullable String ofYear(String text) {
        for (String name : OF_YEAR) {
            if (text.length() == name.length() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                int year = Integer.parseInt(text.substring(0, text.length() - 3)) + (text.length() == 5 ? 2000 : 0);
                int day = Integer.parseInt(text.substring(text.length() - 3));
                LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
                boolean likely = year >= 2000
                        && year <= tomorrow.getYear()
                        && day >= 1
                        && day <= Year.of(year).length();
                return likely && !LocalDate.ofYearDay(year, day).isAfter(tomorrow) ? name : null;
            }
        }
        return null;
    }

    /** Reads a text in the first format that it has, as {@link #read(String, List)} does; null where it is none, without looking for the reason. */
    static @Nullable LocalDateTime find(String text, List<DayFormat> formats) {
        for (DayFormat format : formats) {
            try {
                LocalDateTime at = format.read(text);
                if (at != null) {
                    return at;
                }
            } catch (Refusal | DateTimeException e) {
                // The next format may fit.
            }
        }
        try {
            return formats.isEmpty() ? DayText.of(text, null) : null;
        } catch (Refusal refusal) {
            return null;
        }
    }

    /**
     * Reads a text in the first format that it has.
     *
     * @param formats tried in order; none takes ISO 8601 and what can mean one day only
     * @throws Refusal when it is none, with the reason that is known
     */
    public static LocalDateTime read(String text, List<DayFormat> formats) throws Refusal {
        Refusal why = null;
        for (DayFormat format : formats) {
            try {
                LocalDateTime at = format.read(text);
                if (at != null) {
                    return at;
                }
            } catch (Refusal refusal) {
                why = why == null || why.reason().equals("is not a date") ? refusal : why;
            } catch (DateTimeException e) {
                // The next format may fit.
            }
        }
        if (formats.isEmpty()) {
            return DayText.of(text, null);
        }
        LocalDateTime counted = serial(text);
        if (counted != null) {
            throw new Refusal(
                    "is a number, which spreadsheets count for " + counted.toLocalDate()
                            + ", while others of its column are written as days: a spreadsheet that could not read all of them may have turned day and month there");
        }
        String known = why == null ? DayText.meanings(text).never() : null;
        throw known != null
                ? new Refusal(known)
                : why == null || why.reason().equals("is not a date")
                        ? new Refusal("is not a date of the mapping's formats")
                        : why;
    }
}
