package org.tidewaiter.features;

import java.util.Arrays;

/**
 * A code for every distinct pair of a long and an int, counting up from 0 in the order of first sight. Open addressing
 * with linear probing over a table of codes; the pairs themselves stand apart, by code. Exact: two pairs never share a code.
 */
final class PairCodes {
    private static final int SMALL = 1 << 18;

    private int[] table;
    private int shift;
    /** Two numbers a code, side by side: one line of memory to compare. */
    private long[] pairs;

    private int size;

    PairCodes(int expected) {
        int capacity = Integer.highestOneBit(Math.max(16, expected)) * 4;
        table = new int[capacity];
        shift = Integer.numberOfLeadingZeros(capacity) + 1;
        pairs = new long[capacity];
    }

    /** The code of a pair, a new one if it was not seen before. */
    int codeOf(long a, int b) {
        int slot = placeOf(a, b);
        return table[slot] != 0 ? table[slot] - 1 : add(a, b, slot);
    }

    /** The code of a pair, {@link Items#NO_CELL} if it was not seen before. */
    int find(long a, int b) {
        int found = table[placeOf(a, b)];
        return found != 0 ? found - 1 : Items.NO_CELL;
    }

    /** The slot of a pair, or the empty one where it would stand. */
    private int placeOf(long a, int b) {
        int mask = table.length - 1;
        int slot = slot(a, b);
        for (int found = table[slot]; found != 0; found = table[slot]) {
            if (pairs[2 * found - 2] == a && pairs[2 * found - 1] == b) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /**
     * The codes of {@code count} pairs, written from 0 on; {@link Items#NO_CELL} where the first of a pair is no cell, or either
     * is {@link Items#ONLY_ONE}.
     */
    void codesOf(int[] a, int[] b, int[] codes, int count) {
        for (int i = 0; i < count; i++) {
            codes[i] = isCell(a[i], b[i]) ? codeOf(a[i], b[i]) : Items.NO_CELL;
        }
    }

    /** Whether a pair of codes has a past to keep. */
    static boolean isCell(int a, int b) {
        return a >= 0 && b != Items.ONLY_ONE;
    }

    private int add(long a, int b, int slot) {
        pairs[2 * size] = a;
        pairs[2 * size + 1] = b;
        table[slot] = ++size;
        if (2 * size == pairs.length) {
            grow();
        }
        return size - 1;
    }

    /** How many distinct pairs were seen. */
    int size() {
        return size;
    }

    /** The first of the pair that has a code. */
    int first(int code) {
        return (int) pairs[2 * code];
    }

    /** The second of the pair that has a code. */
    int second(int code) {
        return (int) pairs[2 * code + 1];
    }

    /** Fourfold while small: what is outgrown is memory touched in vain. */
    private void grow() {
        int bits = size < SMALL ? 2 : 1;
        Capacity.of((long) pairs.length << bits, "numbers of combinations of values", Capacity.SPLIT);
        pairs = Arrays.copyOf(pairs, pairs.length << bits);
        table = new int[table.length << bits];
        shift -= bits;
        int mask = table.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = slot(pairs[2 * code], (int) pairs[2 * code + 1]);
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = code + 1;
        }
    }

    private int slot(long a, int b) {
        return hash(a, b) >>> shift;
    }

    /** Two rounds of multiplying and shifting, with the constants of MurmurHash3's finaliser (Appleby, public domain). */
    static int hash(long a, int b) {
        long h = (a + b * 0x9e3779b97f4a7c15L) * 0xff51afd7ed558ccdL;
        return (int) ((h ^ h >>> 32) * 0xc4ceb9fe1a85ec53L >>> 32);
    }
}
