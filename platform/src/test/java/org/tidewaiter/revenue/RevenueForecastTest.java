package org.tidewaiter.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Five years of months whose December brings twice what the others do. */
class RevenueForecastTest {
    @TempDir
    static Path directory;

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

    @AfterAll
    static void close() {
        asked.close();
    }

    private static double value(Table table, int row, String column) {
        @Nullable Object amount = table.rows().get(row).get(table.place(column));
        return ((BigDecimal) java.util.Objects.requireNonNull(amount)).doubleValue();
    }

    @Test
    void the_season_is_known_and_the_month_that_has_just_begun_is_not_counted() {
        Table forecast = table(asked.findings(new RevenueForecast(), Map.of()), "forecast");
        assertThat(forecast.rows()).hasSize(12);
        assertThat(String.valueOf(forecast.rows().getFirst().getFirst())).isEqualTo("2026-01-01");
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
    void a_year_is_too_few() {
        assertThat(asked.ask(new RevenueForecast(), Map.of("from", "2025-01-01")))
                .isInstanceOf(Result.TooFew.class);
    }

    @Test
    void a_code_that_never_came_has_no_months() {
        assertThat(asked.ask(new RevenueForecast(), Map.of("hs", "99"))).isInstanceOf(Result.TooFew.class);
    }
}
