package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.tidewaiter.intake.RawWorkbook.declaration;
import static org.tidewaiter.intake.RawWorkbook.declarations;
import static org.tidewaiter.intake.RawWorkbook.number;
import static org.tidewaiter.intake.RawWorkbook.text;
import static org.tidewaiter.intake.RawWorkbook.texts;
import static org.tidewaiter.intake.RawWorkbook.typed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.dataquality.CheckedMessage;
import org.tidewaiter.dataquality.FileCheck;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingPreview;
import org.tidewaiter.mapping.MappingProposal;

/** What cells of a workbook mean, whichever program wrote them. */
@Tag("slow")
class WorkbooksTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    private int files;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private LoadReport load(RawWorkbook book) throws IOException {
        return counter.load(book.write(directory.resolve("book" + ++files + ".xlsx")));
    }

    private RawWorkbook masses(String... cells) {
        List<List<String>> rows = new ArrayList<>(List.of(texts(RawWorkbook.HEADER)));
        for (int i = 0; i < cells.length; i++) {
            rows.add(declaration("D" + i, text("2024-03-11"), text("01012100"), cells[i]));
        }
        return RawWorkbook.of(rows);
    }

    private RawWorkbook dates(String... cells) {
        List<List<String>> rows = new ArrayList<>(List.of(texts(RawWorkbook.HEADER)));
        for (int i = 0; i < cells.length; i++) {
            rows.add(declaration("D" + i, cells[i], text("01012100"), number("1")));
        }
        return RawWorkbook.of(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-date1904-as-excel-writes-it.xlsx", "27-strict-open-xml.xlsx", "28-iso-date-cells.xlsx"})
    void four_days_of_march_are_read_from_days_since_1904_strict_workbooks_and_iso_dates(String name)
            throws IOException {
        assertThat(counter.load(counter.sample(name)).accepted()).isEqualTo(4);
        String first = name.startsWith("28") ? "2024-03-10" : "2024-03-11";
        assertThat(counter.values("accepted_at::date")).hasSize(4).first().isEqualTo(first);
        assertThat(counter.number("select max(accepted_at::date) - min(accepted_at::date) from declaration"))
                .isEqualTo(3);
    }

    @Test
    void an_identifier_whose_last_figures_a_spreadsheet_lost_is_set_aside() throws IOException {
        List<List<String>> rows = declarations("D1");
        List<String> lost = new ArrayList<>(declaration("D2"));
        lost.set(0, number("1.2345678901234568E+17"));
        rows.add(lost);
        List<String> whole = new ArrayList<>(declaration("D3"));
        whole.set(0, number("123456789012345"));
        rows.add(whole);
        LoadReport report = load(RawWorkbook.of(rows));
        assertThat(counter.values("declaration_id")).containsExactly("123456789012345", "D1");
        assertThat(report.quarantined()).isEqualTo(1);
    }

    @Test
    void a_check_of_a_workbook_that_a_load_would_refuse_says_why() throws IOException {
        List<List<String>> rows = declarations("D1");
        rows.set(0, concat(rows.get(0), text("HS Code")));
        rows.set(1, concat(rows.get(1), text("010121")));
        Path file = RawWorkbook.of(rows).write(directory.resolve("twice.xlsx"));
        assertThat(new FileCheck(CheckBook.EMPTY, m -> {}).check(file, null).remarks())
                .filteredOn(r -> r.startsWith("left out"))
                .hasSize(2)
                .first(STRING)
                .contains("'HS Code (1 of 2)' is one of 2 columns of that name");
        assertThatThrownBy(() -> load(RawWorkbook.of(rows))).hasMessageContaining("HS Code (1 of 2)");
    }

    @Test
    void a_workbook_without_styles_is_read() throws IOException {
        assertThat(counter.load(counter.sample("workbook-without-styles.xlsx")).accepted())
                .isEqualTo(29);
    }

    @Test
    void a_share_shown_as_per_cent_is_per_cent() throws IOException {
        counter.load(counter.sample("09-excel-percent.xlsx"));
        assertThat(counter.values("duty_rate_percent::double")).contains("5.0", "5.5", "12.5");
    }

    @ParameterizedTest
    @CsvSource({
        "0%, 0.05, 5.0",
        "[Red]0.00%;-0.00%, 0.07000000000000001, 7.0",
        "'#,##0.00_ %', 0.1, 10.0",
        "0.00\\%, 0.125, 0.125",
        "'0.00\"%\"', 5, 5.0",
        "General, 5.5, 5.5"
    })
    void only_a_sign_that_multiplies_is_per_cent(String format, String value, double rate) throws IOException {
        List<List<String>> rows = declarations("D1");
        rows.set(0, concat(rows.get(0), text("Duty Rate")));
        rows.set(1, concat(rows.get(1), number(value, 1)));
        load(RawWorkbook.of(rows).formats(format));
        assertThat(counter.values("duty_rate_percent::double")).containsExactly(Double.toString(rate));
    }

    private static List<String> concat(List<String> row, String more) {
        List<String> all = new ArrayList<>(row);
        all.add(more);
        return all;
    }

    @Test
    void a_share_in_another_field_stays_a_share_and_in_a_text_it_is_what_people_see() throws IOException {
        List<List<String>> rows = List.of(
                texts(List.of("id", "day", "hs", "what", "outcome", "chance")),
                List.of(
                        text("D1"),
                        text("2024-03-11"),
                        text("010121"),
                        number("0.4", 1),
                        text("conform"),
                        number("0.25", 1)));
        try (Door door = new Door(directory.resolve("door"))) {
            door.with("""
                columns: {id: declaration.declaration_id, day: declaration.accepted_at, hs: goods_item.hs_code,
                  what: goods_item.description, outcome: control.outcome, chance: control.selection_probability}
                """);
            Path file = RawWorkbook.of(rows).formats("0 %").write(directory.resolve("shares.xlsx"));
            assertThat(door.load(file, LoadOptions.plain(Actor.systemUser())).accepted())
                    .isEqualTo(1);
            assertThat(door.number("select count(*) from control where selection_probability = 0.25"))
                    .isEqualTo(1);
            assertThat(door.number("select count(*) from goods_item where description = '40%'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void an_error_is_empty_and_never_a_party() throws IOException {
        LoadReport report = counter.load(counter.sample("21-error-cell-as-party.xlsx"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(report.notes())
                .containsExactly("one cell holds an error and counts as empty (#REF! in I3 of sheet Data)");
        assertThat(counter.number("select count(*) from party where party_id like '%REF%'"))
                .isZero();
    }

    @Test
    void errors_of_any_kind_leave_their_rows_in() throws IOException {
        load(masses(typed("e", "#DIV/0!"), typed("e", "#N/A"), number("2")));
        assertThat(counter.values("net_mass_kg::double")).containsExactly("null", "null", "2.0");
    }

    @Test
    void dates_are_told_by_their_format_their_type_or_the_name_of_their_column() throws IOException {
        load(dates(
                        number("45362", 1),
                        number("45362.51041666666", 2),
                        number("45362", 3),
                        number("45362"),
                        typed("d", "2024-03-11"),
                        typed("d", "2024-03-11T12:15:00.000"))
                .formats("dd/mm/yyyy", "yyyy\"年\"m\"月\"d\"日\" hh:mm", "[$-D07041E]d mmm yy"));
        assertThat(counter.values("strftime(accepted_at, '%Y-%m-%d %H:%M')"))
                .containsExactly(
                        "2024-03-11 00:00",
                        "2024-03-11 12:15",
                        "2024-03-11 00:00",
                        "2024-03-11 00:00",
                        "2024-03-11 00:00",
                        "2024-03-11 12:15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "on"})
    void days_count_from_1904_however_the_workbook_says_so_but_iso_dates_do_not_count(String yes) throws IOException {
        load(dates(number("43900", 1), typed("d", "2024-03-11T00:00:00"))
                .formats("yyyy-mm-dd")
                .properties(" date1904=\"" + yes + "\""));
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-11", "2024-03-11");
    }

    @Test
    void a_number_in_a_format_with_the_letters_of_a_date_that_is_none_stays_a_number() throws IOException {
        load(masses(number("45362", 1), number("45362", 2), number("45362", 3), number("45362", 4))
                .formats("[Red]#,##0.00", "\"USD\" 0.00", "0.00E+00", "_-* #,##0.00\\ \"dh\"_-"));
        assertThat(counter.values("net_mass_kg::int")).containsOnly("45362");
    }

    @Test
    void zeros_that_a_format_shows_belong_to_the_code() throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(texts(RawWorkbook.HEADER)));
        rows.add(declaration("D1", text("2024-03-11"), number("1012100", 1), number("1")));
        rows.add(declaration("D2", text("2024-03-11"), number("1012100", 2), number("1")));
        rows.add(declaration("D3", text("2024-03-11"), number("84713000", 2), number("1")));
        load(RawWorkbook.of(rows).formats("00000000", "0000\\.00\\.00"));
        assertThat(counter.values("hs_code")).containsExactly("01012100", "01012100", "84713000");
    }

    @Test
    void a_unit_that_only_the_format_shows_is_not_lost() throws IOException {
        LoadReport report = load(masses(number("250", 1), number("12500", 2), number("3", 3), number("12.5", 4))
                .formats("0\" kg\"", "0.0,\" t\"", "#,##0.00\" pcs\"", "0.0\" t\""));
        assertThat(counter.values("net_mass_kg::double")).startsWith("250.0", "12500.0", "3.0");
        boolean read = report.accepted() == 4
                && counter.values("net_mass_kg::double").get(3).equals("12500.0");
        assertThat(read || report.quarantined() == 1)
                .as("12.5 t is 12,500 kg or set aside, and never 12.5 kg")
                .isTrue();
    }

    @Test
    void the_scale_and_the_unit_of_a_cell_decide_for_that_cell_and_for_no_other_of_its_column() throws IOException {
        load(masses(number("1500000", 1), number("2500", 2), number("12345", 3), number("1.5"))
                .formats("#,##0,", "#,##0.0,\"t\"", "0.0,\" k\""));
        assertThat(counter.values("net_mass_kg::double")).containsExactly("1500000.0", "2500.0", "12345.0", "1.5");
    }

    @Test
    void a_unit_behind_thousands_is_of_what_is_shown_where_the_header_names_it_too() throws IOException {
        List<List<String>> rows = new ArrayList<>(declarations("D1", "D2"));
        List<List<String>> changed = new ArrayList<>();
        List<String> cells = List.of(text("Net Weight (t)"), number("2500", 1), number("1.5"));
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.set(5, cells.get(i));
            changed.add(row);
        }
        load(RawWorkbook.of(changed).formats("#,##0.0,\"t\""));
        assertThat(counter.values("net_mass_kg::double")).containsExactly("2500.0", "1500.0");
    }

    @Test
    void the_29th_of_february_1900_that_excel_counts_and_that_never_was_is_set_aside() throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(texts(RawWorkbook.HEADER)));
        List<String> days = List.of("45362", "45363", "45364", "60", "60.5");
        for (int i = 0; i < days.size(); i++) {
            rows.add(declaration("D" + i, number(days.get(i), 1), text("01012100"), number("1")));
        }
        LoadReport report = load(RawWorkbook.of(rows).formats("yyyy-mm-dd"));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(counter.quarantined())
                .hasSize(2)
                .allMatch(row -> Objects.equals(row.field(), "declaration.accepted_at"))
                .allMatch(row -> String.valueOf(row.value()).startsWith("1900-02-29"));
    }

    @Test
    void thousands_that_header_and_format_both_speak_of_are_counted_once() throws IOException {
        List<List<String>> rows = declarations("D1");
        List<String> header = new ArrayList<>(rows.get(0));
        header.set(6, text("Customs Value ('000)"));
        rows.set(0, header);
        List<String> row = new ArrayList<>(rows.get(1));
        row.set(6, number("1500250", 1));
        rows.set(1, row);
        Path file = RawWorkbook.of(rows).formats("#,##0,").write(directory.resolve("thousands.xlsx"));
        assertThat(MappingProposal.of(file).columns().get(6).example()).isEqualTo("1500.25");
    }

    @Test
    void a_number_that_spelt_out_would_fill_any_memory_is_set_aside() throws IOException {
        LoadReport report = load(masses(number("1e999999999"), number("1.0E2"), number("457.41000000000003")));
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(counter.quarantined().getFirst().value()).isEqualTo("1e999999999");
        assertThat(counter.values("net_mass_kg::double")).containsExactly("100.0", "457.41");
    }

    @Test
    void texts_are_shared_in_runs_with_reading_aids_and_escaped_characters() throws IOException {
        List<List<String>> rows = declarations("D1");
        List<String> row = new ArrayList<>(rows.get(1));
        row.set(0, typed("s", "0"));
        row.set(3, typed("s", "1"));
        rows.set(1, row);
        load(RawWorkbook.of(rows)
                .shared(
                        "<r><t>RT</t></r><r><rPr><b/></rPr><t>001</t></r>",
                        "<t>horses_x0041_lot</t><rPh sb=\"0\" eb=\"1\"><t>UMA</t></rPh>"));
        assertThat(counter.values("declaration_id || ' ' || description")).containsExactly("RT001 horsesAlot");
    }

    @Test
    void a_formula_counts_by_its_last_value_and_without_one_is_told_with_its_place() throws IOException {
        load(masses("><f>F1*2</f><v>7</v>"));
        assertThat(counter.values("net_mass_kg::int")).containsExactly("7");
        assertThatThrownBy(() -> load(masses(number("1"), "><f>F2*2</f>")))
                .hasMessageContainingAll("a formula without its value (=F2*2 in F3 of sheet Data)", "save it again");
    }

    @Test
    void parts_may_be_prefixed_unnumbered_or_named_with_backslashes() throws IOException {
        assertThat(load(RawWorkbook.of(declarations("P1", "P2")).prefixed()).accepted())
                .isEqualTo(2);
        assertThat(load(RawWorkbook.of(declarations("N1", "N2")).withoutReferences())
                        .accepted())
                .isEqualTo(2);
        assertThat(load(RawWorkbook.of(declarations("B1", "B2")).withBackslashes())
                        .accepted())
                .isEqualTo(2);
        assertThat(load(RawWorkbook.of(declarations("S1", "S2")).strict()).accepted())
                .isEqualTo(2);
    }

    @Test
    void a_row_or_column_that_no_sheet_has_is_refused_before_it_fills_the_disk() throws IOException {
        List<List<String>> rows = declarations("D1");
        Path file = RawWorkbook.of(rows).write(directory.resolve("far.xlsx"));
        for (String[] change :
                new String[][] {{"<row r=\"2\"", "<row r=\"999999999\""}, {"r=\"A2\"", "r=\"ZZZZZZZ2\""}}) {
            Path far = Rewritten.part(file, "sheet0.xml", xml -> xml.replace(change[0], change[1]));
            assertThatThrownBy(() -> counter.load(far)).hasMessageContaining("is a damaged Excel workbook");
        }
    }

    @Test
    void check_judges_no_header_and_no_total_as_a_declaration() throws IOException {
        List<CheckedMessage> judged = new ArrayList<>();
        new FileCheck(CheckBook.EMPTY, judged::add).check(counter.sample("22-title-header-judged-by-check.xlsx"), null);
        assertThat(judged).hasSize(4).allMatch(CheckedMessage::accepted);
        assertThat(judged).extracting(CheckedMessage::line).containsExactly(4L, 5L, 6L, 7L);
        judged.clear();
        List<List<String>> rows = declarations("D1", "D2");
        rows.add(List.of(text("Total"), "", "", "", "", number("241")));
        Path file = RawWorkbook.of(rows).write(directory.resolve("total.xlsx"));
        FileCheck.FileRemarks told = new FileCheck(CheckBook.EMPTY, judged::add).check(file, null);
        assertThat(judged).hasSize(2);
        assertThat(told.remarks()).containsExactly("row 4 of sheet Data is a total of other rows, and no declaration");
        assertThat(counter.load(file).quarantined()).isEqualTo(1);
        assertThat(counter.quarantined().getFirst().reason()).isEqualTo("is a total of other rows, and no declaration");
    }

    @Test
    void the_rows_shown_before_a_load_begin_below_the_title() throws IOException {
        Path file = counter.sample("22-title-header-judged-by-check.xlsx");
        Mapping mapping = Mapping.parse(MappingProposal.of(file).yaml("m"), "m");
        assertThat(MappingPreview.of(file, mapping, 3).rows())
                .extracting(MappingPreview.Row::line)
                .containsExactly(4L, 5L, 6L);
    }

    @Test
    void what_stands_in_merged_cells_is_said_of_each_of_their_rows_but_a_number_is_not() throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(texts(RawWorkbook.HEADER)));
        rows.add(declaration("M1"));
        for (String hs : List.of("01012100", "01012990")) {
            List<String> row = new ArrayList<>(declaration("", "", text(hs), ""));
            row.set(0, "");
            rows.add(row);
        }
        rows.add(declaration("M2"));
        LoadReport report = load(RawWorkbook.of(rows).merged("A1:A1", "A2:A4", "B2:B4", "F2:F4", "I2:I4", "D5:E5"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(counter.values("declaration_id || ' ' || coalesce(net_mass_kg::varchar, '-')"))
                .containsExactly("M1 120.500000", "M1 -", "M1 -", "M2 120.500000");
        assertThat(report.notes())
                .anyMatch(n -> n.contains("merged over several rows count for each of them (4 cells)"))
                .anyMatch(n -> n.contains("stand in the first of them only"));
    }

    @Test
    void merged_cells_that_fill_none_are_not_told_of() throws IOException {
        LoadReport report =
                load(RawWorkbook.of(RawWorkbook.declarations("M1", "M2")).merged("E2:E3"));
        assertThat(report.notes()).noneMatch(n -> n.contains("(0 cells)"));
    }

    @Test
    void a_total_that_no_program_worked_out_is_missed_by_nobody() throws IOException {
        List<List<String>> rows = RawWorkbook.declarations("T1", "T2");
        List<String> total = new ArrayList<>(declaration("Total", "", "", "><f>SUM(F2:F3)</f>"));
        total.set(1, "");
        total.set(2, "");
        rows.add(total);
        LoadReport report = load(RawWorkbook.of(rows));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).isEqualTo("is a total of other rows, and no declaration");
        rows.add(declaration("T3", text("2024-03-11"), text("01012100"), "><f>F2*2</f>"));
        assertThatThrownBy(() -> load(RawWorkbook.of(rows))).hasMessageContaining("formula without its value");
    }

    @ParameterizedTest
    @CsvSource({
        "'[$R-1C09]#,##0.00', ZAR",
        "'[$R-en-ZA] #,##0.00', ZAR",
        "'[$R-2001C09]#,##0.00;[Red]-[$R-2001C09]#,##0.00', ZAR",
        "'[$B/.-180A] #,##0.00', PAB",
        "'[$€-2] #,##0.00', EUR",
        "'[$US$-409]#,##0', USD",
        "'[$DM-407] #,##0.00', DEM",
        "'#,##0 \"Pts\"', ESP"
    })
    void the_language_of_a_sign_in_a_format_tells_the_currency_where_the_sign_alone_does_not(
            String format, String currency) throws IOException {
        List<String> header = new ArrayList<>(RawWorkbook.HEADER);
        header.set(6, "Item Amount");
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>(texts(header))));
        List<String> row = new ArrayList<>(declaration("L1"));
        row.set(6, number("1500.25", 1));
        rows.add(row);
        rows.forEach(r -> r.set(7, ""));
        load(RawWorkbook.of(rows).formats(format));
        assertThat(counter.values("item_amount::double || ' ' || coalesce(declaration.currency, 'null')"))
                .containsExactly("1500.25 " + currency);
    }

    @Test
    void a_sign_of_a_currency_that_nobody_knows_stops_the_load() throws IOException {
        List<String> header = new ArrayList<>(RawWorkbook.HEADER);
        header.set(6, "Item Amount");
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>(texts(header))));
        List<String> row = new ArrayList<>(declaration("L1"));
        row.set(6, number("1500.25", 1));
        rows.add(row);
        assertThatThrownBy(() -> load(RawWorkbook.of(rows).formats("#,##0.00 [$Fl.-413]")))
                .hasMessageContaining("'Item Amount'")
                .hasMessageContaining("Fl.");
    }

    @Test
    void a_sign_of_several_currencies_is_asked_about_whatever_the_language_of_its_format() throws IOException {
        List<String> header = new ArrayList<>(RawWorkbook.HEADER);
        header.set(6, "Item Amount");
        for (String format : List.of("[$$-409]#,##0.00", "[$¥-804]#,##0.00", "[$¥-411]#,##0")) {
            List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>(texts(header))));
            List<String> row = new ArrayList<>(declaration("L1"));
            row.set(6, number("1500.25", 1));
            rows.add(row);
            rows.forEach(r -> r.set(7, ""));
            assertThatThrownBy(() -> load(RawWorkbook.of(rows).formats(format)))
                    .hasMessageContaining("no column says which");
        }
    }

    @Test
    void rows_that_a_filter_hides_are_read_and_told() throws IOException {
        Path file = RawWorkbook.of(declarations("F1", "F2", "F3")).write(directory.resolve("filtered.xlsx"));
        Path filtered = Rewritten.part(
                file,
                "sheet0.xml",
                xml -> xml.replace("<row r=\"3\"", "<row r=\"3\" hidden=\"1\"")
                        .replace("<row r=\"4\"", "<row r=\"4\" hidden=\"true\""));
        LoadReport report = counter.load(filtered);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.notes()).anyMatch(n -> n.startsWith("2 rows are hidden in their sheet"));
    }
}
