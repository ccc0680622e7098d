package org.tidewaiter.features;

/**
 * A set of numbers that may hold others too, at most one in eight of those that it does not: a bit for each of many slots, small enough for the
 * cache.
 */
final class BloomFilter {
    private static final int EACH = 16;
    private static final int MOST = 1 << 26;

    private final long[] bits;
    private final int mask;

    /** Room for so many numbers; for more it holds others more often. */
    BloomFilter(int expected) {
        int slots = Integer.highestOneBit(Math.clamp(expected, 4, MOST)) * EACH;
        bits = new long[slots / Long.SIZE];
        mask = slots - 1;
    }

    void add(int hash) {
        int slot = hash & mask;
        bits[slot >> 6] |= 1L << slot;
    }

    /** Whether the number was added, or falls into the slot of one that was. */
    boolean has(int hash) {
        int slot = hash & mask;
        return (bits[slot >> 6] >>> slot & 1) != 0;
    }
}
