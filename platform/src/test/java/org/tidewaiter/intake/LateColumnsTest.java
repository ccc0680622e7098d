package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.MappingProposal;

/** Columns that have no value in the first rows of a file, and words that come later, are what they are wherever their values stand. */
class LateColumnsTest {
    private static final int ROWS = 900;
    private static final int LATE = 650;

    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    /** A file with a further column. */
    private Path file(String name, IntFunction<String> further) throws IOException {
        List<String> lines = IntStream.range(0, ROWS)
                .mapToObj(i -> Counter.row("A" + i) + "," + further.apply(i))
                .collect(Collectors.toList());
        lines.addFirst(String.join(",", RawWorkbook.HEADER) + "," + name);
        return counter.write("f.csv", lines.toArray(String[]::new));
    }

    private static String late(int row, String value) {
        return row < LATE ? "" : value;
    }

    @Test
    void lists_that_begin_late_are_lines() throws IOException {
        String documents = "\"[{\"\"type_code\"\":\"\"N380\"\",\"\"reference\"\":\"\"R1\"\"}]\"";
        Path file = file("documents", i -> late(i, documents));
        LoadReport report = counter.load(file);
        assertThat(report.ignored()).doesNotContain("documents");
        assertThat(counter.number("select count(*) from document where reference = 'R1'"))
                .isEqualTo(ROWS - LATE);
        assertThat(MappingProposal.of(file).lines()).containsKey("documents");
    }

    @Test
    void a_column_named_as_lines_may_hold_a_count() throws IOException {
        counter.load(file("packages", i -> late(i, "3")));
        assertThat(counter.number("select sum(item_packages) from goods_item")).isEqualTo(3 * (ROWS - LATE));
    }

    @Test
    void lists_that_begin_late_in_json_are_told_as_what_they_are() throws IOException {
        String[] lines = IntStream.range(0, ROWS)
                .mapToObj(i -> "{\"declaration_id\": \"A" + i
                        + "\", \"accepted_at\": \"2024-03-11\", \"hs_code\": \"01012100\""
                        + (i < LATE ? "}" : ", \"taxes\": [{\"type_code\": \"A00\", \"amount\": 5}]}"))
                .toArray(String[]::new);
        Path file = counter.write("f.ndjson", lines);
        SourceLoad taking = new SourceLoad(
                counter.workspace,
                null,
                () -> message -> List.of(),
                LoadOptions.plain(org.tidewaiter.access.Actor.systemUser()));
        taking.take(org.tidewaiter.source.Source.of(file), LoadProgress.SILENT);
        assertThat(taking.proposed()).contains("taxes: tax_line");
        assertThat(counter.number("select count(*) from tax_line")).isEqualTo(ROWS - LATE);
    }

    @Test
    void a_party_in_other_words_is_asked_about_wherever_its_values_stand() throws IOException {
        String name = "Nombre proveedor exterior del bien";
        for (int first : new int[] {0, LATE}) {
            Path file = file(name, i -> i < first ? "" : "ACME " + i + " Ltd");
            assertThatThrownBy(() -> counter.load(file))
                    .as("from row %d", first)
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("'" + name + "' may be declaration.seller_name");
            assertThat(MappingProposal.of(file).leftOut())
                    .as("from row %d", first)
                    .anyMatch(l -> l.column().equals(name) && l.weighty());
        }
        Path file = file(name, i -> late(i, "ACME " + i + " Ltd"));
        assertThat(counter.load(file, name).accepted()).isEqualTo(ROWS);
    }

    @Test
    void amounts_below_noughts_stop_a_load_without_other_money() throws IOException {
        String header = "Declaration No,Acceptance date,HS code,Origin,Currency,Paga";
        String[] lines = IntStream.rangeClosed(0, ROWS)
                .mapToObj(
                        i -> i == 0 ? header : "A" + i + ",2024-03-11,01012100,FR,EUR," + (i < LATE ? "0" : i + ".25"))
                .toArray(String[]::new);
        Path file = counter.write("f.csv", lines);
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("'Paga' holds amounts");
    }

    @Test
    void the_sign_of_decimals_below_noughts_is_the_one_of_its_column() throws IOException {
        Path file = file("Excise amount", i -> i < LATE ? "0" : "\"" + i + ",25\"");
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(ROWS);
        assertThat(counter.number(
                        "select count(*) from goods_item where excise_amount = 650.25 or excise_amount > 651"))
                .isEqualTo(ROWS - LATE);
    }

    @Test
    void rows_below_a_header_in_another_order_are_set_aside() throws IOException {
        List<String> lines =
                IntStream.range(0, 20).mapToObj(i -> Counter.row("A" + i)).collect(Collectors.toList());
        lines.addFirst(String.join(",", RawWorkbook.HEADER));
        List<String> other = new java.util.ArrayList<>(RawWorkbook.HEADER);
        java.util.Collections.swap(other, 5, 6);
        lines.add(10, String.join(",", RawWorkbook.HEADER));
        lines.add(15, String.join(",", other));
        LoadReport report = counter.load(counter.write("f.csv", lines.toArray(String[]::new)));
        assertThat(report.accepted()).isEqualTo(13);
        assertThat(report.quarantined()).isEqualTo(9);
        assertThat(counter.quarantined())
                .filteredOn(q -> q.reason().contains("in another order"))
                .hasSize(8);
    }

    @Test
    void a_row_that_is_shifted_says_nothing_of_a_column() throws IOException {
        Path file = file("CIF value", i -> i == LATE ? "horse,too,many" : "");
        LoadReport report = counter.load(file);
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(report.accepted()).isEqualTo(ROWS - 1);
    }

    @Test
    void words_that_come_late_become_codes() throws IOException {
        Path file = file(
                "Transport mode,Supplementary unit,Package type,Unit invoiced",
                i -> i < LATE ? "Sea,KGM,CT,KGM" : "Rail,KGS,CARTONS,pieces");
        counter.load(file);
        assertThat(counter.number("select count(*) from declaration where transport_mode = '2'"))
                .isEqualTo(ROWS - LATE);
        assertThat(counter.number("select count(*) from goods_item where supplementary_unit = 'KGM'"))
                .isEqualTo(ROWS);
        assertThat(counter.number("select count(*) from goods_item where package_type = 'CT'"))
                .isEqualTo(ROWS);
    }

    @Test
    void words_without_a_code_are_kept_and_told() throws IOException {
        Path file = file("Transport mode", i -> i < LATE ? "Sea" : i % 2 == 0 ? "Camel" : "Teleport");
        LoadReport report = counter.load(file);
        assertThat(report.notes())
                .contains(
                        "kept as it stands: 'Transport mode' says 'Camel', 'Teleport', of which no code is known: translate them under codes in a mapping");
        assertThat(counter.number("select count(*) from declaration where transport_mode = 'Camel'"))
                .isPositive();
    }

    @Test
    void a_word_that_a_mapping_keeps_is_kept() throws IOException {
        try (Door door = new Door(java.nio.file.Files.createDirectory(directory.resolve("d")))) {
            door.with(Door.ONE_ITEM.replace(
                    "columns:", "columns:\n  mode:\n    field: declaration.transport_mode\n    codes: {Rail: Rail}"));
            door.load("mode," + Door.HEADER + "Rail,1,2024-03-11,01012100,1,T1\nAir,2,2024-03-11,01012100,1,T1\n");
            assertThat(door.workspace
                            .lake()
                            .number("select count(*) from declaration where transport_mode in ('Rail', '4')"))
                    .isEqualTo(2);
        }
    }
}
