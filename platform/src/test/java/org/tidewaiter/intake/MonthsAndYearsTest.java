package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.TidewaiterException;

/** Months that two languages call alike, years in two figures, and days that a spreadsheet counts beside days in figures. */
class MonthsAndYearsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private LoadReport load(String... days) throws IOException {
        return counter.load(counter.writeWith("2024-03-11", days));
    }

    @Test
    void listopad_is_october_where_the_other_months_are_croatian() throws IOException {
        LoadReport report = load("11. ožujka 2024.", "14. listopada 2024.", "5. svibnja 2024.", "6. lip 2024.");
        assertThat(report.notes()).anyMatch(n -> n.contains("in Croatian, as '11. ožujka 2024.' proves"));
        assertThat(counter.values("accepted_at::date"))
                .containsExactly("2024-03-11", "2024-10-14", "2024-05-05", "2024-06-06");
    }

    @Test
    void listopad_is_november_where_the_other_months_are_polish_or_czech() throws IOException {
        load("11 listopada 2024", "12 marca 2024", "6 lip 2024");
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-11-11", "2024-03-12", "2024-07-06");
        try (Counter other = new Counter(java.nio.file.Files.createDirectory(directory.resolve("cs")))) {
            other.load(other.writeWith("2024-03-11", "11. srp 2024", "12. května 2024"));
            assertThat(other.values("accepted_at::date")).containsExactly("2024-08-11", "2024-05-12");
        }
    }

    @Test
    void without_another_month_the_load_asks_and_takes_the_answer() throws IOException {
        assertThatThrownBy(() -> load("1 listopada 2024", "2 listopada 2024"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("'date: hr' or 'date: pl'");
        for (String answer : new String[] {"hr 2024-10-01", "pl 2024-11-01"}) {
            String[] said = answer.split(" ");
            try (Door door = new Door(java.nio.file.Files.createDirectory(directory.resolve(said[0])))) {
                door.with(Door.ONE_ITEM.replace(
                        "day: declaration.accepted_at",
                        "day: {field: declaration.accepted_at, date: " + said[0] + "}"));
                assertThat(door.load(Door.HEADER + "A1,1. listopada 2024,01012100,1,T1\n")
                                .accepted())
                        .isEqualTo(1);
                assertThat(door.workspace
                                .lake()
                                .number("select count(*) from declaration where accepted_at = '" + said[1] + "'"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void two_figures_from_80_on_are_of_the_last_century_behind_the_day() throws IOException {
        LoadReport report = load("02/03/04", "31/12/99", "01/02/98");
        assertThat(report.notes()).anyMatch(n -> n.contains("20th century where their two figures are 80 to 99"));
        assertThat(counter.values("accepted_at::date")).containsExactly("2004-03-02", "1999-12-31", "1998-02-01");
    }

    @Test
    void a_year_in_two_figures_that_has_not_come_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> load("31/12/60", "30/12/60"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("'Acceptance Date' is declaration.accepted_at by its name")
                .hasMessageContaining("lies in the future, as 2060: write its year in four figures");
        assertThatThrownBy(() -> load("99/12/21", "98/11/30")) // perhaps of the Persian calendar
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("lies in the future, as 2099");
    }

    @Test
    void a_day_that_a_spreadsheet_counts_beside_days_in_figures_is_set_aside_with_what_it_may_be() throws IOException {
        load("45362", "13/03/2024", "14/03/2024", "15/03/2024", "16/03/2024");
        assertThat(counter.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("count for 2024-03-11", "turned day and month"));
    }
}
