package org.tidewaiter.checks;

/**
 * Numbers as nearly all are written, read in one pass: digits, a point, a minus before them. Up to 15 digits are a whole number that a double
 * holds exactly, and so is 10^15: their quotient is the double nearest to what is written, the same that {@link Double#parseDouble} finds
 * (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990).
 */
final class OnePassNumber {
    private static final int MOST_DIGITS = 15;
    private static final double[] POWERS = powers();

    private OnePassNumber() {}

    private static double[] powers() {
        double[] powers = new double[MOST_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /** The number, or NaN where it is written in another way or longer. */
    static double of(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int point = -1;
        long whole = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                whole = whole * 10 + c - '0';
                digits++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
            if (digits > MOST_DIGITS) {
                return Double.NaN;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        double value = whole / POWERS[point < 0 ? 0 : text.length() - 1 - point];
        return from == 0 ? value : -value;
    }
}
