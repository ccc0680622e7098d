package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.quarantine.Quarantine;

/** Days in columns of years, months and days, and months without a day: put together, or asked about. */
@Tag("slow")
class DaysInPartsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path file(String name, String header, String... days) throws IOException {
        String[] lines = new String[days.length + 1];
        lines[0] = String.join(",", RawWorkbook.HEADER).replace("Acceptance Date", header);
        assertThat(lines[0]).contains(header);
        for (int i = 0; i < days.length; i++) {
            lines[i + 1] = Counter.row("A" + (i + 1)).replace("2024-03-11", days[i]);
        }
        return counter.write(name, lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Year,Month,Day",
                "Année,Mois,Jour",
                "Año,Mes,Día",
                "Ano,Mês,Dia",
                "Jahr,Monat,Tag",
                "Год,Месяц,День",
                "Рік,Місяць,День",
                "YEAR,MONTH,DAY",
                "reg_year,reg_month,reg_day",
                "ImportYear,ImportMonth,ImportDay",
                "Yıl,Ay,Gün",
                "年,月,日",
                "السنة,الشهر,اليوم",
                "Rok,Miesiąc,Dzień"
            })
    void year_month_and_day_are_one_day(String header) throws IOException {
        LoadReport report = counter.load(file("f.csv", header, "2024,3,11", "2023,12,31", "2024,2,30"));
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-11", "2023-12-31");
        assertThat(report.notes()).anyMatch(n -> n.contains("are read as one day"));
        assertThat(report.ignored()).isEmpty();
        assertThat(counter.quarantined().getFirst().reason()).contains("February 2024 has no day 30");
    }

    @Test
    void months_may_be_words_and_parts_may_be_missing() throws IOException {
        counter.load(file("f.csv", "Day,Month,Year", "11,March,2024", "1,déc.,2023", ",May,2024", "5,Foo,2024"));
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-11", "2023-12-01");
        assertThat(counter.quarantined())
                .extracting(Quarantine.Row::reason)
                .containsExactly("gives no day of the month", "has 'Foo' for a month");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Year,Month|2024,3",
                "Année,Mois|2024,mars",
                "Period|2024-03",
                "Month|Mar-2024",
                "Date|03/2024",
                "Date|202403",
                "Période|mars 2024",
                "Mês|03/2024",
                "Месяц|март 2024",
                "Date|201112",
                "Year/Month|2024/03"
            })
    void a_month_is_no_day_and_is_asked_about(String header, String cells) throws IOException {
        Path file = file("f.csv", header, cells, cells);
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("no column says the day")
                .hasMessageContaining("day: last");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Year,Month|2024,2|Year: {field: declaration.accepted_at, month_in: Month, day: last}|2024-02-29",
                "Year,Month|2024,2|Year: {field: declaration.accepted_at, month_in: Month, day: first}|2024-02-01",
                "When|Feb-2024|When: {field: declaration.accepted_at, day: last}|2024-02-29",
                "When|202402|When: {field: declaration.accepted_at, day: first}|2024-02-01",
                "When|2024-02-17|When: {field: declaration.accepted_at, day: first}|2024-02-17"
            })
    void a_mapping_says_which_day_stands_for_a_month(String header, String cells, String line, String day)
            throws IOException {
        Path file = file("f.csv", header, cells);
        Mapping mapping = Mapping.parse(
                "columns:\n  Declaration No: declaration.declaration_id\n  HS Code: goods_item.hs_code\n  " + line
                        + "\nconstants: {goods_item.sequence: 1}\n",
                "m");
        LoadReport report = TableLoad.load(
                counter.workspace, file, mapping, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
        assertThat(report.notes()).anyMatch(n -> n.contains("day of the month stands for the months of"));
        assertThat(counter.values("accepted_at::date")).containsExactly(day);
    }

    @Test
    void what_map_proposes_is_read_again_once_a_person_takes_it() throws IOException {
        Path file = file("f.csv", "Year,Month", "2024,3", "2024,4");
        String yaml = MappingProposal.of(file).yaml("m");
        assertThat(yaml).contains("  # \"Year\": {field: declaration.accepted_at, month_in: \"Month\", day: first");
        String taken = yaml.replace("# \"Year\"", "\"Year\"");
        TableLoad.load(
                counter.workspace,
                file,
                Mapping.parse(taken, "m"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-01", "2024-04-01");
    }

    @Test
    void a_column_of_days_goes_before_its_parts() throws IOException {
        counter.load(file("f.csv", "Acceptance Date,Year,Month", "2024-03-11,1999,7"));
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"month_in: Month", "day_in: Day", "day: middle"})
    void parts_that_are_no_day_are_refused(String part) {
        List<String> lines = Arrays.asList(
                "columns:",
                "  id: declaration.declaration_id",
                "  hs: goods_item.hs_code",
                "  y: {field: declaration.accepted_at, " + part + "}",
                "constants: {goods_item.sequence: 1}");
        assertThatThrownBy(() -> Mapping.parse(String.join("\n", lines), "m")).isInstanceOf(TidewaiterException.class);
    }
}
