package org.tidewaiter.analysis.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Claims of relief and preference beside the register and the trade. */
@Tag("slow")
class ReliefClaimsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,exporter_id,hs_code,origin_country,end_use_code,"
                    + "preference_code,customs_value,tax_assessed";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    /** Six that pay a tenth, of a supplier of China. */
    private static List<String> paying() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add("P" + i + ",2026-03-01,I" + i + ",S,94036000,CN,,,1000,100");
        }
        return rows;
    }

    @Test
    void a_relief_is_held_against_the_register_with_its_days_and_their_grace() {
        List<String> rows = paying();
        rows.add("A,2026-03-01,HELD,S,94036000,CN,NGO,,1000,0");
        rows.add("B,2026-03-01,NOBODY,S,94036000,CN,NGO,,2000,0");
        rows.add("C,2026-03-01,OTHER,S,94036000,CN,NGO,,1000,0");
        rows.add("D,2026-03-01,LATE,S,94036000,CN,NGO,,1000,0");
        rows.add("E,2026-03-01,GRACE,S,94036000,CN,NGO,,1000,0");
        asked.load(HEADER, rows).reference("relief_register", """
                party_id,end_use_code,valid_from,valid_until
                HELD,NGO,2025-01-01,
                OTHER,DIP,,
                LATE,NGO,2024-01-01,2025-12-31
                GRACE,NGO,2026-03-20,
                """);
        Result.Findings findings = asked.findings(new ReliefClaims(), Map.of());
        Table items = table(findings, "items");
        assertThat(column(items, "declaration_id")).containsExactly("B", "C", "D");
        assertThat(column(items, "sign")).containsExactly("none", "other_use", "out_of_time");
        // the code's usual tax is a tenth of the value
        assertThat(column(items, "forgone").getFirst()).isEqualTo(new BigDecimal("200.000"));
        assertThat(findings.ranked()).containsExactly("B", "C", "D");
        assertThat(findings.findings().getFirst().says().english())
                .isEqualTo(
                        "3 of 5 claims of relief (60.0\u00a0%) have no entry of that end use in the register at that time.");
        assertThat(column(table(findings, "schemes"), "forgone")).containsExactly(new BigDecimal("600.000"));
    }

    /** Registers have gaps: whoever claims always, and was controlled and found in order, comes after who claims now and then. */
    @Test
    void a_claim_without_an_entry_weighs_less_where_the_importers_other_claims_are_in_order() {
        List<String> rows = paying();
        for (int i = 0; i < 5; i++) {
            rows.add("ALWAYS" + i + ",2026-03-0" + (1 + i) + ",ALWAYS,S,94036000,CN,NGO,,9000,0");
            rows.add("CHECKED" + i + ",2026-03-0" + (1 + i) + ",CHECKED,S,94036000,CN,NGO,,9000,0");
            rows.add("SOME" + i + ",2026-03-0" + (1 + i) + ",SOME,S,94036000,CN," + (i % 2 == 0 ? "NGO" : "")
                    + ",,1000,0");
        }
        rows.add("CHECKED9,2026-03-09,CHECKED,S,94036000,CN,,,9000,900");
        rows.add("CHECKED8,2026-03-09,CHECKED,S,94036000,CN,,,9000,900");
        asked.load(HEADER, rows)
                .reference("relief_register", "party_id,end_use_code,valid_from\nELSE,NGO,2025-01-01\n")
                .controls(
                        "declaration_id,sequence,kind,selected_by,outcome,recorded_at",
                        List.of(
                                "CHECKED0,1,documents,rule,conform,2026-03-10",
                                "SOME0,1,documents,rule,conform,2026-03-10",
                                "SOME2,1,documents,rule,finding,2026-03-10"));
        Result.Findings findings = asked.findings(new ReliefClaims(), Map.of());
        assertThat(findings.ranked()).startsWith("SOME0", "SOME4").endsWith("CHECKED4");
        Table items = table(findings, "items");
        int own = column(items, "declaration_id").indexOf("SOME0");
        // Of its two other claims one was controlled, and that faulted; of its four other declarations two claim: a
        // half to the fourth power.
        assertThat(column(items, "left_open").get(own)).isEqualTo(0.0625);
        int faulted = column(items, "declaration_id").indexOf("SOME2");
        assertThat(column(items, "left_open").get(faulted)).isEqualTo(0.005682);
        int always = column(items, "declaration_id").indexOf("ALWAYS0");
        assertThat(column(items, "left_open").get(always))
                .as("a habit alone clears nobody")
                .isEqualTo(0.01);
    }

    @Test
    void goods_in_transit_claim_nothing_that_is_due() {
        List<String> rows =
                new ArrayList<>(paying().stream().map(row -> row + ",4000,IM4").toList());
        rows.add("B,2026-03-01,NOBODY,S,94036000,CN,NGO,,2000,0,4000,IM4");
        rows.add("C,2026-03-01,NOBODY,S,94036000,CN,NGO,,2000,0,8000,");
        rows.add("D,2026-03-01,NOBODY,S,94036000,CN,NGO,,2000,0,,T1");
        asked.load(HEADER + ",procedure_code,type_code", rows)
                .reference("relief_register", "party_id,end_use_code,valid_from\nELSE,NGO,2025-01-01\n");
        Result.Findings findings = asked.findings(new ReliefClaims(), Map.of());
        assertThat(findings.ranked()).containsExactly("B");
        assertThat(findings.findings().getFirst().says().english()).startsWith("1 of 1 claims of relief");
    }

    @Test
    void a_preference_for_goods_of_which_the_supplier_has_another_origin_is_told() {
        List<String> rows = paying();
        rows.add("X,2026-03-02,J,S,94036000,VN,,GSP,1000,0");
        rows.add("Y,2026-03-02,K,T,94036000,CN,,GSP,1000,0");
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new ReliefClaims(), Map.of());
        Table items = table(findings, "items");
        assertThat(column(items, "declaration_id")).containsExactly("X");
        assertThat(column(items, "other_origin")).containsExactly(1.0);
        assertThat(findings.ranked()).startsWith("X");
    }

    @Test
    void without_a_register_reliefs_are_not_called_doubtful_and_without_claims_the_question_does_not_apply() {
        asked.load(HEADER, paying());
        assertThat(asked.ask(new ReliefClaims(), Map.of())).isInstanceOf(Result.NotApplicable.class);
        asked.load(HEADER, List.of("A,2026-03-01,HELD,S,94036000,CN,NGO,,1000,0"));
        Result.Findings findings = asked.findings(new ReliefClaims(), Map.of());
        assertThat(table(findings, "items").rows()).isEmpty();
        assertThat(findings.findings().getFirst().says().english())
                .startsWith("No register of reliefs is loaded: 1 claims");
    }

    @Test
    void where_no_amounts_are_stated_duty_forgone_goes_by_the_rates_and_where_no_rates_either_it_is_not_known() {
        String rates = HEADER + ",duty_rate_percent";
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add("P" + i + ",2026-03-01,I" + i + ",S,94036000,CN,,,1000,,10");
        }
        rows.add("A,2026-03-01,HELD,S,94036000,CN,NGO,,1000,,0");
        asked.load(rates, rows);
        Result.Findings findings = asked.findings(new ReliefClaims(), Map.of());
        assertThat(column(table(findings, "schemes"), "forgone")).containsExactly(new BigDecimal("100.000"));
        assertThat(findings.findings().getLast().says().english())
                .isEqualTo(
                        "Items without an amount of duty and tax, of which the duty rate was taken instead: 7. Other taxes are"
                                + " not in what is at stake in them.");
        try (AskedDeclarations bare = AskedDeclarations.in(directory.resolve("bare"))) {
            bare.load(HEADER, List.of("A,2026-03-01,HELD,S,94036000,CN,NGO,,1000,"));
            Result.Findings unknown = bare.findings(new ReliefClaims(), Map.of());
            assertThat(column(table(unknown, "schemes"), "forgone")).containsOnlyNulls();
            assertThat(unknown.findings().get(3).says().english()).contains("cost is not known");
            assertThat(unknown.findings().get(3).money()).isNull();
        }
    }

    /** Invariant: whoever imports twice as much of everything has the same doubts and twice the cost. */
    @Test
    void twice_the_values_are_twice_the_duty_forgone_and_the_same_ranking() {
        List<String> rows = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 120; i++) {
            boolean relief = random.nextInt(5) == 0;
            String start = "D" + i + ",2026-03-01,I" + random.nextInt(9) + ",S" + random.nextInt(4) + ",94036000,"
                    + (random.nextInt(3) == 0 ? "VN" : "CN") + "," + (relief ? "NGO" : "") + ","
                    + (!relief && random.nextInt(4) == 0 ? "GSP" : "");
            int value = 100 * (1 + random.nextInt(50));
            boolean pays = start.endsWith(",,");
            rows.add(start + "," + value + "," + (pays ? value / 10 : 0));
            doubled.add(start + "," + 2 * value + "," + (pays ? value / 5 : 0));
        }
        asked.load(HEADER, rows);
        try (AskedDeclarations other = AskedDeclarations.in(directory.resolve("other"))) {
            other.load(HEADER, doubled);
            Result.Findings once = asked.findings(new ReliefClaims(), Map.of());
            Result.Findings twice = other.findings(new ReliefClaims(), Map.of());
            assertThat(twice.ranked()).isNotEmpty().isEqualTo(once.ranked());
            assertThat(forgone(twice)).isEqualTo(forgone(once).multiply(BigDecimal.TWO));
        }
    }

    private static BigDecimal forgone(Result.Findings findings) {
        return Objects.requireNonNull(findings.findings().getLast().money());
    }
}
