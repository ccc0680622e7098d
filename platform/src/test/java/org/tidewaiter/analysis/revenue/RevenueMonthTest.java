package org.tidewaiter.analysis.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Two offices that take in 1,000 and 500 on each working day of 2025, and nothing on Saturdays and Sundays; in December up to the 12th. */
@Tag("slow")
class RevenueMonthTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> rows = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2025, 1, 1);
                !day.isAfter(LocalDate.of(2025, 12, 12));
                day = day.plusDays(1)) {
            if (isWorking(day)) {
                rows.add("A%s,%s,O1,640399,1000".formatted(day, day));
                rows.add("B%s,%s,O2,640399,500".formatted(day, day));
            }
        }
        asked = AskedDeclarations.in(directory)
                .load("declaration_id,accepted_at,office_code,hs_code,tax_assessed", rows)
                .reference(
                        "figures",
                        "month,office_code,figure,amount\n2025-12,O1,revenue_target,22000\n2025-12,O2,revenue_target,14000\n2025-10,O1,revenue_target,19000\n");
    }

    private static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private static @Nullable Object cell(Table table, String row, String column) {
        return table.rows().stream()
                .filter(r -> row.equals(String.valueOf(r.getFirst())))
                .findFirst()
                .orElseThrow()
                .get(table.place(column));
    }

    /** December 2025 has 23 working days, ten of them by the 12th: 10/23 of the work, so that O1 brings 23,000 and O2 11,500. */
    @Test
    void on_the_twelfth_the_month_is_told_by_working_days() {
        Result.Findings findings = asked.findings(new RevenueMonth(), Map.of());
        Table offices = table(findings, "offices");
        assertThat(((BigDecimal) Objects.requireNonNull(cell(offices, "O1", "whole"))).doubleValue())
                .isCloseTo(23_000, within(1.0));
        assertThat((BigDecimal) cell(offices, "", "came")).isEqualByComparingTo("15000");
        assertThat((BigDecimal) cell(offices, "", "target")).isEqualByComparingTo("36000");
        assertThat((Double) Objects.requireNonNull(cell(offices, "O1", "chance")))
                .isGreaterThan(0.99);
        assertThat((Double) Objects.requireNonNull(cell(offices, "O2", "chance")))
                .isLessThan(0.01);
        // 10/23 of 36,000 are 15,652; 15,000 came, and at that the month brings 34,500
        assertThat(findings.findings().get(2).says().english())
                .startsWith(
                        "15,000 came in where 15,652 of the target of 36,000 are usual by now: the month is behind. 21,000 are missing still, the days left usually bring 19,500,");
        assertThat(asked.findings(new RevenueMonth(), Map.of("office", "O1"))
                        .findings()
                        .get(2)
                        .says()
                        .french())
                .contains("le mois est en avance");
    }

    @Test
    void a_day_that_is_named_sees_nothing_of_what_came_after_it() {
        Table offices = table(asked.findings(new RevenueMonth(), Map.of("to", "2025-12-04")), "offices");
        assertThat((BigDecimal) cell(offices, "", "came")).isEqualByComparingTo("4500");
        assertThat(((BigDecimal) Objects.requireNonNull(cell(offices, "", "whole"))).doubleValue())
                .isCloseTo(34_500, within(1.0));
    }

    @Test
    void without_a_target_it_is_said_how_to_load_one() {
        Result.Findings findings = asked.findings(new RevenueMonth(), Map.of("to", "2025-11-13"));
        assertThat(findings.findings().get(2).says().english()).contains("No target is loaded");
        assertThat(cell(table(findings, "offices"), "", "chance")).isNull();
    }

    /** O1 alone has a target of October: it is not the target of all, which bring half as much again. */
    @Test
    void the_target_of_one_office_is_not_that_of_all() {
        Result.Findings findings = asked.findings(new RevenueMonth(), Map.of("to", "2025-10-18"));
        assertThat(cell(table(findings, "offices"), "", "target")).isNull();
        assertThat(cell(table(findings, "offices"), "", "chance")).isNull();
        assertThat((BigDecimal) cell(table(findings, "offices"), "O1", "target"))
                .isEqualByComparingTo("19000");
        // Thirteen working days by the 17th.
        assertThat(findings.findings().get(2).says().english())
                .contains("of the target of the offices that have one (O1) of 19,000", "6,000 are missing still");
        assertThat(findings.findings().get(3).says().english()).contains("these have none: O2");
    }

    /** Ten declarations a working day; one that is dated ahead makes no month of its own, nor a later day of this one. */
    @Test
    void a_declaration_dated_ahead_does_not_move_the_day() {
        for (String ahead : List.of("2026-02-03", "2026-01-24", "2026-06-01")) {
            List<String> rows = new ArrayList<>();
            for (LocalDate day = LocalDate.of(2025, 5, 1);
                    !day.isAfter(LocalDate.of(2026, 1, 15));
                    day = day.plusDays(1)) {
                for (int n = 0; n < (isWorking(day) ? 10 : 0); n++) {
                    rows.add("A%s-%d,%s,O1,640399,100".formatted(day, n, day));
                }
            }
            rows.add("AHEAD,%s,O1,640399,100".formatted(ahead));
            try (AskedDeclarations dated = AskedDeclarations.in(directory.resolve(ahead))) {
                dated.load("declaration_id,accepted_at,office_code,hs_code,tax_assessed", rows);
                Result.Findings findings = dated.findings(new RevenueMonth(), Map.of());
                assertThat(findings.findings().getFirst().says().english()).contains("2026-01-01 to 2026-01-15");
                assertThat(findings.findings())
                        .anySatisfy(f -> assertThat(f.says().english()).contains("1 declaration of later days"));
                // A day that is named after the data's last does not end the month.
                assertThat(dated.findings(new RevenueMonth(), Map.of("to", "2026-02-01"))
                                .findings())
                        .noneSatisfy(f -> assertThat(f.says().english()).contains("The month is over"));
            }
        }
    }

    @Test
    void five_months_before_are_too_few() {
        assertThat(asked.ask(new RevenueMonth(), Map.of("to", "2025-06-13"))).isInstanceOf(Result.TooFew.class);
        assertThat(asked.ask(new RevenueMonth(), Map.of("to", "2024-06-13"))).isInstanceOf(Result.NotApplicable.class);
    }

    /** Seeded years whose days vary by a third and whose last week is half busier: the interval of the 12th holds the month in 19 of 20. */
    @Test
    void the_interval_holds_the_month_as_often_as_it_says() {
        Random random = new Random(3);
        int held = 0;
        int asked = 400;
        for (int year = 0; year < asked; year++) {
            Map<YearMonth, Map<LocalDate, BigDecimal>> months = new HashMap<>();
            for (int m = 0; m < 13; m++) {
                YearMonth month = YearMonth.of(2024, 12).plusMonths(m);
                months.put(month, days(month, random));
            }
            YearMonth last = YearMonth.of(2025, 12);
            Map<LocalDate, BigDecimal> now = Objects.requireNonNull(months.remove(last));
            Map<LocalDate, BigDecimal> before = new HashMap<>();
            months.values().forEach(before::putAll);
            WorkingTime time = WorkingTime.of(before, Set.of());
            LocalDate by = last.atDay(12);
            MonthCurve curve = Objects.requireNonNull(
                    MonthCurve.at(months, time, time.of(last, by) / time.of(last, last.atEndOfMonth())));
            double came = 0;
            double whole = 0;
            for (Map.Entry<LocalDate, BigDecimal> day : now.entrySet()) {
                whole += day.getValue().doubleValue();
                came += day.getKey().isAfter(by) ? 0 : day.getValue().doubleValue();
            }
            held += came / curve.end(true) <= whole && whole <= came / curve.end(false) ? 1 : 0;
        }
        assertThat(held / (double) asked).isBetween(0.92, 0.98);
    }

    private static Map<LocalDate, BigDecimal> days(YearMonth month, Random random) {
        Map<LocalDate, BigDecimal> days = new HashMap<>();
        double level = 1000 * Math.exp(0.1 * random.nextGaussian());
        for (int d = 1; d <= month.lengthOfMonth(); d++) {
            LocalDate day = month.atDay(d);
            if (isWorking(day)) {
                double busy = d > month.lengthOfMonth() - 7 ? 1.5 : 1;
                days.put(day, BigDecimal.valueOf(level * busy * Math.exp(0.33 * random.nextGaussian())));
            }
        }
        return days;
    }

    /** Months have no days: what came in by one is in no table of months, and what such a table can answer is said. */
    @Test
    void a_table_of_months_alone_is_told_what_it_lacks(@TempDir Path apart) {
        try (AskedDeclarations months = AskedDeclarations.in(apart)) {
            months.reference(
                    "revenue",
                    "month,office_code,tax,assessed,paid,currency\n2025-01,O1,all,100,90,USD\n2025-02,O1,all,100,90,USD\n");
            assertThat(said(months, new RevenueMonth())).contains("by months, which have no days", "revenue-forecast");
            assertThat(said(months, new RevenueChange())).contains("Load declarations");
            assertThat(said(months, new RevenueArrears())).contains("2 are in USD", "tidewaiter currency USD");
        }
    }

    private static String said(AskedDeclarations asked, Analysis question) {
        return asked.ask(question, Map.of()) instanceof Result.NotApplicable not
                ? not.says().english()
                : "";
    }
}
