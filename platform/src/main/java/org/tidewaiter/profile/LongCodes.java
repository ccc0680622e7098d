package org.tidewaiter.profile;

import java.util.Arrays;

/**
 * Gives every distinct long a code, counting up from 0 in the order of first sight. Open addressing with linear probing;
 * 12 bytes a slot, at most two thirds full. Exact: two longs never share a code.
 */
final class LongCodes {
    private static final int EMPTY = -1;

    private long[] keys;
    private int[] codes;
    private int size;

    LongCodes(int expected) {
        int capacity = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
        keys = new long[capacity];
        codes = new int[capacity];
        Arrays.fill(codes, EMPTY);
    }

    /** The code of {@code key}, a new one if it was not seen before. */
    int codeOf(long key) {
        int mask = codes.length - 1;
        int slot = (int) mix(key) & mask;
        while (codes[slot] != EMPTY) {
            if (keys[slot] == key) {
                return codes[slot];
            }
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        codes[slot] = size++;
        if (size * 3L > codes.length * 2L) {
            grow();
        }
        return size - 1;
    }

    /** The code of {@code key}, or -1 if it was never seen. */
    int find(long key) {
        int mask = codes.length - 1;
        int slot = (int) mix(key) & mask;
        while (codes[slot] != EMPTY) {
            if (keys[slot] == key) {
                return codes[slot];
            }
            slot = (slot + 1) & mask;
        }
        return EMPTY;
    }

    /** How many distinct longs were seen. */
    int size() {
        return size;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCodes = codes;
        keys = new long[oldKeys.length * 2];
        codes = new int[oldCodes.length * 2];
        Arrays.fill(codes, EMPTY);
        int mask = codes.length - 1;
        for (int i = 0; i < oldCodes.length; i++) {
            if (oldCodes[i] != EMPTY) {
                int slot = (int) mix(oldKeys[i]) & mask;
                while (codes[slot] != EMPTY) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = oldKeys[i];
                codes[slot] = oldCodes[i];
            }
        }
    }

    /** The finaliser of MurmurHash3 (Appleby, public domain): every input bit reaches the low output bits. */
    private static long mix(long key) {
        long h = key;
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
