package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewaiter.intake.RawWorkbook.declaration;
import static org.tidewaiter.intake.RawWorkbook.declarations;
import static org.tidewaiter.intake.RawWorkbook.number;
import static org.tidewaiter.intake.RawWorkbook.text;
import static org.tidewaiter.intake.RawWorkbook.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.dataquality.CheckedMessage;
import org.tidewaiter.dataquality.FileCheck;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.table.SheetUse;

/** Which sheets of a workbook are read, which are left and named, and where a row stands. */
@Tag("slow")
class SheetsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path write(RawWorkbook book) throws IOException {
        return book.write(directory.resolve("book.xlsx"));
    }

    private static List<String> left(LoadReport report) {
        return report.sheets().stream()
                .filter(s -> !s.read())
                .map(s -> s.sheet() + " " + s.left())
                .toList();
    }

    @Test
    void sheets_whose_headers_agree_are_one_table() throws IOException {
        LoadReport report = counter.load(counter.sample("02-second-sheet-unread.xlsx"));
        assertThat(report.read()).isEqualTo(8);
        assertThat(report.accepted()).isEqualTo(8);
        assertThat(report.sheets()).extracting(SheetUse::sheet).containsExactly("Jan", "Feb");
        assertThat(report.remarks()).containsExactly("sheets read: Jan, Feb");
    }

    @Test
    void columns_in_another_order_agree_and_go_where_they_belong() throws IOException {
        List<List<String>> reversed = new ArrayList<>();
        declarations("F1", "F2").forEach(row -> {
            List<String> back = new ArrayList<>(row);
            Collections.reverse(back);
            reversed.add(back);
        });
        LoadReport report =
                counter.load(write(RawWorkbook.of(declarations("J1")).sheet("Feb", reversed)));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(counter.values("importer_id || ' ' || hs_code")).containsOnly("T100 01012100");
    }

    @Test
    void hidden_empty_and_other_sheets_are_left_and_named_and_the_one_of_declarations_is_found() throws IOException {
        RawWorkbook book = new RawWorkbook()
                .sheet("Cover", List.of(texts(List.of("Imports of 2024")), texts(List.of("by Customs"))))
                .sheet(
                        "Codes",
                        List.of(texts(List.of("Code", "Name", "Region")), texts(List.of("DE", "Germany", "EU"))))
                .hidden("Old", "hidden", declarations("O1"))
                .hidden("Older", "veryHidden", declarations("V1"))
                .chart("Chart")
                .sheet("Data", declarations("D1", "D2"))
                .sheet("Sheet2", List.of());
        LoadReport report = counter.load(write(book));
        assertThat(report.read()).isEqualTo(2);
        assertThat(left(report))
                .containsExactly(
                        "Cover has none of the columns of 'Data'",
                        "Codes has none of the columns of 'Data'",
                        "Old is hidden",
                        "Older is hidden",
                        "Chart is no sheet of cells",
                        "Sheet2 is empty");
        assertThat(counter.number("select count(*) from load_sheet where not_read is not null"))
                .isEqualTo(6);
        assertThat(MappingProposal.of(directory.resolve("book.xlsx")).remarks())
                .first()
                .asString()
                .startsWith("sheets read: Data; not read: Cover (has none");
    }

    @Test
    void a_sheet_with_a_column_more_is_named_with_it_unless_the_mapping_does_without() throws IOException {
        List<List<String>> more = new ArrayList<>();
        declarations("F1").forEach(row -> {
            List<String> longer = new ArrayList<>(row);
            longer.add(text("Stowage plan"));
            more.add(longer);
        });
        Path file = write(RawWorkbook.of(declarations("J1")).sheet("Feb", more));
        String proposed = MappingProposal.of(file).yaml("mine");
        assertThat(MappingProposal.of(file).remarks())
                .containsExactly("sheets read: Data; not read: Feb (has other columns than 'Data': with Stowage plan)");
        LoadReport report = TableLoad.load(
                counter.workspace,
                file,
                Mapping.parse(proposed, "mine"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.accepted()).isEqualTo(2);
    }

    @Test
    void sheets_can_be_named_hidden_ones_too_and_must_agree() throws IOException {
        RawWorkbook book = RawWorkbook.of(declarations("D1"))
                .hidden("Old", "hidden", declarations("O1", "O2"))
                .sheet("Codes", List.of(texts(List.of("Code", "Name")), texts(List.of("DE", "Germany"))));
        Path file = write(book);
        Source source = Source.of(file);
        assertThatThrownBy(() -> counter.load(source.onSheets(List.of("Data", "Codes"))))
                .hasMessageContainingAll("cannot be read as one table", "'Codes' has none of the columns of 'Data'");
        assertThatThrownBy(() -> counter.load(source.onSheets(List.of("Dato"))))
                .hasMessageContainingAll("has no sheet 'Dato'", "Data, Old, Codes");
        LoadReport report = counter.load(source.onSheets(List.of("Old")));
        assertThat(report.read()).isEqualTo(2);
        assertThat(left(report)).containsExactly("Data was not asked for", "Codes was not asked for");
    }

    @Test
    void a_workbook_of_hidden_sheets_says_so() throws IOException {
        Path file = write(new RawWorkbook().hidden("Data", "hidden", declarations("D1")));
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll("has no sheet with rows: 'Data' is hidden", "--sheet");
    }

    @Test
    void a_sheet_loaded_by_its_name_is_passed_over_when_the_whole_workbook_comes() throws IOException {
        Path file = write(RawWorkbook.of(declarations("J1")).sheet("Feb", declarations("F1", "F2")));
        assertThat(counter.load(Source.of(file).onSheets(List.of("Feb"))).accepted())
                .isEqualTo(2);
        LoadReport rest = counter.load(file);
        assertThat(rest.read()).isEqualTo(1);
        assertThat(left(rest)).containsExactly("Feb was loaded before");
        assertThat(counter.loadAll("book.xlsx").passedOver()).hasSize(1);
        assertThat(counter.number("select count(*) from declaration")).isEqualTo(3);
    }

    @Test
    void a_row_set_aside_names_its_sheet_and_its_row_there() throws IOException {
        List<List<String>> feb = declarations("F1", "F2");
        feb.add(0, List.of(text("February")));
        feb.add(declaration("F3", text("no day"), text("01012100"), number("1")));
        Path file = write(RawWorkbook.of(declarations("J1", "J2", "J3")).sheet("Feb", feb));
        assertThat(counter.load(file).quarantined()).isEqualTo(1);
        Quarantine.Row row = counter.quarantined().getFirst();
        assertThat(row.place()).isEqualTo("book.xlsx row 5 of sheet Feb");
        Path export = directory.resolve("bad.csv");
        new Quarantine(counter.workspace).export(export, null);
        assertThat(Files.readString(export))
                .contains("tidewaiter_sheet,tidewaiter_line")
                .contains(",Feb,5,");
        assertThat(counter.number("select count(distinct line_number) from declaration_version"))
                .as("no two rows of a load have one line")
                .isEqualTo(5);
        List<CheckedMessage> judged = new ArrayList<>();
        new FileCheck(CheckBook.EMPTY, judged::add).check(file, null);
        assertThat(judged.getLast().file()).isEqualTo("book.xlsx [Feb]");
        assertThat(judged.getLast().line()).isEqualTo(5);
    }

    @Test
    void equal_rows_of_two_sheets_are_told() throws IOException {
        LoadReport report =
                counter.load(write(RawWorkbook.of(declarations("J1", "J2")).sheet("Copy", declarations("J1", "J2"))));
        assertThat(report.repeated().rows()).isEqualTo(2);
        assertThat(report.remarks())
                .last()
                .asString()
                .contains("suspicious: 2 rows repeat others", "row 2 of sheet Copy repeats row 2 of sheet Data");
    }
}
