package org.tidewaiter.kit.learn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;

class RankingEvaluationTest {
    private static final double EXACT = 1e-12;

    private static RankedOutcomes rows(double[] score, int... labels) {
        byte[] bytes = new byte[labels.length];
        double[] half = new double[labels.length];
        String[] months = new String[labels.length];
        Arrays.setAll(half, i -> 0.5);
        Arrays.fill(months, "2021-01");
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new RankedOutcomes(score, half, bytes, null, new double[labels.length], months);
    }

    /** Seeded random rows whose score tells something of the label. */
    private static RankedOutcomes random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] score = new double[count];
        double[] probability = new double[count];
        double[] baseline = new double[count];
        byte[] labels = new byte[count];
        String[] months = new String[count];
        for (int i = 0; i < count; i++) {
            probability[i] = Math.pow(random.nextDouble(), 3);
            score[i] = Math.round(probability[i] * 500) / 500.0;
            labels[i] = (byte) (random.nextDouble() < probability[i] ? 1 : 0);
            baseline[i] = probability[i] + random.nextDouble();
            months[i] = "2021-0" + (1 + random.nextInt(3));
        }
        return new RankedOutcomes(score, probability, labels, null, baseline, months);
    }

    private static RankedOutcomes with(RankedOutcomes rows, double[] score) {
        return new RankedOutcomes(
                score, rows.probability(), rows.labels(), rows.amounts(), rows.baselineScore(), rows.months());
    }

    @Test
    void a_ranking_of_four_is_judged_as_by_hand() {
        RankingMetrics measures = RankingEvaluation.evaluate(rows(new double[] {4, 3, 2, 1}, 1, 0, 1, 0), 1, 0);
        assertThat(measures.auc()).isEqualTo(0.75);
        assertThat(measures.averagePrecision()).isEqualTo(0.5 + 0.5 * 2 / 3, within(EXACT));
        assertThat(measures.brier()).isEqualTo(0.25);
        assertThat(measures.precision()).containsEntry("20", 1.0);
        assertThat(measures.recall()).containsEntry("20", 0.5);
        assertThat(measures.lift()).containsEntry("20", 2.0);
    }

    @Test
    void equal_scores_count_half_in_auc_and_are_one_step_of_average_precision() {
        RankingMetrics measures = RankingEvaluation.evaluate(rows(new double[] {2, 2, 1, 1}, 1, 0, 0, 1), 1, 0);
        assertThat(measures.auc()).isEqualTo(0.5);
        assertThat(measures.averagePrecision()).isEqualTo(0.5);
    }

    @Test
    void equal_scores_at_the_cut_keep_the_order_of_the_rows() {
        double[] score = new double[10];
        assertThat(RankingEvaluation.evaluate(rows(score, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, 0)
                        .precision())
                .containsEntry("10", 1.0);
        assertThat(RankingEvaluation.evaluate(rows(score, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0), 1, 0)
                        .precision())
                .containsEntry("10", 0.0);
    }

    @Test
    void a_score_that_is_not_a_number_comes_last() {
        double nan = Double.NaN;
        assertThat(RankingEvaluation.evaluate(rows(new double[] {nan, -5, nan, -6}, 0, 1, 0, 1), 1, 0)
                        .auc())
                .isEqualTo(1.0);
    }

    @Test
    void five_hundred_rows_are_judged_as_by_scikit_learn() {
        RankingMetrics measures = RankingEvaluation.evaluate(new Known().scored(), 7);
        assertThat(measures.positives()).isEqualTo(132);
        assertThat(measures.auc()).isEqualTo(0.7506278820816864, within(EXACT));
        assertThat(measures.averagePrecision()).isEqualTo(0.4626178939882868, within(EXACT));
        assertThat(measures.brier()).isEqualTo(0.1652851489375, within(EXACT));
        assertThat(measures.precision()).isEqualTo(Map.of("1", 0.6, "2", 0.5, "5", 0.48, "10", 0.5, "20", 0.54));
        assertThat(measures.recall().get("20")).isEqualTo(0.4090909090909091, within(EXACT));
        Map<String, @Nullable Double> amountRecall = requireNonNull(measures.amountRecall());
        assertThat(amountRecall.get("1")).isEqualTo(0.02386260551361491, within(EXACT));
        assertThat(amountRecall.get("20")).isEqualTo(0.38461538461538464, within(EXACT));
    }

    @Test
    void intervals_hold_their_figure_and_are_the_same_for_the_same_seed() {
        RankingMetrics measures = RankingEvaluation.evaluate(new Known().scored(), 7);
        assertThat(measures).isEqualTo(RankingEvaluation.evaluate(new Known().scored(), 7));
        assertThat(measures.intervals())
                .isNotEqualTo(
                        RankingEvaluation.evaluate(new Known().scored(), 8).intervals());
        assertThat(measures.intervals()).hasSize(3 + 4 * 5);
        RankingMetrics.MetricInterval auc = requireNonNull(measures.intervals().get("auc"));
        assertThat(auc.low()).isBetween(0.65, 0.7506);
        assertThat(auc.high()).isBetween(0.7507, 0.85);
        assertThat(measures.reliability()).allSatisfy(bin -> {
            assertThat(bin.observedLow()).isLessThanOrEqualTo(bin.observed());
            assertThat(bin.observedHigh()).isGreaterThanOrEqualTo(bin.observed());
        });
    }

    @Test
    void the_interval_of_auc_is_as_wide_as_theory_says() {
        // Hanley and McNeil 1982: standard error 0.0255 for AUC 0.7506 with 132 findings of 500.
        RankingMetrics.MetricInterval auc = requireNonNull(RankingEvaluation.evaluate(new Known().scored(), 3, 1000)
                .intervals()
                .get("auc"));
        assertThat(auc.high() - auc.low()).isBetween(0.7 * 4 * 0.0255, 1.2 * 4 * 0.0255);
    }

    @Test
    void turning_the_score_round_turns_auc_round() {
        for (long seed = 0; seed < 20; seed++) {
            RankedOutcomes rows = random(seed, 300);
            double[] turned = Arrays.stream(rows.score()).map(s -> -s).toArray();
            assertThat(RankingEvaluation.evaluate(with(rows, turned), 1, 0).auc())
                    .isEqualTo(
                            1
                                    - requireNonNull(RankingEvaluation.evaluate(rows, 1, 0)
                                            .auc()),
                            within(EXACT));
        }
    }

    @Test
    void only_the_order_of_the_scores_counts() {
        for (long seed = 0; seed < 20; seed++) {
            RankedOutcomes rows = random(seed, 300);
            double[] stretched =
                    Arrays.stream(rows.score()).map(s -> Math.exp(3 * s) - 9).toArray();
            assertThat(RankingEvaluation.evaluate(with(rows, stretched), 5, 30))
                    .isEqualTo(RankingEvaluation.evaluate(rows, 5, 30));
        }
    }

    @Test
    void parts_fit_together_on_random_rows() {
        for (long seed = 0; seed < 20; seed++) {
            RankingMetrics measures = RankingEvaluation.evaluate(random(seed, 777), seed, 40);
            assertThat(measures.byMonth().stream()
                            .mapToInt(RankingMetrics.Month::rows)
                            .sum())
                    .isEqualTo(777);
            assertThat(measures.reliability().stream()
                            .mapToInt(RankingMetrics.Bin::rows)
                            .sum())
                    .isEqualTo(777);
            assertThat(measures.gain()).hasSize(101);
            assertThat(measures.gain().getFirst().recall()).isZero();
            assertThat(measures.gain().getLast()).isEqualTo(new RankingMetrics.GainPoint(1, 1, 1));
            assertThat(measures.gain())
                    .extracting(RankingMetrics.GainPoint::recall)
                    .isSorted();
            assertThat(measures.recall().get("10"))
                    .isEqualTo(measures.gain().get(10).recall());
            assertThat(measures.random().precision()).containsEntry("5", measures.baseRate());
            assertThat(measures.auc()).isGreaterThan(measures.baseline().auc());
        }
    }

    @Test
    void ten_reliability_bins_are_of_equal_count_and_keep_equal_probabilities_together() {
        assertThat(RankingEvaluation.evaluate(random(1, 1000), 1, 0).reliability())
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.rows()).isEqualTo(100));
        assertThat(RankingEvaluation.evaluate(rows(new double[] {1, 2, 3}, 0, 1, 1), 1, 0)
                        .reliability())
                .hasSize(1)
                .first()
                .satisfies(bin -> assertThat(bin.observed()).isEqualTo(2 / 3.0));
    }

    @Test
    void one_class_only_cannot_be_judged() {
        RankingMetrics none = RankingEvaluation.evaluate(rows(new double[] {1, 2, 3}, 0, 0, 0), 1, 50);
        assertThat(none.auc()).isNull();
        assertThat(none.averagePrecision()).isNull();
        assertThat(none.recall()).containsEntry("5", null);
        assertThat(none.lift()).containsEntry("5", null);
        assertThat(none.precision()).containsEntry("5", 0.0);
        assertThat(none.amountRecall()).isNull();
        assertThat(none.random().auc()).isNull();
        assertThat(none.gain()).isEmpty();
        assertThat(none.intervals()).doesNotContainKeys("auc", "recall_5");
        assertThat(RankingEvaluation.evaluate(rows(new double[] {1, 2}, 1, 1), 1, 50)
                        .auc())
                .isNull();
    }

    @Test
    void no_rows_give_no_figures() {
        RankingMetrics none = RankingEvaluation.evaluate(rows(new double[0]), 1, 50);
        assertThat(none.rows()).isZero();
        assertThat(none.baseRate()).isNull();
        assertThat(none.brier()).isNull();
        assertThat(none.precision()).containsEntry("1", null);
        assertThat(none.intervals()).isEmpty();
        assertThat(none.reliability()).isEmpty();
    }

    @Test
    void rows_that_do_not_fit_together_are_refused() {
        assertThatThrownBy(() -> rows(new double[] {1, 2}, 1)).isInstanceOf(TidewaiterException.class);
        assertThatThrownBy(() -> rows(new double[] {1}, 2)).isInstanceOf(TidewaiterException.class);
    }

    @Test
    void measures_become_json_with_names_in_snake_case() throws Exception {
        String json = Json.MAPPER.writeValueAsString(RankingEvaluation.evaluate(new Known().scored(), 1));
        assertThat(json).contains("\"average_precision\":0.46", "\"by_month\":", "\"mean_predicted\":");
    }

    @Test
    @Tag("slow")
    void forty_five_thousand_rows_are_judged_with_200_replicates_in_seconds() {
        RankedOutcomes rows = random(1, 45_000);
        long start = System.nanoTime();
        RankingEvaluation.evaluate(rows, 1, 200);
        double seconds = (System.nanoTime() - start) / 1e9;
        // Measured 0.25 s on one core, sorting and all; the bound leaves room for a busy machine.
        assertThat(seconds).isLessThan(10);
    }
}
