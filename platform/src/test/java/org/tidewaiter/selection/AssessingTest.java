package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.AmountRates;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.riskmodel.SixRows;
import org.tidewaiter.selection.AssessParameters.BudgetPeriod;
import org.tidewaiter.selection.AssessParameters.Ranking;

class AssessingTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 3, 3);

    /** The model scores goods at 20 % duty HIGH and goods at 0 % LOW. C has one item of each; E lies after the period. */
    private static final String ROWS = """
        declaration_id accepted_at         office_code importer_id sequence hs_code net_mass_kg customs_value duty_rate_percent
        A              2024-03-01T08:00:00 10          I1          1        610910  100         10000         0
        B              2024-03-01T09:00:00 10          I2          1        610910  200         100           20
        C              2024-03-02T08:00:00 20          I3          1        610910  300         500           0
        C              2024-03-02T08:00:00 20          I3          2        090121  400         700           20
        D              2024-03-02T09:00:00 20          I4          1        610910  500         900           0
        E              2024-03-03T08:00:00 10          I5          1        610910  600         100           20
        """;

    @TempDir
    Path directory;

    @AutoClose
    Workspace workspace;

    @BeforeEach
    void load() {
        workspace = SixRows.load(directory, ROWS);
    }

    record Decided(
            String declarationId,
            int rank,
            double probability,
            @Nullable Double expectedAmount,
            Lane lane,
            Chooser selectedBy,
            double selectionProbability) {}

    @Test
    void the_riskiest_item_counts_and_the_top_of_the_list_fills_the_budget() {
        Assessing.Summary summary = assess(model(AmountRates.UNKNOWN), 2, BudgetPeriod.PERIOD, Ranking.PROBABILITY);

        assertThat(decided()).extracting(Decided::declarationId).containsExactly("B", "C", "A", "D");
        assertThat(decided()).extracting(Decided::rank).containsExactly(1, 2, 3, 4);
        assertThat(decided()).extracting(Decided::lane).containsExactly(Lane.RED, Lane.RED, Lane.GREEN, Lane.GREEN);
        assertThat(decided())
                .extracting(Decided::selectedBy)
                .containsExactly(Chooser.MODEL, Chooser.MODEL, Chooser.NONE, Chooser.NONE);
        assertThat(decided()).extracting(Decided::selectionProbability).containsExactly(1.0, 1.0, 0.0, 0.0);
        assertThat(decided().get(1).probability()).isCloseTo(SixRows.HIGH, within(1e-6));
        assertThat(decided().get(2).probability()).isCloseTo(SixRows.LOW, within(1e-6));
        assertThat(summary.declarations()).isEqualTo(4);
        assertThat(summary.byModel()).isEqualTo(2);
        assertThat(summary.byChance()).isZero();
        assertThat(summary.expectedFindings()).isCloseTo(2 * SixRows.HIGH, within(1e-6));
    }

    @Test
    void a_budget_for_each_office_and_day_takes_the_best_of_each() {
        assess(model(AmountRates.UNKNOWN), 0.5, BudgetPeriod.OFFICE_DAY, Ranking.PROBABILITY);

        // Office 10 on the 1st has A and B, office 20 on the 2nd C and D: half of two is one.
        assertThat(decided().stream().filter(d -> d.lane() == Lane.RED).map(Decided::declarationId))
                .containsExactly("B", "C");
    }

    @Test
    void by_amount_a_small_chance_of_much_comes_before_a_large_one_of_little() {
        AmountRates half = new AmountRates(0.5, Map.of());
        assess(model(half), 2, BudgetPeriod.PERIOD, Ranking.AMOUNT);

        // Probability × customs value × ½; the amounts of C's two items are added up.
        assertThat(decided()).extracting(Decided::declarationId).containsExactly("A", "C", "D", "B");
        List<Double> amounts = List.of(
                SixRows.LOW * 10000 / 2,
                (SixRows.LOW * 500 + SixRows.HIGH * 700) / 2,
                SixRows.LOW * 900 / 2,
                SixRows.HIGH * 100 / 2);
        for (int i = 0; i < 4; i++) {
            assertThat(decided().get(i).expectedAmount()).isCloseTo(amounts.get(i), within(1e-3));
        }
    }

    @Test
    void without_amounts_nothing_is_ranked_by_amount_and_nothing_is_written() {
        ModelCard card = model(AmountRates.UNKNOWN);
        assertThatThrownBy(() -> assess(card, 1, BudgetPeriod.PERIOD, Ranking.AMOUNT))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("carry no amounts recovered");
        assertThat(workspace.lake().query(Number.class, "select count(*) from assessment"))
                .containsExactly(new Number(0));
    }

    record Number(long number) {}

    @Test
    void columns_in_another_order_and_one_more_in_the_middle_shift_no_value() {
        workspace.lake().transaction(session -> {
            session.script("""
                drop table assessed;
                create table assessed (reasons varchar, selected_by varchar, lane varchar, remark varchar, score double,
                    selection_probability double, expected_amount double, probability double, rank integer,
                    declaration_key bigint, assessment_id integer);
                drop table assessment;
                create table assessment (data_version varchar, ranking varchar, random_share double, budget_per varchar,
                    budget double, remark varchar, period_to date, period_from date, random_key_sha256 varchar,
                    model_id varchar, assessed_at timestamp, assessment_id integer);
                drop table promotion;
                create table promotion (reason varchar, promoted_by varchar, remark varchar, model_id varchar,
                    promoted_at timestamp, promotion_id integer);
                """);
            return null;
        });
        ModelCard card = model(new AmountRates(0.5, Map.of()));
        assess(card, 2, BudgetPeriod.PERIOD, Ranking.PROBABILITY);
        new ModelStore(workspace).promote(card.id(), Actor.systemUser("h.lindqvist"), "the best so far");

        assertThat(decided()).extracting(Decided::declarationId).containsExactly("B", "C", "A", "D");
        assertThat(decided()).extracting(Decided::lane).containsExactly(Lane.RED, Lane.RED, Lane.GREEN, Lane.GREEN);
        assertThat(decided().getFirst().probability()).isCloseTo(SixRows.HIGH, within(1e-6));
        assertThat(decided().getFirst().expectedAmount()).isCloseTo(SixRows.HIGH * 100 / 2, within(1e-3));
        Overview.Assessment run = new Overview(workspace.lake()).assessments().getFirst();
        assertThat(run.modelId()).isEqualTo(card.id());
        assertThat(run.periodFrom()).isEqualTo(FIRST);
        assertThat(run.periodTo()).isEqualTo(LAST);
        assertThat(run.budget()).isEqualTo(2);
        assertThat(run.budgetPer()).isEqualTo("period");
        assertThat(run.ranking()).isEqualTo("probability");
        assertThat(new ModelStore(workspace).promotions()).singleElement().satisfies(p -> {
            assertThat(p.modelId()).isEqualTo(card.id());
            assertThat(p.promotedBy()).isEqualTo("h.lindqvist");
            assertThat(p.reason()).isEqualTo("the best so far");
        });
    }

    private ModelCard model(AmountRates amounts) {
        return SixRows.model(workspace, FIRST, "duty rate", 0.01f, amounts);
    }

    private Assessing.Summary assess(ModelCard card, double budget, BudgetPeriod per, Ranking ranking) {
        return Assessing.assess(
                workspace,
                card,
                new AssessParameters(FIRST, LAST, budget, per, 0, ranking),
                RandomDraw.of(workspace),
                Actor.systemUser());
    }

    private List<Decided> decided() {
        return workspace.lake().query(Decided.class, """
            select d.declaration_id, a.rank, a.probability, a.expected_amount, a.lane, a.selected_by, a.selection_probability
            from assessed a join declaration d on d.declaration_key = a.declaration_key order by a.rank\
            """);
    }
}
