package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final int LONGEST = 5;

    /** Every two texts of two letters. */
    @Test
    void one_edit_is_told_in_one_pass_as_by_counting_all() {
        List<String> texts = Stream.iterate(
                        List.of(""),
                        of -> of.stream()
                                .flatMap(t -> Stream.of(t + "a", t + "b"))
                                .toList())
                .limit(LONGEST + 1)
                .flatMap(List::stream)
                .toList();
        for (String a : texts) {
            for (String b : texts) {
                assertThat(Nearest.isOneApart(a, b)).as("'%s' and '%s'", a, b).isEqualTo(Nearest.distance(a, b) == 1);
            }
        }
        assertThat(texts).hasSize(63);
    }
}
