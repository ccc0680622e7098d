package org.tidewaiter.checks;

import java.util.regex.Pattern;

/**
 * A check that takes more steps than any check needs, as a loop over loops or a pattern of repeated repetitions may. It is given up
 * for the rest of the file: what an administration wrote may not hold up a load. Costs no stack trace.
 */
final class EndlessCheck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Looks at a character that matching a pattern may take; patterns that ship take some hundreds. */
    private static final int MOST_LOOKS = 500_000;

    EndlessCheck() {
        super("takes too many steps", null, false, false);
    }

    /** Whether a text matches, unless finding out takes too much. */
    static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(new CountedText(text, new int[1])).matches();
    }

    /** A text that counts how often it is looked at. */
    private record CountedText(CharSequence text, int[] looks) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new EndlessCheck();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
