package org.tidewaiter.profile;

import java.util.Arrays;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Vectors;

/** Leads from the stored code of a Harmonized System code of any length to its HS 6, HS 4 and HS 2. */
final class HsTree {
    /** The dimensions it leads to. */
    static final Dimension[] LEVELS = {Dimension.HS6, Dimension.HS4, Dimension.HS2};

    private static final int[] DIVISORS = {1, 100, 10_000};

    private static final String USED = """
            select code_key::integer, rpad(code[1:6], 6, '0')::integer from store.code
            where code_key in (select distinct hs_key from store.goods_item) and regexp_full_match(code, '[0-9]{4,12}')""";

    private final int[] hs6Number;
    private final int[][] levels = new int[LEVELS.length][];

    /** Takes the first six digits as a number for each code key, 0 where the code is none of the Harmonized System. */
    HsTree(int[] hs6Number) {
        this.hs6Number = hs6Number;
        Arrays.setAll(levels, l -> dense(hs6Number, DIVISORS[l]));
    }

    static HsTree read(Session session) {
        int codes = Math.toIntExact(session.number("select coalesce(max(code_key), 0) + 1 from store.code"));
        int[] numbers = new int[codes];
        int[] keys = new int[RowFeed.CHUNK];
        int[] values = new int[RowFeed.CHUNK];
        session.chunks(USED, chunk -> {
            int rows = (int) chunk.rowCount();
            Vectors.read(chunk.vector(0), rows, keys, 0);
            Vectors.read(chunk.vector(1), rows, values, 0);
            for (int r = 0; r < rows; r++) {
                numbers[keys[r]] = values[r];
            }
        });
        return new HsTree(numbers);
    }

    /** The codes of one of {@link #LEVELS} by code key; 0 where the code is none of the Harmonized System. */
    int[] level(int level) {
        return levels[level];
    }

    /** The first six digits as a number, NaN where there are none. */
    float number(int codeKey) {
        return hs6Number[codeKey] == 0 ? Float.NaN : hs6Number[codeKey];
    }

    private static int[] dense(int[] numbers, int divisor) {
        int[] sorted = Arrays.stream(numbers)
                .filter(n -> n > 0)
                .map(n -> n / divisor)
                .sorted()
                .distinct()
                .toArray();
        int[] result = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            result[i] = numbers[i] == 0 ? 0 : 1 + Arrays.binarySearch(sorted, numbers[i] / divisor);
        }
        return result;
    }
}
