package org.tidewaiter.notation;

/** What the figures of a text show before any way of writing a day is tried: most values are none, and are told so at once. */
final class Figures {
    /** No day has fewer signs: 1.1.24. */
    static final int SHORTEST_DAY = 6;

    /** The figures of 20240311120000, behind which parts of the second may follow. */
    private static final int TO_THE_SECOND = 14;

    private Figures() {}

    private static boolean isFigure(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether there are any. */
    static boolean areIn(String plain) {
        return plain.chars().anyMatch(Figures::isFigure);
    }

    /** Whether four of them are a year, from 1900 to 2199 or from 2500 to 2599, anywhere: a period names one. */
    static boolean haveYear(String plain) {
        for (int i = 0; i + 3 < plain.length(); i++) {
            char century = plain.charAt(i + 1);
            boolean begins = plain.charAt(i) == '1'
                    ? century == '9'
                    : plain.charAt(i) == '2' && (century == '0' || century == '1' || century == '5');
            if (begins && isFigure(plain.charAt(i + 2)) && isFigure(plain.charAt(i + 3))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether they are a number as amounts, masses and counts are written, one point or comma in it at most, that is too short for a day and time
     * with parts of the second.
     */
    static boolean areAmount(String plain) {
        int mark = -1;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (isFigure(c)) {
                continue;
            }
            if (mark >= 0 || (c != '.' && c != ',')) {
                return false;
            }
            mark = i;
        }
        return mark < 0 ? plain.length() < SHORTEST_DAY : mark < TO_THE_SECOND;
    }
}
