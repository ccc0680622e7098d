package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Which field each column gets: the greatest sum, whichever side is larger. */
class ColumnAssignmentTest {
    @Test
    void more_columns_than_fields_and_fewer_get_the_greatest_sum() {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            double[][] scores = new double[1 + random.nextInt(5)][1 + random.nextInt(4)];
            for (double[] row : scores) {
                Arrays.setAll(row, f -> random.nextInt(3) == 0 ? 0 : random.nextDouble());
            }
            int[] chosen = ColumnAssignment.best(scores);
            assertThat(Arrays.stream(chosen).filter(f -> f >= 0)).doesNotHaveDuplicates();
            double sum = IntStream.range(0, chosen.length)
                    .filter(c -> chosen[c] >= 0)
                    .mapToDouble(c -> scores[c][chosen[c]])
                    .sum();
            assertThat(sum).isCloseTo(most(scores, 0, 0), within(1e-9));
        }
    }

    @Test
    void ten_thousand_columns_that_all_fit_take_no_cube_of_their_number() {
        double[][] scores = new double[10_000][150];
        IntStream.range(0, scores.length).forEach(c -> scores[c][c % 3] = 0.5 + c % 7 / 100.0);
        int[] chosen =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ColumnAssignment.best(scores));
        assertThat(Arrays.stream(chosen).filter(f -> f >= 0)).containsExactlyInAnyOrder(0, 1, 2);
    }

    /** The greatest sum by trying all. {@code taken}: the fields that are taken, a bit each. */
    private static double most(double[][] scores, int column, int taken) {
        if (column == scores.length) {
            return 0;
        }
        double most = most(scores, column + 1, taken);
        for (int f = 0; f < scores[column].length; f++) {
            if ((taken & 1 << f) == 0) {
                most = Math.max(most, scores[column][f] + most(scores, column + 1, taken | 1 << f));
            }
        }
        return most;
    }
}
