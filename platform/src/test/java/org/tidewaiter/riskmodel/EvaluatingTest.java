package org.tidewaiter.riskmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.kit.learn.RankingMetrics;

class EvaluatingTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    private static final LocalDate END = LocalDate.of(2024, 4, 1);

    /** The model scores A, B and C HIGH and D, E and F LOW; F repeats the goods of A to the kilogram. */
    private static final String ROWS = """
        declaration_id accepted_at importer_id sequence hs_code net_mass_kg customs_value duty_rate_percent control.kind control.outcome control.recorded_at
        A              2024-03-01  I1          1        610910  100         1000          20                goods        finding         2024-03-11
        B              2024-03-02  I2          1        610910  200         2000          20                goods        finding         2024-03-12
        C              2024-03-03  I3          1        610910  300         3000          20                goods        conform         2024-03-13
        D              2024-03-04  I4          1        610910  400         4000          0                 goods        finding         2024-03-14
        E              2024-03-05  I5          1        610910  500         5000          0                 goods        conform         2024-03-15
        F              2024-03-06  I1          1        610910  100         1000          0                 goods        conform         2024-03-16
        """;

    @TempDir
    Path directory;

    @AutoClose
    Workspace workspace;

    ModelCard card;

    @BeforeEach
    void load() {
        workspace = SixRows.load(directory, ROWS);
        card = SixRows.model(workspace, FIRST, "duty rate", 0.01f, AmountRates.UNKNOWN);
    }

    @Test
    void the_figures_of_six_controls_are_those_worked_out_by_hand() {
        RankingMetrics all = Evaluating.evaluate(workspace, card, FIRST, END, Actor.systemUser())
                .all();

        assertThat(all.rows()).isEqualTo(6);
        assertThat(all.positives()).isEqualTo(3);
        assertThat(all.baseRate()).isEqualTo(0.5);
        // Nine pairs of a finding and none. A and B: before E and F, level with C (½): 2 × 2½. D: behind C, level with
        // E and F: 1.
        assertThat(all.auc()).isCloseTo(6.0 / 9, within(1e-9));
        // Four rows are on the right side and two on the wrong one.
        double right = SixRows.LOW * SixRows.LOW;
        double wrong = SixRows.HIGH * SixRows.HIGH;
        assertThat(all.brier()).isCloseTo((4 * right + 2 * wrong) / 6, within(1e-6));
        // 5 % and 20 % of six rows are one row each: A, a finding, one of three.
        assertThat(all.precision().get("5")).isEqualTo(1.0);
        assertThat(all.recall().get("20")).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void goods_that_come_again_to_the_kilogram_are_measured_apart() {
        Evaluation evaluation = Evaluating.evaluate(workspace, card, FIRST, END, Actor.systemUser());

        assertThat(evaluation.leakCheck().repeatingRows()).isEqualTo(1);
        assertThat(evaluation.nonRepeating().rows()).isEqualTo(5);
        // Without F: A and B before E, level with C: 2 × 1½; D behind C, level with E: ½. Six pairs.
        assertThat(evaluation.nonRepeating().auc()).isCloseTo(3.5 / 6, within(1e-9));
    }

    @Test
    void an_evaluation_is_kept_beside_its_model() {
        Evaluation evaluation = Evaluating.evaluate(workspace, card, FIRST, END, Actor.systemUser());
        assertThat(new KeptEvaluations(workspace).of(card.id()))
                .singleElement()
                .satisfies(kept ->
                        assertThat(kept.all().auc()).isEqualTo(evaluation.all().auc()));
    }

    @Test
    void a_file_that_is_named_as_another_evaluation_would_be_is_none_and_one_put_in_is_not_relied_on()
            throws IOException {
        Evaluation evaluation = Evaluating.evaluate(workspace, card, FIRST, END, Actor.systemUser());
        KeptEvaluations kept = new KeptEvaluations(workspace);
        assertThat(kept.misfit(evaluation)).isEmpty();
        Path folder = workspace.models().resolve(card.id());
        Path file = folder.resolve("evaluation-" + FIRST + "-" + END + ".json");
        Path forged = Files.copy(file, folder.resolve("evaluation-better.json"));
        assertThat(kept.of(card.id())).hasSize(1);
        Files.delete(forged);
        String later =
                Files.readString(file).replace(END.toString(), END.plusMonths(1).toString());
        Files.writeString(folder.resolve("evaluation-" + FIRST + "-" + END.plusMonths(1) + ".json"), later);
        assertThat(kept.of(card.id()))
                .hasSize(2)
                .filteredOn(e -> kept.misfit(e).isPresent())
                .singleElement()
                .satisfies(
                        e -> assertThat(kept.misfit(e).orElseThrow()).endsWith("no entry of the trail speaks of it"));
    }

    @Test
    void a_model_is_not_measured_on_what_it_has_seen() {
        assertThatThrownBy(() -> Evaluating.evaluate(workspace, card, FIRST.minusDays(1), END, Actor.systemUser()))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("learned from what was known until 2024-03-01");
    }

    @Test
    void a_period_without_declarations_is_not_measured() {
        assertThatThrownBy(() -> Evaluating.evaluate(workspace, card, END, END.plusMonths(1), Actor.systemUser()))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("No declaration was accepted");
    }
}
