package org.tidewaiter.profile;

import java.util.Arrays;
import org.tidewaiter.engine.Session;

/** Leads from the stored code of a Harmonized System code of any length to its HS 6, HS 4 and HS 2. */
final class HsTree {
    private record Code(int codeKey, String code) {}

    private final int[] hs6Number;
    private final int[] hs6;
    private final int[] hs4;
    private final int[] hs2;

    /** Takes the first six digits as a number for each code key, 0 where the code is none of the Harmonized System. */
    HsTree(int[] hs6Number) {
        this.hs6Number = hs6Number;
        hs6 = dense(hs6Number, 1);
        hs4 = dense(hs6Number, 100);
        hs2 = dense(hs6Number, 10_000);
    }

    static HsTree read(Session session) {
        int codes = Math.toIntExact(session.number("select coalesce(max(code_key), 0) + 1 from store.code"));
        int[] numbers = new int[codes];
        String used = """
                select code_key, rpad(code[1:6], 6, '0') from store.code
                where code_key in (select distinct hs_key from store.goods_item) and regexp_full_match(code, '[0-9]{4,12}')
                order by code_key""";
        for (Code code : session.query(Code.class, used)) {
            numbers[code.codeKey()] = Integer.parseInt(code.code());
        }
        return new HsTree(numbers);
    }

    void fill(Items items, int at, int hsKey) {
        items.dimension[Dimension.HS6.ordinal()][at] = hs6[hsKey];
        items.dimension[Dimension.HS4.ordinal()][at] = hs4[hsKey];
        items.dimension[Dimension.HS2.ordinal()][at] = hs2[hsKey];
        items.hsNumber[at] = hs6Number[hsKey] == 0 ? Float.NaN : hs6Number[hsKey];
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
