package org.tidewaiter.features;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one {@link ProfileKey}: every combination of its dimensions gets a whole number from 0 up, -1 standing for no cell. Where the past of
 * some items only is asked for, combinations that none of them has are no cells either: of all items of a year, few share a pair or a triple with
 * those of a day.
 */
final class KeyCodes {
    /** Up to so many possible combinations are all kept: their counts stay in the cache, and to leave some out takes longer than to count them. */
    private static final long FEW_COMBINATIONS = 1 << 17;

    private final Items.KeyColumn[] dimensions;
    private final PairCodes pairs = new PairCodes(1 << 10);
    private final PairCodes triples = new PairCodes(1 << 10);
    /** By dimension, the codes of a day's items; the combinations' codes are written over those of the first. */
    private final int[][] codes;
    /** How many codes a key of one dimension has. */
    private final int alone;
    /** How many combinations there may be. */
    private final long combinations;
    /** Null where the past of all items is kept. */
    private @Nullable BloomFilter asked;

    KeyCodes(ProfileKey key, Items items) {
        // The code of a mass or an amount is that of its cell, which holds HS 6 too.
        List<Dimension> apart =
                key.dimensions().stream().skip(key.isCell() ? 1 : 0).toList();
        dimensions = apart.stream().map(items::column).toArray(Items.KeyColumn[]::new);
        codes = new int[dimensions.length][0];
        alone = apart.size() == 1 ? items.codeCount(apart.getFirst()) : 0;
        combinations = apart.stream().mapToLong(items::codeCount).reduce(1, Math::multiplyExact);
    }

    /** Keeps the past of these items only; to be said before the first day. */
    void keepOnly(int[] wanted) {
        if (combinations > FEW_COMBINATIONS) {
            BloomFilter slots = new BloomFilter(wanted.length);
            for (int item : wanted) {
                slots.add(combinationOf(item));
            }
            asked = slots;
        }
    }

    /** A number of 32 bits for an item's combination of codes; another combination may have the same. */
    private int combinationOf(int item) {
        int first = dimensions[0].of(item);
        return switch (dimensions.length) {
            case 1 -> combination(first);
            case 2 -> combination(first, dimensions[1].of(item));
            default -> combination(first, dimensions[1].of(item), dimensions[2].of(item));
        };
    }

    private static int combination(int alone) {
        return PairCodes.hash(alone, 0);
    }

    private static int combination(int first, int second) {
        return PairCodes.hash(first, second);
    }

    private static int combination(int first, int second, int third) {
        return PairCodes.hash(PairCodes.hash(first, second), third);
    }

    /** The codes of a day's items; the array is filled anew for the next day. */
    int[] of(Day day) {
        if (codes[0].length < day.size()) {
            Arrays.setAll(codes, d -> new int[day.size()]);
        }
        for (int d = 0; d < dimensions.length; d++) {
            dimensions[d].copy(day.from(), day.size(), codes[d]);
        }
        if (asked != null) {
            leaveOutOthers(asked, day.size());
        }
        for (int d = 1; d < dimensions.length; d++) {
            (d == 1 ? pairs : triples).codesOf(codes[0], codes[d], codes[0], day.size());
        }
        return codes[0];
    }

    private void leaveOutOthers(BloomFilter slots, int count) {
        switch (dimensions.length) {
            case 1 -> leaveOutAlone(slots, codes[0], count);
            case 2 -> leaveOutPairs(slots, codes[0], codes[1], count);
            default -> leaveOutTriples(slots, codes[0], codes[1], codes[2], count);
        }
    }

    private static void leaveOutAlone(BloomFilter slots, int[] first, int count) {
        for (int i = 0; i < count; i++) {
            if (first[i] >= 0 && !slots.has(combination(first[i]))) {
                first[i] = Items.NO_CELL;
            }
        }
    }

    private static void leaveOutPairs(BloomFilter slots, int[] first, int[] second, int count) {
        for (int i = 0; i < count; i++) {
            if (first[i] >= 0 && !slots.has(combination(first[i], second[i]))) {
                first[i] = Items.NO_CELL;
            }
        }
    }

    private static void leaveOutTriples(BloomFilter slots, int[] first, int[] second, int[] third, int count) {
        for (int i = 0; i < count; i++) {
            if (first[i] >= 0 && !slots.has(combination(first[i], second[i], third[i]))) {
                first[i] = Items.NO_CELL;
            }
        }
    }

    /** The code of one item. */
    int of(int item) {
        int code = dimensions[0].of(item);
        if (asked != null && code >= 0 && !asked.has(combinationOf(item))) {
            return Items.NO_CELL;
        }
        if (dimensions.length > 1) {
            int second = dimensions[1].of(item);
            code = PairCodes.isCell(code, second) ? pairs.codeOf(code, second) : Items.NO_CELL;
        }
        return dimensions.length > 2 ? triples.codeOf(code, dimensions[2].of(item)) : code;
    }

    /** The codes here of the values that have a code there, by code there; values not seen here before get new ones. */
    int[] here(KeyCodes there) {
        int[] here = new int[there.size()];
        for (int code = 0; code < here.length; code++) {
            here[code] = switch (dimensions.length) {
                case 1 -> code;
                case 2 -> pairs.codeOf(there.pairs.first(code), there.pairs.second(code));
                default -> {
                    int pair = there.triples.first(code);
                    int first = pairs.codeOf(there.pairs.first(pair), there.pairs.second(pair));
                    yield triples.codeOf(first, there.triples.second(code));
                }
            };
        }
        return here;
    }

    /** How many codes there are so far; of one dimension, how many there will be. */
    int size() {
        return switch (dimensions.length) {
            case 1 -> alone;
            case 2 -> pairs.size();
            default -> triples.size();
        };
    }
}
