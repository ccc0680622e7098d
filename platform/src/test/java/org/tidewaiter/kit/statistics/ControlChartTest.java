package org.tidewaiter.kit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidewaiter.kit.statistics.ControlChart.ChartSignal;

class ControlChartTest {
    /** Mean 10, moving ranges 2, 4, 2, 2, 4, 2, 2: their mean is 18/7, and 3/1.128 of it is 6.839. */
    @Test
    void individual_values_lie_between_limits_by_their_moving_ranges() {
        ControlChart chart = ControlChart.individuals(new double[] {10, 12, 8, 10, 12, 8, 10, 8});
        assertThat(chart.centre()).isEqualTo(9.75);
        double half = 3 * (2 + 4 + 2 + 2 + 4 + 2 + 2) / 7.0 / 1.128;
        assertThat(chart.limits().getFirst().low()).isCloseTo(9.75 - half, within(1e-12));
        assertThat(chart.limits().getFirst().high()).isCloseTo(9.75 + half, within(1e-12));
        assertThat(chart.hasLimits()).isTrue();
        assertThat(chart.signal(7)).isEqualTo(ChartSignal.WITHIN);
    }

    @Test
    void limits_of_shares_stay_between_nothing_and_all() {
        ControlChart chart = ControlChart.individuals(new double[] {0.99, 1, 0.97, 1, 0.99, 1, 0.98, 1})
                .atMostOne();
        assertThat(chart.limits().getFirst().high()).isEqualTo(1);
        assertThat(ControlChart.individuals(new double[] {0.01, 0, 0.02, 0})
                        .limits()
                        .getFirst()
                        .low())
                .isZero();
        assertThat(ControlChart.individuals(new double[] {1.1, 1.3})
                        .atMostOne()
                        .limits()
                        .getFirst()
                        .high())
                .isGreaterThan(1.3);
    }

    /** A tenth of 100, of 400 and so on, one month out: 0.1 ± 3 √(0.09/n). */
    @Test
    void shares_that_differ_as_chance_makes_them_have_the_limits_of_chance() {
        double[] n = {100, 400, 100, 100, 100, 100, 100, 100};
        double[] k = {10, 40, 10, 10, 10, 10, 10, 10};
        ControlChart chart = ControlChart.shares(k, n);
        assertThat(chart.centre()).isEqualTo(0.1);
        assertThat(chart.limits().get(0).high()).isCloseTo(0.19, within(1e-12));
        assertThat(chart.limits().get(1).low()).isCloseTo(0.055, within(1e-12));
        assertThat(chart.limits().get(0).low()).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void large_shares_that_differ_by_more_than_chance_have_wider_limits() {
        double[] n = new double[12];
        Arrays.fill(n, 1_000_000);
        double[] k = new double[12];
        for (int i = 0; i < 12; i++) {
            k[i] = 100_000 + (i % 2 == 0 ? 2_000 : -2_000); // seven of chance's deviations from the mean
        }
        ControlChart chart = ControlChart.shares(k, n);
        for (int i = 0; i < 12; i++) {
            assertThat(chart.signal(i)).isEqualTo(ChartSignal.WITHIN);
        }
        k[11] = 130_000;
        assertThat(ControlChart.shares(k, n).signal(11)).isEqualTo(ChartSignal.ABOVE);
    }

    @Test
    void the_eighth_in_a_row_on_one_side_has_moved() {
        double[] x = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2.1, 2, 2.1, 2, 2.1, 2, 2.1};
        ControlChart chart = ControlChart.individuals(x);
        assertThat(chart.signal(7)).isIn(ChartSignal.LONG_BELOW, ChartSignal.BELOW);
        assertThat(chart.signal(14)).isIn(ChartSignal.WITHIN, ChartSignal.ABOVE);
        assertThat(chart.signal(15)).isIn(ChartSignal.LONG_ABOVE, ChartSignal.ABOVE);
    }

    /** Where nothing moves, a point in some hundred is outside by chance. */
    @Test
    void months_that_chance_alone_makes_are_seldom_outside() {
        Random random = new Random(7);
        int outside = 0;
        for (int year = 0; year < 400; year++) {
            double[] k = new double[12];
            double[] n = new double[12];
            for (int m = 0; m < 12; m++) {
                n[m] = 200 + random.nextInt(400);
                for (int i = 0; i < n[m]; i++) {
                    k[m] += random.nextInt(10) == 0 ? 1 : 0;
                }
            }
            ChartSignal last = ControlChart.shares(k, n).signal(11);
            outside += last == ChartSignal.ABOVE || last == ChartSignal.BELOW ? 1 : 0;
        }
        assertThat(outside).isLessThan(8);
    }

    /** Spiegelhalter's interpolated binomial limits, as worked out with R for a target of 0.05. */
    @Test
    void funnel_limits_of_shares_are_those_published() {
        ShareFunnel funnel = new ShareFunnel(1);
        assertThat(funnel.limits(0.05, 100, 0.025).low()).isCloseTo(0.00612, within(5e-6));
        assertThat(funnel.limits(0.05, 100, 0.025).high()).isCloseTo(0.09191, within(5e-6));
        assertThat(funnel.limits(0.05, 100, 0.001).low()).isZero();
        assertThat(funnel.limits(0.05, 100, 0.001).high()).isCloseTo(0.12464, within(5e-6));
        assertThat(funnel.limits(0.05, 500, 0.025).low()).isCloseTo(0.03071, within(5e-6));
        assertThat(funnel.limits(0.05, 500, 0.025).high()).isCloseTo(0.06899, within(5e-6));
        assertThat(funnel.limits(0.05, 500, 0.001).low()).isCloseTo(0.02158, within(5e-6));
        assertThat(funnel.limits(0.05, 500, 0.001).high()).isCloseTo(0.08160, within(5e-6));
    }

    @Test
    void a_funnel_widens_where_units_differ_by_more_than_chance() {
        double[] cases = {1000, 1000, 1000, 1000};
        double[] expected = {500, 500, 500, 500};
        double[] observed = {450, 550, 450, 550};
        ShareFunnel funnel = ShareFunnel.of(observed, expected, cases);
        assertThat(funnel.overdispersion()).isCloseTo(2500 / 250.0, within(1e-9));
        double half = new ShareFunnel(1).limits(0.5, 1000, 0.001).high() - 0.5;
        assertThat(funnel.limits(0.5, 1000, 0.001).high() - 0.5).isCloseTo(half * Math.sqrt(10), within(1e-9));
    }
}
