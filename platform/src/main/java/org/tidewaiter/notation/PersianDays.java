package org.tidewaiter.notation;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Days of the Persian calendar (Solar Hijri): years begin at the spring equinox, months 1 to 6 have 31 days, 7 to 11 have 30, the
 * twelfth 29 or, in leap years, 30. Leap years by the cycle of 33 years, which is that of the observed equinox from 1178 to 1501.
 */
final class PersianDays {
    private static final LocalDate NEW_YEAR_1403 = LocalDate.of(2024, 3, 20);

    private PersianDays() {}

    /**
     * The Gregorian day.
     *
     * @throws DateTimeException when that year has no such day
     */
    static LocalDate of(int year, int month, int day) {
        int longest = month <= 6 ? 31 : month <= 11 || isLeap(year) ? 30 : 29;
        if (year < 1200 || year > 1500 || month < 1 || month > 12 || day < 1 || day > longest) {
            throw new DateTimeException("no day of the Persian calendar");
        }
        long months = month <= 7 ? (month - 1) * 31L : 186 + (month - 7) * 30L;
        return NEW_YEAR_1403.plusDays(before(year) - before(1403) + months + day - 1);
    }

    private static boolean isLeap(int year) {
        return (25 * year + 11) % 33 < 8;
    }

    /** The days before a year, from some beginning. */
    private static long before(int year) {
        return 365L * (year - 1) + (8L * year + 21) / 33;
    }
}
