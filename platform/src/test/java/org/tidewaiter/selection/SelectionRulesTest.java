package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Signal;
import org.tidewaiter.riskmodel.AmountRates;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.PeriodItems;
import org.tidewaiter.riskmodel.SixRows;

/** Rules over what is declared and over the signals of the analyses, which go before the list. */
@Tag("slow")
class SelectionRulesTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
    private static final LocalDate LAST = LocalDate.of(2024, 3, 6);

    /** Three items of the importer with a duty of 12, then what the rules are asked of; X pays what it always paid. */
    private static final String ROWS = """
        declaration_id accepted_at         office_code importer_id sequence hs_code net_mass_kg customs_value duty_rate_percent
        P              2024-03-01T08:00:00 10          I1          1        610910  100         100           12
        Q              2024-03-01T09:00:00 10          I1          1        610910  200         100           12
        R              2024-03-02T08:00:00 10          I1          1        610990  300         500           12
        CHEAP          2024-03-04T08:00:00 10          I1          1        610990  400         700           5
        LARGE          2024-03-04T09:00:00 10          I2          1        610910  500         90000         20
        X              2024-03-05T08:00:00 10          I1          1        610910  600         100           12
        LATER          2024-03-05T09:00:00 10          I1          1        610990  600         100           2
        """;

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    @BeforeEach
    void load() {
        workspace = SixRows.load(directory, ROWS);
    }

    private SelectionRules rules(String text) {
        try {
            return SelectionRules.read(Files.writeString(directory.resolve("rules.yaml"), text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String rule(String when, String until) {
        return "rules:\n- {id: cheaper, says: 'pays less than it did', when: '" + when + "', until: " + until + "}\n";
    }

    private Assessing.Summary assess(double budget, SelectionRules rules) {
        ModelCard card = SixRows.model(workspace, FIRST, "duty rate", 0.01f, AmountRates.UNKNOWN);
        return Assessing.assess(
                workspace,
                card,
                new AssessParameters(
                        FIRST,
                        LAST,
                        budget,
                        AssessParameters.BudgetPeriod.PERIOD,
                        0,
                        AssessParameters.Ranking.PROBABILITY,
                        rules),
                RandomDraw.of(workspace),
                Actor.systemUser());
    }

    record Decided(String declarationId, Chooser selectedBy, double selectionProbability, String reasons) {}

    private List<Decided> red() {
        return workspace
                .lake()
                .query(
                        Decided.class,
                        "select d.declaration_id, a.selected_by, a.selection_probability, a.reasons from assessed a"
                                + " join declaration d on d.declaration_key = a.declaration_key where a.lane = 'red'"
                                + " order by a.rank");
    }

    @Test
    void a_signal_as_it_was_known_on_the_day_puts_a_declaration_before_the_list() {
        Assessing.Summary summary = assess(3, rules(rule("signal.duty_change <= -7", "2024-12-31")));
        // On the fourth three items of 12 came before, 5 is 7 below; on the fifth the mean of four is 10.25, and 2 is
        // 8.25 below it.
        assertThat(red())
                .extracting(Decided::declarationId)
                .startsWith("CHEAP", "LATER")
                .hasSize(3);
        assertThat(red()).extracting(Decided::selectedBy).containsExactly(Chooser.RULE, Chooser.RULE, Chooser.MODEL);
        assertThat(red()).extracting(Decided::selectionProbability).containsOnly(1.0);
        assertThat(red().getFirst().reasons()).contains("Rule cheaper: pays less than it did");
        assertThat(red().getLast().reasons()).doesNotContain("Rule cheaper");
        assertThat(summary.byRule()).isEqualTo(2);
        assertThat(summary.byModel()).isEqualTo(1);
        assertThat(summary.ruleHits()).containsEntry("cheaper", 2);
        Overview overview = new Overview(workspace.lake());
        assertThat(overview.lanesByDay(summary.assessmentId()).stream()
                        .mapToLong(Overview.LanesOfDay::redByRule)
                        .sum())
                .isEqualTo(2);
        assertThat(overview.lanesByOffice(summary.assessmentId()))
                .extracting(o -> List.of(o.redByRule(), o.redByModel(), o.redByChance()))
                .containsExactly(List.of(2L, 1L, 0L));
        assertThat(workspace.lake().number("select count(*) from trail where content like '%rules_sha256%'"))
                .isEqualTo(1);
    }

    @Test
    void where_more_match_than_there_are_places_the_budget_holds_and_all_are_told() {
        Assessing.Summary summary = assess(0.25, rules(rule("signal.duty_change <= -7", "2024-12-31")));
        assertThat(red()).hasSize(1);
        assertThat(summary.byRule()).isEqualTo(1);
        assertThat(summary.ruleHits()).containsEntry("cheaper", 2);
    }

    @Test
    void what_is_declared_and_a_signal_stand_side_by_side_and_a_missing_value_is_not_judged() {
        Assessing.Summary summary = assess(4, rules("""
                rules:
                - id: large
                  says: more than fifty thousand
                  when: item.customs_value > 50000 && declaration.office_code == "10"
                  until: 2024-12-31
                - id: never
                  says: no packages are declared
                  when: signal.package_mass < 1000
                  until: 2024-12-31
                - id: both
                  says: cheap and small
                  when: signal.duty_change < 0 && item.net_mass_kg < 500
                  until: 2024-12-31
                """));
        assertThat(summary.ruleHits())
                .containsEntry("large", 1)
                .containsEntry("never", 0)
                .containsEntry("both", 1);
    }

    @Test
    void a_rule_whose_last_day_lies_before_the_period_is_told_as_expired() {
        SelectionRules rules = rules(rule("signal.duty_change <= -7", "2024-03-03"));
        assertThat(rules.expiredBefore(LocalDate.of(2024, 3, 4)))
                .containsExactly(Map.entry("cheaper", LocalDate.of(2024, 3, 3)));
        assertThat(rules.expiredBefore(LocalDate.of(2024, 3, 3))).isEmpty();
    }

    @Test
    void a_rule_ends_with_its_last_day() {
        assertThat(assess(3, rules(rule("signal.duty_change <= -7", "2024-03-04")))
                        .ruleHits())
                .containsEntry("cheaper", 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            signal.duty_chnage < 0       | duty_change
            item.net_mas_kg < 0          | net_mass_kg
            control.outcome == "finding" | names nothing
            signal.duty_change           | true or false
            signal.duty_change <         | cannot be read
            item.hs_code > 5             | cannot be read
            item.net_mass_kg == "5"      | cannot be read
            item["hs_code"] == "610910"  | names nothing
            """)
    void what_cannot_be_asked_is_refused_with_what_can(String when, String says) {
        assertThatThrownBy(() -> rules(rule(when, "2024-12-31")))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining(says)
                .hasMessageContaining("cheaper");
    }

    @Test
    void a_rule_that_compares_a_text_with_a_number_is_refused_with_what_its_names_are() {
        assertThatThrownBy(() -> rules(rule("item.hs_code > 5 && item.net_mass_kg > 5", "2024-12-31")))
                .isInstanceOfSatisfying(
                        TidewaiterException.class,
                        e -> assertThat(e.remedy())
                                .contains("at character 14: > does not go with these values")
                                .contains("item.hs_code is a text, compared with a text in quotes")
                                .contains("item.net_mass_kg is a number"));
        assertThatThrownBy(() -> rules(rule("size(item.hs_code) == 6", "2024-12-31")))
                .isInstanceOfSatisfying(
                        TidewaiterException.class,
                        e -> assertThat(e.remedy()).contains("write double(size(item.hs_code))"));
    }

    @Test
    void more_rules_than_a_run_takes_and_a_reason_too_long_to_read_are_refused() {
        String line = "- {id: r%d, says: x, when: item.net_mass_kg > %d, until: 2024-12-31}";
        String thousand = IntStream.range(0, 1000)
                .mapToObj(i -> line.formatted(i, i))
                .collect(Collectors.joining("\n", "rules:\n", "\n"));
        assertThat(rules(thousand).rules()).hasSize(1000);
        assertThatThrownBy(() -> rules(thousand + line.formatted(1000, 0)))
                .hasMessageContaining("has 1001 rules, more than the 1000");
        assertThatThrownBy(() -> rules(
                        rule("item.net_mass_kg > 1", "2024-12-31").replace("pays less than it did", "x".repeat(501))))
                .hasMessageContaining("says 501 characters");
        assertThatThrownBy(() -> rules(rule("true" + " || true".repeat(500), "2024-12-31")))
                .hasMessageContaining("names nothing")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void what_cannot_be_computed_is_counted_and_told_and_never_holds() {
        Assessing.Summary summary = assess(4, rules(rule("10 / (item.sequence - item.sequence) > 1", "2024-12-31")));
        assertThat(summary.ruleHits()).containsEntry("cheaper", 0);
        assertThat(summary.rulesTold())
                .containsExactly(
                        "Rule cheaper could not be judged of 4 items: a division by nought, or a number that is"
                                + " too large.");
        assertThat(workspace.lake().number("select count(*) from trail where content like '%rules_told%by nought%'"))
                .isEqualTo(1);
    }

    @Test
    void a_rule_that_takes_too_many_steps_is_told() {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        Assessing.Summary summary = assess(
                4,
                rules(rule(
                        ten + ".all(a," + ten + ".all(b," + ten + ".all(c, a + b + c > 0 && item.customs_value > 0)))",
                        "2024-12-31")));
        assertThat(summary.ruleHits()).containsEntry("cheaper", 0);
        assertThat(summary.rulesTold()).singleElement().asString().contains("took too many steps for 4 items");
    }

    /** Each of the two takes some hundred steps of each of four items; the run has fewer than both need. */
    @Test
    void where_all_rules_together_take_too_many_steps_the_one_that_took_most_is_stopped_and_told() {
        String loop = "[1,2,3,4,5,6,7,8,9,10].all(a, item.customs_value > 0)";
        String line = "- {id: %s, says: x, when: '%s', until: 2024-12-31}%n";
        SelectionRules two =
                rules("rules:\n" + line.formatted("twice", loop + " && " + loop) + line.formatted("once", loop));
        Items items = ItemReader.read(workspace.lake());
        PeriodItems period = PeriodItems.of(items, FIRST, LAST);
        List<String> told = new java.util.ArrayList<>();
        RuleHits.Hits all =
                RuleHits.of(workspace.lake(), items, period, two, (judged, of) -> told.add(judged + " of " + of));
        assertThat(all.counts()).containsEntry("twice", 4).containsEntry("once", 4);
        assertThat(told).as("who watches is told how far it has come").first().isEqualTo("0 of " + period.size());
        RuleHits.Hits bounded = RuleHits.of(workspace.lake(), items, period, two, 400, (judged, of) -> {});
        assertThat(bounded.counts().get("twice")).isBetween(1, 3);
        assertThat(bounded.counts()).containsEntry("once", 4);
        assertThat(bounded.remarks())
                .filteredOn(t -> t.contains("most of all rules"))
                .singleElement()
                .asString()
                .startsWith("Rule twice took ");
    }

    @Test
    void a_rule_that_holds_of_all_is_told_and_the_budget_holds() {
        Assessing.Summary summary = assess(0.25, rules(rule("item.customs_value > 0", "2024-12-31")));
        assertThat(summary.byRule()).isEqualTo(1);
        assertThat(summary.rulesTold()).singleElement().asString().contains("holds of 4 of 4 declarations");
        assertThat(new Overview(workspace.lake()).rulesTold(summary.assessmentId()))
                .isEqualTo(summary.rulesTold());
        assertThat(assess(0.25, rules(rule("item.customs_value > 50000", "2024-12-31")))
                        .rulesTold())
                .isEmpty();
    }

    @Test
    void has_says_whether_a_name_is_filled_and_a_time_is_read_by_timestamp() {
        assertThat(assess(4, rules("""
                rules:
                - {id: no-brand, says: x, when: "!has(item.brand) && item.net_mass_kg > 500", until: 2024-12-31}
                - {id: brand, says: x, when: has(item.brand), until: 2024-12-31}
                - {id: nike, says: x, when: 'has(item.brand) && item.brand == "N"', until: 2024-12-31}
                - {id: or, says: x, when: 'item.brand == "N" || !has(item.brand)', until: 2024-12-31}
                - {id: at-nine, says: x, when: double(timestamp(declaration.accepted_at).getHours()) == 9, until: 2024-12-31}
                """)).ruleHits())
                .containsEntry("no-brand", 2)
                .containsEntry("brand", 0)
                .containsEntry("nike", 0)
                .containsEntry("or", 4)
                .containsEntry("at-nine", 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rules: []                                                        | no list
            rules: [{id: a, says: b, when: item.net_mass_kg > 1}]             | does not say until
            rules: [{id: a, says: b, when: item.net_mass_kg > 1, until: May}] | no day
            rules: [{id: a, says: b, lane: red, until: 2024-01-01}]           | key lane
            rules: [                                                         | YAML
            """)
    void a_file_that_is_no_table_of_rules_is_refused(String text, String says) {
        assertThatThrownBy(() -> rules(text))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining(says);
    }

    @Test
    void the_manual_names_every_signal() throws IOException {
        String manual = Files.readString(Path.of("../docs/manual.md"));
        for (Signal signal : Signal.values()) {
            assertThat(manual)
                    .contains("| `" + signal.word() + "` | `" + signal.analysis() + "` | " + signal.words() + " |");
        }
    }
}
