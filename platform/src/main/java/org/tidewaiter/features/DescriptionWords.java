package org.tidewaiter.features;

import java.text.Normalizer;

/**
 * The words of a description as {@code doubtful-codes} takes them: runs of three letters or more, without accents and plural s, their first seven
 * letters. Each is given as a hash of 16 bits: within a heading, whose goods are called by some hundred words, two rarely have the same.
 */
final class DescriptionWords {
    private static final int SHORTEST = 3;
    private static final int LETTERS = 7;
    /** By sign of ASCII the small letter, 0 of what is none. */
    private static final char[] SMALL = small();

    private DescriptionWords() {}

    private static char[] small() {
        char[] small = new char[0x80];
        for (char letter = 'a'; letter <= 'z'; letter++) {
            small[letter] = letter;
            small[Character.toUpperCase(letter)] = letter;
        }
        return small;
    }

    /** Writes the different words of a text, the first that have room, and says how many. */
    static int of(String text, char[] words) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        char[] letters = new char[plain.length()];
        int length = 0;
        for (int c = 0; c < letters.length; c++) {
            char letter = Character.toLowerCase(plain.charAt(c));
            if (letter < 0x300 || letter >= 0x370) { // no accent that was parted from its letter
                letters[length++] = Character.isLetter(letter) ? letter : 0;
            }
        }
        return among(letters, length, words);
    }

    /**
     * Writes the different words of the first {@code length} bytes of a text in ASCII, and says how many.
     *
     * @param letters has room for as many
     */
    static int of(byte[] ascii, int length, char[] letters, char[] words) {
        for (int c = 0; c < length; c++) {
            letters[c] = SMALL[ascii[c]];
        }
        return among(letters, length, words);
    }

    /** The words among small letters, 0 standing for what is none: the one way in which words are found, in local variables as every item passes. */
    private static int among(char[] letters, int length, char[] words) {
        int count = 0;
        int run = 0;
        int hash = 0;
        char last = 0;
        for (int c = 0; c <= length && count < words.length; c++) {
            char letter = c < length ? letters[c] : 0;
            if (letter != 0) {
                run++;
                // The last letter is taken when the next one comes: an s at the end is none of the word.
                hash = run > 1 && run - 1 <= LETTERS ? 31 * hash + last : hash;
                last = letter;
            } else {
                if (run >= SHORTEST) {
                    count = add(run <= LETTERS && last != 's' ? 31 * hash + last : hash, words, count);
                }
                run = 0;
                hash = 0;
            }
        }
        return count;
    }

    /** Adds a word to the first {@code count}, unless it is there; says how many there are then. */
    private static int add(int of, char[] words, int count) {
        char word = (char) (1 + ((of * 0x9e3779b9) >>> 16) % 0xffff);
        for (int w = 0; w < count; w++) {
            if (words[w] == word) {
                return count;
            }
        }
        words[count] = word;
        return count + 1;
    }

    private static boolean isAscii(String text) {
        for (int c = 0; c < text.length(); c++) {
            if (text.charAt(c) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
