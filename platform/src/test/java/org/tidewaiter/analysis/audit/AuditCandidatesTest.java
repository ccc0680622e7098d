package org.tidewaiter.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Whom to audit. */
@Tag("slow")
class AuditCandidatesTest {
    private static final String HEADER = "declaration_id,accepted_at,released_at,importer_id,hs_code,tax_assessed";

    private static final String RESULTS =
            "declaration_id,sequence,kind,selected_by,recorded_at,outcome,amount_recovered";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> rows = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    /** A year of one importer: so many declarations of that tax, the first of them controlled on the day with that outcome. */
    private void importer(String id, int declarations, int tax, int controlled, int found, String recorded) {
        for (int i = 0; i < declarations; i++) {
            String declaration = id + "-" + i;
            rows.add(declaration + ",2025-06-01,2025-06-02," + id + ",640399," + tax);
            if (i < controlled) {
                results.add(declaration + ",1,documents,rule," + recorded + (i < found ? ",finding,100" : ",conform,"));
            }
        }
    }

    private Result ask(Map<String, String> parameters) {
        asked.load(HEADER, rows).controls(RESULTS, results);
        return asked.ask(new AuditCandidates(), parameters);
    }

    /** What was entered after the last declaration is known when the plan is made; what a period leaves out is counted. */
    @Test
    void an_audit_recorded_after_the_last_declaration_counts() {
        importer("AUDITED", 40, 1000, 40, 0, "2026-11-15");
        importer("OTHER", 40, 900, 30, 0, "2025-06-01");
        Table now = table((Result.Findings) ask(Map.of()), "candidates");
        int audited = column(now, "importer_id").indexOf("AUDITED");
        assertThat(column(now, "looked").get(audited)).isEqualTo(40L);
        assertThat(column(now, "audited_on").get(audited)).hasToString("2026-11-15");
        Result.Findings then = asked.findings(new AuditCandidates(), Map.of("to", "2026-01-01"));
        assertThat(then.findings())
                .anySatisfy(f -> assertThat(f.says().english())
                        .startsWith("40 results were recorded on or after the day of the plan"));
    }

    @Test
    void where_no_amounts_of_tax_are_stated_the_rates_tell_what_there_is_to_audit() {
        for (int i = 0; i < 40; i++) {
            rows.add("D" + i + ",2025-06-01,2025-06-02," + (i < 20 ? "MUCH" : "LITTLE") + ",640399,,1000,"
                    + (i < 20 ? 20 : 5));
            results.add("D" + i + ",1,documents,rule,2025-06-01," + (i % 20 == 0 ? "finding,100" : "conform,"));
        }
        asked.load(HEADER + ",customs_value,duty_rate_percent", rows).controls(RESULTS, results);
        Result.Findings findings = asked.findings(new AuditCandidates(), Map.of("to", "2026-01-01"));
        assertThat(column(table(findings, "candidates"), "importer_id")).containsExactly("MUCH", "LITTLE");
        assertThat(column(table(findings, "candidates"), "tax").getFirst()).hasToString("4000.000");
        assertThat(findings.findings())
                .anySatisfy(
                        f -> assertThat(f.says().english()).contains("of which the duty rate was taken instead: 40"));
    }

    @Test
    void where_neither_amounts_nor_rates_are_stated_what_there_is_to_audit_is_not_known() {
        rows.add("D,2025-06-01,2025-06-02,I,640399,");
        asked.load(HEADER, rows);
        Result.NotApplicable none = (Result.NotApplicable) asked.ask(new AuditCandidates(), Map.of("to", "2026-01-01"));
        assertThat(none.why().english()).contains("is not known");
    }

    @Test
    void the_order_is_tax_by_likelihood_by_time_since_the_last_audit() {
        importer("CLEAN", 20, 1000, 20, 0, "2025-06-01"); // at the border: before release
        importer("ERRS", 20, 1000, 20, 10, "2025-06-01");
        importer("AUDITED", 20, 1000, 20, 10, "2025-12-01"); // after release, a month before the plan
        importer("FREE", 5, 0, 0, 0, "");
        Table table = table((Result.Findings) ask(Map.of("to", "2026-01-01", "cycle_months", "12")), "candidates");
        assertThat(column(table, "importer_id")).containsExactly("ERRS", "CLEAN", "AUDITED");
        // 20 of 60 had a finding; ERRS: (10 + 10 / 3) / 30; CLEAN: (10 / 3) / 30; 31 of 365.25 days have passed since
        // the audit
        assertThat((Double) column(table, "likelihood").get(0)).isCloseTo(4 / 9.0, within(1e-9));
        assertThat((Double) column(table, "likelihood").get(1)).isCloseTo(1 / 9.0, within(1e-9));
        assertThat((Double) column(table, "since").get(2)).isCloseTo(31 / 365.25, within(1e-4));
        assertThat(column(table, "priority").get(0)).hasToString("8888.890");
    }

    @Test
    void the_plan_ends_where_the_days_do_and_who_was_audited_lately_waits() {
        importer("A", 20, 1000, 20, 10, "2025-06-01");
        importer("B", 10, 900, 10, 5, "2025-06-01");
        importer("LATELY", 20, 9000, 20, 20, "2025-12-01");
        Result.Findings findings = (Result.Findings)
                ask(Map.of("to", "2026-01-01", "auditor_days", "11", "days_per_audit", "5", "rest_months", "12"));
        Table table = table(findings, "candidates");
        assertThat(column(table, "importer_id")).containsExactly("A", "B", "LATELY");
        assertThat(column(table, "days")).containsExactly(6L, 6L, 6L);
        assertThat(column(table, "plan")).containsExactly("planned", "days used up", "audited lately");
        assertThat(findings.findings().getFirst().says().english())
                .startsWith(
                        "1 audits take 6 of 11 auditor days and cover 9.6\u00a0% of the tax that 3 traders were assessed.");
    }

    @Test
    void without_results_nobody_can_say_who_errs() {
        importer("A", 20, 1000, 10, 1, "2025-06-01");
        assertThat(ask(Map.of())).isInstanceOf(Result.TooFew.class);
    }
}
