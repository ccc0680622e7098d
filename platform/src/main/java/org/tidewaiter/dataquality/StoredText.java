package org.tidewaiter.dataquality;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What is stored, as the text in which a message says it: numbers without zeros at their end, times in ISO 8601. Not for several threads. */
final class StoredText {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    /** A minus, a point, and the digits of a long or as many places. */
    private static final int MOST_SIGNS = 24;

    private final Map<Long, String> days = new HashMap<>();

    /** A number of so many units of 10^-scale: 12500 of scale 3 is {@code 12.5}. */
    static String decimal(long units, int scale) {
        long left = units;
        int places = scale;
        while (places > 0 && left % 10 == 0) {
            left /= 10;
            places--;
        }
        byte[] text = new byte[MOST_SIGNS]; // from its end on
        int at = text.length;
        for (int digit = 0; left != 0 || digit <= places; digit++) {
            if (digit == places && places > 0) {
                text[--at] = '.';
            }
            text[--at] = (byte) ('0' + Math.abs(left % 10));
            left /= 10;
        }
        if (units < 0) {
            text[--at] = '-';
        }
        return new String(text, at, text.length - at, StandardCharsets.ISO_8859_1);
    }

    /** A time in microseconds since 1970, to the second: {@code 2024-03-31T10:30:00}. */
    String time(long micros) {
        String day = days.computeIfAbsent(
                Math.floorDiv(micros, DAY), d -> LocalDate.ofEpochDay(d).toString());
        int second = (int) (Math.floorMod(micros, DAY) / SECOND);
        char[] clock = new char[9];
        clock[0] = 'T';
        two(clock, 1, second / 3600);
        clock[3] = ':';
        two(clock, 4, second / 60 % 60);
        clock[6] = ':';
        two(clock, 7, second % 60);
        return day.concat(String.valueOf(clock));
    }

    private static void two(char[] clock, int at, int number) {
        clock[at] = (char) ('0' + number / 10);
        clock[at + 1] = (char) ('0' + number % 10);
    }
}
