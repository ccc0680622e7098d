package org.tidewaiter.kit.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.TidewaiterException;

class TreesTest {
    private static final TreeParameters FEW = new TreeParameters(20, 4, 0.3, 0.8, 0.8, 1, 1, 64, 2, 11, 0);

    /** Column 0 tells most, column 1 some, column 2 nothing; a tenth of all values are missing. */
    private static Sample sample(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * 3];
        float[] labels = new float[rows];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < 3; c++) {
                values[i * 3 + c] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextDouble();
            }
            double margin = -1 + (values[i * 3] > 0.5 ? 3 : 0) + (values[i * 3 + 1] > 0.5 ? 1 : 0);
            labels[i] = random.nextDouble() < Logistic.of(margin) ? 1 : 0;
        }
        return Sample.of(new FloatMatrix(values, rows, 3), labels);
    }

    private static double logLoss(Sample rows, float[] margins) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            sum += Logistic.loss(Logistic.of(margins[i]), rows.labels()[i]);
        }
        return sum / margins.length;
    }

    @Test
    void the_same_sample_and_seed_give_the_same_bytes() {
        Sample rows = sample(1, 5000);
        try (Trees one = Trees.train(rows, FEW);
                Trees two = Trees.train(rows, FEW);
                Trees other = Trees.train(rows, FEW.withSeed(12))) {
            assertThat(one.toBytes()).isEqualTo(two.toBytes());
            assertThat(one.toBytes()).isNotEqualTo(other.toBytes());
        }
    }

    @Test
    void trees_come_back_from_their_bytes_with_the_same_answers() {
        Sample rows = sample(1, 3000);
        try (Trees trees = Trees.train(rows, sample(2, 1000), FEW.withRounds(60).withEarlyStopping(5));
                Trees back = Trees.fromBytes(trees.toBytes(), 1)) {
            assertThat(back.bestRound()).isEqualTo(trees.bestRound());
            assertThat(back.columns()).isEqualTo(3);
            assertThat(back.margins(rows.features())).isEqualTo(trees.margins(rows.features()));
            assertThat(back.toBytes()).isEqualTo(trees.toBytes());
        }
    }

    @Test
    void early_stopping_keeps_the_round_of_the_least_validation_log_loss() {
        Sample held = sample(2, 1000);
        try (Trees trees =
                Trees.train(sample(1, 1000), held, FEW.withRounds(500).withEarlyStopping(10))) {
            assertThat(trees.bestRound()).isBetween(2, 100);
            assertThat(trees.validationLogLoss()).hasSize(trees.bestRound() + 10);
            double best = trees.validationLogLoss().get(trees.bestRound() - 1);
            assertThat(trees.validationLogLoss()).allMatch(loss -> loss >= best);
            // XGBoost measured on binned rows; the answers come from the raw ones.
            assertThat(logLoss(held, trees.margins(held.features()))).isEqualTo(best, within(1e-5));
        }
    }

    @Test
    void probabilities_are_the_logistic_function_of_margins() {
        Sample rows = sample(1, 2000);
        try (Trees trees = Trees.train(rows, FEW)) {
            float[] margins = trees.margins(rows.features());
            float[] probabilities = trees.probabilities(rows.features());
            for (int i = 0; i < margins.length; i++) {
                assertThat(probabilities[i]).isEqualTo((float) Logistic.of(margins[i]));
            }
        }
    }

    @Test
    void what_the_columns_add_sums_to_the_margin() {
        Sample rows = sample(1, 2000);
        try (Trees trees = Trees.train(rows, sample(2, 500), FEW.withRounds(80).withEarlyStopping(5))) {
            float[] margins = trees.margins(rows.features());
            float[][] shap = trees.shap(rows.features());
            for (int i = 0; i < margins.length; i++) {
                assertThat(shap[i]).hasSize(4);
                double sum = shap[i][0] + shap[i][1] + shap[i][2] + (double) shap[i][3];
                assertThat(sum).isEqualTo(margins[i], within(1e-4));
            }
        }
    }

    @Test
    void the_column_that_tells_most_has_the_largest_share_of_gain() {
        try (Trees trees = Trees.train(sample(1, 5000), FEW)) {
            double[] shares = trees.gainShares();
            assertThat(shares[0]).isGreaterThan(shares[1]);
            assertThat(shares[1]).isGreaterThan(shares[2]);
            assertThat(Arrays.stream(shares).sum()).isEqualTo(1, within(1e-9));
        }
    }

    @Test
    void a_second_stage_starts_from_the_margins_of_the_first() {
        Sample rows = sample(1, 4000);
        Sample fresh = sample(3, 2000);
        try (Trees first = Trees.train(rows, FEW.withRounds(3))) {
            float[] margins = first.margins(rows.features());
            float[] freshMargins = first.margins(fresh.features());
            Sample staged = new Sample(rows.features(), rows.labels(), null, margins);
            try (Trees second = Trees.train(staged, FEW.withRounds(10))) {
                float[] both = second.margins(fresh.features(), freshMargins);
                assertThat(logLoss(fresh, both)).isLessThan(logLoss(fresh, freshMargins));
                float[] zeros = new float[fresh.features().rows()];
                float[] alone = second.margins(fresh.features(), zeros);
                for (int i = 0; i < both.length; i++) {
                    assertThat(both[i]).isEqualTo(alone[i] + freshMargins[i], within(1e-4f));
                }
                float[][] shap = second.shap(fresh.features(), freshMargins);
                assertThat(shap[0][0] + shap[0][1] + shap[0][2] + shap[0][3]).isEqualTo(both[0], within(1e-4f));
            }
        }
    }

    @Test
    void a_row_without_weight_teaches_nothing() {
        Sample rows = sample(1, 2000);
        float[] labels = rows.labels().clone();
        float[] weights = new float[2000];
        for (int i = 0; i < 2000; i++) {
            weights[i] = i < 1000 ? 1 : 0;
            labels[i] = i < 1000 ? labels[i] : 1;
        }
        TreeParameters all = new TreeParameters(20, 4, 0.3, 1, 1, 1, 1, 64, 2, 11, 0);
        try (Trees blind = Trees.train(new Sample(rows.features(), rows.labels(), weights, null), all);
                Trees other = Trees.train(new Sample(rows.features(), labels, weights, null), all)) {
            assertThat(blind.toBytes()).isEqualTo(other.toBytes());
        }
    }

    @Test
    void rows_beyond_one_batch_are_answered_as_one_by_one() {
        Sample rows = sample(5, 140_000);
        try (Trees trees = Trees.train(rows, FEW)) {
            float[] margins = trees.margins(rows.features());
            for (int i : new int[] {0, 65_535, 65_536, 131_072, 139_999}) {
                float[] row = Arrays.copyOfRange(rows.features().values(), i * 3, i * 3 + 3);
                assertThat(trees.margins(FloatMatrix.row(row))[0]).isEqualTo(margins[i]);
            }
        }
    }

    @Test
    void no_rows_get_no_answers() {
        try (Trees trees = Trees.train(sample(1, 500), FEW)) {
            assertThat(trees.margins(new FloatMatrix(new float[0], 0, 3))).isEmpty();
            assertThat(trees.shap(new FloatMatrix(new float[0], 0, 3))).isEmpty();
        }
    }

    @Test
    void what_cannot_be_learned_from_is_refused_with_a_sentence() {
        Sample conform = Sample.of(new FloatMatrix(new float[6], 2, 3), new float[2]);
        assertThatThrownBy(() -> Trees.train(conform, FEW))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("All 2 rows to learn from have the same outcome");
        assertThatThrownBy(() -> FEW.withRounds(0)).hasMessageContaining("give 1 to 100000");
        assertThatThrownBy(() -> new FloatMatrix(new float[5], 2, 3)).isInstanceOf(TidewaiterException.class);
        assertThatThrownBy(() -> Trees.fromBytes(new byte[] {1, 2, 3}, 1)).isInstanceOf(TidewaiterException.class);
        try (Trees trees = Trees.train(sample(1, 500), FEW)) {
            assertThatThrownBy(() -> trees.margins(FloatMatrix.row(1, 2)))
                    .hasMessageContaining("The model knows 3 columns, the rows have 2");
        }
    }

    @Test
    void the_version_of_the_library_is_the_one_on_the_class_path() throws java.net.URISyntaxException {
        java.nio.file.Path jar = java.nio.file.Path.of(ml.dmlc.xgboost4j.java.Booster.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(jar.getFileName().toString()).endsWith("-" + Trees.libraryVersion() + ".jar");
    }
}
