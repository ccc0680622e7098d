package org.tidewaiter.notation;

/**
 * Which texts of a column were met before, by 64 bits of each: eight bytes a text instead of the text itself. Two different texts of half a
 * million have the same bits once in a hundred million columns, and the second would only not be looked at.
 */
public final class DistinctTexts {
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

    /** Open addressing; 0 is an empty place. */
    private long[] table = new long[1 << 8];

    private int size;

    /** How many texts there are. */
    public int size() {
        return size;
    }

    /** Takes a text up; whether it is new. */
    public boolean add(char[] from, int start, int length) {
        long bits = bits(from, start, length);
        int mask = table.length - 1;
        int place = (int) (bits >>> 32) & mask;
        for (long found = table[place]; found != 0; found = table[place]) {
            if (found == bits) {
                return false;
            }
            place = (place + 1) & mask;
        }
        table[place] = bits;
        if (++size * 2 > table.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] former = table;
        table = new long[former.length * 2];
        int mask = table.length - 1;
        for (long bits : former) {
            if (bits != 0) {
                int place = (int) (bits >>> 32) & mask;
                while (table[place] != 0) {
                    place = (place + 1) & mask;
                }
                table[place] = bits;
            }
        }
    }

    private static long bits(char[] from, int start, int length) {
        long bits = length * SECOND;
        for (int i = start; i < start + length; i++) {
            bits = mixed(bits ^ from[i]) * FIRST;
        }
        bits = mixed(bits);
        return bits == 0 ? 1 : bits;
    }

    private static long mixed(long bits) {
        return bits ^ bits >>> 29;
    }
}
