package org.tidewaiter.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;

/** The way from a stored code of the Harmonized System, of any length, to its HS 6, and from there to HS 4 and HS 2. */
final class HsTree {
    private static final String USED = """
        select code_key::integer, rpad(code[1:6], 6, '0')::integer from store.code
        where code_key in (select distinct hs_key from store.goods_item) and regexp_full_match(code, '[0-9]{4,12}')\
        """;

    /** By code key; 0 where the code is none of the Harmonized System. */
    private final int[] hs6;
    /** By code of HS 6, as what follows: its six digits as a number, 0 where there are none. */
    private final int[] number;

    private final int[] hs4;
    private final int[] hs2;

    /** Takes the first six digits as a number for each code key, 0 where the code is none of the Harmonized System. */
    HsTree(int[] numbers) {
        hs6 = dense(numbers);
        number = new int[1 + Arrays.stream(hs6).max().orElse(0)];
        for (int key = 0; key < numbers.length; key++) {
            number[hs6[key]] = numbers[key];
        }
        hs4 = dense(Arrays.stream(number).map(n -> n / 100).toArray());
        hs2 = dense(Arrays.stream(number).map(n -> n / 10_000).toArray());
    }

    static HsTree read(Session session) {
        long size = session.number("select coalesce(max(code_key), 0) + 1 from store.code");
        int codes = Capacity.of(size, "entries of the dictionary", Capacity.SPLIT);
        int[] numbers = new int[codes];
        int[] keys = new int[RowFeed.CHUNK];
        int[] values = new int[RowFeed.CHUNK];
        session.chunks(USED, chunk -> {
            int rows = chunk.rows();
            chunk.ints(0, keys, 0);
            chunk.ints(1, values, 0);
            for (int r = 0; r < rows; r++) {
                numbers[keys[r]] = values[r];
            }
        });
        return new HsTree(numbers);
    }

    /** The codes of HS 6 by code key. */
    int[] hs6() {
        return hs6;
    }

    /** The codes of HS 4 or HS 2 by code of HS 6; null of any other dimension. */
    int @Nullable [] above(Dimension dimension) {
        return switch (dimension) {
            case HS4 -> hs4;
            case HS2 -> hs2;
            default -> null;
        };
    }

    /** The six digits of a code of HS 6 as a number, 0 where there are none. */
    int number(int code) {
        return number[code];
    }

    /** Each number's place among the different ones, from 1 up; 0 of 0. */
    private static int[] dense(int[] numbers) {
        int[] sorted =
                Arrays.stream(numbers).filter(n -> n > 0).sorted().distinct().toArray();
        return Arrays.stream(numbers)
                .map(n -> n == 0 ? 0 : 1 + Arrays.binarySearch(sorted, n))
                .toArray();
    }
}
