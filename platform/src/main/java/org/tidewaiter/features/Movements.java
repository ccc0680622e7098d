package org.tidewaiter.features;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The goods under suspension (transit, warehousing, temporary admission and processing): which items begin such a movement, of which kind, and on
 * which day its end is known. Few items do, so they stand apart, in time order.
 *
 * @param item the item that begins each
 * @param kind the kind of each, a small number
 * @param end the day of each one's end, {@link Items#NEVER} where none is known
 */
record Movements(int[] item, byte[] kind, int[] end) {
    /** No item is a movement. */
    static final Movements NONE = new Movements(new int[0], new byte[0], new int[0]);

    static final int KINDS = 4;

    int size() {
        return item.length;
    }

    /** The first movement whose item is the given one or a later one. */
    int firstOf(int wanted) {
        int found = Arrays.binarySearch(item, wanted);
        return found < 0 ? -found - 1 : found;
    }

    /** The movements in the order in which their ends become known; those of one day as their items stand. */
    int[] byEnd() {
        Integer[] order = new Integer[size()];
        Arrays.setAll(order, m -> m);
        Arrays.sort(order, Comparator.comparingInt((Integer m) -> end[m]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
