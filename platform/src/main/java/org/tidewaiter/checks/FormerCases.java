package org.tidewaiter.checks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a check of repetitions remembers: the latest so many values and in which declaration each was, the oldest forgotten
 * first. Values are kept as numbers of 64 bits, 28 bytes each: of five checks that remember 100,000 values, as a map of
 * records 125 MB, which a file of messages filled as it was read. Two of 100,000 values are mistaken for one another with a
 * chance of one in four thousand million.
 */
final class FormerCases {
    private static final int FIRST = 1 << 3;
    /** The hash of no text. */
    static final long BEGIN = 0xcbf29ce484222325L;

    private final int keep;
    /** By place, in the order in which they came, round and round. */
    private long[] keys = new long[FIRST];

    private long[] excuses = new long[FIRST];
    private int[] days = new int[FIRST];
    private @Nullable String[] declarations = new String[FIRST];
    /** Open addressing: 0 for a free slot, else the place of the latest of a key, plus one. */
    private int[] slots = new int[4 * FIRST];

    private int next;
    private int size;

    FormerCases(int keep) {
        this.keep = Math.max(1, keep);
    }

    /** A number for a text; 0 for the empty one. */
    static long number(CharSequence text) {
        return text.isEmpty() ? 0 : spread(further(BEGIN, text));
    }

    /** The hash of a text (FNV-1a) whose beginning has one: texts are told apart without being put together. */
    static long further(long begun, CharSequence text) {
        long hash = begun;
        for (int i = 0; i < text.length(); i++) {
            hash = further(hash, text.charAt(i));
        }
        return hash;
    }

    static long further(long begun, char next) {
        return (begun ^ next) * 0x100000001b3L;
    }

    /** The number of a text that has this hash. */
    static long spread(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    /** Where the latest of a key is remembered, or -1. */
    int find(long key) {
        int slot = slot(key);
        return slots[slot] - 1;
    }

    /** The declaration that had the value at a place. */
    String declaration(int place) {
        return String.valueOf(declarations[place]);
    }

    /** The day of that declaration, counted from 1970. */
    int day(int place) {
        return days[place];
    }

    /** What would excuse the repetition. */
    long excuse(int place) {
        return excuses[place];
    }

    /** Remembers a value as the latest. */
    void put(long key, String declaration, int day, long excuse) {
        makeRoom();
        if (size == keep) {
            forget(next);
        }
        keys[next] = key;
        declarations[next] = declaration;
        days[next] = day;
        excuses[next] = excuse;
        slots[slot(key)] = next + 1;
        size = Math.min(keep, size + 1);
        next = next + 1 == keep ? 0 : next + 1;
    }

    private void makeRoom() {
        if (next < keys.length) {
            return;
        }
        int larger = Math.min(keep, keys.length * 2);
        keys = Arrays.copyOf(keys, larger);
        excuses = Arrays.copyOf(excuses, larger);
        days = Arrays.copyOf(days, larger);
        declarations = Arrays.copyOf(declarations, larger);
        int[] former = slots;
        slots = new int[former.length * 2];
        for (int held : former) {
            if (held > 0) {
                slots[slot(keys[held - 1])] = held;
            }
        }
    }

    /** The slot of a key, or the free one where it would stand. */
    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) key & mask;
        while (slots[slot] > 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Frees the slot of a place, unless its key came again later; what was pushed behind it moves up. */
    private void forget(int place) {
        int free = slot(keys[place]);
        if (slots[free] != place + 1) {
            return;
        }
        int mask = slots.length - 1;
        for (int at = (free + 1) & mask; slots[at] > 0; at = (at + 1) & mask) {
            int wanted = (int) keys[slots[at] - 1] & mask;
            boolean between = free <= at ? free < wanted && wanted <= at : free < wanted || wanted <= at;
            if (!between) {
                slots[free] = slots[at];
                free = at;
            }
        }
        slots[free] = 0;
    }
}
