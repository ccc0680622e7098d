package org.tidewaiter.analysis.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidewaiter.kit.forecast.Forecast;
import org.tidewaiter.kit.forecast.MonthlySeries;
import org.tidewaiter.kit.forecast.Regressor;

@Tag("slow")
class WorkingTimeTest {
    private static final List<Double> MONDAY_TO_FRIDAY = List.of(1.4, 1.4, 1.4, 1.4, 1.4, 0.0, 0.0);

    @Test
    void a_holiday_has_no_work_and_a_month_has_that_of_its_days() {
        WorkingTime time = new WorkingTime(MONDAY_TO_FRIDAY, Set.of(LocalDate.of(2025, 12, 25)));
        assertThat(time.of(LocalDate.of(2025, 12, 25))).isZero();
        assertThat(time.of(YearMonth.of(2025, 12), LocalDate.of(2025, 12, 31))).isCloseTo(22 * 1.4, within(1e-9));
        assertThat(time.of(YearMonth.of(2025, 12), LocalDate.of(2025, 12, 7))).isCloseTo(5 * 1.4, within(1e-9));
    }

    @Test
    void holidays_count_only_where_they_are_known_for_every_year_also_those_to_come() {
        Set<LocalDate> past = Set.of(LocalDate.of(2024, 5, 1), LocalDate.of(2025, 5, 1));
        assertThat(names(past, 2025)).contains("holidays");
        assertThat(names(past, 2026)).doesNotContain("holidays");
    }

    private static List<String> names(Set<LocalDate> holidays, int last) {
        return new WorkingTime(MONDAY_TO_FRIDAY, holidays)
                .regressors(YearMonth.of(2024, 1), YearMonth.of(last, 12)).stream()
                        .map(Regressor::name)
                        .toList();
    }

    /** China's imports of 1994 to 2013: fewer where the feast falls, more with every working day, and nothing of Ramadan and the Eids. */
    @Test
    void the_lunar_new_year_is_found_in_the_imports_of_china_and_ramadan_is_not() throws IOException {
        Path file = Path.of("../../shared/data/revenue/china_imports_exports_monthly.csv");
        assumeTrue(Files.exists(file));
        YearMonth first = YearMonth.of(1994, 1);
        double[] imports = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(","))
                .filter(cells -> !YearMonth.parse(cells[0]).isBefore(first))
                .mapToDouble(cells -> Double.parseDouble(cells[1]))
                .toArray();
        List<Regressor> regressors =
                new WorkingTime(MONDAY_TO_FRIDAY, Set.of()).regressors(first, first.plusMonths(imports.length + 11L));
        Forecast forecast = Forecast.of(new MonthlySeries(first, imports, regressors), 12);
        assertThat(forecast.effects())
                .extracting(Regressor.Effect::name)
                .contains("lunarnewyear", "workingdays")
                .doesNotContain("ramadan", "eidalfitr", "eidaladha");
        assertThat(forecast.effects())
                .filteredOn(e -> e.name().equals("lunarnewyear"))
                .allSatisfy(e -> assertThat(e.share()).isBetween(-0.03, -0.01));
    }
}
