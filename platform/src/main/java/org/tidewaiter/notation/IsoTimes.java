package org.tidewaiter.notation;

/**
 * Days and times of ISO 8601 in years that nobody takes for those of another calendar: 2024-03-11, 2024-03-11T08:15:00, told by a look at each
 * character.
 */
final class IsoTimes {
    private static final int DAY = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;

    /** Every month has so many days; what is beyond is read with more care. */
    private static final int DAYS = 28;

    private IsoTimes() {}

    /** Whether a text is one; false for some that are. */
    static boolean is(char[] from, int start, int length) {
        return (length == DAY || length == MINUTES || length == SECONDS)
                && isDay(from, start)
                && (length == DAY || isTime(from, start + DAY, length - DAY));
    }

    private static boolean isDay(char[] from, int at) {
        int century = two(from, at);
        int month = two(from, at + 5);
        int day = two(from, at + 8);
        return (century == 19 || century == 20)
                && two(from, at + 2) >= 0
                && from[at + 4] == '-'
                && month >= 1
                && month <= 12
                && from[at + 7] == '-'
                && day >= 1
                && day <= DAYS;
    }

    private static boolean isTime(char[] from, int at, int length) {
        int hour = two(from, at + 1);
        int minute = two(from, at + 4);
        boolean seconds = length == MINUTES - DAY || from[at + 6] == ':' && isBelow(60, two(from, at + 7));
        return (from[at] == 'T' || from[at] == ' ')
                && isBelow(24, hour)
                && from[at + 3] == ':'
                && isBelow(60, minute)
                && seconds;
    }

    private static boolean isBelow(int limit, int number) {
        return number >= 0 && number < limit;
    }

    /** Two figures as a number; -1 where they are none. */
    private static int two(char[] from, int at) {
        int tens = from[at] - '0';
        int ones = from[at + 1] - '0';
        return isBelow(10, tens) && isBelow(10, ones) ? 10 * tens + ones : -1;
    }
}
