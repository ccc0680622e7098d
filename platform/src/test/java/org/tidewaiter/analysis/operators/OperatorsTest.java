package org.tidewaiter.analysis.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/**
 * Twenty importers of shoes, twelve declarations a month each for a year: I0 to I9 are authorised. One in four of the others is controlled and
 * released after 10 hours, one in twelve of the authorised and after 2 hours. One in six of what is controlled is wrong, and of I0's from July on
 * all; I1's certificate ended in June, I2 always lodges late, I3 is struck off.
 */
@Tag("slow")
class OperatorsTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        LocalDate first = LocalDate.of(2025, 1, 1);
        for (int importer = 0; importer < 20; importer++) {
            boolean authorised = importer < 10;
            for (int n = 0; n < 144; n++) {
                LocalDate on = first.plusMonths(n / 12).plusDays(2L * (n % 12));
                String id = "D" + importer + "-" + n;
                String arrived = (importer == 2 ? on.minusDays(30) : on) + "T08:00:00";
                declarations.add(String.join(
                        ",",
                        id,
                        on + "T08:00:00",
                        "IM4",
                        "1",
                        "I" + importer,
                        arrived,
                        on + "T08:00:00",
                        on + (authorised ? "T10:00:00" : "T18:00:00"),
                        "640399",
                        "VN",
                        "100"));
                if (authorised ? n % 12 == 0 || (importer == 0 && n % 6 == 0) : n % 4 == 0) {
                    boolean wrong = (importer == 0 && n >= 72) || (n / 4 + importer) % 6 == 0;
                    results.add(id + ",documents,rule," + on + (wrong ? ",finding,50" : ",conform,"));
                }
            }
        }
        asked = AskedDeclarations.in(directory)
                .load(
                        "declaration_id,accepted_at,type_code,transport_mode,importer_id,arrived_at,lodged_at,released_at,hs_code,"
                                + "origin_country,customs_value",
                        declarations)
                .controls("declaration_id,kind,selected_by,recorded_at,outcome,amount_recovered", results)
                .reference("aeo_register", """
                        party_id,certificate,valid_from,valid_until
                        I0,C0,2023-03-01,
                        I1,C1,2020-01-01,2025-06-30
                        I2,C2,2020-01-01,2026-03-01
                        I3,C3,2024-01-01,
                        I4,C4,2024-01-01,2030-01-01
                        I5,C5,2024-01-01,2030-01-01
                        I6,C6,2024-01-01,2030-01-01
                        I7,C7,2024-01-01,2030-01-01
                        I8,C8,2024-01-01,2030-01-01
                        I9,C9,2024-01-01,2030-01-01
                        I99,C99,2024-01-01,2030-01-01
                        """);
    }

    private static @Nullable Object cell(Table table, String key, String column) {
        int place = column(table, table.columns().getFirst().name()).indexOf(key);
        return table.rows().get(place).get(table.place(column));
    }

    private static double number(Table table, String key, String column) {
        return ((Number) Objects.requireNonNull(cell(table, key, column))).doubleValue();
    }

    private static Table operators() {
        return table(asked.findings(new OperatorMonitoring(), Map.of()), "operators");
    }

    @Test
    void the_operator_whose_findings_rose_passes_its_limit_and_no_other_does() {
        Table t = operators();
        assertThat(t.rows().getFirst().getFirst()).isEqualTo("I0");
        assertThat(cell(t, "I0", "sign")).isEqualTo("findings");
        assertThat(number(t, "I0", "peak")).isGreaterThan(number(t, "I0", "limit"));
        assertThat(column(t, "sign").stream().filter("findings"::equals)).hasSize(1);
        assertThat(number(t, "I0", "looked")).isEqualTo(24);
    }

    @Test
    void each_sign_stands_at_who_shows_it() {
        Table t = operators();
        assertThat(cell(t, "I2", "sign")).isEqualTo("late");
        assertThat(number(t, "I2", "late")).isEqualTo(1);
        assertThat(cell(t, "I1", "sign")).isEqualTo("ended");
        assertThat(cell(t, "I99", "sign")).isEqualTo("no_trade");
        assertThat(cell(t, "I4", "sign")).isNull();
        // nothing was judged, no event tells of amendments, one file of parties tells no change
        assertThat(cell(t, "I4", "erroneous")).isNull();
        assertThat(cell(t, "I4", "amended")).isNull();
        assertThat(cell(t, "I4", "changes")).isNull();
    }

    /** The last declaration is of 23 December: the day after is asked of. C0 has no end: three years from 2023-03-01. */
    @Test
    void days_to_validation_are_those_to_the_end_or_to_the_assumed_years() {
        Table t = operators();
        assertThat(cell(t, "I0", "due_on")).isEqualTo("2026-03-01");
        assertThat(number(t, "I0", "days")).isEqualTo(67);
        assertThat(cell(t, "I2", "due_on")).isEqualTo("2026-03-02");
        assertThat(number(t, "I1", "days")).isNegative();
    }

    @Test
    void criteria_that_no_data_show_are_to_be_asked() {
        Table criteria = table(asked.findings(new OperatorMonitoring(), Map.of()), "criteria");
        assertThat(criteria.rows()).hasSize(13);
        assertThat(cell(criteria, "A", "state")).isEqualTo("look");
        assertThat(cell(criteria, "C", "state")).isEqualTo("asked");
        assertThat(cell(criteria, "I", "state")).isEqualTo("asked");
    }

    /** In a workspace of its own, so that no other test sees what was seen. */
    @Test
    void what_was_seen_on_the_spot_stands_in_the_checklist_and_the_last_look_counts(@TempDir Path own) {
        try (AskedDeclarations spot = AskedDeclarations.in(own)) {
            spot.load("declaration_id,accepted_at,importer_id,hs_code", List.of("A,2026-01-05,X1,640399"))
                    .reference("aeo_register", "party_id,certificate\nX1,C1\nX2,C2\n")
                    .reference("aeo_evidence", """
                            party_id,criterion,seen_on,met,evidence,seen_by
                            X1,G,2025-03-01,no,seal store open,Anna B.
                            X1,G,2025-06-01,yes,new lock,Anna B.
                            X2,I,2025-06-02,non,fence down,Anna B.
                            nobody,J,2025-06-02,yes,,
                            """);
            // what a former version took in
            spot.workspace()
                    .lake()
                    .transaction(session -> session.execute(
                            "insert into reference.aeo_evidence (load_id, line_number, party_id, criterion, seen_on, met)"
                                    + " values (1, 9, 'X2', 'Z', date '2025-06-02', true)"));
            Result.Findings findings = spot.findings(new OperatorMonitoring(), Map.of());
            Table criteria = table(findings, "criteria");
            assertThat(cell(criteria, "G", "state")).isEqualTo("met");
            assertThat(cell(criteria, "I", "state")).isEqualTo("unmet");
            assertThat(cell(criteria, "J", "state")).isEqualTo("asked");
            assertThat(column(table(findings, "evidence"), "evidence")).containsExactly("fence down", "new lock");
            assertThat(findings.findings())
                    .anySatisfy(
                            f -> assertThat(f.says().english())
                                    .startsWith(
                                            "Looks on the spot at a criterion of an operator: 2, at 2 of 2 operators; not met: 1"))
                    .anySatisfy(f -> assertThat(f.says().english()).contains("not counted: Z."));
            assertThat(findings.toString()).doesNotContain("Anna");
            Result.Findings one = spot.findings(new OperatorMonitoring(), Map.of("importer", "X2"));
            Table checklist = table(one, "checklist");
            assertThat(checklist.rows()).hasSize(13);
            long unmet =
                    column(checklist, "state").stream().filter("unmet"::equals).count();
            long met = column(checklist, "state").stream().filter("met"::equals).count();
            assertThat(unmet + met)
                    .as("what was seen at the other is not in it")
                    .isEqualTo(1);
            assertThat(cell(checklist, "D", "state")).as("it lodged nothing").isEqualTo("look");
            assertThat(cell(checklist, "K", "state")).isEqualTo("asked");
            assertThat(one.toString()).doesNotContain("Anna", "X1");
            assertThat(spot.ask(new OperatorMonitoring(), Map.of("importer", "X9")))
                    .isInstanceOf(Result.NotApplicable.class);
        }
    }

    @Test
    void benefits_are_what_the_same_goods_of_others_do_not_have() {
        Result.Findings findings = asked.findings(new OperatorBenefits(), Map.of());
        Table benefits = table(findings, "benefits");
        int authorised = 9 * 144 + 72;
        assertThat(number(benefits, "controls", "authorised"))
                .isCloseTo(100 * (9 * 12 + 6 + 12) / (double) authorised, within(1e-10));
        // 10 × 36 of others, 6 of I1 in its second half
        assertThat(number(benefits, "controls", "others")).isCloseTo(100 * (360 + 6) / (1440 + 72.0), within(1e-10));
        assertThat(number(benefits, "hours", "authorised")).isEqualTo(2);
        assertThat(number(benefits, "hours", "others")).isEqualTo(10);
        assertThat(cell(benefits, "controls", "verdict")).isEqualTo("delivered");
        assertThat(cell(benefits, "hours", "verdict")).isEqualTo("delivered");
        assertThat(number(benefits, "controls", "high")).isNegative();
        assertThat(cell(benefits, "examinations", "verdict")).isEqualTo("not shown");
    }

    @Test
    void a_period_with_too_few_alike_gives_no_answer() {
        assertThat(asked.ask(new OperatorBenefits(), Map.of("to", "2025-01-04")))
                .isInstanceOf(Result.TooFew.class);
        assertThat(asked.ask(new OperatorBenefits(), Map.of("type", "EX"))).isInstanceOf(Result.NotApplicable.class);
    }

    /**
     * Two authorised of chapter 1 (one controlled), and in it one of four others; in chapter 2 one authorised and one other, both controlled; chapter
     * 3 has nobody to compare with.
     */
    @Test
    void others_count_as_often_as_there_are_authorised_in_their_stratum() {
        List<MatchedDifference.Row> rows = new ArrayList<>();
        row(rows, 1, true, true);
        row(rows, 1, true, false);
        row(rows, 1, false, true);
        row(rows, 1, false, false);
        row(rows, 1, false, false);
        row(rows, 1, false, false);
        row(rows, 2, true, true);
        row(rows, 2, false, true);
        row(rows, 3, true, true);
        MatchedDifference d = MatchedDifference.ofShare(rows, r -> r.controlled() ? 1 : 0, 1);
        assertThat(d.authorised()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(d.others()).isCloseTo((2 * 0.25 + 1) / 3, within(1e-12));
        assertThat(MatchedDifference.ofShare(rows, r -> r.controlled() ? 1 : 0, 1))
                .isEqualTo(d);
    }

    private static void row(List<MatchedDifference.Row> rows, int stratum, boolean authorised, boolean controlled) {
        rows.add(new MatchedDifference.Row(stratum, rows.size() + 1, authorised, controlled, false, 1.0));
    }
}
