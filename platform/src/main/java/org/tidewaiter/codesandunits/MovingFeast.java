package org.tidewaiter.codesandunits;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.function.Predicate;

/**
 * Times of the year that move against the calendar of months and that trade and offices follow. Islamic days are those of the Umm al-Qura calendar; a
 * country's own may lie a day apart.
 */
public enum MovingFeast {
    /** From the eve of the Chinese year to its fourteenth day. */
    LUNAR_NEW_YEAR(day -> sinceNewYear(day) >= -1 && sinceNewYear(day) <= 13),
    /** The days two to six weeks after the Chinese year began, when goods are missing that were not made during the feast. */
    AFTER_LUNAR_NEW_YEAR(day -> sinceNewYear(day) >= 14 && sinceNewYear(day) <= 41),
    /** The month of fasting. */
    RAMADAN(day -> hijrah(day, ChronoField.MONTH_OF_YEAR) == 9),
    /** The first three days of Shawwal, after the fast. */
    EID_AL_FITR(day -> hijrah(day, ChronoField.MONTH_OF_YEAR) == 10 && hijrah(day, ChronoField.DAY_OF_MONTH) <= 3),
    /** From the ninth to the thirteenth day of Dhu al-Hijjah, the feast of sacrifice. */
    EID_AL_ADHA(day -> hijrah(day, ChronoField.MONTH_OF_YEAR) == 12
            && hijrah(day, ChronoField.DAY_OF_MONTH) >= 9
            && hijrah(day, ChronoField.DAY_OF_MONTH) <= 13);

    private static final int NEVER = 1000;

    private final Predicate<LocalDate> within;

    MovingFeast(Predicate<LocalDate> within) {
        this.within = within;
    }

    /** How many days of a month are of the feast. */
    public int days(YearMonth month) {
        return (int) month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(within)
                .count();
    }

    private static long sinceNewYear(LocalDate day) {
        return LunarNewYear.days().stream()
                .filter(feast -> Math.abs(feast.toEpochDay() - day.toEpochDay()) < 60)
                .mapToLong(feast -> day.toEpochDay() - feast.toEpochDay())
                .findFirst()
                .orElse(NEVER);
    }

    private static int hijrah(LocalDate day, ChronoField field) {
        HijrahDate date = HijrahChronology.INSTANCE.date(day);
        return date.get(field);
    }
}
