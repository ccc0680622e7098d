package org.tidewaiter.kit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chances, intervals and limits, against figures that R and published tables give. */
class DistributionsTest {
    /** The factors of books on audit sampling: the upper bound of a Poisson count. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 0, 2.995732", "0.95, 1, 4.743865", "0.95, 2, 6.295794", "0.95, 6, 11.842396",
        "0.90, 0, 2.302585", "0.90, 3, 6.680783", "0.99, 0, 4.605170", "0.99, 3, 10.045118"
    })
    void gamma_quantiles_are_the_poisson_factors(double confidence, int errors, double factor) {
        assertThat(Distributions.gammaQuantile(confidence, 1.0 + errors)).isCloseTo(factor, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, 0, .0713476, 0, .0711217",
        "3, 50, .0206150, .1621709, .0125486, .1654820",
        "11, 200, .0309853, .0957870, .0277723, .0962776",
        "32, 1468, .0154827, .0306102, .0149567, .0306344"
    })
    void intervals_of_shares(long k, long n, double low, double high, double exactLow, double exactHigh) {
        Interval wilson = Interval.wilson(k, n);
        assertThat(wilson.low()).isCloseTo(low, within(1e-7));
        assertThat(wilson.high()).isCloseTo(high, within(1e-7));
        assertThat(Interval.exact(k, n).low()).isCloseTo(exactLow, within(1e-7));
        assertThat(Interval.exact(k, n).high()).isCloseTo(exactHigh, within(1e-7));
    }

    /** FunnelPlotR's limits for expected counts. */
    @ParameterizedTest
    @CsvSource({
        "15, .5596924, 1.649348, .3862650, 2.082907",
        "20, .6108260, 1.544419, .4479107, 1.902094",
        "30, .6746958, 1.427562, .5289724, 1.702771"
    })
    void limits_of_a_funnel(double expected, double low, double high, double alarmLow, double alarmHigh) {
        Interval within95 = Interval.funnel(expected, 0.025);
        Interval within998 = Interval.funnel(expected, 0.001);
        assertThat(within95.low()).isCloseTo(low, within(1e-6));
        assertThat(within95.high()).isCloseTo(high, within(1e-6));
        assertThat(within998.low()).isCloseTo(alarmLow, within(1e-6));
        assertThat(within998.high()).isCloseTo(alarmHigh, within(1e-6));
    }

    @Test
    void tails() {
        assertThat(Distributions.binomialAtLeast(14, 40, 0.2)).isCloseTo(.0194074, within(1e-7));
        assertThat(Distributions.binomialAtLeast(0, 40, 0.2)).isEqualTo(1);
        assertThat(Distributions.binomialAtLeast(41, 40, 0.2)).isZero();
        assertThat(Distributions.normalAtMost(Interval.Z95)).isCloseTo(0.975, within(1e-12));
        assertThat(Distributions.normalAtMost(-3.0902)).isCloseTo(0.001, within(1e-6));
        assertThat(Distributions.studentAtLeast(2.228139, 10)).isCloseTo(0.025, within(1e-7));
        assertThat(Distributions.gammaAtMost(1, 2)).isCloseTo(1 - Math.exp(-2), within(1e-14));
    }

    /** The fifteen chances of Benjamini and Hochberg's paper: four are shown at 5 %. */
    @Test
    void false_discoveries_as_in_the_paper() {
        double[] adjusted = FalseDiscovery.adjusted(new double[] {
            .0459, .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .3240, .4262, .5719, .6528, .7590, 1
        });
        assertThat(adjusted)
                .containsExactly(
                        new double[] {
                            .0765, .0015, .0030, .0095, .035625, .0603, .063857, .063857, .0645, .486, .5812, .7149,
                            .7532, .8132, 1
                        },
                        within(5e-5));
        assertThat(java.util.Arrays.stream(adjusted).filter(p -> p <= 0.05)).hasSize(4);
    }

    /** Six units of FunnelPlotR's test: z of -.770, 3.590, 1.168, -1.539, 2.000, .337; the ends are drawn in to -1.154 and 2.795. */
    @Test
    void a_funnel_is_as_wide_as_units_differ() {
        double[] observed = {100, 150, 180, 80, 120, 225};
        double[] expected = {108, 112, 165, 95, 100, 220};
        Funnel funnel = Funnel.of(observed, expected);
        assertThat(funnel.overdispersion()).isCloseTo((.5926 + 7.8137 + 1.3636 + 1.3327 + 4 + .1136) / 6, within(1e-4));
        assertThat(funnel.limits(112, 0.001).holds(150 / 112.0)).isTrue();
        assertThat(new Funnel(1).limits(112, 0.025).holds(150 / 112.0)).isFalse();
    }

    @Test
    void nothing_found_where_two_were_expected_is_no_surprise() {
        Funnel funnel = new Funnel(1);
        assertThat(funnel.atMost(0, 2)).isCloseTo(Math.exp(-2), within(1e-12));
        assertThat(funnel.limits(2, 0.025).low()).isZero();
        assertThat(funnel.limits(20, 0.025).low()).isCloseTo(.6108260, within(1e-6));
        assertThat(funnel.atLeast(3, 1)).isCloseTo(1 - 2.5 * Math.exp(-1), within(1e-12));
    }

    /** Tables of Student's distribution: 2.5 % above 2.228 at 10 degrees, 12.706 at 1. */
    @Test
    void quantiles_of_student_are_those_of_the_tables() {
        assertThat(Distributions.studentQuantile(0.975, 10)).isCloseTo(2.2281, within(1e-4));
        assertThat(Distributions.studentQuantile(0.975, 1)).isCloseTo(12.7062, within(1e-4));
        assertThat(Distributions.studentQuantile(0.5, 5)).isCloseTo(0, within(1e-6));
    }

    /** Two add up to a quarter or less with chance 1/32, three to one or less with 1/6, and any number to its half or less with 1/2. */
    @Test
    void sums_of_even_numbers_are_those_of_irwin_and_hall() {
        assertThat(Distributions.uniformSumAtMost(0.3, 1)).isCloseTo(0.3, within(1e-12));
        assertThat(Distributions.uniformSumAtMost(0.25, 2)).isCloseTo(1 / 32.0, within(1e-12));
        assertThat(Distributions.uniformSumAtMost(1, 3)).isCloseTo(1 / 6.0, within(1e-12));
        for (int n : new int[] {1, 2, 7, 20, 21, 400}) {
            assertThat(Distributions.uniformSumAtMost(n / 2.0, n)).isCloseTo(0.5, within(1e-9));
            assertThat(Distributions.uniformSumAtMost(n, n)).isEqualTo(1);
        }
        // exact and normal meet where the one takes over
        assertThat(Distributions.uniformSumAtMost(6, 20))
                .isCloseTo(Distributions.normalAtMost(-4 / Math.sqrt(20 / 12.0)), within(3e-4));
        assertThat(Distributions.uniformSumAtMost(0, 0)).isEqualTo(1);
    }
}
