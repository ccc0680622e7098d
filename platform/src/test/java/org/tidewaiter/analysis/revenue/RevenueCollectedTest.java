package org.tidewaiter.analysis.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** What was assessed. */
class RevenueCollectedTest {
    private static final String HEADER =
            "declaration_id,accepted_at,office_code,importer_id,hs_code,origin_country,customs_value,tax_assessed,duty_amount,vat_amount";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    @Test
    void sums_rates_and_changes_are_those_worked_out_by_hand() {
        asked.load(
                HEADER,
                List.of(
                        "A,2026-01-05,O1,I1,64039900,VN,1000,250,100,150",
                        "B,2026-01-06,O2,I2,87032310,DE,3000,600,200,400",
                        "C,2026-02-07,O1,I1,64039900,VN,500,170,50,100"));
        Result.Findings findings = asked.findings(new RevenueCollected(), Map.of());
        assertThat(findings.findings().getFirst().says().english())
                .isEqualTo("1,020 were assessed on 3 items in 2 months: 22.7\u00a0% of a customs value of 4,500.");
        Table months = table(findings, "months");
        assertThat(column(months, "total")).containsExactly(new BigDecimal("850.000"), new BigDecimal("170.000"));
        assertThat((Double) column(months, "rate").getFirst()).isCloseTo(0.2125, within(1e-12));
        assertThat((Double) column(months, "change").getLast()).isCloseTo(-0.8, within(1e-12));
        assertThat(column(table(findings, "taxes"), "amount"))
                .containsExactly(
                        new BigDecimal("350.000"),
                        new BigDecimal("650.000"),
                        new BigDecimal("0.000"),
                        new BigDecimal("20.000"));
        assertThat(column(table(findings, "offices"), "office_code")).containsExactly("O2", "O1");
        Table monthly = table(findings, "monthly");
        assertThat(column(monthly, "month")).containsExactly("2026-01", "2026-01", "2026-01", "2026-02", "2026-02");
        assertThat(column(monthly, "office_code")).containsExactly("all", "O1", "O2", "all", "O1");
        assertThat(column(monthly, "vat").stream().map(String::valueOf))
                .containsExactly("550.000", "150.000", "400.000", "100.000", "100.000");
        assertThat(column(monthly, "other").stream().map(String::valueOf))
                .containsExactly("0.000", "0.000", "0.000", "20.000", "20.000");
        assertThat(column(table(asked.findings(new RevenueCollected(), Map.of("digits", "6")), "chapters"), "chapter"))
                .containsExactly("870323", "640399");
        assertThat(findings.findings()).as("two importers have no tenth").hasSize(2);
    }

    @Test
    void without_taxes_the_question_does_not_apply() {
        asked.load("declaration_id,accepted_at,hs_code,customs_value", List.of("A,2026-01-05,640399,1000"));
        assertThat(asked.ask(new RevenueCollected(), Map.of())).isInstanceOf(Result.NotApplicable.class);
    }

    /** Invariant: every way of taking the total apart adds up to it. */
    @Test
    void months_offices_chapters_and_origins_add_up_to_the_total() {
        Random random = new Random(23);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add("D%d,2025-%02d-15,O%d,I%d,%s,%s,%d,%d.%02d,,"
                    .formatted(
                            i,
                            1 + random.nextInt(12),
                            random.nextInt(4),
                            random.nextInt(30),
                            List.of("64039900", "87032310", "22042100").get(random.nextInt(3)),
                            List.of("VN", "DE", "").get(random.nextInt(3)),
                            random.nextInt(9000),
                            random.nextInt(2000),
                            random.nextInt(100)));
        }
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new RevenueCollected(), Map.of());
        BigDecimal taxes = sum(table(findings, "taxes"), "amount");
        for (String name : List.of("months", "offices", "chapters", "origins")) {
            assertThat(sum(table(findings, name), "total")).as(name).isEqualTo(taxes);
        }
    }

    private static BigDecimal sum(Table table, String name) {
        return column(table, name).stream().map(v -> (BigDecimal) v).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
