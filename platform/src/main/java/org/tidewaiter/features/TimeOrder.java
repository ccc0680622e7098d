package org.tidewaiter.features;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Where each stored item stands in time order: by day, then declaration key, then sequence (a counting sort by day). */
final class TimeOrder {
    /** By stored row; -1 where the declaration was replaced. */
    final int[] position;

    private int placed;

    private TimeOrder(int rows) {
        position = new int[rows];
    }

    /**
     * Places items.
     *
     * @param declaration by stored row: the key of its declaration
     * @param sequence by stored row
     * @param declarationDay by declaration key; {@link Items#NEVER} where it was replaced
     */
    static TimeOrder of(int[] declaration, int[] sequence, int[] declarationDay) {
        TimeOrder order = new TimeOrder(declaration.length);
        order.placeAll(declaration, sequence, declarationDay);
        return order;
    }

    private void placeAll(int[] declaration, int[] sequence, int[] declarationDay) {
        int first = takeDays(declaration, declarationDay);
        int[] next = starts(first);
        if (ordered(declaration, sequence)) {
            placeAll(next, first);
        } else {
            sorted(declaration, sequence).forEach(r -> place(r, next, first));
        }
    }

    /** Writes each row's day to its position, and gives the earliest. */
    private int takeDays(int[] declaration, int[] declarationDay) {
        int earliest = Items.NEVER;
        for (int r = 0; r < declaration.length; r++) {
            int day = declarationDay[declaration[r]];
            position[r] = day;
            earliest = Math.min(earliest, day);
        }
        return earliest;
    }

    private void placeAll(int[] next, int first) {
        for (int r = 0; r < position.length; r++) {
            place(r, next, first);
        }
    }

    /** How many items have a place. */
    int size() {
        return placed;
    }

    private int[] starts(int first) {
        int last = first;
        for (int day : position) {
            last = day == Items.NEVER ? last : Math.max(last, day);
        }
        int[] next = new int[last - first + 2];
        for (int day : position) {
            if (day != Items.NEVER) {
                next[day - first + 1]++;
            }
        }
        Arrays.parallelPrefix(next, Integer::sum);
        return next;
    }

    private void place(int row, int[] next, int first) {
        if (position[row] == Items.NEVER) {
            position[row] = -1;
        } else {
            position[row] = next[position[row] - first]++;
            placed++;
        }
    }

    /** Files mostly come declaration by declaration: then nothing needs sorting within a day. */
    private static boolean ordered(int[] declaration, int[] sequence) {
        for (int r = 1; r < declaration.length; r++) {
            if (declaration[r] < declaration[r - 1]
                    || declaration[r] == declaration[r - 1] && sequence[r] < sequence[r - 1]) {
                return false;
            }
        }
        return true;
    }

    /** The stored rows by declaration key and sequence, equal ones in stored order. */
    private static IntStream sorted(int[] declaration, int[] sequence) {
        int[] byDeclaration = IntStream.range(0, declaration.length)
                .mapToLong(r -> (long) declaration[r] << 32 | r)
                .sorted()
                .mapToInt(l -> (int) l)
                .toArray();
        for (int from = 0; from < byDeclaration.length; ) {
            int to = from + 1;
            while (to < byDeclaration.length && declaration[byDeclaration[to]] == declaration[byDeclaration[from]]) {
                to++;
            }
            if (to > from + 1) {
                int[] rows = LongStream.range(from, to)
                        .map(i -> (long) sequence[byDeclaration[(int) i]] << 32 | byDeclaration[(int) i])
                        .sorted()
                        .mapToInt(l -> (int) l)
                        .toArray();
                System.arraycopy(rows, 0, byDeclaration, from, rows.length);
            }
            from = to;
        }
        return Arrays.stream(byDeclaration);
    }
}
