package org.tidewaiter.notation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.NullWords;

/**
 * How a day is put together of a column of years and others beside it, or which day stands for a month that has none.
 *
 * @param monthIn the column of months, as numbers or words; null where the column itself has year and month
 * @param dayIn the column of days of the month, or null
 * @param stands the day that stands for a month without one: {@link #FIRST} or {@link #LAST}; null where none does
 */
public record DayParts(
        @Nullable String monthIn,
        @Nullable String dayIn,
        @Nullable String stands) implements CellsTogether {
    public static final String FIRST = "first";
    public static final String LAST = "last";

    private static final int BUDDHIST = 543;
    private static final int FIRST_OF_BUDDHA = 2400;
    private static final Pattern YEAR = Pattern.compile("(\\d{4}|\\d{2})(?:[.,]0+)?[年년]?");
    private static final Pattern DAY = Pattern.compile("0?(\\d{1,2})(?:[.,]0+)?[.日일]?");

    @Override
    public List<String> columns() {
        return Stream.of(monthIn, dayIn)
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    @Override
    public String of(String own, List<String> names, IntFunction<String> cells) throws Refusal {
        return monthIn == null
                ? own
                : together(
                        own,
                        cells.apply(names.indexOf(monthIn)),
                        dayIn == null ? "" : cells.apply(names.indexOf(dayIn)));
    }

    /** A year, a month and a day as one text in ISO 8601; empty where none of them is given. */
    String together(String yearCell, String monthCell, String dayCell) throws Refusal {
        String year = given(yearCell);
        String month = given(monthCell);
        String day = given(dayCell);
        if (year.isEmpty() && month.isEmpty()) {
            return "";
        }
        Matcher years = YEAR.matcher(year);
        if (!years.matches()) {
            throw new Refusal(year.isEmpty() ? "gives no year" : "has '" + year + "' for a year");
        }
        Integer number = MonthText.month(month);
        if (number == null) {
            throw new Refusal(month.isEmpty() ? "gives no month" : "has '" + month + "' for a month");
        }
        int full = Integer.parseInt(years.group(1)) + (years.group(1).length() == 2 ? 2000 : 0);
        return String.format(Locale.ROOT, "%04d-%02d-%02d", full, number, dayOf(day, full, number));
    }

    private int dayOf(String day, int year, int month) throws Refusal {
        Matcher days = DAY.matcher(day);
        if (days.matches()) {
            return Integer.parseInt(days.group(1));
        }
        if (!day.isEmpty() || stands == null) {
            throw new Refusal(day.isEmpty() ? "gives no day of the month" : "has '" + day + "' for a day of the month");
        }
        return standing(YearMonth.of(year >= FIRST_OF_BUDDHA ? year - BUDDHIST : year, month));
    }

    private int standing(YearMonth month) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        int last = month.equals(YearMonth.from(today)) ? today.getDayOfMonth() : month.lengthOfMonth();
        return LAST.equals(stands)
                ? last
                : 1; // the last day of the current month lies ahead: nothing was declared then
    }

    /** A text with the day that stands for its month, where it is a month without one; else the text itself. */
    public String whole(String text) {
        YearMonth month = stands == null ? null : MonthText.of(text);
        return month == null ? text : month.atDay(standing(month)).toString();
    }

    private static String given(String cell) {
        String text = Signs.plain(Signs.trimmed(cell));
        return NullWords.isNull(text) ? "" : text;
    }

    @Override
    public String sentence(String column) {
        String all = "'" + column + "'" + (monthIn == null ? "" : " and '" + monthIn + "'");
        if (stands != null) {
            return "the " + stands + " day of the month stands for the months of " + all;
        }
        return "'" + column + "', '" + monthIn + "' and '" + dayIn + "' are read as one day";
    }
}
