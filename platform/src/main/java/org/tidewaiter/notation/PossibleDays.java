package org.tidewaiter.notation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.chrono.HijrahDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the figures of a day mean in each order in which they may stand: days that exist, and why others do not. */
final class PossibleDays {
    static final String NO_SUCH_DAY = "is a day that does not exist";
    private static final String TWO_CALENDARS =
            "looks like a year of the Persian calendar or of the Hijra, which cannot be told apart: ";
    private static final int BUDDHIST = 543;
    /** Figures of a year: more, as in the number of an edition (1.2.3462665493), are none. */
    private static final int LONGEST_YEAR = 9;
    /** Of the years in two figures; files are no older. */
    private static final int FIRST_OF_LAST = 80;
    /** Earlier ones may be years of the Persian calendar, which has not come so far. */
    private static final int SURE_HIJRA = 1420;

    private final Map<DayOrder, LocalDateTime> found = new EnumMap<>(DayOrder.class);
    private final LocalTime time;
    private final boolean dotted;
    private final Set<DayOrder> written = EnumSet.noneOf(DayOrder.class);
    private @Nullable String never;
    private @Nullable String calendar;
    private boolean soon;
    private Set<DayOfWeek> weekdays = Set.of();
    private boolean worded;
    private DayMeanings.@Nullable Foreign foreign;

    PossibleDays(LocalTime time, boolean dotted) {
        this.time = time;
        this.dotted = dotted;
    }

    /** Says that a weekday stands beside the day, which is one of these. */
    void on(Set<DayOfWeek> days) {
        weekdays = days;
    }

    /** Says that the month stood in words. */
    void inWords() {
        worded = true;
    }

    /**
     * Adds what year, month and day mean in an order. A year of two figures is of this century; but behind the day, 80 to 99 are of the last one: in
     * front they may be of the Persian calendar, and earlier ones of others.
     */
    void add(DayOrder order, String year, int month, String dayOfMonth) {
        if (year.length() > LONGEST_YEAR) {
            return;
        }
        int day = Integer.parseInt(dayOfMonth);
        int said = Integer.parseInt(year);
        boolean last = year.length() == 2 && said >= FIRST_OF_LAST && order != DayOrder.YMD;
        int full = year.length() <= 2 ? last ? 1900 + said : 2000 + said : said;
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return;
        }
        written.add(order);
        if (full >= 1300 && full < SURE_HIJRA) {
            other(order, full, month, day);
            return;
        }
        if (full > 2700) {
            never = "lies in the future";
            return;
        }
        if (year.length() == 3 || full < 1300) {
            return;
        }
        try {
            LocalDate date = date(full, month, day);
            if (!weekdays.isEmpty() && !weekdays.contains(date.getDayOfWeek())) {
                never = NO_SUCH_DAY + ": " + date + " is a "
                        + date.getDayOfWeek().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
                return;
            }
            calendar = full >= 2400
                    ? "of Buddha"
                    : full >= SURE_HIJRA && full < 1600 ? "of the Hijra (by the Umm al-Qura calendar)" : calendar;
            calendar = last ? "of the 20th century where their two figures are 80 to 99" : calendar;
            if (date.getYear() >= 1900
                    && !date.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
                found.put(order, date.atTime(time));
            } else {
                soon = soon || (year.length() == 4 && isSoon(date));
                never = never != null
                        ? never
                        : date.getYear() < 1900
                                ? "lies before 1900"
                                : year.length() <= 2
                                        ? "lies in the future, as " + full + ": write its year in four figures"
                                        : "lies in the future";
            }
        } catch (DateTimeException e) {
            never = NO_SUCH_DAY + ": " + nameOf(month) + " " + full + " has no day " + day;
        }
    }

    /** Goods are declared before they come, and a deadline lies ahead: such a day is a mistake, but no proof of another order. */
    private static boolean isSoon(LocalDate date) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return date.isAfter(today) && date.isBefore(today.plusYears(1));
    }

    /** A day that may be of the Persian calendar or of the Hijra. */
    private void other(DayOrder order, int year, int month, int day) {
        never = TWO_CALENDARS + year + ": say 'date: persian' or 'date: hijri' in a mapping, or give Gregorian days";
        if (order != DayOrder.MDY && month >= 1 && month <= 12 && day >= 1 && day <= 31) {
            foreign = new DayMeanings.Foreign(year, month, day, time);
        }
    }

    private static String nameOf(int month) {
        return java.time.Month.of(month).getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
    }

    private static LocalDate date(int year, int month, int day) {
        if (year >= 2400) {
            return YearMonth.of(year - BUDDHIST, month).atDay(day);
        }
        if (year >= SURE_HIJRA && year < 1600) {
            return LocalDate.from(HijrahDate.of(year, month, day));
        }
        return LocalDate.of(year, month, day);
    }

    /**
     * What was found.
     *
     * @param told whether the writing itself tells the order
     */
    DayMeanings meanings(boolean told) {
        boolean noDay = found.isEmpty() && never != null && never.startsWith(NO_SUCH_DAY);
        DayOrder only = noDay && written.size() == 1 ? written.iterator().next() : null;
        return new DayMeanings(
                found,
                dotted,
                found.isEmpty() ? never : null,
                told,
                calendar,
                found.isEmpty() ? foreign : null,
                only,
                soon,
                worded,
                null);
    }
}
