package org.tidewaiter.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** A sample of a trader's items, and what its results say. */
@Tag("slow")
class AuditSampleTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,invoice_number,hs_code,preference_code,customs_value,tax_assessed";

    private static final String RESULTS =
            "declaration_id,sequence,kind,selected_by,recorded_at,outcome,amount_recovered";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add("D%03d,2025-06-01,T,INV%d,640399,,1000,100".formatted(i, i));
        }
        rows.add("LARGE,2025-06-01,T,INV,640399,,90000,9000");
        rows.add("ZERO,2025-06-01,T,INV,640399,300,5000,0");
        rows.add("OTHER,2025-06-01,U,INV,640399,,5000,500");
        asked = AskedDeclarations.begunWith(directory, HEADER, rows);
    }

    private Result.Findings ask(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("importer", "T", "expected", "0"));
        parameters.putAll(more);
        return asked.findings(new AuditSample(), parameters);
    }

    private static List<String> drawn(Result.Findings findings) {
        return column(table(findings, "working-paper"), "declaration_id").stream()
                .map(String::valueOf)
                .toList();
    }

    /** Gives every drawn item a result: conform, and for the first of the interval what was recovered. */
    private Result.Findings audited(Map<String, String> more, String recovered) {
        List<String> results = new ArrayList<>();
        boolean first = true;
        for (String id : drawn(ask(more))) {
            boolean wrong = first && !id.equals("LARGE");
            results.add(id + ",1,documents,rule,2026-02-01," + (wrong ? "finding," + recovered : "conform,"));
            first &= !wrong;
        }
        asked.controls(RESULTS, results);
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("results_from", "2026-01-01");
        return ask(parameters);
    }

    private static @Nullable Object figure(Result.Findings findings, String name) {
        Table figures = table(findings, "figures");
        return column(figures, "value").get(column(figures, "figure").indexOf(name));
    }

    @Test
    void sixty_are_drawn_the_large_one_in_any_case_and_a_zero_never() {
        Result.Findings findings = ask(Map.of());
        Table paper = table(findings, "working-paper");
        assertThat(drawn(findings)).hasSize(60).contains("LARGE").doesNotContain("ZERO", "OTHER");
        assertThat(column(paper, "drawn").get(drawn(findings).indexOf("LARGE"))).isEqualTo("large");
        assertThat((Double) figure(findings, "interval")).isCloseTo(20_000 / 59.0, within(1e-9));
        assertThat(String.valueOf(column(paper, "ask_for").getFirst())).startsWith("invoice INV");
        assertThat(findings.findings().getFirst().says().english()).startsWith("0 of 60 drawn items have a result");
        assertThat(findings.findings().getLast().says().english()).startsWith("1 items with a customs value of 5,000");
    }

    @Test
    void the_same_seed_draws_the_same_and_another_another() {
        assertThat(drawn(ask(Map.of()))).isEqualTo(drawn(ask(Map.of())));
        assertThat(drawn(ask(Map.of("seed", "2")))).isNotEqualTo(drawn(ask(Map.of())));
    }

    /** One of 59 hits is wrong by 40 %: the most likely error is 0.4 / 59 of 20,000; the bound (2.995732 + 0.4 × 1.748133) / 59 of it. */
    @Test
    void once_all_have_results_the_error_of_the_whole_is_told() {
        Result.Findings findings = audited(Map.of(), "40");
        assertThat((Double) figure(findings, "most likely error")).isCloseTo(0.4 / 59 * 20_000, within(1e-6));
        assertThat((Double) figure(findings, "upper bound, Stringer, Poisson"))
                .isCloseTo((2.995732 + 0.4 * 1.748133) / 59 * 20_000, within(1e-2));
        assertThat(findings.findings().get(1).says().english()).contains("within what is tolerable");
    }

    @Test
    void duty_that_was_too_low_by_more_than_itself_has_no_bound_until_a_scale_is_given() {
        Result.Findings findings = audited(Map.of(), "250");
        assertThat(figure(findings, "upper bound, Stringer, Poisson")).isNull();
        assertThat(findings.findings().get(1).says().english())
                .startsWith("No upper bound: an item was wrong by 2.5")
                .contains("draws another sample, whose further items have to be audited first");
        Result.Findings scaled = ask(Map.of("results_from", "2026-01-01", "largest_taint", "3"));
        assertThat((Double) figure(scaled, "upper bound, Stringer, Poisson"))
                .isCloseTo(3 * (2.995732 + 2.5 / 3 * 1.748133) / 59 * 20_000, within(1e-2));
    }

    @Test
    void by_value_items_without_tax_are_drawn_too() {
        Result.Findings findings =
                ask(Map.of("measure", "value", "highest_rate", "0.5", "tolerable", "0.01", "rows", "1000"));
        assertThat(drawn(findings)).contains("ZERO");
        Table paper = table(findings, "working-paper");
        assertThat(String.valueOf(column(paper, "ask_for").get(drawn(findings).indexOf("ZERO"))))
                .endsWith("proof of origin for preference 300");
    }

    @Test
    void questions_that_no_sample_answers_are_refused() {
        assertThat(asked.ask(new AuditSample(), Map.of())).isInstanceOf(Result.NotApplicable.class);
        assertThat(asked.ask(new AuditSample(), Map.of("importer", "U"))).isInstanceOf(Result.TooFew.class);
        assertThat(asked.ask(new AuditSample(), Map.of("importer", "T", "tolerable", "0.01")))
                .isInstanceOf(Result.NotApplicable.class);
    }
}
