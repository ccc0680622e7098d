package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormerCasesTest {
    @Test
    void a_text_in_pieces_has_the_number_of_the_whole() {
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            String first = Long.toString(random.nextLong(), 36);
            String second = "Ю" + random.nextInt();
            long pieces = FormerCases.further(
                    FormerCases.further(FormerCases.further(FormerCases.BEGIN, first), '|'), second);
            assertThat(FormerCases.spread(pieces)).isEqualTo(FormerCases.number(first + "|" + second));
        }
    }

    @Test
    void the_latest_values_are_remembered_and_the_oldest_forgotten_as_a_map_in_order_would() {
        Random random = new Random(7);
        for (int keep : new int[] {1, 3, 300, 1_000}) {
            FormerCases cases = new FormerCases(keep);
            Map<Long, String> latest = new LinkedHashMap<>();
            for (int i = 0; i < 20_000; i++) {
                long key = random.nextInt(keep * 3);
                String name = "D" + i;
                cases.put(key, name, i, key + 1);
                latest.remove(key);
                latest.put(key, name);
                long asked = random.nextInt(keep * 3);
                int found = cases.find(asked);
                if (found >= 0) {
                    assertThat(cases.declaration(found)).isEqualTo(latest.get(asked));
                    assertThat(cases.day(found)).isGreaterThan(i - keep);
                    assertThat(cases.excuse(found)).isEqualTo(asked + 1);
                } else {
                    String before = latest.get(asked);
                    assertThat(before == null || Integer.parseInt(before.substring(1)) <= i - keep)
                            .as("forgotten only when as many came after it")
                            .isTrue();
                }
            }
        }
    }
}
