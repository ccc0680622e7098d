package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceSpreadTest {
    @Test
    void the_deviation_is_that_of_the_quartiles_within_the_width_of_a_bin() {
        Random random = new Random(5);
        Items items = new Items(4_000, false, new HsTree(new int[1]));
        int[] codes = new int[items.size()];
        for (int i = 0; i < items.size(); i++) {
            codes[i] = i % 3;
            // Prices far below, about and far above the first one: the bins of a code widen both ways, and end at both
            // limits.
            items.logValue[i] = (float) (codes[i] * 3 + random.nextGaussian() * (i % 50 == 0 ? 30 : 1));
        }
        PriceSpread spread = new PriceSpread();
        spread.addAll(items, new Day(1, 0, items.size(), 0, 0, 0.2, 0, 0), codes);
        for (int code = 0; code < 3; code++) {
            int mine = code;
            double[] sorted = java.util.stream.IntStream.range(0, items.size())
                    .filter(i -> codes[i] == mine)
                    .mapToDouble(items::logUnitPrice)
                    .sorted()
                    .toArray();
            double median = sorted[sorted.length / 2];
            double iqr = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
            assertThat(spread.count(code)).isEqualTo(sorted.length);
            assertThat((double) spread.z(code, (float) (median + 2), 2)).isEqualTo(2 / (iqr / 1.349), within(0.3));
            assertThat(Arrays.stream(sorted).min().orElse(0)).isLessThan(-12);
        }
    }
}
