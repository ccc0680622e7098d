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

    /** By code key; 0 where the code is none of the Harmonized System. */
    int[] hs6() {
        return hs6;
    }

    /** By code key, as {@link #hs6}. */
    int[] hs4() {
        return hs4;
    }

    /** By code key, as {@link #hs6}. */
    int[] hs2() {
        return hs2;
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
