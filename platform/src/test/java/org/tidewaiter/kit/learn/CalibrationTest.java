package org.tidewaiter.kit.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.TidewaiterException;

class CalibrationTest {
    private static LabelledScores rows(double[] scores, int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return LabelledScores.of(scores, bytes);
    }

    /** Labels drawn with the probability that {@code truth} gives a score. */
    private static LabelledScores drawn(long seed, int count, Calibration truth) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[count];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            scores[i] = Math.round((random.nextDouble() * 8 - 4) * 100) / 100.0;
            labels[i] = (byte) (random.nextDouble() < truth.apply(scores[i]) ? 1 : 0);
        }
        return LabelledScores.of(scores, labels);
    }

    @Test
    void adjacent_violators_are_pooled_as_by_hand() {
        // Outcomes 0 | 1 0 | 1: the middle two pool to 1/2; the ends become 1/3 and 2/3 by the rule of succession.
        Isotonic isotonic = Isotonic.fit(rows(new double[] {1, 2, 3, 4}, 0, 1, 0, 1));
        assertThat(isotonic.scores()).containsExactly(1, 2, 3, 4);
        assertThat(isotonic.probabilities()).containsExactly(1 / 3.0, 0.5, 0.5, 2 / 3.0);
        assertThat(isotonic.apply(-9)).isEqualTo(1 / 3.0);
        assertThat(isotonic.apply(2.5)).isEqualTo(0.5);
        assertThat(isotonic.apply(9)).isEqualTo(2 / 3.0);
        assertThat(isotonic.apply(Double.NaN)).isNaN();
    }

    @Test
    void isotonic_agrees_with_scikit_learn_but_at_its_ends() {
        Known known = new Known();
        Isotonic isotonic = Isotonic.fit(LabelledScores.of(known.score, known.labels));
        assertThat(isotonic.apply(0.31)).isEqualTo(0.08285714285714285, within(1e-12));
        assertThat(isotonic.apply(0.5)).isEqualTo(0.18421052631578946, within(1e-12));
        assertThat(isotonic.apply(0.71)).isEqualTo(0.39705882352941174, within(1e-12));
        assertThat(isotonic.apply(0.99)).isEqualTo(0.5454545454545454, within(1e-12));
        assertThat(isotonic.apply(0.0)).isGreaterThan(0);
    }

    @Test
    void platt_agrees_with_scikit_learn() {
        Known known = new Known();
        Platt platt = Platt.fit(LabelledScores.of(known.score, known.labels));
        assertThat(platt.slope()).isEqualTo(3.4755147800077104, within(1e-3));
        assertThat(platt.intercept()).isEqualTo(-3.012697929532937, within(1e-3));
    }

    @Test
    void equal_scores_get_equal_probabilities_whatever_their_order() {
        double[] scores = {1, 1, 1, 2, 2, 0, 0};
        int[] labels = {1, 0, 0, 1, 0, 0, 1};
        Isotonic one = Isotonic.fit(rows(scores, labels));
        Isotonic other = Isotonic.fit(rows(new double[] {0, 2, 1, 0, 1, 2, 1}, 1, 0, 0, 0, 1, 1, 0));
        assertThat(one.scores()).containsExactly(other.scores());
        assertThat(one.probabilities()).containsExactly(other.probabilities());
    }

    @Test
    void a_weight_of_two_is_a_row_twice() {
        LabelledScores twice = rows(new double[] {1, 2, 2, 3, 3, 4}, 0, 1, 1, 0, 0, 1);
        LabelledScores weighted =
                new LabelledScores(new double[] {1, 2, 3, 4}, new byte[] {0, 1, 0, 1}, new double[] {1, 2, 2, 1});
        assertThat(Isotonic.fit(weighted).probabilities())
                .containsExactly(Isotonic.fit(twice).probabilities());
        assertThat(Platt.fit(weighted).slope()).isEqualTo(Platt.fit(twice).slope(), within(1e-9));
    }

    @Test
    void no_calibration_ever_falls_or_leaves_0_to_1() {
        for (long seed = 0; seed < 30; seed++) {
            LabelledScores rows = drawn(seed, 200, new Platt(seed % 3 - 1, -1));
            for (Calibration calibration : List.of(Isotonic.fit(rows), Platt.fit(rows), new Calibration.Identity())) {
                double before = 0;
                for (double score = -6; score <= 6; score += 0.01) {
                    double now = calibration.apply(score);
                    assertThat(now).isBetween(before, 1.0);
                    before = now;
                }
            }
        }
    }

    @Test
    void a_score_that_points_the_wrong_way_gives_a_flat_line() {
        assertThat(Platt.fit(drawn(1, 2000, new Platt(-1, 0))).slope()).isZero();
    }

    @Test
    void one_outcome_only_gives_neither_0_nor_1() {
        LabelledScores none = rows(new double[] {1, 2, 3}, 0, 0, 0);
        assertThat(Isotonic.fit(none).apply(2)).isEqualTo(0.2);
        assertThat(Platt.fit(none).apply(2)).isEqualTo(0.2, within(1e-6));
        LabelledScores all = rows(new double[] {1, 2, 3}, 1, 1, 1);
        assertThat(Isotonic.fit(all).apply(2)).isEqualTo(0.8);
        assertThat(Platt.fit(all).apply(2)).isEqualTo(0.8, within(1e-6));
    }

    @Test
    void nothing_to_fit_on_gives_one_half_or_the_identity() {
        LabelledScores empty = rows(new double[0]);
        assertThat(Isotonic.fit(empty).apply(3)).isEqualTo(0.5);
        assertThat(Platt.fit(empty).apply(3)).isEqualTo(0.5);
        assertThat(Calibration.best(empty, empty).calibration()).isEqualTo(new Calibration.Identity());
    }

    @Test
    void the_best_is_chosen_by_log_loss_on_rows_held_out() {
        LabelledScores[] line = drawn(1, 600, new Platt(0.4, -2)).halves(3);
        Calibration.Choice platt = Calibration.best(line[0], line[1]);
        assertThat(platt.calibration()).isInstanceOf(Platt.class);
        assertThat(platt.heldOutLogLoss()).containsOnlyKeys("identity", "platt", "isotonic");
        assertThat(platt.heldOutLogLoss().get("platt"))
                .isLessThan(platt.heldOutLogLoss().get("identity"));

        Isotonic stairs = new Isotonic(new double[] {-1, -0.99, 1, 1.01}, new double[] {0.02, 0.3, 0.3, 0.9});
        LabelledScores[] steps = drawn(2, 20_000, stairs).halves(3);
        assertThat(Calibration.best(steps[0], steps[1]).calibration()).isInstanceOf(Isotonic.class);
    }

    @Test
    void halves_share_no_row_and_lose_none() {
        double[] scores = new double[101];
        Arrays.setAll(scores, i -> i);
        LabelledScores[] halves = LabelledScores.of(scores, new byte[101]).halves(5);
        double[] again = halves[0].and(halves[1]).scores();
        Arrays.sort(again);
        assertThat(again).containsExactly(scores);
        assertThat(halves[0].size()).isBetween(30, 70);
    }

    @Test
    void a_calibration_comes_back_from_json_as_it_was() throws Exception {
        ObjectMapper json = new ObjectMapper();
        LabelledScores rows = drawn(4, 300, new Platt(1, 0));
        for (Calibration calibration : List.of(Isotonic.fit(rows), Platt.fit(rows), new Calibration.Identity())) {
            String text = json.writerFor(Calibration.class).writeValueAsString(calibration);
            Calibration back = json.readValue(text, Calibration.class);
            assertThat(text).contains("\"kind\":\"" + calibration.name() + "\"");
            for (double score = -5; score <= 5; score += 0.37) {
                assertThat(back.apply(score)).isEqualTo(calibration.apply(score));
            }
        }
    }

    @Test
    void steps_that_fall_are_refused() {
        assertThatThrownBy(() -> new Isotonic(new double[] {1, 2}, new double[] {0.5, 0.4}))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("learn the model again");
        assertThatThrownBy(() -> rows(new double[] {Double.NaN}, 1)).isInstanceOf(TidewaiterException.class);
    }
}
