package org.tidewaiter.notation;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Times as programs write them, {@code 2024-03-31} or {@code 2024-03-31T10:30:00} (a blank may stand for the T), read straight from the
 * characters: of a wide file a tenth of the load went into reading its five columns of times by pattern. Whatever is written in another way
 * is left to {@link ValueReader#micros}, which says why it refuses what it refuses.
 */
public final class PlainTime {
    /** Stands for a text that is written in another way. */
    public static final long OTHERWISE = Long.MIN_VALUE;

    private static final int DAY = 10;
    private static final int TIME = 19;
    /** Before it a year is refused or of another calendar; its first day is that by which databases say that there is none. */
    private static final int FIRST_YEAR = 1900;

    private PlainTime() {}

    /**
     * The time in microseconds since 1970 of the clock where it was written.
     *
     * @param latest the last moment that is no future, in the same measure
     * @return {@link #OTHERWISE} where the text is written in another way, is no time, or lies before 2 January 1900 or after {@code latest}
     */
    public static long micros(char[] text, int start, int length, long latest) {
        boolean timed = length == TIME && (text[start + DAY] == 'T' || text[start + DAY] == ' ');
        if (!timed && length != DAY || text[start + 4] != '-' || text[start + 7] != '-') {
            return OTHERWISE;
        }
        int year = figures(text, start, 2) * 100 + figures(text, start + 2, 2);
        int month = figures(text, start + 5, 2);
        int day = figures(text, start + 8, 2);
        long second = timed ? secondOfDay(text, start + DAY + 1) : 0;
        if (year < FIRST_YEAR
                || year == FIRST_YEAR && month == 1 && day == 1 && second == 0
                || month < 1
                || day < 1
                || second < 0) {
            return OTHERWISE;
        }
        try {
            long micros = (LocalDate.of(year, month, day).toEpochDay() * 86_400 + second) * 1_000_000;
            return micros <= latest ? micros : OTHERWISE;
        } catch (DateTimeException e) {
            return OTHERWISE;
        }
    }

    /** Of hh:mm:ss; negative where it is none. */
    private static long secondOfDay(char[] text, int start) {
        int hour = figures(text, start, 2);
        int minute = figures(text, start + 3, 2);
        int second = figures(text, start + 6, 2);
        boolean clock = text[start + 2] == ':' && text[start + 5] == ':';
        boolean inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return clock && inRange ? (hour * 60L + minute) * 60 + second : -1;
    }

    /** The number of so many figures; far below zero where a character is none. */
    private static int figures(char[] text, int start, int count) {
        int number = 0;
        for (int i = start; i < start + count; i++) {
            int figure = text[i] - '0';
            number = figure < 0 || figure > 9 ? -100_000 : number * 10 + figure;
        }
        return number;
    }
}
