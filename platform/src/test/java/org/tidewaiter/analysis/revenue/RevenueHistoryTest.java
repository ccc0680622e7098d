package org.tidewaiter.analysis.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.Session;

/** The table of revenue as the past of a forecast, without declarations and beside a year of them. */
@Tag("slow")
class RevenueHistoryTest {
    private static final String HEADER = "month,office_code,tax,assessed,currency\n";

    @TempDir
    Path directory;

    /** Four years of two offices; duty a quarter of the total, value added tax the rest but for 10 that a total alone has. */
    private static List<String> tableRows() {
        List<String> rows = new ArrayList<>();
        for (int m = 0; m < 48; m++) {
            LocalDate month = LocalDate.of(2021, 1, 1).plusMonths(m);
            for (String office : List.of("A", "B")) {
                int duty = (office.equals("A") ? 1000 : 500) + (month.getMonthValue() == 12 ? 500 : 0) + m;
                String cell = month.toString().substring(0, 7) + "," + office + ",";
                rows.add(cell + "duty," + duty + ",USD");
                rows.add(cell + "vat," + 3 * duty + ",USD");
                rows.add(cell + "all," + (4 * duty + 10) + ",USD");
            }
        }
        return rows;
    }

    private AskedDeclarations asked(List<String> rows) {
        AskedDeclarations asked = AskedDeclarations.in(directory);
        try (Session session = asked.workspace().lake().session()) {
            NationalCurrency.give(session, "USD", "test", ExchangeRates.monthly());
        }
        return asked.reference("revenue", HEADER + String.join("\n", rows) + "\n");
    }

    private static String said(Result.Findings findings) {
        return String.join(
                "\n", findings.findings().stream().map(f -> f.says().english()).toList());
    }

    /** It read "too few full months: 0" of 48 full months. */
    @Test
    void where_no_national_currency_is_given_that_is_the_cause_and_the_remedy_is_named() {
        try (AskedDeclarations asked = AskedDeclarations.in(directory)) {
            asked.reference("revenue", HEADER + String.join("\n", tableRows()) + "\n");
            assertThat(NationalCurrency.otherRevenue(asked.workspace().lake()))
                    .as("what load warns of")
                    .containsExactly(new NationalCurrency.UncountedRevenue("USD", 288));
            Result.NotApplicable nothing = (Result.NotApplicable) asked.ask(new RevenueForecast(), Map.of());
            assertThat(nothing.why().english())
                    .contains("The national currency is not given", "288", "tidewaiter currency USD");
        }
    }

    @Test
    void a_table_alone_is_forecast_by_office_and_tax_and_named() {
        try (AskedDeclarations asked = asked(tableRows())) {
            Result.Findings findings = asked.findings(new RevenueForecast(), Map.of());
            assertThat(said(findings))
                    .contains(
                            "Forecast from 48 full months of the table of revenue (assessed), 2021-01 to 2024-12, of 2 offices");
            Table forecast = table(findings, "forecast");
            assertThat(forecast.rows()).hasSize(12);
            BigDecimal duty = (BigDecimal) forecast.rows().getFirst().get(forecast.place("duty"));
            BigDecimal other = (BigDecimal) forecast.rows().getFirst().get(forecast.place("other"));
            assertThat(duty).isBetween(new BigDecimal("1550"), new BigDecimal("1650"));
            assertThat(other).isBetween(new BigDecimal("19.9"), new BigDecimal("20.1"));
        }
    }

    @Test
    void amounts_of_which_nothing_says_the_currency_are_said_to_be_such() {
        String header = HEADER.replace(",currency", "");
        String rows = String.join("\n", tableRows()).replace(",USD", "");
        try (AskedDeclarations asked = AskedDeclarations.in(directory).reference("revenue", header + rows + "\n")) {
            assertThat(said(asked.findings(new RevenueForecast(), Map.of())))
                    .contains("In which currency the amounts are is not known");
        }
        try (AskedDeclarations asked = asked(tableRows())) {
            assertThat(said(asked.findings(new RevenueForecast(), Map.of()))).doesNotContain("In which currency");
        }
    }

    @Test
    void a_gap_of_an_office_is_told_and_not_taken_for_nothing() {
        List<String> rows = tableRows();
        rows.removeIf(row -> row.startsWith("2023-05,B"));
        try (AskedDeclarations asked = asked(rows)) {
            assertThat(asked.ask(new RevenueForecast(), Map.of()))
                    .isInstanceOfSatisfying(
                            Result.NotApplicable.class,
                            not -> assertThat(not.says().english())
                                    .contains("lacks months of offices", ", 1; the first is B 2023-05"));
            assertThat(asked.ask(new RevenueForecast(), Map.of("office", "A"))).isInstanceOf(Result.Findings.class);
        }
    }

    @Test
    void a_last_month_that_an_office_has_not_reported_yet_is_no_full_month() {
        List<String> rows = tableRows();
        rows.removeIf(row -> row.startsWith("2024-12,B"));
        try (AskedDeclarations asked = asked(rows)) {
            assertThat(said(asked.findings(new RevenueForecast(), Map.of())))
                    .contains("Forecast from 47 full months", "2021-01 to 2024-11", "up to 2024-12-31, is left out");
        }
    }

    @Test
    void rows_in_another_currency_do_not_count_and_are_told() {
        List<String> rows = tableRows();
        rows.add("2024-12,C,all,777,EUR");
        try (AskedDeclarations asked = asked(rows)) {
            assertThat(said(asked.findings(new RevenueForecast(), Map.of())))
                    .contains("of 2 offices", "in another currency, which do not count: 1.");
        }
    }

    @Test
    void where_both_have_a_month_their_difference_is_told() {
        List<String> declared = new ArrayList<>();
        for (int m = 36; m < 48; m++) {
            LocalDate month = LocalDate.of(2021, 1, 1).plusMonths(m);
            for (LocalDate day : List.of(month, month.plusMonths(1).minusDays(1))) {
                declared.add("D%s,%s,A,640399,1000,250".formatted(day, day));
            }
        }
        try (AskedDeclarations asked = asked(tableRows())) {
            asked.load("declaration_id,accepted_at,office_code,hs_code,tax_assessed,duty_amount", declared);
            String auto = said(asked.findings(new RevenueForecast(), Map.of("office", "A")));
            assertThat(auto)
                    .contains("48 full months of the table of revenue")
                    .contains(
                            "both have 12 months: 24,000\u00a0USD and 52,112\u00a0USD, the table 117.1\u00a0% more; furthest apart in 2024-12, 2,000\u00a0USD and 6,198\u00a0USD");
            assertThat(asked.ask(new RevenueForecast(), Map.of("history", "declarations")))
                    .isInstanceOfSatisfying(
                            Result.TooFew.class, few -> assertThat(few.found()).isEqualTo(12));
            assertThat(asked.ask(new RevenueForecast(), Map.of("history", "table", "hs", "64")))
                    .isInstanceOf(Result.NotApplicable.class);
        }
    }
}
