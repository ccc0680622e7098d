package org.tidewaiter.profile;

import java.text.Normalizer;

/**
 * The words of a description as {@code doubtful-codes} takes them: runs of three letters or more, without accents and plural s, their first seven letters. Each is given as a hash
 * of 16 bits: within a heading, whose goods are called by some hundred words, two rarely have the same.
 */
final class DescriptionWords {
    private static final int SHORTEST = 3;
    private static final int LETTERS = 7;

    private DescriptionWords() {}

    /** Writes the different words of a text, the first that have room, and says how many. */
    static int of(String text, char[] words) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        int count = 0;
        int letters = 0;
        int hash = 0;
        int last = 0;
        int length = plain.length();
        for (int c = 0; c <= length && count < words.length; c++) {
            int letter = c < length ? Character.toLowerCase(plain.charAt(c)) : ' ';
            if (letter >= 0x300 && letter < 0x370) {
                continue; // an accent that was parted from its letter
            }
            if (Character.isLetter(letter)) {
                letters++;
                // The last letter is taken when the next one comes: an s at the end is none of the word.
                if (letters > 1 && letters - 1 <= LETTERS) {
                    hash = 31 * hash + last;
                }
                last = letter;
            } else {
                if (letters >= SHORTEST) {
                    count = add(words, count, letters <= LETTERS && last != 's' ? 31 * hash + last : hash);
                }
                letters = 0;
                hash = 0;
            }
        }
        return count;
    }

    private static int add(char[] words, int count, int hash) {
        char word = (char) (1 + (hash * 0x9e3779b9 >>> 16) % 0xffff);
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
