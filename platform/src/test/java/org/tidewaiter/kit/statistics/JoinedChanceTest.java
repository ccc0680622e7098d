package org.tidewaiter.kit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinedChanceTest {
    private static final double UNKNOWN = Double.NaN;

    @Test
    void a_count_alone_has_the_chance_of_its_tail() {
        assertThat(JoinedChance.of(14, 40, 0.2, UNKNOWN, UNKNOWN)).isCloseTo(.0194074, within(1e-7));
        assertThat(JoinedChance.of(0, 40, 0.2, UNKNOWN, UNKNOWN)).isEqualTo(1);
        assertThat(JoinedChance.of(3, 40, 0, UNKNOWN, UNKNOWN)).isZero();
        assertThat(JoinedChance.of(0, 0, 0.5, UNKNOWN, UNKNOWN)).isEqualTo(1);
    }

    /**
     * One toss, a hit, and a sign of 0.4: the product is 0.2. With a hit it is as small in 4 of 10 cases, without one in 2 of 10: 0.5 × 0.4 + 0.5 ×
     * 0.2.
     */
    @Test
    void a_sign_that_is_always_there_counts_without_hits_too() {
        assertThat(JoinedChance.of(1, 1, 0.5, UNKNOWN, 0.4)).isCloseTo(0.3, within(1e-12));
    }

    /** The same sign, of hits alone: without a hit the product is 1, so 0.5 × 0.4. */
    @Test
    void a_sign_of_hits_is_not_there_without_them() {
        assertThat(JoinedChance.of(1, 1, 0.5, 0.4, UNKNOWN)).isCloseTo(0.2, within(1e-12));
    }

    /** Both: the product 0.5 × 0.4 × 0.3 = 0.06 leaves 0.12 to two signs with a hit, 0.12 (1 − ln 0.12), and 0.06 to one without. */
    @Test
    void two_signs_have_the_distribution_of_their_product() {
        assertThat(JoinedChance.of(1, 1, 0.5, 0.4, 0.3))
                .isCloseTo(0.5 * 0.12 * (1 - Math.log(0.12)) + 0.5 * 0.06, within(1e-12));
    }

    @Test
    void what_is_beyond_all_chance_is_a_number_and_not_an_error() {
        assertThat(JoinedChance.of(300, 2_000, 0.001, 0.01, 0.2)).isBetween(0.0, 1e-300);
        assertThat(JoinedChance.of(900, 2_000, 0.999, 0.5, 0.5)).isGreaterThan(0.5);
    }

    /** Where nothing is special, chances below each level come no more often than it says, and hardly less. */
    @Test
    void chances_come_as_often_as_they_say() {
        Random random = new Random(18);
        int runs = 100_000;
        int[] below = new int[3];
        double[] levels = {0.05, 0.01, 0.001};
        for (int run = 0; run < runs; run++) {
            int hits = 0;
            for (int i = 0; i < 20; i++) {
                hits += random.nextDouble() < 0.02 ? 1 : 0;
            }
            double p = JoinedChance.of(hits, 20, 0.02, hits > 0 ? random.nextDouble() : UNKNOWN, random.nextDouble());
            for (int l = 0; l < levels.length; l++) {
                below[l] += p <= levels[l] ? 1 : 0;
            }
        }
        for (int l = 0; l < levels.length; l++) {
            double expected = runs * levels[l];
            assertThat(below[l]).isBetween((int) (0.5 * expected), (int) (expected + 4 * Math.sqrt(expected)));
        }
    }
}
