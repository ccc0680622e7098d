package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairCodesTest {
    @Test
    void codes_count_up_in_the_order_of_first_sight_and_never_change() {
        PairCodes codes = new PairCodes(1);
        Map<List<Number>, Integer> expected = new HashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long a = Double.doubleToLongBits(random.nextInt(80));
            int b = random.nextInt(80) - 40;
            int code = expected.computeIfAbsent(List.of(a, b), k -> expected.size());
            assertThat(codes.codeOf(a, b)).isEqualTo(code);
        }
        assertThat(codes.size()).isEqualTo(expected.size());
    }

    @Test
    void many_codes_at_once_are_those_of_one_by_one_and_what_has_no_cell_has_no_code() {
        int[] a = {3, -1, 3, 4, 5};
        int[] b = {2, 2, 1, -1, 5};
        int[] codes = new int[4];
        new PairCodes(1).codesOf(a, b, codes, 4);
        assertThat(codes).containsExactly(0, -1, 1, 2);
    }
}
