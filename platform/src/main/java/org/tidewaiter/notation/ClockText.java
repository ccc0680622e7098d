package org.tidewaiter.notation;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time of day in a text, parted from the day before it. A zone is passed over: the clock there showed this time.
 *
 * @param day the text without time and zone
 * @param time the time; midnight where none is given
 * @param endsDay whether it is 24:00 of ISO 8601, the midnight with which the day ends
 */
record ClockText(String day, LocalTime time, boolean endsDay) {
    private static final Pattern TIME = Pattern.compile(
            "(?:^|[\\sT,;-])\\s*(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,:]\\d{1,9})?)?\\s*([ap])?\\.?\\s?(m)?\\.?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE = Pattern.compile("\\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-]\\d{2}):?(\\d{2}))$");
    private static final int MOST_HOURS_OF_ZONE = 18;

    /** Parts a text; null where its time or zone does not exist. */
    static @Nullable ClockText of(String text) {
        if (Signs.isLong(text)) {
            return null;
        }
        Matcher zone = ZONE.matcher(text);
        boolean zoned = zone.find() && text.indexOf(':') > 0 && text.indexOf(':') < zone.start();
        if (zoned && !exists(zone)) {
            return null;
        }
        String rest = zoned ? text.substring(0, zone.start()).strip() : text;
        Matcher clock = TIME.matcher(rest);
        boolean timed = clock.find()
                && (rest.indexOf(':') > 0
                        || clock.group(5) != null
                        || clock.group().indexOf('h') > 0);
        if (!timed) {
            return new ClockText(rest, LocalTime.MIDNIGHT, false);
        }
        String day = rest.substring(0, clock.start()).strip();
        String half = clock.group(4);
        if (half == null) {
            return of(day, clock.group(1), clock.group(2), clock.group(3));
        }
        int hour = Integer.parseInt(clock.group(1));
        return hour < 1 || hour > 12
                ? null
                : of(
                        day,
                        Integer.toString(hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0)),
                        clock.group(2),
                        clock.group(3));
    }

    /**
     * A day with its time in figures.
     *
     * @param hours null where there is no time
     * @param seconds null where they are not given
     * @return null where there is no such time
     */
    static @Nullable ClockText of(
            String day, @Nullable String hours, @Nullable String minutes, @Nullable String seconds) {
        if (hours == null || minutes == null) {
            return new ClockText(day, LocalTime.MIDNIGHT, false);
        }
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        int second = seconds == null ? 0 : Integer.parseInt(seconds);
        if (hour == 24 && minute == 0 && second == 0) {
            return new ClockText(day, LocalTime.MIDNIGHT, true);
        }
        return hour > 23 || minute > 59 || second > 59
                ? null
                : new ClockText(day, LocalTime.of(hour, minute, second), false);
    }

    private static boolean exists(Matcher zone) {
        if (zone.group(2) == null) {
            return true;
        }
        int minutes = Integer.parseInt(zone.group(2).substring(1)) * 60 + Integer.parseInt(zone.group(3));
        return minutes <= MOST_HOURS_OF_ZONE * 60;
    }
}
