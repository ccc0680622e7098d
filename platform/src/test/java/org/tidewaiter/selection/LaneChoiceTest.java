package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Chooser;

class LaneChoiceTest {
    private static final double[] NO_DRAW = {1, 1, 1, 1};

    @Test
    void the_top_of_the_list_fills_the_budget() {
        LaneChoice lanes = LaneChoice.choose(new double[] {0.1, 0.9, 0.5, 0.3}, NO_DRAW, oneCell(4), 0.5, 0);
        assertThat(lanes.chosenBy).containsExactly(Chooser.NONE, Chooser.MODEL, Chooser.MODEL, Chooser.NONE);
        assertThat(lanes.rank).containsExactly(4, 1, 2, 3);
    }

    @Test
    void a_random_draw_takes_its_place_out_of_the_budget() {
        LaneChoice lanes =
                LaneChoice.choose(new double[] {0.1, 0.9, 0.5, 0.3}, new double[] {0, 1, 1, 1}, oneCell(4), 0.5, 0.2);
        assertThat(lanes.chosenBy).containsExactly(Chooser.RANDOM, Chooser.MODEL, Chooser.NONE, Chooser.NONE);
        assertThat(lanes.probability).containsExactly(0.2, 1, 0.2, 0.2);
    }

    @Test
    void what_is_drawn_beyond_the_budget_is_controlled_and_counted() {
        String[] cells = {"A", "A", "A", "B", "B"};
        LaneChoice lanes = LaneChoice.choose(new double[] {5, 4, 3, 2, 1}, new double[] {0, 0, 0, 1, 1}, cells, 2, 0.5);
        assertThat(lanes.chosenBy)
                .containsExactly(Chooser.RANDOM, Chooser.RANDOM, Chooser.RANDOM, Chooser.MODEL, Chooser.MODEL);
        assertThat(lanes.overBudget).isEqualTo(1);
        assertThat(LaneChoice.choose(new double[] {5, 4}, new double[] {0, 1}, oneCell(2), 2, 0.5).overBudget)
                .isZero();
    }

    @Test
    void a_number_holds_for_each_office_and_day() {
        String[] cells = {"A", "A", "B", "B"};
        LaneChoice lanes = LaneChoice.choose(new double[] {0.1, 0.2, 0.8, 0.9}, NO_DRAW, cells, 1.0 / 2, 0);
        assertThat(lanes.chosenBy).containsExactly(Chooser.NONE, Chooser.MODEL, Chooser.NONE, Chooser.MODEL);
        assertThat(LaneChoice.choose(new double[] {0.1, 0.2, 0.8, 0.9}, NO_DRAW, cells, 7, 0).chosenBy)
                .containsOnly(Chooser.MODEL);
    }

    @Test
    void equal_scores_are_chosen_in_the_order_given() {
        LaneChoice lanes = LaneChoice.choose(new double[] {1, 1, 1, 1}, NO_DRAW, oneCell(4), 2, 0);
        assertThat(lanes.chosenBy).containsExactly(Chooser.MODEL, Chooser.MODEL, Chooser.NONE, Chooser.NONE);
    }

    @Test
    void what_is_selected_never_exceeds_the_budget_unless_chance_alone_does() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(300);
            double share = random.nextDouble() * 0.2;
            double budget = share + random.nextDouble() * 0.3;
            double[] draw = random.doubles(n).toArray();
            LaneChoice lanes =
                    LaneChoice.choose(random.doubles(n).toArray(), draw, oneCell(n), Math.min(1, budget), share);
            long selected =
                    Arrays.stream(lanes.chosenBy).filter(c -> c != Chooser.NONE).count();
            long drawn = Arrays.stream(draw).filter(d -> d < share).count();
            assertThat(selected).isLessThanOrEqualTo(Math.max((long) (budget * n + 1e-9), drawn));
        }
    }

    @Test
    void weighting_by_the_recorded_probability_gives_back_the_true_rate() {
        // 400 declarations, findings where the score is high; the estimate over many keys must not be biased.
        Random random = new Random(7);
        double[] score = random.doubles(400).toArray();
        boolean[] finding = new boolean[400];
        for (int i = 0; i < 400; i++) {
            finding[i] = random.nextDouble() < 0.05 + 0.4 * score[i];
        }
        double truth = 0;
        for (boolean one : finding) {
            truth += one ? 1 : 0;
        }
        double sum = 0;
        int keys = 4_000;
        for (int k = 0; k < keys; k++) {
            LaneChoice lanes = LaneChoice.choose(score, random.doubles(400).toArray(), oneCell(400), 0.1, 0.05);
            for (int i = 0; i < 400; i++) {
                sum += lanes.chosenBy[i] != Chooser.NONE && finding[i] ? 1 / lanes.probability[i] : 0;
            }
        }
        assertThat(sum / keys).isCloseTo(truth, within(0.02 * truth));
    }

    private static String[] oneCell(int size) {
        String[] cells = new String[size];
        Arrays.fill(cells, "");
        return cells;
    }
}
