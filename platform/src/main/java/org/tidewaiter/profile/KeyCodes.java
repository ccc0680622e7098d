package org.tidewaiter.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one {@link Key}: every combination of its dimensions gets a whole number from 0 up, -1 standing for no cell. Where the past of some items
 * only is asked for, combinations that none of them has are no cells either: of all items of a year, few share a pair or a triple with those of a day.
 */
final class KeyCodes {
    private final Items.Column[] dimensions;
    private final PairCodes pairs = new PairCodes(1 << 10);
    private final PairCodes triples = new PairCodes(1 << 10);
    private int[] codes = new int[0];
    private int[] next = new int[0];
    /** How many codes a key of one dimension has. */
    private final int alone;
    /** Null as long as the past of all items is asked for. */
    private @Nullable Slots asked;

    KeyCodes(Key key, Items items) {
        // The code of a mass or an amount is that of its cell, which holds HS 6 too.
        List<Dimension> apart =
                key.dimensions().stream().skip(key.isCell() ? 1 : 0).toList();
        dimensions = apart.stream().map(items::column).toArray(Items.Column[]::new);
        alone = apart.size() == 1 ? items.codeCount(apart.getFirst()) : 0;
    }

    /** Keeps the past of these items only; to be said before the first day. */
    void keepOnly(int[] wanted) {
        Slots slots = new Slots(wanted.length);
        for (int item : wanted) {
            slots.add(combination(dimensions[0].of(item), item));
        }
        asked = slots;
    }

    /** A number of 32 bits for an item's combination, whose first code is given; others may have the same. */
    private int combination(int first, int item) {
        int hash = PairCodes.hash(first, 0);
        for (int d = 1; d < dimensions.length; d++) {
            hash = PairCodes.hash(hash, dimensions[d].of(item));
        }
        return hash;
    }

    private void leaveOutOthers(Day day, Slots slots) {
        for (int i = 0; i < day.size(); i++) {
            if (codes[i] >= 0 && !slots.has(combination(codes[i], day.from() + i))) {
                codes[i] = Items.NO_CELL;
            }
        }
    }

    /** The codes of a day's items; the array is filled anew for the next day. */
    int[] of(Day day) {
        if (codes.length < day.size()) {
            codes = new int[day.size()];
            next = new int[dimensions.length > 1 ? day.size() : 0];
        }
        dimensions[0].copy(day.from(), day.size(), codes);
        if (asked != null) {
            leaveOutOthers(day, asked);
        }
        for (int d = 1; d < dimensions.length; d++) {
            dimensions[d].copy(day.from(), day.size(), next);
            (d == 1 ? pairs : triples).codesOf(codes, next, codes, day.size());
        }
        return codes;
    }

    /** The code of one item. */
    int of(int item) {
        int code = dimensions[0].of(item);
        if (asked != null && code >= 0 && !asked.has(combination(code, item))) {
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
