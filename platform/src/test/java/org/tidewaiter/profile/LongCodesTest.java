package org.tidewaiter.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongCodesTest {
    @Test
    void codes_count_up_in_the_order_of_first_sight_and_never_change() {
        LongCodes codes = new LongCodes(1);
        Map<Long, Integer> expected = new HashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(5_000) - 2_500L;
            int code = expected.computeIfAbsent(key, k -> expected.size());
            assertThat(codes.codeOf(key)).isEqualTo(code);
        }
        assertThat(codes.size()).isEqualTo(expected.size());
        assertThat(codes.find(-2_500)).isEqualTo(expected.getOrDefault(-2_500L, -1));
        assertThat(codes.find(99_999)).isEqualTo(-1);
    }
}
