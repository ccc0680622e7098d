package org.tidewaiter.analysis.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** A thousand declarations: a rule chose 100, of which 30 were wrong; 200 of the rest were drawn, of which 10 were. */
@Tag("slow")
class TrueComplianceTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            boolean shoes = i % 2 == 0;
            declarations.add(
                    "D%d,2026-01-%02d,O%d,I%d,%s".formatted(i, 1 + i % 28, i % 2, i, shoes ? "640399" : "300490"));
            if (i < 100) {
                results.add("D" + i + ",1,goods,rule,2026-02-01," + (i < 30 ? "finding,100" : "conform,"));
            } else if (i < 300) {
                // nine shoes and one medicine are wrong
                results.add("D" + i + ",1,goods,random,2026-02-01,"
                        + ((i < 118 && shoes) || i == 119 ? "finding,10" : "conform,"));
            }
        }
        results.add("D999,1,goods,random,2026-02-01,pending,");
        asked = AskedDeclarations.in(directory)
                .load("declaration_id,accepted_at,office_code,importer_id,hs_code", declarations)
                .controls("declaration_id,sequence,kind,selected_by,recorded_at,outcome,amount_recovered", results);
    }

    /** 10 of 200 is 5 % of the 900 that nothing chose: 45, and 30 that the rule found: 75 are wrong, 40 of them found. */
    @Test
    void what_is_wrong_and_what_is_found_of_it_add_up() {
        Result.Findings findings = asked.findings(new TrueCompliance(), Map.of());
        Table parts = table(findings, "parts");
        assertThat(column(parts, "part")).containsExactly("all", "30", "64");
        assertThat((Double) column(parts, "rate").getFirst()).isCloseTo(0.05, within(1e-12));
        assertThat(column(parts, "wrong").getFirst()).isEqualTo(75L);
        assertThat((Double) column(parts, "detection").getFirst()).isCloseTo(40 / 75.0, within(1e-12));
        // every importer has one declaration: worth 199 of 200, and 5 % of 200 is between 2.7 and 9.0 % by Wilson
        assertThat((Double) column(parts, "low").getFirst()).isCloseTo(0.0274, within(2e-4));
        assertThat((Double) column(parts, "high").getFirst()).isCloseTo(0.0896, within(2e-4));
        assertThat(findings.findings().get(2).says().english())
                .startsWith("What was chosen was wrong in 30.0\u00a0% of cases: 6 times");
    }

    @Test
    void parts_add_up_to_the_whole_and_a_pending_result_is_none() {
        Table parts = table(asked.findings(new TrueCompliance(), Map.of()), "parts");
        assertThat(column(parts, "sampled")).containsExactly(200L, 100L, 100L);
        assertThat(column(parts, "sampled_found")).containsExactly(10L, 1L, 9L);
        assertThat(column(parts, "chosen_found")).containsExactly(30L, 15L, 15L);
        assertThat((Double) column(parts, "unseen").getFirst()).isCloseTo(0.7, within(1e-12));
    }

    /** n = 1.96² × 0.05 × 0.95 / 0.01² = 1825; of 900 no more than 603 are needed. */
    @Test
    void a_sample_is_planned_for_the_margin() {
        assertThat(TrueCompliance.planned(0.05, 0.01, 900)).isEqualTo(603);
        assertThat(TrueCompliance.planned(0.05, 0.01, 1_000_000_000)).isEqualTo(1825);
    }

    @Test
    void without_a_random_sample_nothing_is_said_of_what_is_not_looked_at() {
        assertThat(asked.ask(new TrueCompliance(), Map.of("to", "2026-01-05"))).isInstanceOf(Result.TooFew.class);
    }
}
