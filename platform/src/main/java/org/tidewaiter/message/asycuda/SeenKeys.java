package org.tidewaiter.message.asycuda;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tidewaiter.engine.Sha256;

/**
 * The keys seen so far, as 64 bits each of their SHA-256: 16 bytes of memory a declaration, and among a million declarations two
 * that are mistaken for one another with a chance of one in thirty million.
 */
final class SeenKeys {
    private long[] slots = new long[1 << 10];
    private int size;

    /** Adds a key; false where it was there. */
    boolean add(String key) {
        if (size * 2 >= slots.length) {
            grow();
        }
        boolean added = put(slots, hash(key));
        size += added ? 1 : 0;
        return added;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int at = (int) hash & (slots.length - 1);
        while (slots[at] != 0 && slots[at] != hash) {
            at = (at + 1) & (slots.length - 1);
        }
        boolean free = slots[at] == 0;
        slots[at] = hash;
        return free;
    }

    private static long hash(String key) {
        long hash =
                ByteBuffer.wrap(Sha256.of(key.getBytes(StandardCharsets.UTF_8))).getLong();
        return hash == 0 ? 1 : hash;
    }
}
