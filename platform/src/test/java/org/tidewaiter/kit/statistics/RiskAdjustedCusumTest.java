package org.tidewaiter.kit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskAdjustedCusumTest {
    /** ln(OR/(1-p+OR p)) where found, ln(1/(1-p+OR p)) where not. */
    @Test
    void weights_are_those_of_the_published_formula() {
        assertThat(RiskAdjustedCusum.weight(true, 0.1, 2)).isCloseTo(0.5978370, within(5e-8));
        assertThat(RiskAdjustedCusum.weight(false, 0.1, 2)).isCloseTo(-0.0953102, within(5e-8));
        assertThat(RiskAdjustedCusum.weight(true, 0.03, 2)).isCloseTo(0.6635884, within(5e-8));
        assertThat(RiskAdjustedCusum.weight(false, 0.03, 2)).isCloseTo(-0.0295588, within(5e-8));
        assertThat(RiskAdjustedCusum.weight(true, 0.2, 1.5)).isCloseTo(0.3101549, within(5e-8));
        assertThat(RiskAdjustedCusum.weight(false, 0.2, 1.5)).isCloseTo(-0.0953102, within(5e-8));
    }

    @Test
    void the_sum_never_falls_below_zero_and_grows_with_each_finding() {
        RiskAdjustedCusum sum = RiskAdjustedCusum.of(
                new boolean[] {false, false, true, true, false}, new double[] {0.1, 0.1, 0.1, 0.1, 0.1}, 2);
        assertThat(sum.sums().get(1)).isZero();
        assertThat(sum.peak()).isCloseTo(2 * 0.5978370, within(1e-6));
        assertThat(sum.last()).isCloseTo(2 * 0.5978370 - 0.0953102, within(1e-6));
        assertThat(new RiskAdjustedCusum(java.util.List.of()).peak()).isZero();
    }

    @Test
    void records_in_which_nothing_changed_pass_their_limit_as_often_as_said_and_worse_ones_mostly() {
        Random random = new Random(5);
        double[] chances = new double[120];
        Arrays.setAll(chances, i -> 0.02 + 0.2 * random.nextDouble());
        double limit = RiskAdjustedCusum.limit(chances, 2, 0.05, 1);
        int same = 0;
        int worse = 0;
        for (int r = 0; r < 1000; r++) {
            same += passes(chances, 1, limit, random) ? 1 : 0;
            worse += passes(chances, 4, limit, random) ? 1 : 0;
        }
        assertThat(same).isBetween(25, 75);
        assertThat(worse).isGreaterThan(900);
    }

    private static boolean passes(double[] chances, double odds, double limit, Random random) {
        boolean[] found = new boolean[chances.length];
        for (int i = 0; i < found.length; i++) {
            double p = odds * chances[i] / (1 - chances[i] + odds * chances[i]);
            found[i] = random.nextDouble() < p;
        }
        return RiskAdjustedCusum.of(found, chances, 2).peak() > limit;
    }
}
