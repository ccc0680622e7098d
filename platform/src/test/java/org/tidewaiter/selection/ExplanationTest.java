package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.AmountRates;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.SixRows;

@Tag("slow")
class ExplanationTest {
    /** By the 1st of April, of I1 two controls of two found something, of I2 none of two. */
    private static final String ROWS = """
        declaration_id accepted_at importer_id sequence hs_code net_mass_kg customs_value duty_rate_percent control.kind control.outcome control.recorded_at
        A              2024-03-01  I1          1        610910  100         1000          0                 goods        finding         2024-03-11
        B              2024-03-02  I1          1        610910  200         2000          0                 goods        finding         2024-03-12
        C              2024-03-03  I2          1        610910  300         3000          0                 goods        conform         2024-03-13
        D              2024-03-04  I2          1        610910  400         4000          0                 goods        conform         2024-03-14
        E              2024-04-01  I1          1        610910  500         5000          0                 -            -               -
        F              2024-04-01  I2          1        610910  600         6000          0                 -            -               -
        G              2024-04-02  I2          7        847130  600         6000          0                 -            -               -
        G              2024-04-02  I2          1        610910  600         6000          0                 -            -               -
        G              2024-04-02  I2          3        640399  600         6000          0                 -            -               -
        """;

    @TempDir
    Path directory;

    @AutoClose
    Workspace workspace;

    ModelCard card;

    @BeforeEach
    void load() {
        workspace = SixRows.load(directory, ROWS);
        // The rate of all begins at 2 of 10: (2 + 2) / (10 + 4) = 2/7. Towards it, with the weight of twenty controls:
        // I1 (2 + 20 × 2/7) / 22 = 0.35, I2 (0 + 20 × 2/7) / 22 = 0.26.
        card = SixRows.model(workspace, LocalDate.of(2024, 4, 1), "importer rate", 0.3f, AmountRates.UNKNOWN);
    }

    @Test
    void an_importer_with_findings_raises_the_risk_and_the_sentence_says_of_how_many() {
        Explanation explanation = Explanation.of(workspace, card, "E");

        assertThat(explanation.acceptedOn()).isEqualTo(LocalDate.of(2024, 4, 1));
        assertThat(explanation.probability()).isCloseTo(SixRows.HIGH, within(1e-6));
        Reason first = explanation.items().getFirst().reasons().getFirst();
        assertThat(first.about()).isEqualTo("importer");
        assertThat(first.contribution()).isCloseTo(SixRows.LOG_ODDS, within(1e-5));
        assertThat(first.sentence())
                .isEqualTo(
                        "Importer I1: 2 of 2 controls before found something (all goods: 50 of 100), which raises the"
                                + " risk");
        assertThat(first.figures())
                .containsEntry("item", 1)
                .containsEntry("controls known", 2L)
                .containsEntry("findings known", 2L);
    }

    @Test
    void an_importer_without_findings_lowers_it() {
        Explanation explanation = Explanation.of(workspace, card, "F");

        assertThat(explanation.probability()).isCloseTo(SixRows.LOW, within(1e-6));
        Reason first = explanation.items().getFirst().reasons().getFirst();
        assertThat(first.contribution()).isCloseTo(-SixRows.LOG_ODDS, within(1e-5));
        assertThat(first.sentence())
                .isEqualTo(
                        "Importer I2: 0 of 2 controls before found something (all goods: 50 of 100), which lowers the"
                                + " risk");
    }

    /** I2 found less than all goods and is above a split at 0.2; I1 found more and is below one at 0.4. */
    @Test
    void figures_that_say_otherwise_by_themselves_are_said_to_move_it_with_the_rest() {
        assertThat(first("importer rate", 0.2f, "F"))
                .isEqualTo("Importer I2: 0 of 2 controls before found something (all goods: 50 of 100); together with"
                        + " the rest of the declaration it raises the risk");
        assertThat(first("importer rate", 0.4f, "E"))
                .isEqualTo("Importer I1: 2 of 2 controls before found something (all goods: 50 of 100); together with"
                        + " the rest of the declaration it lowers the risk");
        assertThat(first("round amount", 9, "E"))
                .isEqualTo(
                        "The amount is a round number; together with the rest of the declaration it lowers the risk");
    }

    private String first(String feature, float split, String declaration) {
        ModelCard other = SixRows.model(workspace, LocalDate.of(2024, 4, 1), feature, split, AmountRates.UNKNOWN);
        return Explanation.of(workspace, other, declaration)
                .items()
                .getFirst()
                .reasons()
                .getFirst()
                .sentence();
    }

    @Test
    void what_the_reasons_weigh_and_the_base_add_up_to_the_log_odds() {
        Explanation.ExplainedItem item =
                Explanation.of(workspace, card, "E").items().getFirst();
        double sum = item.reasons().stream().mapToDouble(Reason::contribution).sum();
        assertThat(item.base() + sum).isCloseTo(item.logOdds(), within(1e-9));
        assertThat(item.logOdds()).isCloseTo(SixRows.LOG_ODDS, within(1e-5));
    }

    @Test
    void the_riskiest_item_decides_and_of_two_alike_the_first() {
        List<Explanation.ExplainedItem> items = List.of(item(1, 0.2), item(2, 0.7), item(3, 0.7));
        assertThat(new Explanation("A", LocalDate.of(2024, 4, 1), "m", 0.7, items)
                        .decisive()
                        .sequence())
                .isEqualTo(2);
    }

    private static Explanation.ExplainedItem item(int sequence, double probability) {
        return new Explanation.ExplainedItem(sequence, "610910", probability, 0, 0, false, List.of());
    }

    @Test
    void what_became_known_after_its_day_is_no_reason() {
        Reason first = Explanation.of(workspace, card, "B").items().getFirst().reasons().stream()
                .filter(r -> r.about().equals("importer"))
                .findFirst()
                .orElseThrow();
        // The result of A was recorded nine days later.
        assertThat(first.sentence()).startsWith("Importer I1: 1 item before, no result of a control yet");
    }

    @Test
    void a_declaration_without_goods_items_is_not_explained_and_the_sentence_says_so() {
        workspace
                .lake()
                .transaction(session -> session.execute("delete from store.goods_item where declaration_key ="
                        + " (select declaration_key from declaration where declaration_id = 'E')"));
        assertThatThrownBy(() -> Explanation.of(workspace, card, "E"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("Declaration E declares no goods items");
    }

    /** Rows of the features stand in time order, declared items by sequence: where these differ, each item is told by its own. */
    @Test
    void each_item_is_explained_by_what_it_declares_itself() {
        assertThat(Explanation.of(workspace, card, "G").items())
                .extracting(Explanation.ExplainedItem::sequence, Explanation.ExplainedItem::hsCode)
                .containsExactly(tuple(1, "610910"), tuple(3, "640399"), tuple(7, "847130"));
    }

    @Test
    void a_declaration_that_is_not_there_is_not_explained() {
        assertThatThrownBy(() -> Explanation.of(workspace, card, "Z"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("There is no declaration Z");
        assertThat(List.of("A", "F"))
                .allSatisfy(id ->
                        assertThat(Explanation.of(workspace, card, id).items()).hasSize(1));
    }
}
