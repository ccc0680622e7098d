package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;

/** Files of taxes, documents and containers beside those of declarations. */
@Tag("slow")
class LineFilesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private record Text(String value) {}

    @BeforeEach
    void open() throws IOException {
        door = Door.begunWith(
                directory, Door.ONE_ITEM, Door.HEADER + "A,2021-03-01,610510,5,P1\nB,2021-03-02,610510,5,P1\n");
    }

    private LoadReport load(String kind, String text) throws IOException {
        return CompanionLoad.load(door.workspace, door.write(text), kind(kind), false, Actor.systemUser());
    }

    static CompanionTable kind(String name) {
        return CompanionLoad.kinds().stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts(String sql) {
        return door.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    @Test
    void a_currency_that_is_none_is_set_aside_and_an_amount_in_thousands_is_not_left_out() throws IOException {
        LoadReport report = load("taxes", """
                declaration_id,sequence,type_code,amount,currency
                A,1,A00,75.01,eur
                A,1,B00,75.01,€
                B,1,A00,75.01,US$
                B,1,B00,75.01,EUX
                """);
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(3L, 1L);
        assertThat(door.quarantined().getFirst().reason()).isEqualTo("is not an ISO 4217 currency code");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> load("taxes", "declaration_id,sequence,type_code,amount (thousand EUR)\nA,1,A00,75.01\n"))
                .hasMessageContaining("is 'amount' in another measure by its name");
    }

    @Test
    void a_rate_of_lines_is_what_one_unit_is_worth_whatever_it_is_called() throws IOException {
        LoadReport report = load("charges", """
                declaration_id;sequence;kind;amount;currency;Kurs
                A;1;freight;1234,56;EUR;4,3215
                B;1;insurance;12,5;EUR;4,3215
                """);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(texts("select exchange_rate::double::varchar as value from charge"))
                .containsExactly("4.3215", "4.3215");
    }

    @Test
    void a_decimal_comma_is_proven_by_the_whole_file_and_remembered_for_rows_that_come_back() throws IOException {
        LoadReport report = load("taxes", """
                declaration_id;sequence;type_code;base_amount;rate_percent;amount
                A;1;A00;1.500;5,5;82,50
                B;1;A00;3.000;12;360
                C;1;A00;2.000;5;110
                """);
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(2L, 1L);
        assertThat(report.notes()).anyMatch(n -> n.contains("'amount' has a decimal comma, as '82,50' proves"));
        assertThat(texts("select base_amount::varchar as value from tax_line order by value"))
                .containsExactly("1500.000", "3000.000");
        Path export = directory.resolve("export.csv");
        new Quarantine(door.workspace).export(export, report.loadId());
        Files.writeString(
                export,
                Files.readString(export)
                        .replace("C;1", "B;1")
                        .replace("C,1", "B,1")
                        .replace("A00", "B00"));
        new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(export, CheckBook.EMPTY);
        assertThat(texts("select base_amount::varchar as value from tax_line where type_code = 'B00'"))
                .containsExactly("2000.000");
    }

    @Test
    void amounts_that_may_be_two_are_asked_about() {
        assertThatThrownBy(() -> load("taxes", "declaration_id;sequence;type_code;amount\nA;1;A00;1.500\n"))
                .hasMessageContaining("'amount' has amounts that may be two, such as '1.500'")
                .hasMessageContaining("--decimal ,");
    }

    @Test
    void the_currency_in_a_name_or_beside_an_amount_must_be_one_and_the_rows() throws IOException {
        assertThatThrownBy(() -> load("taxes", "declaration_id;sequence;type_code;amount (FCFA)\nA;1;A00;1500\n"))
                .hasMessageContaining("it may be XOF or XAF");
        load("taxes", "declaration_id;sequence;type_code;amount (KSh)\nA;1;A00;1500\n");
        assertThat(texts("select amount || currency as value from tax_line")).containsExactly("1500.000KES");
        load("charges", "declaration_id;sequence;kind;amount;currency\nA;1;freight;€ 10;EUR\nA;1;insurance;$ 10;EUR\n");
        assertThat(door.quarantined().getFirst().reason())
                .isEqualTo("has '$' beside it, which is not EUR, the currency of its row");
    }

    @Test
    void a_row_is_a_tax_of_the_item_it_names() throws IOException {
        LoadReport report = load("taxes", """
                declaration_id,sequence,type_code,amount,rate_percent,payment_method
                A,1,a00,1810,2.5,E
                A,1,B00,900.50,20,
                B,,D10,12,,
                """);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(texts("select concat_ws(' ', declaration_id, sequence, ordinal, type_code, amount,"
                        + " rate_percent::double, payment_method) from tax_line order by declaration_id, ordinal"))
                .containsExactly("A 1 1 A00 1810.000 2.5 E", "A 1 2 B00 900.500 20.0", "B 1 D10 12.000");
    }

    @Test
    void a_later_file_goes_on_counting() throws IOException {
        load("documents", "declaration_id,sequence,reference,type_code\nA,1,X1,N935\n");
        load("documents", "declaration_id,sequence,reference,issued_at\nA,1,X2,2021-02-28\n");
        assertThat(texts("select ordinal || ' ' || reference || ' ' || coalesce(issued_at::date::varchar, '-')"
                        + " from document order by ordinal"))
                .containsExactly("1 X1 -", "2 X2 2021-02-28");
    }

    @Test
    void what_cannot_be_kept_is_quarantined_with_its_reason() throws IOException {
        LoadReport report = load("taxes", """
                declaration_id,sequence,type_code,amount
                NONE,1,A00,1
                A,7,A00,1
                A,1,A00,"1,50"
                A,1,A00,1.2345
                A,one,A00,1
                A,1,,
                A,1,A00,1
                """);
        assertThat(report.read()).isEqualTo(7);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.quarantined()).isEqualTo(6);
        assertThat(texts("select field || ': ' || reason from quarantine order by line_number"))
                .containsExactly(
                        "declaration_id: is no declaration of the workspace: load the declarations first",
                        "sequence: is no goods item of the declaration",
                        "amount: is not a number with a decimal point, and the file does not prove a comma: write it"
                                + " so, or say --decimal ,",
                        "amount: has more than the 3 decimals that are kept",
                        "sequence: is no goods item of the declaration",
                        "type_code: is not given, nor is anything else of the row");
    }

    @Test
    void a_file_that_was_mended_and_is_loaded_again_adds_only_what_is_new() throws IOException {
        load("taxes", "declaration_id,sequence,type_code,amount\nA,1,A00,10\nA,1,B00,x\n");
        LoadReport mended =
                load("taxes", "declaration_id,sequence,type_code,amount\nA,1,a00,10.000\nA,1,B00,16\nA,1,B00,16\n");
        assertThat(mended.accepted()).isEqualTo(1);
        assertThat(texts("select reason from quarantine where load_id = " + mended.loadId() + " order by line_number"))
                .containsExactly(
                        "is in the workspace already, or earlier in this file, with all that the row says",
                        "is in the workspace already, or earlier in this file, with all that the row says");
        assertThat(texts("select type_code || ' ' || amount from tax_line order by type_code"))
                .containsExactly("A00 10.000", "B00 16.000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UNB+UNOC:3+A+B+261125:0530+1'\nUNH+1+CUSDEC:D:96B:UN'\n", "<ASYCUDA><Identification/></ASYCUDA>"
            })
    void a_file_of_messages_is_called_that_and_not_a_table_that_lacks_columns(String text) {
        assertThatThrownBy(() -> load("taxes", text))
                .hasMessageContaining("is a file of messages")
                .hasMessageContaining("without what is said of tables");
    }

    @Test
    void a_column_that_the_table_does_not_have_is_told_and_one_of_numbers_is_asked_about() throws IOException {
        LoadReport report = load("taxes", "declaration_id,type_code,remark\nA,A00,late\n");
        assertThat(report.ignored()).containsExactly("remark");
        assertThatThrownBy(() -> load("taxes", "declaration_id,type_code,ammount\nA,A00,10\n"))
                .hasMessageContaining("'ammount' (such as '10') may be amount or ")
                .hasMessageContaining("--set 'ammount=amount'");
    }

    /** The database reads such a file as it stands, and would take rates for amounts. */
    @Test
    void a_header_in_another_order_ends_what_is_taken() throws IOException {
        LoadReport report = load("taxes", """
                declaration_id,type_code,amount,rate_percent
                A,A00,1,2
                declaration_id,type_code,rate_percent,amount
                A,B00,2,1
                """);
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(1L, 2L);
        assertThat(texts("select type_code || ' ' || amount::double from tax_line"))
                .containsExactly("A00 1.0");
    }

    /** Under another name its column was left out, and all lines were of the whole declaration. */
    @Test
    void the_item_is_known_by_its_usual_names_and_asked_about_under_others() throws IOException {
        for (String name : List.of("Item No", "N° de l'article", "Numer pozycji", "Número de ítem")) {
            LoadReport report =
                    load("taxes", "declaration_id," + name + ",type_code,amount\nA,1,T" + name.length() + ",75.01\n");
            assertThat(report.ignored()).isEmpty();
            assertThat(report.accepted()).isEqualTo(1);
        }
        assertThat(texts("select distinct sequence::varchar as value from tax_line"))
                .containsExactly("1");
        assertThatThrownBy(() -> load("taxes", "declaration_id,Reihe,type_code,amount\nA,1,A00,1\nA,2,A00,2\n"))
                .hasMessageContaining("'Reihe' (such as '1') may be sequence");
        assertThatThrownBy(() -> load("documents", "declaration_id,Item number,reference\nA,1,X\nB,1,Y\n"))
                .hasMessageContaining("'Item number' (such as '1') may be sequence or ");
    }

    @Test
    void a_row_in_quarantine_is_corrected_in_a_spreadsheet_and_closed() throws IOException {
        LoadReport report = load("documents", "declaration_id,reference,name\nNONE,X1,\"one, two\"\nA,X2,three\n");
        Path open = directory.resolve("open.csv");
        new Quarantine(door.workspace).export(open, report.loadId());
        assertThat(Files.readString(open)).contains("NONE,X1,\"one, two\",");
        Files.writeString(open, Files.readString(open).replace("NONE,", "B,"));
        LoadReport returned = new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(open, CheckBook.EMPTY);
        assertThat(returned.accepted()).isEqualTo(1);
        assertThat(returned.ignored()).isEmpty();
        assertThat(texts("select declaration_id || ' ' || reference || ' ' || name from document order by 1"))
                .containsExactly("A X2 three", "B X1 one, two");
        assertThat(door.quarantined()).isEmpty();
    }

    @Test
    void a_row_in_quarantine_is_corrected_on_a_page_and_closed() throws IOException {
        load("taxes", "type_code,declaration_id,amount\nA00,A,ten\n");
        Quarantine.Row row = door.quarantined().getFirst();
        new QuarantineReturn(door.workspace, Actor.systemUser())
                .takeBack(row.quarantineId(), row.originalText().replace("ten", "10"), CheckBook.EMPTY);
        assertThat(texts("select type_code || ' ' || amount from tax_line")).containsExactly("A00 10.000");
        assertThat(door.quarantined()).isEmpty();
    }

    @Test
    void a_mapping_says_which_column_is_which_and_how_values_are_written() throws IOException {
        CompanionTable taxes = kind("taxes");
        CompanionMapping mapping = CompanionMapping.parse(
                "columns: {Nr: declaration_id, Art: type_code, Betrag: amount}\n"
                        + "formats: {decimal: \",\", grouping: \".\"}",
                "own",
                "taxes",
                taxes.described());
        Path file = door.write("Nr;Art;Betrag\nA;b00;1.234,50\nB;b00;1,2,3\n");
        LoadReport report =
                CompanionLoad.load(door.workspace, Source.of(file), taxes, mapping, false, Actor.systemUser());
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(texts("select type_code || ' ' || amount from tax_line")).containsExactly("B00 1234.500");
        Quarantine.Row bad = door.quarantined().getFirst();
        assertThat(bad.originalText()).isEqualTo("B,b00,\"1,2,3\"");
        new QuarantineReturn(door.workspace, Actor.systemUser())
                .takeBack(bad.quarantineId(), "B,b00,\"2.000,00\"", CheckBook.EMPTY);
        assertThat(texts("select amount::varchar from tax_line where declaration_id = 'B'"))
                .containsExactly("2000.000");
    }

    @Test
    void a_container_of_the_whole_declaration_has_no_item() throws IOException {
        load("containers", "declaration_id,container_id,seals\nA,MSCU6639870,\"S1, S2\"\n");
        assertThat(texts("select container_id || ' ' || seals from container where sequence is null"))
                .containsExactly("MSCU6639870 S1, S2");
    }

    @Test
    void a_file_without_the_main_column_is_refused_and_nothing_is_written() {
        assertThatThrownBy(() -> load("containers", "declaration_id,box\nA,MSCU6639870\n"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("needs the column 'container_id'");
        assertThat(texts("select container_id from store.container")).isEmpty();
    }

    @Test
    void every_table_of_what_repeats_has_files_of_its_own() {
        assertThat(CompanionLoad.kinds())
                .extracting(CompanionTable::name)
                .contains("taxes", "documents", "containers", "packages", "charges", "invoices", "statements");
    }
}
