package org.tidewaiter.codesandunits;

/** The arithmetic of check digits. Callers have made sure of the form: capital letters and ASCII digits only. */
final class CheckDigits {
    private CheckDigits() {}

    /** Value of a character of ISO 6346: digits as they are, A is 10, and 11, 22 and 33 are left out. */
    private static int iso6346Value(char c) {
        if (c <= '9') {
            return c - '0';
        }
        int value = c - 'A' + 10;
        // A=10, B=12 … K=21, L=23 … U=32, V=34 … Z=38
        return value < 11 ? value : value < 21 ? value + 1 : value < 31 ? value + 2 : value + 3;
    }

    /** The check digit of ISO 6346 over the first {@code length} characters: weights 1, 2, 4, …, modulo 11 modulo 10. */
    static int iso6346(String text, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (long) iso6346Value(text.charAt(i)) << i;
        }
        return (int) (sum % 11 % 10);
    }

    /** Whether the last digit is right by Luhn: every second digit from the right is doubled, its digits added. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
            int d = digits.charAt(i) - '0';
            if (place % 2 == 1) {
                d = d > 4 ? 2 * d - 9 : 2 * d;
            }
            sum += d;
        }
        return sum % 10 == 0;
    }

    /** Whether the last digit is right by GS1: weights 1, 3, 1, 3, … from the right, modulo 10. */
    static boolean gs1(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
            sum += (digits.charAt(i) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    /** The number that letters (A is 10) and digits make, modulo 97 (ISO/IEC 7064 MOD 97-10). */
    static int mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            rest = c <= '9' ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest;
    }

    /** Whether the last digit is right by ISO/IEC 7064 MOD 11,10. */
    static boolean mod11and10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + digits.charAt(digits.length() - 1) - '0') % 10 == 1;
    }

    /** The check digit of ICAO 9303: weights 7, 3, 1; A is 10; the filler is 0. */
    static int icao9303(String text) {
        int[] weights = {7, 3, 1};
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            sum += weights[i % 3] * (c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10);
        }
        return sum % 10;
    }

    /** The sum of the first digits times their weights. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }
}
