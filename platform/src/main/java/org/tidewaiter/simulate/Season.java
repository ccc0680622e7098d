package org.tidewaiter.simulate;

import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;

/** When goods of a kind come in, beside the common run of the year. Factors are around 1, at most {@link #MOST}. */
enum Season {
    FLAT,
    CLOTHING,
    GIFTS,
    HARVEST,
    RAMADAN;

    /** No factor is larger. */
    static final double MOST = 1.9;

    /** How much more than usual comes in on a day. */
    double factor(LocalDate day) {
        double year = 2 * StrictMath.PI * day.getDayOfYear() / 365.25;
        return switch (this) {
            case FLAT -> 1;
            case CLOTHING -> 1 + 0.35 * StrictMath.cos(2 * (year - 0.9));
            case GIFTS -> 1 + 0.6 * bump(day.getDayOfYear(), 300, 30);
            case HARVEST -> 1 + 0.4 * StrictMath.cos(year - 1.2);
            case RAMADAN -> beforeRamadan(day) ? 1.7 : 1;
        };
    }

    private static double bump(int day, int centre, int width) {
        double d = (day - centre) / (double) width;
        return StrictMath.exp(-d * d / 2);
    }

    /** The five weeks before the month of fasting and its first half, when foodstuffs are stocked (Umm al-Qura calendar). */
    private static boolean beforeRamadan(LocalDate day) {
        HijrahDate hijri = HijrahChronology.INSTANCE.date(day);
        int month = hijri.get(ChronoField.MONTH_OF_YEAR);
        int of = hijri.get(ChronoField.DAY_OF_MONTH);
        return month == 8 || month == 7 && of > 22 || month == 9 && of < 15;
    }

    /** Whether a day lies in the month of fasting, when offices close early. */
    static boolean isRamadan(LocalDate day) {
        return HijrahChronology.INSTANCE.date(day).get(ChronoField.MONTH_OF_YEAR) == 9;
    }
}
