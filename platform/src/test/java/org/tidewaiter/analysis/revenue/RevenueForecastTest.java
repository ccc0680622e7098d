package org.tidewaiter.analysis.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Five years of months whose December brings twice what the others do. */
@Tag("slow")
class RevenueForecastTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> rows = new ArrayList<>();
        LocalDate first = LocalDate.of(2021, 1, 1);
        for (int m = 0; m < 60; m++) {
            LocalDate month = first.plusMonths(m);
            int duty = (month.getMonthValue() == 12 ? 2000 : 1000) + 10 * m;
            for (LocalDate day : List.of(month, month.plusMonths(1).minusDays(1))) {
                rows.add("D%s,%s,O1,640399,%d,%d,%d".formatted(day, day, 4 * duty, duty, 3 * duty));
            }
        }
        rows.add("LATE,2026-01-05,O1,640399,9,9,0"); // a month that has just begun
        asked = AskedDeclarations.in(directory)
                .load("declaration_id,accepted_at,office_code,hs_code,tax_assessed,duty_amount,vat_amount", rows);
    }

    private static double value(Table table, int row, String column) {
        @Nullable Object amount = table.rows().get(row).get(table.place(column));
        return ((BigDecimal) java.util.Objects.requireNonNull(amount)).doubleValue();
    }

    @Test
    void the_season_is_known_and_the_month_that_has_just_begun_is_not_counted() {
        Result.Findings findings = asked.findings(new RevenueForecast(), Map.of());
        assertThat(findings.findings().getLast().says().english())
                .contains("up to 2026-01-05, is left out", "revenue-month");
        Table forecast = table(findings, "forecast");
        assertThat(forecast.rows()).hasSize(12);
        assertThat(String.valueOf(forecast.rows().getFirst().getFirst())).isEqualTo("2026-01");
        assertThat(value(forecast, 11, "total") / value(forecast, 10, "total")).isCloseTo(1.7, within(0.15));
        assertThat(value(forecast, 0, "total")).isCloseTo(8 * 1600, within(800.0));
    }

    @Test
    void taxes_add_up_to_the_total_to_the_hundredth() {
        Table forecast = table(asked.findings(new RevenueForecast(), Map.of("months", "24")), "forecast");
        assertThat(forecast.rows()).hasSize(24).allSatisfy(row -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (String tax : List.of("duty", "vat", "excise", "other")) {
                sum = sum.add((BigDecimal) java.util.Objects.requireNonNull(row.get(forecast.place(tax))));
            }
            assertThat(sum).isEqualByComparingTo((BigDecimal) row.get(forecast.place("total")));
        });
        assertThat(value(forecast, 0, "vat") / value(forecast, 0, "duty")).isCloseTo(3, within(1e-3));
    }

    @Test
    void offices_and_taxes_add_up_to_the_hundredth_in_every_month() {
        try (AskedDeclarations three = AskedDeclarations.in(directory.resolve("three"))) {
            three.load(
                    "declaration_id,accepted_at,office_code,hs_code,tax_assessed,duty_amount,vat_amount",
                    threeOffices());
            Result.Findings findings = three.findings(new RevenueForecast(), Map.of("rows", "500"));
            Table forecast = table(findings, "forecast");
            Table months = table(findings, "office_months");
            for (List<@Nullable Object> row : forecast.rows()) {
                BigDecimal offices = months.rows().stream()
                        .filter(r -> String.valueOf(r.getFirst()).equals(String.valueOf(row.getFirst())))
                        .map(r -> (BigDecimal) java.util.Objects.requireNonNull(r.get(months.place("total"))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(offices).isEqualByComparingTo((BigDecimal) row.get(forecast.place("total")));
            }
            Table offices = table(findings, "offices");
            assertThat(offices.rows()).hasSize(3);
            for (String tax : List.of("total", "duty", "vat", "excise", "other")) {
                assertThat(sum(offices, tax)).isEqualByComparingTo(sum(forecast, tax));
            }
        }
    }

    /** A third office opens late, so that some of its months have nothing; the first loses a third of its trade in 2024. */
    private static List<String> threeOffices() {
        List<String> rows = new ArrayList<>();
        for (int m = 0; m < 60; m++) {
            LocalDate month = LocalDate.of(2021, 1, 1).plusMonths(m);
            for (int office = 1; office <= (m < 50 ? 2 : 3); office++) {
                for (LocalDate day : List.of(month, month.plusMonths(1).minusDays(1))) {
                    int duty = (office == 1 && m >= 40 ? 2000 : 3000 / office) + 37 * (m * office % 7);
                    rows.add("T%s-%d,%s,O%d,640399,%d.37,%d,%d"
                            .formatted(day, office, day, office, 3 * duty, duty, 2 * duty));
                }
            }
        }
        return rows;
    }

    private static BigDecimal sum(Table table, String column) {
        return table.rows().stream()
                .map(r -> (BigDecimal) java.util.Objects.requireNonNull(r.get(table.place(column))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_shift_of_the_level_is_told_with_its_month() {
        try (AskedDeclarations shifted = AskedDeclarations.in(directory.resolve("shifted"))) {
            shifted.load(
                    "declaration_id,accepted_at,office_code,hs_code,tax_assessed,duty_amount,vat_amount",
                    threeOffices());
            Table breaks = table(shifted.findings(new RevenueForecast(), Map.of("office", "O1")), "breaks");
            assertThat(breaks.rows()).anySatisfy(row -> {
                assertThat(String.valueOf(row.get(breaks.place("month")))).isEqualTo("2024-05");
                assertThat((Double) row.get(breaks.place("share"))).isBetween(-0.4, -0.25);
            });
        }
    }

    /**
     * Eight offices that vary by a seventh and half as much again since two months: their sum shows the shift, which they hide, and the forecast goes
     * on from the new level as it says.
     */
    @Test
    void a_shift_that_the_total_alone_shows_is_known_to_its_parts() {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>();
        for (int m = 0; m < 58; m++) {
            LocalDate month = LocalDate.of(2021, 1, 1).plusMonths(m);
            double level = 10_000 * (m >= 56 ? 1.55 : 1);
            for (int office = 1; office <= 8; office++) {
                for (LocalDate day : List.of(month, month.plusMonths(1).minusDays(1))) {
                    int duty = (int) (level * Math.exp(0.15 * random.nextGaussian()));
                    int vat = (int) (2 * level * Math.exp(0.15 * random.nextGaussian()));
                    rows.add(
                            "S%s-%d,%s,O%d,640399,%d,%d,%d".formatted(day, office, day, office, duty + vat, duty, vat));
                }
            }
        }
        try (AskedDeclarations late = AskedDeclarations.in(directory.resolve("late"))) {
            late.load("declaration_id,accepted_at,office_code,hs_code,tax_assessed,duty_amount,vat_amount", rows);
            Result.Findings findings = late.findings(new RevenueForecast(), Map.of());
            assertThat(findings.findings())
                    .anySatisfy(f -> assertThat(f.says().english())
                            .contains("From 2025-09 on the total is", "above its former level"))
                    .anySatisfy(f -> assertThat(f.says().french()).contains("au-dessus de son ancien niveau"));
            double now = 8 * 2 * 3 * 10_000 * 1.55 * Math.exp(0.15 * 0.15 / 2);
            assertThat(value(table(findings, "forecast"), 0, "total")).isCloseTo(now, within(0.08 * now));
        }
    }

    /** The sum of a year is surer than its months: its band is narrower than the sum of theirs. */
    @Test
    void all_months_together_have_a_band_of_their_own() {
        Result.Findings findings = asked.findings(new RevenueForecast(), Map.of());
        assertThat(findings.findings().getFirst().says().english())
                .matches(
                        "12 months from 2026-01 on bring [0-9,]+, between [0-9,]+ and [0-9,]+ in all with 95\u00a0% confidence; .*");
        assertThat(asked.findings(new RevenueForecast(), Map.of("months", "1"))
                        .findings()
                        .getFirst()
                        .says()
                        .english())
                .startsWith("2026-01 brings ");
    }

    @Test
    void a_year_is_too_few() {
        assertThat(asked.ask(new RevenueForecast(), Map.of("from", "2025-01-01")))
                .isInstanceOf(Result.TooFew.class);
    }

    @Test
    void a_code_that_never_came_has_no_months() {
        assertThat(asked.ask(new RevenueForecast(), Map.of("hs", "99"))).isInstanceOf(Result.NotApplicable.class);
        assertThat(asked.ask(new RevenueForecast(), Map.of("office", "O9"))).isInstanceOf(Result.NotApplicable.class);
    }

    private static List<@Nullable Object> cells(Table table, int row) {
        return table.rows().get(row);
    }

    /** The sum of a year is sure to a narrower share than its months, and its band holds it; taxes add up in it too. */
    @Test
    void a_calendar_year_is_the_sum_of_its_months_with_a_band_that_is_narrower_than_theirs_together() {
        Result.Findings findings = asked.findings(new RevenueForecast(), Map.of());
        Table years = table(findings, "years");
        Table months = table(findings, "forecast");
        assertThat(cells(years, 0).subList(0, 3)).containsExactly("2026", "total", 0);
        double sum = 0;
        double low = 0;
        double high = 0;
        for (int m = 0; m < 12; m++) {
            sum += value(months, m, "total");
            low += value(months, m, "low");
            high += value(months, m, "high");
        }
        assertThat(value(years, 0, "total")).isCloseTo(sum, within(0.01));
        assertThat(value(years, 0, "low")).isBetween(low, sum);
        assertThat(value(years, 0, "high")).isBetween(sum, high);
        assertThat(value(years, 1, "total") + value(years, 2, "total")).isCloseTo(sum, within(0.01));
        assertThat(findings.findings().get(1).says().english()).startsWith("The fiscal year 2026 brings ");
        assertThat(findings.findings().get(1).says().french())
                .startsWith("L’exercice 2026 rapportera ")
                .endsWith("aucun mois encore liquidé.");
    }

    /** From July on: half of 2025/26 came, which nothing is unsure of. */
    @Test
    void a_fiscal_year_that_began_holds_what_came_and_is_unsure_of_the_rest_alone() {
        Result.Findings findings = asked.findings(new RevenueForecast(), Map.of("fiscal_month", "7"));
        Table years = table(findings, "years");
        assertThat(years.rows().stream().map(row -> row.get(0) + " " + row.get(2) + " " + row.get(4)))
                .contains("2025/26 6 6", "2026/27 0 6");
        double came = value(years, 0, "came");
        assertThat(came)
                .as("two days a month of 1540 to 1590 of duty, in December 1000 more, and VAT of thrice as much")
                .isEqualTo(2 * 4 * 10_390.0);
        assertThat(value(years, 0, "low")).isBetween(came, value(years, 0, "total"));
        assertThat(value(years, 0, "total")).isEqualTo(came + value(years, 0, "ahead"));
        assertThat(findings.findings().get(1).says().english())
                .startsWith("The fiscal year 2025/26 brings ")
                .contains("of 6 months");
    }

    @Test
    void each_tax_has_a_band_of_its_own_in_each_month() {
        Table taxes = table(asked.findings(new RevenueForecast(), Map.of()), "tax_months");
        assertThat(taxes.rows()).hasSize(24);
        for (int row = 0; row < 24; row++) {
            assertThat(value(taxes, row, "total"))
                    .isStrictlyBetween(value(taxes, row, "low"), value(taxes, row, "high"));
        }
    }
}
