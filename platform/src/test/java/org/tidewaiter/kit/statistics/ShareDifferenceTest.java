package org.tidewaiter.kit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.kit.statistics.ShareDifference.Stratum;

class ShareDifferenceTest {
    /** 57/72 less 49/82, and the square root of 57·15/72³ + 49·33/82³ on either side 1.96 times. */
    @Test
    void one_stratum_is_the_interval_of_agresti_and_caffo() {
        Interval interval = ShareDifference.interval(List.of(new Stratum(56, 70, 48, 80)));
        assertThat(interval.low()).isCloseTo(0.05245, within(1e-5));
        assertThat(interval.high()).isCloseTo(0.33576, within(1e-5));
    }

    /** Twice as much in each part, and less over both, as the group goes where there is little to find. */
    @Test
    void what_is_more_in_each_part_is_more_however_the_parts_are_mixed() {
        Stratum examined = new Stratum(200, 1000, 200, 2000);
        Stratum read = new Stratum(80, 8000, 2, 400);
        assertThat(280 / 9000.0).isLessThan(202 / 2400.0);
        assertThat(ShareDifference.interval(List.of(examined, read)).low()).isPositive();
        assertThat(ShareDifference.interval(List.of(examined, examined)).low())
                .isGreaterThan(ShareDifference.interval(List.of(examined)).low());
    }

    @Test
    void nothing_of_few_cases_is_certain() {
        assertThat(ShareDifference.interval(List.of(new Stratum(2, 2, 0, 2))).holds(0))
                .isTrue();
    }
}
