package org.tidewaiter.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.riskmodel.SampleWorkspace;
import org.tidewaiter.selection.RankedList;

class DeclarationFileTest {
    @AutoClose
    static Lake lake;

    @BeforeAll
    static void fill() {
        lake = Lake.inMemory();
        Schema.create(lake);
        SampleWorkspace.fill(lake, 2000);
    }

    @Test
    void an_id_no_one_declared_has_no_file() {
        assertThat(DeclarationFile.of(lake, "none")).isEmpty();
    }

    @Test
    void a_corrected_declaration_keeps_its_former_version() {
        DeclarationFile file =
                DeclarationFile.of(lake, Integer.toString(50000000 + 408 * 7)).orElseThrow();
        assertThat(file.versions()).extracting(DeclarationFile.Version::version).containsExactly(2, 1);
        assertThat(file.current().supersededBy()).isNull();
        assertThat(file.items()).isNotEmpty();
    }

    @Test
    void a_partys_past_ends_before_the_day_in_question() {
        DeclarationFile.Version declaration = someLateOne().current();
        LocalDateTime day = declaration.acceptedAt().toLocalDate().atStartOfDay();
        for (PartyPast past : PartyPast.of(lake, declaration, day)) {
            assertThat(past.lastControls()).allMatch(c -> c.recordedAt().isBefore(day));
            assertThat(past.months()).allMatch(m -> m.month().atStartOfDay().isBefore(day));
            assertThat(past.months().stream()
                            .mapToLong(PartyPast.MonthOfParty::findings)
                            .sum())
                    .isEqualTo(past.totals().findings());
        }
    }

    @Test
    void what_became_known_the_same_day_changes_nothing_of_what_was_known_before() {
        DeclarationFile.Version declaration = someLateOne().current();
        LocalDateTime day = declaration.acceptedAt().toLocalDate().atStartOfDay();
        List<PartyPast> before = PartyPast.of(lake, declaration, day);
        try (var session = lake.session()) {
            session.execute("begin transaction");
            session.execute(
                    "insert into store.control (declaration_key, sequence, load_id, kind, selected_by, selector_key,"
                            + " selection_probability, officer_key, recorded_at, outcome, finding_kind_key, amount_recovered, control_key,"
                            + " version, stated_amount, stated_currency, entered_by, reason) select declaration_key, 1, 1, 'goods', 'officer', 0, null, 0, cast(? as"
                            + " timestamp), 'finding', 31, 5, 1000000 + declaration_key, 1, null, null, null, null from"
                            + " store.declaration",
                    day);
            session.execute("commit");
        }
        assertThat(PartyPast.of(lake, declaration, day)).isEqualTo(before);
        assertThat(PartyPast.of(lake, declaration, day.plusDays(1))).isNotEqualTo(before);
        try (var session = lake.session()) {
            session.execute("delete from store.control where selected_by = 'officer'");
        }
    }

    @Test
    void controls_that_differ_in_nothing_but_item_and_amount_are_one_visit() {
        LocalDateTime morning = LocalDateTime.of(2021, 3, 1, 9, 0);
        DeclarationFile file = new DeclarationFile(
                List.of(),
                List.of(),
                List.of(
                        control(1, morning, Outcome.FINDING, "10.50"),
                        control(2, morning, Outcome.FINDING, null),
                        control(3, morning, Outcome.CONFORM, null),
                        control(4, morning, Outcome.FINDING, "0.25"),
                        control(null, morning.minusDays(1), Outcome.CONFORM, null)),
                List.of());
        assertThat(file.visits())
                .extracting(DeclarationFile.Visit::items)
                .containsExactly(List.of(1, 2, 4), List.of(3), List.of());
        assertThat(file.visits())
                .extracting(DeclarationFile.Visit::amountRecovered)
                .containsExactly(new BigDecimal("10.75"), null, null);
    }

    private static DeclarationFile.Control control(
            @Nullable Integer sequence, LocalDateTime at, Outcome outcome, @Nullable String amount) {
        return new DeclarationFile.Control(
                sequence,
                1,
                "goods",
                Chooser.RULE,
                null,
                null,
                "F1",
                at,
                outcome,
                null,
                amount == null ? null : new BigDecimal(amount));
    }

    @Test
    void the_bins_of_a_products_past_hold_each_peer_once() {
        DeclarationFile file = someLateOne();
        ProductPast past = ProductPast.of(lake, file.current(), 1, LocalDateTime.of(2021, 3, 1, 0, 0))
                .orElseThrow();
        assertThat(past.bins().stream().mapToLong(ProductPast.Bin::peers).sum())
                .isEqualTo(past.prices().peers());
        assertThat(past.prices().p05()).isLessThanOrEqualTo(past.prices().median());
    }

    @Test
    void a_product_with_few_peers_is_not_judged() {
        DeclarationFile file = DeclarationFile.of(lake, "50000000").orElseThrow();
        ProductPast past = ProductPast.of(lake, file.current(), 1, LocalDateTime.of(2020, 7, 1, 0, 0))
                .orElseThrow();
        assertThat(past.enough()).isFalse();
        assertThat(past.prices().shareBelow()).isNull();
    }

    private static DeclarationFile someLateOne() {
        String id = new RankedList(lake)
                .page(1, RankedList.Filter.NONE, RankedList.SortColumn.DATE, true, 1, 0)
                .getFirst()
                .declarationId();
        return DeclarationFile.of(lake, id).orElseThrow();
    }
}
