package org.tidewaiter.riskmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.ItemReader;

/** Made-up declarations that all were controlled, a model learned on the first half of them, and defects put where known. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DefectCostTest {
    private static final LocalDate UNTIL = LocalDate.of(2021, 1, 1);

    @TempDir
    static Path directory;

    @AutoClose
    static Workspace workspace;

    @BeforeAll
    static void fill() {
        workspace = Workspace.open(directory.resolve("w"), "test");
        Schema.create(workspace.lake());
        SampleWorkspace.fill(workspace.lake(), 4000);
        workspace.lake().transaction(session -> {
            session.execute("delete from promotion");
            session.execute(
                    "insert into store.control (declaration_key, sequence, load_id, kind, selected_by, selector_key,"
                            + " selection_probability, officer_key, recorded_at, outcome, finding_kind_key, amount_recovered, control_key,"
                            + " version, stated_amount, stated_currency, entered_by, reason) select d.declaration_key, 1, 1, 'goods', 'all', 0, 1.0, 801,"
                            + " d.accepted_at + interval 1 day, case when d.importer_key % 7 = 0 then 'finding' else 'conform'"
                            + " end, 0, null, 1000000 + d.declaration_key, 1, null, null, null, null from store.declaration d"
                            + " where d.superseded_by is null and d.accepted_at >= '2021-01-01' and d.declaration_key not in"
                            + " (select declaration_key from store.control)");
            session.execute(
                    "insert into store.judged_load (load_id, judged_at) select load_id, now()::timestamp from load");
            defect(session, "every-fourth", "declaration_key % 4 = 1");
            defect(session, "rare", "declaration_key = 77");
            return null;
        });
    }

    private static void defect(org.tidewaiter.engine.Session session, String check, String where) {
        session.execute(
                "insert into store.defect select declaration_key, 1, load_id, ?, 'error', 'goods_item.hs_code', 'x',"
                        + " 'wrong', null, null from store.declaration where superseded_by is null and " + where,
                check);
    }

    private static DefectCost.CheckCost family(DefectCost.CostReport answer, String check) {
        return answer.families().stream()
                .filter(f -> f.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void without_a_model_there_are_totals_and_a_sentence() {
        DefectCost.CostReport answer = new DefectCost(workspace).withRanking();
        assertThat(answer.ranked()).isNull();
        assertThat(answer.why()).contains("No model is in force");
        assertThat(answer.totals().declarations()).isEqualTo(4000);
    }

    @Test
    @Order(2)
    void totals_without_the_items_are_those_of_a_plain_count() {
        DefectCost.CheckCost fourth = family(new DefectCost(workspace).totals(), "every-fourth");
        long items = workspace
                .lake()
                .number("select count(*) from goods_item where not (sequence = 1 and declaration_key % 4 = 1)");
        long declarations = workspace
                .lake()
                .number("select count(distinct declaration_key) from goods_item"
                        + " where not (sequence = 1 and declaration_key % 4 = 1)");
        long thousandths = workspace
                .lake()
                .number("select (1000 * sum(coalesce(customs_value, item_amount)))::bigint from goods_item"
                        + " where not (sequence = 1 and declaration_key % 4 = 1)");
        assertThat(fourth.without().items()).isEqualTo(items);
        assertThat(fourth.without().declarations()).isEqualTo(declarations);
        assertThat(fourth.without().customsValue()).isEqualByComparingTo(BigDecimal.valueOf(thousandths, 3));
        assertThat(fourth.touched().items()).isEqualTo(1000);
    }

    @Test
    @Order(3)
    void a_defect_of_a_whole_declaration_takes_all_its_items_out_once() {
        workspace.lake().transaction(session -> {
            for (int i = 0; i < 2; i++) {
                session.execute(
                        "insert into store.defect values (9, null, 2, 'whole', 'error', 'declaration', null, 'wrong',"
                                + " null, null)");
            }
            session.execute(
                    "insert into store.defect values (9, 1, 2, 'whole', 'error', 'goods_item', null, 'wrong', null,"
                            + " null)");
            return null;
        });
        DefectCost.Totals touched =
                family(new DefectCost(workspace).totals(), "whole").touched();
        assertThat(touched.items())
                .isEqualTo(workspace.lake().number("select count(*) from goods_item where declaration_key = 9"));
        assertThat(touched.declarations()).isEqualTo(1);
    }

    @Test
    @Order(4)
    @Tag("slow")
    void the_ranking_is_measured_only_on_what_the_model_has_not_seen() {
        ModelCard card = Learning.learn(
                workspace, ItemReader.read(workspace.lake()), LearnParameters.until(UNTIL), Actor.systemUser("test"));
        new ModelStore(workspace).promote(card.id(), Actor.systemUser("test"), "test");
        DefectCost.CostReport answer = new DefectCost(workspace).withRanking();
        long seen = workspace
                .lake()
                .number("select count(*) from control c join declaration d on d.declaration_key = c.declaration_key"
                        + " where d.accepted_at >= '2021-01-01' and c.outcome <> 'pending'");
        assertThat(Objects.requireNonNull(answer.ranked()).items()).isEqualTo((int) seen);
        assertThat(answer.since()).isEqualTo(UNTIL);
        assertThat(answer.ranked().auc()).isGreaterThan(0.6);
        DefectCost.RankingFigures without =
                Objects.requireNonNull(family(answer, "every-fourth").rankedWithout());
        DefectCost.RankingFigures touched =
                Objects.requireNonNull(family(answer, "every-fourth").rankedTouched());
        assertThat(without.items() + touched.items()).isEqualTo(answer.ranked().items());
        assertThat(without.findings() + touched.findings())
                .isEqualTo(answer.ranked().findings());
        assertThat(family(answer, "every-fourth").verdict()).contains("no difference beyond chance");
    }

    @Test
    @Order(5)
    @Tag("slow")
    void a_defect_of_few_items_is_not_judged() {
        DefectCost.CheckCost rare = family(new DefectCost(workspace).withRanking(), "rare");
        assertThat(rare.rankedWithout()).isNull();
        assertThat(rare.verdict()).startsWith("Too few to judge");
    }

    @Test
    @Order(6)
    @Tag("slow")
    void a_defect_that_hides_findings_from_the_model_is_seen_to_spoil_the_ranking() {
        workspace.lake().transaction(session -> {
            String unseen = "select d.declaration_key from declaration d join control c on c.declaration_key ="
                    + " d.declaration_key where d.accepted_at >= '2021-01-01' and c.outcome = 'conform' order by"
                    + " d.declaration_key limit 150";
            defect(session, "hiding", "declaration_key in (" + unseen + ")");
            session.execute(
                    "update store.control set outcome = 'finding' where declaration_key in (select declaration_key"
                            + " from store.defect where check_id = 'hiding' order by declaration_key limit 120)");
            return null;
        });
        DefectCost.CheckCost hiding = family(new DefectCost(workspace).withRanking(), "hiding");
        assertThat(hiding.verdict()).contains("these defects spoil the ranking");
    }

    @Test
    @Order(7)
    @Tag("slow")
    void a_model_that_has_seen_everything_is_not_measured() {
        ModelCard card = Learning.learn(
                workspace,
                ItemReader.read(workspace.lake()),
                LearnParameters.until(LocalDate.of(2021, 6, 1)),
                Actor.systemUser("test"));
        new ModelStore(workspace).promote(card.id(), Actor.systemUser("test"), "test");
        DefectCost.CostReport answer = new DefectCost(workspace).withRanking();
        assertThat(answer.ranked()).isNull();
        assertThat(answer.why()).contains("has seen every controlled item");
    }
}
