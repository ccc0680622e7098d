package org.tidewaiter.dataquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.message.Message;
import org.tidewaiter.riskmodel.SampleWorkspace;

/** Cards, lists and letters over 2,000 made-up declarations, 500 or so with one item of three without a net mass. */
@Tag("slow")
class ScoreCardsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    private static final Map<String, Aspect> ASPECTS =
            Map.of("mass-given", Aspect.COMPLETENESS, "carrier-known", Aspect.CONSISTENCY);

    private static List<Defect> check(Message message) {
        List<Defect> defects = new java.util.ArrayList<>();
        for (int i = 0; i < message.items().size(); i++) {
            if (message.items().get(i).text(Field.NET_MASS_KG) == null) {
                defects.add(new Defect(
                        "mass-given", Defect.Severity.ERROR, i + 1, Field.NET_MASS_KG.path(), null, "No mass"));
            }
        }
        if (message.heading().text(Field.CARRIER_ID) == null) {
            defects.add(new Defect("carrier-known", Defect.Severity.WARNING, null, "", null, "No carrier"));
        }
        return defects;
    }

    @BeforeEach
    void open() {
        workspace = SampleWorkspace.open(directory.resolve("w"), 2000);
    }

    private static BigDecimal money(ScoreCards.ScoreCard card) {
        BigDecimal errors = card.moneyWithErrors();
        BigDecimal warnings = card.moneyWithWarnings();
        return (errors == null ? BigDecimal.ZERO : errors).add(warnings == null ? BigDecimal.ZERO : warnings);
    }

    private ScoreCards cards() {
        return new ScoreCards(workspace.lake(), ASPECTS);
    }

    private void execute(String sql) {
        workspace.lake().transaction(s -> {
            s.execute(sql);
            return true;
        });
    }

    private void checkAll() {
        new StoredDataCheck(workspace.lake(), new CheckBook(() -> ScoreCardsTest::check, language -> List.of()))
                .checkLoads(false, Actor.systemUser("test"), (judged, of) -> {});
    }

    @Test
    void what_was_not_judged_counts_neither_as_good_nor_as_bad() {
        assertThat(cards().whole().items()).isZero();
        checkAll();
        long all = cards().whole().items();
        workspace.lake().transaction(s -> s.execute("delete from store.judged_load where load_id = 2"));
        assertThat(cards().whole().items()).isBetween(1L, all - 1);
    }

    @Test
    void judging_again_finds_the_same_and_judging_twice_finds_nothing_new() {
        StoredDataCheck judgement = new StoredDataCheck(
                workspace.lake(), new CheckBook(() -> ScoreCardsTest::check, language -> List.of()));
        assertThat(judgement.waiting().loads()).isEqualTo(2);
        StoredDataCheck.CheckedData first = judgement.checkLoads(false, Actor.systemUser("test"), (judged, of) -> {});
        assertThat(first.defects()).isPositive();
        assertThat(workspace.lake().number("select count(*) from store.judged_load where judged_by = 'test'"))
                .isEqualTo(2);
        assertThat(judgement
                        .checkLoads(false, Actor.systemUser("test"), (judged, of) -> {})
                        .declarations())
                .isZero();
        assertThat(judgement
                        .checkLoads(true, Actor.systemUser("test"), (judged, of) -> {})
                        .defects())
                .isEqualTo(first.defects());
        assertThat(workspace.lake().number("select count(*) from store.defect")).isEqualTo(first.defects());
    }

    @Test
    void progress_rises_to_all_declarations() {
        List<Long> told = new java.util.ArrayList<>();
        new StoredDataCheck(workspace.lake(), new CheckBook(() -> ScoreCardsTest::check, language -> List.of()))
                .checkLoads(false, Actor.systemUser("test"), (judged, of) -> {
                    told.add(judged);
                    assertThat(of).isEqualTo(2000);
                });
        assertThat(told).isSorted().last().isEqualTo(2000L);
    }

    @Test
    void the_scores_are_those_of_a_plain_count() {
        checkAll();
        ScoreCards.ScoreCard whole = cards().whole();
        String flawed = "i.net_mass_kg is null or d.carrier_id is null";
        String items = " from goods_item i join declaration d on d.declaration_key = i.declaration_key";
        assertThat(whole.items()).isEqualTo(workspace.lake().number("select count(*)" + items));
        assertThat(whole.withErrors())
                .isEqualTo(workspace.lake().number("select count(*)" + items + " where i.net_mass_kg is null"));
        assertThat(whole.withErrors() + whole.withWarnings())
                .isEqualTo(workspace.lake().number("select count(*)" + items + " where " + flawed));
        assertThat(whole.score()).isEqualTo(1 - (double) whole.withErrors() / whole.items());
        double incomplete = workspace.lake().number("select count(*)" + items + " where i.net_mass_kg is null");
        assertThat(whole.completeness()).isCloseTo(1 - incomplete / whole.items(), within(1e-12));
        assertThat(whole.uniqueness()).isEqualTo(1);
    }

    @Test
    void cards_of_a_group_add_up_to_the_whole() {
        checkAll();
        ScoreCards.ScoreCard whole = cards().whole();
        for (ScoreCards.Group group : ScoreCards.Group.values()) {
            if (group != ScoreCards.Group.FIELD) {
                List<ScoreCards.ScoreCard> cards = cards().by(group, 10_000);
                assertThat(cards.stream().mapToLong(ScoreCards.ScoreCard::items).sum())
                        .as(group.name())
                        .isEqualTo(whole.items());
                assertThat(cards.stream()
                                .mapToLong(ScoreCards.ScoreCard::withErrors)
                                .sum())
                        .isEqualTo(whole.withErrors());
                assertThat(cards.stream()
                                .mapToLong(ScoreCards.ScoreCard::withWarnings)
                                .sum())
                        .isEqualTo(whole.withWarnings());
                BigDecimal money = cards.stream().map(ScoreCardsTest::money).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(money).isEqualByComparingTo(money(whole));
            }
        }
    }

    @Test
    void every_card_leads_to_as_many_defects_as_it_counts() {
        checkAll();
        Defects defects = new Defects(workspace.lake());
        ScoreCards.ScoreCard field = cards().by(ScoreCards.Group.FIELD, 10).stream()
                .filter(c -> c.name().equals(Field.NET_MASS_KG.path()))
                .findFirst()
                .orElseThrow();
        Defects.DefectFilter wanted =
                new Defects.DefectFilter(null, field.name(), null, null, null, null, null, "error", null);
        assertThat(defects.count(wanted)).isEqualTo(field.errors());
        assertThat(defects.rows(wanted, 10_000, 0))
                .hasSize((int) field.errors())
                .allMatch(r -> r.check().equals("mass-given"));
    }

    @Test
    void the_defects_of_all_sides_are_all_defects_also_of_checks_nobody_knows() {
        checkAll();
        workspace
                .lake()
                .transaction(s -> s.execute(
                        "insert into store.defect values (1, null, 2, 'old', 'error', 'x', null, 'm', null, null)"));
        Defects defects = new Defects(workspace.lake());
        long sum = 0;
        for (Aspect aspect : Aspect.values()) {
            sum += defects.count(new Defects.DefectFilter(
                    null, null, null, null, null, null, null, null, Defects.CheckSelection.of(aspect, ASPECTS)));
        }
        assertThat(sum).isEqualTo(defects.count(Defects.DefectFilter.ALL));
    }

    @Test
    void what_is_missing_is_found_under_the_part_that_should_have_it() {
        checkAll();
        assertThat(cards().by(ScoreCards.Group.FIELD, 10))
                .extracting(ScoreCards.ScoreCard::name)
                .contains("declaration");
    }

    @Test
    void a_letter_counts_each_item_once_and_gives_five_examples_at_most() {
        checkAll();
        String declarant = cards().by(ScoreCards.Group.DECLARANT, 1).getFirst().name();
        Letter letter =
                new Letters(workspace.lake(), CheckBook.EMPTY).to(declarant, Locale.ENGLISH, LocalDate.of(2021, 4, 1));
        ScoreCards.ScoreCard card = cards().by(ScoreCards.Group.DECLARANT, 1).getFirst();
        assertThat(letter.items()).isEqualTo(card.items());
        assertThat(letter.itemsWithDefects()).isEqualTo(card.withErrors() + card.withWarnings());
        assertThat(letter.money()).isEqualByComparingTo(money(card));
        assertThat(letter.defects())
                .isEqualTo(new Defects(workspace.lake())
                        .count(new Defects.DefectFilter(null, null, null, declarant, null, null, null, null, null)));
        assertThat(letter.complaints()).allSatisfy(c -> assertThat(c.examples()).hasSizeBetween(1, Letters.EXAMPLES));
        assertThat(letter.complaints().getLast().note().means()).isEqualTo("carrier-known");
    }

    @Test
    void a_letter_names_its_declarant_as_most_of_its_declarations_do_unless_a_register_does() {
        checkAll();
        String declarant = cards().by(ScoreCards.Group.DECLARANT, 1).getFirst().name();
        Letters letters = new Letters(workspace.lake(), CheckBook.EMPTY);
        execute("update store.party set name = null where party_id = '" + declarant + "'");
        execute("update store.declaration d set declarant_name = case when d.declaration_key = (select"
                + " min(declaration_key) from declaration where declarant_id = '" + declarant + "')"
                + " then 'Transit Ocean' else 'Transit Océan' end where d.declarant_key = (select party_key from"
                + " store.party where party_id = '" + declarant + "')");
        assertThat(letters.to(declarant, Locale.ENGLISH, LocalDate.of(2021, 4, 1))
                        .name())
                .isEqualTo("Transit Océan");
        execute("update store.party set name = 'Registered' where party_id = '" + declarant + "'");
        assertThat(letters.to(declarant, Locale.ENGLISH, LocalDate.of(2021, 4, 1))
                        .name())
                .isEqualTo("Registered");
    }

    @Test
    void a_letter_to_nobody_or_about_what_was_not_judged_is_refused() {
        Letters letters = new Letters(workspace.lake(), CheckBook.EMPTY);
        assertThatThrownBy(() -> letters.to("nobody", Locale.ENGLISH, LocalDate.EPOCH))
                .hasMessageContaining("has been judged");
        String declarant = "select declarant_id from declaration limit 1";
        assertThatThrownBy(() -> letters.to(
                        String.valueOf(
                                workspace.lake().maps(declarant).getFirst().get("declarant_id")),
                        Locale.ENGLISH,
                        LocalDate.EPOCH))
                .hasMessageContaining("has been judged");
    }
}
