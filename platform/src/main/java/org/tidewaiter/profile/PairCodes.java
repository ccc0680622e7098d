package org.tidewaiter.profile;

import java.util.Arrays;

/**
 * Gives every distinct pair of a long and an int a code, counting up from 0 in the order of first sight. Open addressing
 * with linear probing over a table of codes; the pairs themselves stand apart, by code. Exact: two pairs never share a code.
 */
final class PairCodes {
    private int[] table;
    private int shift;
    private long[] first;
    private int[] second;
    private int size;

    PairCodes(int expected) {
        int capacity = Integer.highestOneBit(Math.max(16, expected)) * 4;
        table = new int[capacity];
        shift = Long.numberOfLeadingZeros(capacity) + 1;
        first = new long[capacity / 2];
        second = new int[capacity / 2];
    }

    /** The code of a pair, a new one if it was not seen before. */
    int codeOf(long a, int b) {
        int mask = table.length - 1;
        int slot = slot(a, b);
        for (int found = table[slot]; found != 0; found = table[slot]) {
            if (first[found - 1] == a && second[found - 1] == b) {
                return found - 1;
            }
            slot = (slot + 1) & mask;
        }
        return add(a, b, slot);
    }

    /** The codes of {@code count} pairs, written from 0 on; -1 where the first of a pair is negative. */
    void codesOf(int[] a, int fromA, int[] b, int fromB, int[] codes, int count) {
        for (int i = 0; i < count; i++) {
            codes[i] = a[fromA + i] < 0 ? -1 : codeOf(a[fromA + i], b[fromB + i]);
        }
    }

    private int add(long a, int b, int slot) {
        first[size] = a;
        second[size] = b;
        table[slot] = ++size;
        if (size == first.length) {
            grow();
        }
        return size - 1;
    }

    /** How many distinct pairs were seen. */
    int size() {
        return size;
    }

    private void grow() {
        first = Arrays.copyOf(first, size * 2);
        second = Arrays.copyOf(second, size * 2);
        table = new int[table.length * 2];
        shift--;
        int mask = table.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = slot(first[code], second[code]);
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = code + 1;
        }
    }

    /** Two rounds of multiplying and shifting, with the constants of MurmurHash3's finaliser (Appleby, public domain). */
    private int slot(long a, int b) {
        long h = (a + b * 0x9e3779b97f4a7c15L) * 0xff51afd7ed558ccdL;
        return (int) (((h ^ h >>> 32) * 0xc4ceb9fe1a85ec53L) >>> shift);
    }
}
