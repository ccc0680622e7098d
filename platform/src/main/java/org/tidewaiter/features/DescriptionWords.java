package org.tidewaiter.features;

import java.text.Normalizer;

/**
 * The words of a description as {@code doubtful-codes} takes them: runs of three letters or more, without accents and plural s, their first seven
 * letters. Each is given as a hash of 16 bits: within a heading, whose goods are called by some hundred words, two rarely have the same.
 */
final class DescriptionWords {
    private static final int SHORTEST = 3;
    private static final int LETTERS = 7;

    private final char[] words;
    private int count;
    private int letters;
    private int hash;
    private int last;

    private DescriptionWords(char[] words) {
        this.words = words;
    }

    /** Writes the different words of a text, the first that have room, and says how many. */
    static int of(String text, char[] words) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        DescriptionWords found = new DescriptionWords(words);
        for (int c = 0; c < plain.length() && found.hasRoom(); c++) {
            int letter = Character.toLowerCase(plain.charAt(c));
            if (letter < 0x300 || letter >= 0x370) { // no accent that was parted from its letter
                found.take(Character.isLetter(letter) ? letter : 0);
            }
        }
        return found.end();
    }

    /** Writes the different words of the first {@code length} bytes of a text in ASCII, and says how many. */
    static int of(byte[] ascii, int length, char[] words) {
        DescriptionWords found = new DescriptionWords(words);
        for (int c = 0; c < length && found.hasRoom(); c++) {
            int letter = ascii[c] | 0x20;
            found.take(letter >= 'a' && letter <= 'z' ? letter : 0);
        }
        return found.end();
    }

    private boolean hasRoom() {
        return count < words.length;
    }

    /** Takes a small letter, or 0 for what is none. */
    private void take(int letter) {
        if (letter != 0) {
            letters++;
            // The last letter is taken when the next one comes: an s at the end is none of the word.
            if (letters > 1 && letters - 1 <= LETTERS) {
                hash = 31 * hash + last;
            }
            last = letter;
            return;
        }
        if (letters >= SHORTEST) {
            add(letters <= LETTERS && last != 's' ? 31 * hash + last : hash);
        }
        letters = 0;
        hash = 0;
    }

    private int end() {
        if (hasRoom()) {
            take(0);
        }
        return count;
    }

    private void add(int of) {
        char word = (char) (1 + ((of * 0x9e3779b9) >>> 16) % 0xffff);
        for (int w = 0; w < count; w++) {
            if (words[w] == word) {
                return;
            }
        }
        words[count++] = word;
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
