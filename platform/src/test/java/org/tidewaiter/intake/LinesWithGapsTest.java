package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.mapping.MappingProposal;

/** Lines in tables without a mapping of which some have what others lack: nothing of them is left out, and nothing of two lines is put together. */
@Tag("slow")
class LinesWithGapsTest {
    @TempDir
    Path directory;

    private record Text(String value) {}

    private static List<String> texts(Door door, String sql) {
        return door.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    /** Loads a table as a load without a mapping takes it, which leaves nothing out. */
    private void load(Door door, String text) throws IOException {
        load(door, Files.writeString(directory.resolve("unasked.csv"), text));
    }

    private static void load(Door door, Path file) {
        LoadReport report = TableLoad.load(
                door.workspace,
                file,
                MappingProposal.of(file).sureMapping(),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.quarantined()).isZero();
        assertThat(report.ignored()).isEmpty();
    }

    /**
     * A table of fixed columns has 0 for the kind and 0 for the count where there is no second package: it was a package of kind 0. A tax of 0 is
     * one.
     */
    @Test
    void lines_of_nothing_but_noughts_are_none_and_told() throws IOException {
        try (Door door = new Door(directory)) {
            Path file = Files.writeString(directory.resolve("noughts.csv"), """
                    declaration_id;sequence;accepted_at;hs_code;net_mass_kg;importer_id;TPO_BUL1;CANT_BUL1;TPO_BUL2;CANT_BUL2;tax_1_type;tax_1_amount;tax_2_type;tax_2_amount
                    A;1;2021-03-01;610510;5;P1;74;5;80;2;A00;10;B00;0.00
                    B;1;2021-03-02;610510;6;P1;74;1;0;0;A00;12;0;0.00
                    """);
            LoadReport report = TableLoad.load(
                    door.workspace,
                    file,
                    MappingProposal.of(file).sureMapping(),
                    LoadOptions.plain(Actor.systemUser()),
                    LoadProgress.SILENT);
            assertThat(report.notes())
                    .contains(
                            "where these have nothing but 0, there is no line: TPO_BUL2, CANT_BUL2, tax_2_type, tax_2_amount");
            assertThat(texts(door, "select concat_ws(' ', package_type, packages) from packaging order by all"))
                    .containsExactly("74 1", "74 5", "80 2");
            assertThat(texts(door, "select concat_ws(' ', type_code, amount) from tax_line order by all"))
                    .containsExactly("A00 10.000", "A00 12.000", "B00 0.000");
        }
    }

    /** A line that lacks what its neighbours have left a gap, for which the column was left out; marks of two packages were joined to one text. */
    @Test
    void lines_whose_columns_leave_gaps_are_lines_and_their_texts_stay_apart() throws IOException {
        try (Door door = new Door(directory)) {
            load(door, """
                    declaration_id;sequence;accepted_at;hs_code;net_mass_kg;importer_id;package_1_packages;package_1_type;Package Marks 1;package_2_packages;package_2_type;Package Marks 2;declaration_charge_1_kind;declaration_charge_1_amount;declaration_charge_1_type_code;declaration_charge_2_kind;declaration_charge_2_amount;declaration_charge_3_kind;declaration_charge_3_amount;declaration_charge_3_type_code;declaration_party_1_role_code;declaration_party_1_party_id;declaration_party_2_role_code;declaration_party_2_name;declaration_party_3_role_code;declaration_party_3_party_id
                    A;1;2021-03-01;610510;5;P1;10;CT;ACME 1;2;PX;ACME 2;freight;12.5;AV;insurance;3.25;deduction;1.5;BA;BY;P7;NI;Notify me;WH;W9
                    """);
            assertThat(
                            texts(
                                    door,
                                    "select concat_ws(' ', ordinal, packages, package_type, marks) from packaging order by all"))
                    .containsExactly("1 10 CT ACME 1", "2 2 PX ACME 2");
            assertThat(texts(door, "select concat_ws(' ', ordinal, kind, amount, type_code) from charge order by all"))
                    .containsExactly("1 freight 12.500 AV", "2 insurance 3.250", "3 deduction 1.500 BA");
            assertThat(
                            texts(
                                    door,
                                    "select concat_ws(' ', ordinal, role_code, party_id, name) from declared_party where ordinal is not null order by all"))
                    .containsExactly("1 BY P7", "2 NI Notify me", "3 WH W9");
        }
    }

    /** Where each row is a tax, columns that bear the model's names behind the word for taxes were left out, money too. */
    @Test
    void rows_that_are_lines_keep_all_that_the_table_has() throws IOException {
        try (Door door = new Door(directory)) {
            load(door, """
                    declaration_id,sequence,accepted_at,hs_code,net_mass_kg,importer_id,tax.type_code,tax.amount,tax.payment_method,tax.suspended_amount,tax.specific_rate,tax.base_unit
                    A,1,2021-03-01,610510,5,P1,A00,10.5,E,,,
                    A,1,2021-03-01,610510,5,P1,B00,20.25,R,20.25,0.05,KGM
                    """);
            assertThat(
                            texts(
                                    door,
                                    "select concat_ws(' ', type_code, amount, payment_method, suspended_amount, specific_rate::double, base_unit) from tax_line order by all"))
                    .containsExactly("A00 10.500 E", "B00 20.250 R 20.250 0.05 KGM");
        }
    }

    /** Lists of which the first rows have none were left out, and one without a value until then was taken for the sum of the taxes. */
    @Test
    void lists_that_only_later_rows_have_are_lines() throws IOException {
        String rows = IntStream.range(0, 700)
                .mapToObj(i -> """
                        {"declaration_id": "L%d", "sequence": 1, "accepted_at": "2021-03-01", "hs_code": "610510", "net_mass_kg": 5, "importer_id": "P%d", "taxes": %s, "documents": %s}
                        """.formatted(
                                i,
                                i % 7,
                                i < 690 ? "null" : "[{\"type\": \"A00\", \"amount\": 1.5}]",
                                i < 690 ? "[]" : "[{\"type\": \"954\", \"number\": \"F-" + i + "\"}]"))
                .collect(Collectors.joining());
        try (Door door = new Door(directory)) {
            load(door, Files.writeString(directory.resolve("late.ndjson"), rows));
            assertThat(door.number("select (sum(amount) * 10)::bigint from tax_line where type_code = 'A00'"))
                    .isEqualTo(150);
            assertThat(texts(door, "select declaration_id || ' ' || reference from document order by all limit 2"))
                    .containsExactly("L690 F-690", "L691 F-691");
            assertThat(door.number("select count(*) from document")).isEqualTo(10);
        }
    }

    /** Writers leave out what is empty: a name that the first rows have not is one all the same, of money too. */
    @Test
    void names_that_only_later_rows_have_are_columns() throws IOException {
        String rows = IntStream.range(0, 700)
                .mapToObj(i -> """
                        {"declaration_id": "L%d", "sequence": 1, "accepted_at": "2021-03-01", "hs_code": "610510", "net_mass_kg": 5, "importer_id": "P%d"%s}
                        """.formatted(
                                i, i % 7, i < 690 ? "" : ", \"customs_value\": 1000.5, \"office_code\": \"AB01\""))
                .collect(Collectors.joining());
        try (Door door = new Door(directory)) {
            load(door, Files.writeString(directory.resolve("late.ndjson"), rows));
            assertThat(door.number("select sum(customs_value)::bigint from goods_item"))
                    .isEqualTo(10_005);
            assertThat(door.number("select count(office_code) from declaration"))
                    .isEqualTo(10);
        }
    }

    /** A text that fills all that is looked at hid the lists behind it. */
    @Test
    void lists_behind_a_very_long_text_are_lines() throws IOException {
        String json = """
                [{"declaration_id": "J1", "accepted_at": "2021-03-01", "importer_id": "P1", "goods": [
                  {"sequence": 1, "hs_code": "610510", "description": "%s", "net_mass_kg": 5, "documents": [{"type": "954", "number": "F-1"}]},
                  {"sequence": 2, "hs_code": "610510", "description": "Shirts of cotton", "net_mass_kg": 5, "documents": [{"type": "705", "number": "00012"}]}]}]
                """.formatted("Shirts, ".repeat(40_000));
        try (Door door = new Door(directory)) {
            load(door, Files.writeString(directory.resolve("long.json"), json));
            assertThat(texts(door, "select concat_ws(' ', sequence, type_code, reference) from document order by all"))
                    .containsExactly("1 954 F-1", "2 705 00012");
        }
    }
}
