package org.tidewaiter.notation;

import java.util.Arrays;

/**
 * Numbers distinct texts from 0 in the order in which they first come; number 0 is the empty text. Kept as one run of
 * characters and open addressing, because a million {@code String}s in a {@code HashMap} take three times the memory and
 * a look-up would have to make a {@code String} of every cell of a file.
 */
public final class TextDictionary {
    /** Texts of up to so many ASCII characters are kept packed, too: a byte each, and one for their number. */
    private static final int PACKED = 15;
    /** No packed text: eight characters of seven bits never fill the sign bit. */
    private static final long WIDE = -1;

    private char[] characters = new char[1 << 12];
    private int[] starts = new int[1 << 8];
    private int[] hashes = new int[1 << 8];
    /** By number two words: characters and length of a short text, {@link #WIDE} for others. */
    private long[] words = new long[1 << 9];

    private int[] table = new int[1 << 9];
    /** By the characters of texts of one or two of ASCII, which most codes are: their numbers, 0 where not met yet. */
    private final int[] tiny = new int[1 << 14];

    private int size = 1;
    /** The short text that was found last: rows of a declaration repeat what it says, and the place in a large table is far away. */
    private int last;

    /** How many texts there are, the empty one included. */
    public int size() {
        return size;
    }

    /** The number of a text; it is taken up when it is new, which shows in {@link #size}. */
    public int number(char[] from, int start, int length) {
        if (length <= 2) {
            return length == 0 ? 0 : numberOfTiny(from, start, length);
        }
        return numberOfAny(from, start, length);
    }

    private int numberOfTiny(char[] from, int start, int length) {
        char first = from[start];
        char second = length == 2 ? from[start + 1] : 0;
        if ((first | second) > 0x7f || (second == 0 && length == 2)) {
            return numberOfAny(from, start, length);
        }
        int place = first << 7 | second;
        if (tiny[place] == 0) {
            tiny[place] = numberOfAny(from, start, length);
        }
        return tiny[place];
    }

    private int numberOfAny(char[] from, int start, int length) {
        long high = length > PACKED ? WIDE : packed(from, start, Math.min(8, length));
        long rest = length > 8 && high != WIDE ? packed(from, start + 8, length - 8) : 0;
        return high == WIDE || rest == WIDE
                ? numberOfLong(from, start, length)
                : numberOfShort(from, start, length, high, (long) length << 56 | rest);
    }

    /** Up to eight ASCII characters as one number, so that most texts are compared in one step; WIDE where one is none. */
    private static long packed(char[] from, int start, int length) {
        long packed = 0;
        int all = 0;
        for (int i = start; i < start + length; i++) {
            packed = packed << 8 | from[i];
            all |= from[i];
        }
        return all > 0x7f ? WIDE : packed;
    }

    private int numberOfShort(char[] from, int start, int length, long high, long low) {
        if (words[2 * last] == high && words[2 * last + 1] == low) {
            return last;
        }
        int hash = mix(high * 0x9E3779B97F4A7C15L + low * 0xC2B2AE3D27D4EB4FL);
        int mask = table.length - 1;
        int place = hash & mask;
        for (int found = table[place]; found != 0; found = table[place]) {
            if (words[2 * found] == high && words[2 * found + 1] == low) {
                last = found;
                return found;
            }
            place = (place + 1) & mask;
        }
        return add(from, start, length, hash, place, high, low);
    }

    private int numberOfLong(char[] from, int start, int length) {
        int hash = hash(from, start, length);
        int mask = table.length - 1;
        int place = hash & mask;
        for (int found = table[place]; found != 0; found = table[place]) {
            if (hashes[found] == hash
                    && Arrays.equals(characters, starts[found], starts[found + 1], from, start, start + length)) {
                return found;
            }
            place = (place + 1) & mask;
        }
        return add(from, start, length, hash, place, WIDE, WIDE);
    }

    /** The number of a text, from 1; a new text gets the next one. */
    public int number(String text) {
        return number(text.toCharArray(), 0, text.length());
    }

    /** The text of a number. */
    public String text(int number) {
        return new String(characters, starts[number], starts[number + 1] - starts[number]);
    }

    private int add(char[] from, int start, int length, int hash, int place, long high, long low) {
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
            words = Arrays.copyOf(words, words.length * 2);
        }
        words[2 * size] = high;
        words[2 * size + 1] = low;
        int used = starts[size];
        if (used + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(characters.length * 2, used + length));
        }
        System.arraycopy(from, start, characters, used, length);
        starts[size + 1] = used + length;
        hashes[size] = hash;
        table[place] = size;
        if (size * 2 > table.length) {
            grow();
        }
        return size++;
    }

    private void grow() {
        int[] larger = new int[table.length * 2];
        int mask = larger.length - 1;
        for (int number = 1; number <= size; number++) {
            int place = hashes[number] & mask;
            while (larger[place] != 0) {
                place = (place + 1) & mask;
            }
            larger[place] = number;
        }
        table = larger;
    }

    private static int hash(char[] from, int start, int length) {
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + from[i];
        }
        return mix(hash);
    }

    /** Spreads what the sums leave in some of the bits. */
    private static int mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
