package org.tidewaiter.analysis.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
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

@Tag("slow")
class RevenueArrearsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,office_code,importer_id,hs_code,customs_value,tax_assessed";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text).setScale(3);
    }

    @Test
    void what_is_not_paid_stands_by_the_age_of_its_month_and_a_total_is_not_added_to_its_taxes() {
        asked.load(HEADER, List.of("D1,2025-12-31,E,I,640399,100,10"))
                .reference(
                        "revenue",
                        "month,office_code,tax,assessed,paid\n2025-12,E,all,1000,700\n2025-12,E,duty,600,600\n2025-11,E,duty,500,400\n"
                                + "2025-11,E,vat,500,500\n2025-06,E,vat,300,250\n2024-10,E,vat,100,60\n2025-05,E,vat,100,130\n"
                                + "2025-04,E,vat,100,\n2026-02,E,vat,100,0\n");
        Result.Findings findings = asked.findings(new RevenueArrears(), Map.of());
        assertThat(column(table(findings, "ages"), "bucket")).containsExactly("to 30", "to 90", "to 365", "over 365");
        assertThat(column(table(findings, "ages"), "owing"))
                .containsExactly(amount("100"), amount("400"), amount("50"), amount("40"));
        assertThat(findings.findings().getFirst().money()).isEqualByComparingTo("590");
        assertThat(findings.findings().getFirst().says().english())
                .as("the table goes on after the last declaration, up to the end of February")
                .endsWith("is older than 90 days on 2026-03-01.");
        assertThat(asked.findings(new RevenueArrears(), Map.of("to", "2026-01-01"))
                        .findings()
                        .getFirst()
                        .money())
                .isEqualByComparingTo("490");
        assertThat(findings.findings().get(1).says().english())
                .isEqualTo(
                        "By the table of revenue. 30 was paid too much in single months; 1 months of offices give no payment and are left out.");
        assertThat(findings.findings().get(2).says().english()).startsWith("Buoyancy: too few to judge");
    }

    /** Revenue that doubles while its base grows by a quarter: ln 2 / ln 1.25. */
    @Test
    void buoyancy_is_the_change_of_revenue_by_that_of_its_base() {
        List<String> rows = new ArrayList<>();
        for (int month = 0; month < 24; month++) {
            LocalDate first = LocalDate.of(2024, 1, 1).plusMonths(month);
            for (LocalDate day : List.of(first, first.plusMonths(1).minusDays(1))) {
                rows.add("D%d-%s,%s,E,I,640399,%s".formatted(month, day, day, month < 12 ? "100,10" : "125,20"));
            }
        }
        asked.load(HEADER, rows).reference("revenue", "month,office_code,tax,assessed,paid\n2025-12,E,all,100,100\n");
        Result.Findings findings = asked.findings(new RevenueArrears(), Map.of());
        assertThat(findings.findings().get(2).says().english())
                .isEqualTo(
                        "Buoyancy 3.11: revenue changed by 100.0\u00a0% where the customs value changed by 25.0\u00a0% (twelve months against the twelve"
                                + " before).");
        assertThat(Math.log(2) / Math.log(1.25)).isCloseTo(3.11, within(0.005));
        assertThat(asked.findings(new RevenueArrears(), Map.of("from", "2024-02-01"))
                        .findings()
                        .get(2)
                        .says()
                        .english())
                .startsWith("Buoyancy: too few to judge, 23 whole months");
    }

    @Test
    void declarations_that_say_what_was_paid_are_taken_where_no_table_does_and_lead_to_who_owes() {
        asked.load(
                "declaration_id,accepted_at,office_code,importer_id,tax_paid,hs_code,tax_assessed",
                List.of(
                        "D1,2025-12-01,E,I1,60,640399,100",
                        "D2,2025-06-01,E,I1,0,640399,10",
                        "D3,2025-12-31,E,I2,50,640399,50",
                        "D4,2025-12-30,E,I3,,640399,70"));
        Result.Findings findings = asked.findings(new RevenueArrears(), Map.of());
        assertThat(findings.findings().getFirst().money()).isEqualByComparingTo("50");
        assertThat(findings.findings().get(1).says().english()).startsWith("By declarations that say what was paid");
        assertThat(column(table(findings, "debtors"), "importer_id")).containsExactly("I1");
        assertThat(column(table(findings, "debtors"), "oldest")).containsExactly("2025-06-01");
        asked.reference(
                "revenue",
                "month,office_code,tax,assessed,paid,currency\n2025-12,E,all,1000,100,\n2025-11,E,all,1000,100,EUR\n");
        assertThat(asked.findings(new RevenueArrears(), Map.of())
                        .findings()
                        .get(2)
                        .says()
                        .english())
                .startsWith("1 rows of the table of revenue are in another currency");
        assertThat(asked.findings(new RevenueArrears(), Map.of())
                        .findings()
                        .getFirst()
                        .money())
                .isEqualByComparingTo("900");
    }

    @Test
    void nothing_that_says_what_was_paid_is_not_applicable() {
        asked.load(HEADER, List.of("D1,2025-12-01,E,I1,640399,100,10"));
        assertThat(asked.ask(new RevenueArrears(), Map.of())).isInstanceOf(Result.NotApplicable.class);
    }
}
