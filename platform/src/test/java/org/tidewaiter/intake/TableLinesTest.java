package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.dataquality.TableMessages;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;

/** What repeats in the rows of a table: columns of the first, second … tax or document, and arrays of JSON. */
@Tag("slow")
class TableLinesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private record Text(String value) {}

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    private List<String> texts(String sql) {
        return door.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    @Test
    void numbered_columns_are_lines_of_the_item() throws IOException {
        LoadReport report =
                door.load("id,day,hs,kg,who,tax[1].type,tax[1].amount,tax[2].type,tax[2].amount,tax[2].rate,"
                        + "document[1].number,document[1].date\n"
                        + "A,2021-03-01,610510,5,P1,a00,1810,B00,900.5,20 %,X1,2021-02-28\n"
                        + "B,2021-03-02,610510,5,P1,,,D10,12,,,\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.ignored()).isEmpty();
        assertThat(texts(
                        "select concat_ws(' ', declaration_id, sequence, ordinal, type_code, amount, rate_percent::double)"
                                + " from tax_line order by declaration_id, ordinal"))
                .containsExactly("A 1 1 A00 1810.000", "A 1 2 B00 900.500 20.0", "B 1 1 D10 12.000");
        assertThat(texts("select concat_ws(' ', declaration_id, reference, issued_at::date) from document"))
                .containsExactly("A X1 2021-02-28");
    }

    /** Without brackets, with words in any order, counted from 0 as programs do, and the number alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tax_1_type,tax_1_amount,tax_2_type,tax_2_amount,container_1,container_2",
                "Tax Type 1,Tax Amount 1,Tax Type 2,Tax Amount 2,Container No 1,Container No 2",
                "tax[0].type,tax[0].amount,tax[1].type,tax[1].amount,container[0].id,container[1].id",
                "tax.1.type,tax.1.amount,tax.2.type,tax.2.amount,container1,container2",
            })
    void columns_that_count_are_lines_however_they_are_written(String names) throws IOException {
        LoadReport report = door.load("id,day,hs,kg,who," + names + "\n"
                + "A,2021-03-01,610510,5,P1,A00,10.5,B00,20.25,MSCU6639870,CSQU3054383\n"
                + "B,2021-03-02,610510,5,P1,,,D10,12,,\n");
        assertThat(List.of(report.accepted(), report.ignored().size(), door.number("select count(*) from goods_item")))
                .containsExactly(2L, 0, 2L);
        assertThat(texts(
                        "select concat_ws(' ', declaration_id, ordinal, type_code, amount) from tax_line order by all"))
                .containsExactly("A 1 A00 10.500", "A 2 B00 20.250", "B 1 D10 12.000");
        assertThat(texts("select concat_ws(' ', declaration_id, ordinal, container_id) from container order by all"))
                .containsExactly("A 1 MSCU6639870", "A 2 CSQU3054383");
    }

    /** Rows that say two lines of one table were merged with themselves, counted as taken, and nowhere. */
    @Test
    void a_row_may_say_a_line_of_its_own_and_others_by_number() throws IOException {
        door.with(Door.COLUMNS + "  nr: goods_item.sequence\n  a: tax_line.type_code\n  b: tax_line.amount\n"
                + "  c: tax_line[2].type_code\n  d: tax_line[2].amount\n  e: document.reference\n");
        LoadReport report = door.load("id,nr,day,hs,kg,who,a,b,c,d,e\n"
                + "A,1,2021-03-01,610510,5,P1,A00,1,B00,2,X\nA,2,2021-03-01,610510,5,P1,A00,3,B00,4,Y\n"
                + "A,2,2021-03-01,610510,5,P1,A10,5,,,Z\n");
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(texts("select concat_ws(' ', sequence, type_code, amount) from tax_line order by all"))
                .containsExactly("1 A00 1.000", "1 B00 2.000", "2 A00 3.000", "2 A10 5.000", "2 B00 4.000");
        assertThat(texts("select concat_ws(' ', sequence, reference) from document order by all"))
                .containsExactly("1 X", "2 Y", "2 Z");
    }

    @Test
    void a_mapping_says_which_tax_a_column_is() throws IOException {
        door.with(Door.COLUMNS + "  duty: tax_line[1].amount\n  vat: tax_line[2].amount\n"
                + "constants: {goods_item.sequence: 1, 'tax_line[1].type_code': A00, 'tax_line[2].type_code': B00}\n");
        door.load("id,day,hs,kg,who,duty,vat\nA,2021-03-01,610510,5,P1,10,20\nB,2021-03-01,610510,5,P1,,7\n");
        assertThat(texts("select concat_ws(' ', declaration_id, type_code, amount) from tax_line order by all"))
                .containsExactly("A A00 10.000", "A B00 20.000", "B B00 7.000");
        door.with(Door.COLUMNS + "constants: {goods_item.sequence: 1, 'tax_line[1].type_code': A00}\n");
        assertThatThrownBy(() -> door.load("id,day,hs,kg,who\nC,2021-03-01,610510,5,P1\n"))
                .hasMessageContaining("of a line that no column fills");
    }

    @Test
    void several_containers_in_one_cell_are_several_and_plain_values_of_an_array_stand_together() throws IOException {
        door.with(Door.ONE_ITEM.replace("constants", "  box: goods_item.container_id\nconstants"));
        door.load(
                "id,day,hs,kg,who,box,packages\n"
                        + "A,2021-03-01,610510,5,P1,MSCU6639870; csqu3054383,\n"
                        + "B,2021-03-01,610510,5,P1,MSCU6639870,\"[{\"\"number\"\":3,\"\"marks\"\":[\"\"X\"\",\"\"Y\"\"]}]\"\n");
        assertThat(texts("select concat_ws(' ', declaration_id, ordinal, container_id) from container order by all"))
                .containsExactly("A 1 MSCU6639870", "A 2 CSQU3054383");
        assertThat(texts("select concat_ws(' ', declaration_id, container_id) from goods_item order by all"))
                .containsExactly("A MSCU6639870", "B MSCU6639870");
        assertThat(texts("select marks from packaging")).containsExactly("X; Y");
    }

    @Test
    void documents_of_several_kinds_beside_one_another_are_counted_apart_and_say_their_kind() throws IOException {
        door.load(
                "id,day,hs,kg,who,document[1].number,previousDocument[1].number,previousDocument[2].number,guarantee[1].number,"
                        + "invoice[1].number,charge[1].amount,deduction[1].amount\n"
                        + "A,2021-03-01,610510,5,P1,D1,P1,P2,G1,I1,10,2\n");
        assertThat(texts("select concat_ws(' ', ordinal, category, reference) from document order by ordinal"))
                .containsExactly("1 D1", "2 previous P1", "3 previous P2", "4 guarantee G1");
        assertThat(texts("select concat_ws(' ', ordinal, kind, amount) from charge order by ordinal"))
                .containsExactly("1 10.000", "2 deduction 2.000");
        assertThat(texts("select invoice_number from invoice")).containsExactly("I1");
    }

    @Test
    void the_declarations_own_are_taken_from_its_first_row() throws IOException {
        door.with(Door.COLUMNS + "  nr: goods_item.sequence\n");
        door.load("id,nr,day,hs,kg,who,declaration.container[1].number,container[1].number\n"
                + "A,1,2021-03-01,610510,5,P1,MSCU6639870,CSQU3054383\n"
                + "A,2,2021-03-01,610510,5,P1,MSCU6639870,\n");
        assertThat(texts(
                        "select concat_ws(' ', declaration_id, coalesce(sequence::varchar, '-'), container_id) from container"
                                + " order by sequence nulls first"))
                .containsExactly("A - MSCU6639870", "A 1 CSQU3054383");
        assertThat(texts("select container_id from goods_item where container_id is not null"))
                .containsExactly("CSQU3054383");
    }

    @Test
    void lines_of_the_declaration_that_differ_between_its_rows_set_the_later_row_aside() throws IOException {
        door.with(Door.COLUMNS + "  nr: goods_item.sequence\n");
        door.load("id,nr,day,hs,kg,who,declaration.invoice[1].number,declaration.invoice[2].number\n"
                + "A,1,2021-03-01,610510,5,P1,,\n"
                + "A,2,2021-03-01,610510,5,P1,I1,I2\n"
                + "A,3,2021-03-01,610510,5,P1,I1,I9\n"
                + "A,4,2021-03-01,610510,5,P1,I1,I2\n");
        assertThat(texts("select invoice_number from invoice order by 1")).containsExactly("I1", "I2");
        assertThat(door.quarantined())
                .singleElement()
                .satisfies(q -> assertThat(q.value()).isEqualTo("I1; I9 (an earlier row: I1; I2)"));
    }

    @Test
    void a_number_of_a_line_beyond_reason_is_refused_in_words() {
        assertThatThrownBy(() -> door.load("id,day,hs,kg,who,tax[1000000].type,tax[1000000].amount\n"
                        + "A,2021-03-01,610510,5,P1,A00,5\n"))
                .hasMessageContaining("tax[1000000].type")
                .hasMessageContaining("counted to 9999");
    }

    /** Two containers of one item, one of them of another item too, in every column that a container has. */
    @Test
    void containers_and_items_are_linked_as_the_rows_say_in_every_column() throws IOException {
        String columns = "number,size_type_code,fullness_code,seals,packages,package_type,gross_mass_kg,description";
        String header = Stream.of(1, 2)
                .flatMap(n -> Stream.of(columns.split(",")).map(c -> "container[" + n + "]." + c))
                .collect(Collectors.joining(","));
        door.with(Door.COLUMNS + "  nr: goods_item.sequence\n");
        LoadReport report = door.load("id,nr,day,hs,kg,who," + header + "\n"
                + "A,1,2021-03-01,610510,5,P1,MSCU6639870,22G1,5,S1,10,CT,120.5,shirts,CSQU3054383,45G1,7,S2,20,PK,7.25,more\n"
                + "A,2,2021-03-01,610510,5,P1,CSQU3054383,45G1,7,S2,3,PK,1,rest,,,,,,,,\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(
                        texts(
                                "select concat_ws(' ', sequence, ordinal, container_id, size_type_code, fullness_code, seals,"
                                        + " packages, package_type, gross_mass_kg::double, description) from container order by sequence, ordinal"))
                .containsExactly(
                        "1 1 MSCU6639870 22G1 5 S1 10 CT 120.5 shirts",
                        "1 2 CSQU3054383 45G1 7 S2 20 PK 7.25 more",
                        "2 1 CSQU3054383 45G1 7 S2 3 PK 1.0 rest");
    }

    @Test
    void a_value_that_cannot_be_kept_sets_its_row_aside_until_it_is_mended() throws IOException {
        LoadReport report = door.load("id,day,hs,kg,who,tax[1].type,tax[1].amount\n"
                + "A,2021-03-01,610510,5,P1,A00,1.2345\nB,2021-03-01,610510,5,P1,A00,2\n");
        assertThat(report.accepted()).isEqualTo(1);
        Quarantine.Row row = door.quarantined().getFirst();
        assertThat(row.field()).isEqualTo("tax_line.amount");
        assertThat(row.reason()).isEqualTo("has more than the 3 decimals that are kept");
        new QuarantineReturn(door.workspace, Actor.systemUser())
                .takeBack(row.quarantineId(), row.originalText().replace("1.2345", "1.234"), CheckBook.EMPTY);
        assertThat(texts("select declaration_id || ' ' || amount from tax_line order by 1"))
                .containsExactly("A 1.234", "B 2.000");
    }

    @Test
    void arrays_of_json_are_lines_of_what_they_stand_in() throws IOException {
        Path file = Files.writeString(directory.resolve("nested.json"), """
            [{"id": "A", "day": "2021-03-01", "who": "P1", "documents": [{"type": "N380", "number": "X1", "language": "en"}],
              "items": [
                {"hs": "610510", "kg": 5, "taxes": [{"type": "A00", "amount": 1810}, {"type": "B00", "amount": 900.5}]},
                {"hs": "610520", "kg": 6, "taxes": []}]}]
            """);
        door.with("""
            columns:
              id: declaration.declaration_id
              day: declaration.accepted_at
              items.hs: goods_item.hs_code
              items.kg: goods_item.net_mass_kg
              who: declaration.importer_id
            """);
        LoadReport report = door.load(file, LoadOptions.plain(Actor.systemUser()));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(texts("select concat_ws(' ', sequence, ordinal, type_code, amount) from tax_line order by ordinal"))
                .containsExactly("1 1 A00 1810.000", "1 2 B00 900.500");
        assertThat(texts("select type_code || ' ' || reference from document where sequence is null"))
                .containsExactly("N380 X1");
        assertThat(report.notes()).anyMatch(n -> n.contains("documents.language"));
    }

    @Test
    void arrays_of_json_and_numbered_columns_are_known_without_a_mapping() throws IOException {
        Path file = Files.writeString(directory.resolve("nested.json"), """
            [{"declaration_id": "J1", "accepted_at": "2024-02-01", "importer_id": "P1",
              "invoices": [{"invoice_number": "I9", "amount": 30, "currency": "EUR"}],
              "items": [{"sequence": 1, "hs_code": "84713000", "item_amount": 10, "currency": "EUR", "container[1].id": "MSCU6639870",
                "taxes": [{"type_code": "A00", "amount": 1.5}, {"type_code": "B00", "amount": 2.5}]}]}]
            """);
        MappingProposal proposal = MappingProposal.of(file);
        assertThat(proposal.leftOut()).isEmpty();
        assertThat(proposal.loaded()).contains("items.taxes: tax_line", "invoices: declaration.invoice");
        LoadReport report = TableLoad.load(
                door.workspace,
                file,
                proposal.sureMapping(),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(texts("select concat_ws(' ', sequence, ordinal, type_code, amount) from tax_line order by ordinal"))
                .containsExactly("1 1 A00 1.500", "1 2 B00 2.500");
        assertThat(texts("select invoice_number || ' ' || amount from invoice where sequence is null"))
                .containsExactly("I9 30.000");
        assertThat(texts("select container_id from container")).containsExactly("MSCU6639870");
    }

    /** Writers of XML as JSON leave the brackets of a list of one out, in the first record or in a later one. */
    @Test
    void one_object_is_a_list_of_one_whatever_other_records_have() throws IOException {
        String one = "{\"type\": \"A00\", \"amount\": 3}";
        String two = "[{\"type\": \"A00\", \"amount\": 1}, {\"type\": \"B00\", \"amount\": 2}]";
        String packages = "{\"packages\": 326, \"package_type\": \"BX\"}";
        String invoices = "[{\"number\": \"I1\"}, {\"number\": \"I2\"}]";
        proposed(nested("A", one, packages, "{\"number\": \"I3\"}") + nested("B", two, "[" + packages + "]", invoices));
        proposed(nested("C", two, packages, invoices) + nested("D", one, "[" + packages + "]", "{\"number\": \"I3\"}"));
        proposed(nested("E", one, packages, "{\"number\": \"I3\"}"));
        assertThat(texts("select declaration_id || string_agg(type_code, '' order by ordinal) from tax_line group by"
                        + " declaration_id order by 1"))
                .containsExactly("AA00", "BA00B00", "CA00B00", "DA00", "EA00");
        assertThat(
                        texts(
                                "select declaration_id || sum(packages)::integer from packaging group by declaration_id order by 1"))
                .containsExactly("A326", "B326", "C326", "D326", "E326");
        assertThat(texts("select declaration_id || string_agg(invoice_number, '' order by ordinal) from invoice where"
                        + " sequence is null group by declaration_id order by 1"))
                .containsExactly("AI3", "BI1I2", "CI1I2", "DI3", "EI3");
    }

    /** A company in brackets is still one company: a list that never has two is none. */
    @Test
    void a_list_that_never_holds_two_is_the_object_that_other_records_have() throws IOException {
        String record = nested("A", "[]", "[]", "[]");
        LoadReport report = proposed(record.replace("\"importer_id\": \"P1\"", "\"importer\": {\"id\": \"P1\"}")
                + record.replace("\"A\"", "\"B\"")
                        .replace("\"importer_id\": \"P1\"", "\"importer\": [{\"id\": \"P2\"}]"));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(texts("select importer_id from declaration order by 1")).containsExactly("P1", "P2");
    }

    @Test
    void what_is_no_object_among_lines_sets_its_row_aside() throws IOException {
        LoadReport report = proposed(nested("A", "[{\"type\": \"A00\", \"amount\": 1}, null]", "[]", "[]")
                + nested("B", "[{\"type\": \"A00\", \"amount\": 1}, \"text\", 5]", "[]", "[]")
                + nested("C", "[[{\"type\": \"A00\", \"amount\": 1}]]", "[]", "[]"));
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(1L, 2L);
        assertThat(door.quarantined()).allMatch(q -> q.reason().contains("no object"));
    }

    private LoadReport proposed(String records) throws IOException {
        Path file = Files.writeString(directory.resolve("record" + records.hashCode() + ".json"), records);
        return new SourceLoad(door.workspace, null, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()))
                .take(Source.of(file), LoadProgress.SILENT);
    }

    private static String nested(String id, String taxes, String packages, String invoices) {
        return "{\"declaration_id\": \"" + id
                + "\", \"accepted_at\": \"2024-02-01\", \"importer_id\": \"P1\", \"invoices\": "
                + invoices
                + ", \"items\": [{\"sequence\": 1, \"hs_code\": \"84713000\", \"item_amount\": 10, \"currency\": \"EUR\","
                + " \"taxes\": " + taxes + ", \"packages\": " + packages + "}]}\n";
    }

    @Test
    void round_amounts_in_arrays_of_json_keep_their_digits() throws IOException {
        Path file = Files.writeString(directory.resolve("round.json"), """
            [{"declaration_id": "J2", "accepted_at": "2024-02-01", "importer_id": "P1",
              "items": [{"sequence": 1, "hs_code": "84713000", "item_amount": 57940.0, "currency": "EUR",
                "taxes": [{"type_code": "A00", "base_amount": 57940.0, "amount": 2900.00}]}]}]
            """);
        LoadReport report = TableLoad.load(
                door.workspace,
                file,
                MappingProposal.of(file).sureMapping(),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(texts("select base_amount || ' ' || amount from tax_line")).containsExactly("57940.000 2900.000");
    }

    @Test
    void a_correction_brings_its_own_lines() throws IOException {
        String header = "id,day,hs,kg,who,tax[1].type,tax[1].amount\n";
        door.load(header + "A,2021-03-01,610510,5,P1,A00,10\n");
        door.load(
                door.write(header + "A,2021-03-01,610510,5,P1,A00,12\n"),
                new LoadOptions(false, true, Actor.systemUser()));
        assertThat(texts("select amount::varchar from tax_line")).containsExactly("12.000");
    }

    private static final String ITEMS =
            "declaration_id,item,acceptance_date,hs_code,goods_description,net_mass_kg,customs_value,"
                    + "currency,importer_tin,tax type,tax amount,tax rate\n";

    private static final String LINES =
            "select concat_ws(' ', declaration_id, sequence, ordinal, type_code, amount::double)"
                    + " from tax_line order by declaration_id, sequence, ordinal";

    private LoadReport asProposed(String text) throws IOException {
        return new SourceLoad(door.workspace, null, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()))
                .take(Source.of(door.write(text)), LoadProgress.SILENT);
    }

    private static String item(String id, int number, String kg, String tax) {
        return id + "," + number + ",2024-03-11,610910,T-shirts of cotton," + kg + ",1500.25,EUR,T100," + tax + "\n";
    }

    @Test
    void rows_that_repeat_an_item_for_each_of_its_taxes_are_one_item() throws IOException {
        LoadReport report = asProposed(ITEMS
                + item("A", 1, "5", "A00,180,12")
                + item("A", 1, "5", "B00,336.05,20")
                + item("A", 2, "7", "A00,18,12")
                + item("A", 2, "7", "B00,36,20")
                + item("B", 1, "9", "A00,1,12"));
        assertThat(report.read()).isEqualTo(5);
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(texts(LINES))
                .containsExactly(
                        "A 1 1 A00 180.0", "A 1 2 B00 336.05", "A 2 1 A00 18.0", "A 2 2 B00 36.0", "B 1 1 A00 1.0");
        assertThat(
                        texts(
                                "select declaration_id || ' ' || sequence || ' ' || net_mass_kg::double from goods_item order by 1"))
                .containsExactly("A 1 5.0", "A 2 7.0", "B 1 9.0");
        assertThat(report.notes()).anyMatch(n -> n.contains("2 rows say further lines of items"));
    }

    @Test
    void a_row_that_says_otherwise_of_its_item_is_set_aside_and_so_is_one_given_twice() throws IOException {
        LoadReport report = asProposed(ITEMS
                + item("A", 1, "5", "A00,180,12")
                + item("A", 1, "5", "B00,336.05,20")
                + item("A", 1, "6", "C00,18,12")
                + item("A", 1, "5", "B00,336.05,20"));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(door.quarantined().stream().map(Quarantine.Row::reason))
                .containsExactlyInAnyOrder(
                        "is given again for another line of it, but says otherwise in net_mass_kg",
                        "is given twice in this file");
        assertThat(texts(LINES)).containsExactly("A 1 1 A00 180.0", "A 1 2 B00 336.05");
    }

    @Test
    void without_numbers_a_tax_that_comes_again_begins_another_item() throws IOException {
        String header = ITEMS.replace(",item", "");
        String a = item("A", 1, "5", "A00,180,12").replace("A,1,", "A,");
        String b = item("A", 1, "5", "B00,336.05,20").replace("A,1,", "A,");
        LoadReport report = asProposed(header + a + b + a + b + a.replace("A,2024", "B,2024"));
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(texts(LINES))
                .containsExactly(
                        "A 1 1 A00 180.0",
                        "A 1 2 B00 336.05",
                        "A 2 1 A00 180.0",
                        "A 2 2 B00 336.05",
                        "B 1 1 A00 180.0");
        report = asProposed(header.replace("tax rate", "tax_rate")
                + (a + a + b).replace("A,2024", "C,2024")
                + (a + b).replace("A,2024", "D,2024"));
        assertThat(report.quarantined()).isEqualTo(3);
        assertThat(door.quarantined().getFirst().reason()).contains("number the items");
    }

    @Test
    void rows_of_an_item_that_stand_apart_are_set_aside_and_not_taken_for_two_items() throws IOException {
        String header =
                "declaration_id,acceptance date,HS code,net mass kg,customs value,importer,tax type,tax amount\n";
        String rows = "D0,2024-03-11,610510,5,100,P0,%1$s,10\nD1,2024-03-12,610510,6,101,P1,%1$s,20\n";
        String text = header + rows.formatted("A00") + rows.formatted("B00");
        LoadReport report = asProposed(text);
        assertThat(report.accepted()).isZero();
        assertThat(report.quarantined()).isEqualTo(4);
        assertThat(texts("select distinct reason from quarantine").getFirst()).contains("number the items");
        assertThat(checked(text)).as("a check says so too").containsExactly(4L, 5L);
        assertThat(checked(header + rows.formatted("A00") + rows.formatted("A00")))
                .as("items of their own")
                .isEmpty();
        String one = rows.substring(0, rows.indexOf('\n') + 1);
        assertThat(checked(header
                        + one.formatted("A00")
                        + one.formatted("B00")
                        + one.formatted("A00")
                        + one.formatted("B00")))
                .as("two items")
                .isEmpty();
        assertThat(checked(header + one.formatted("A00") + one.formatted("A00") + one.formatted("B00")))
                .containsExactly(2L);
    }

    /** The lines of the file at which a check says that items are to be numbered. */
    private List<Long> checked(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("checked.csv"), text);
        TableMessages messages = TableMessages.open(Source.of(file), null, directory);
        List<Long> lines = new ArrayList<>();
        messages.read(rows -> rows.faults().stream()
                .filter(fault -> fault.message().contains("number the items"))
                .forEach(fault -> lines.add(rows.message().ordinal())));
        messages.discard();
        return lines;
    }

    @Test
    void a_mapping_names_lines() throws IOException {
        door.with(Door.COLUMNS + """
              nr: goods_item.sequence
              paper: document[1].reference
              kind: tax_line.type_code
              sum: tax.amount
            """);
        door.load("id,nr,day,hs,kg,who,kind,sum,paper\n"
                + "A,1,2021-03-01,610510,5,P1,A00,18,X1\nA,1,2021-03-01,610510,5,P1,B00,20,X1\n");
        assertThat(texts(LINES)).containsExactly("A 1 1 A00 18.0", "A 1 2 B00 20.0");
        assertThatThrownBy(() ->
                        door.with(Door.COLUMNS + "  sum: tax_line.amont\n").load("id,day,hs,kg,who,sum\nA,,,,,\n"))
                .hasMessageContaining("tax_line.amont");
    }

    @Test
    void documents_and_containers_may_have_rows_too() throws IOException {
        String header = "declaration_id,item,acceptance_date,hs_code,net_mass_kg,importer_tin,";
        String row = ",1,2024-03-11,610910,5,T100,";
        asProposed(header + "container no\nA" + row + "MSCU6639870\nA" + row + "CSQU3054383\n");
        asProposed(header + "document type,document number\nB" + row + "N380,X1\nB" + row + "N714,X2\n");
        assertThat(texts("select container_id from container order by ordinal"))
                .containsExactly("MSCU6639870", "CSQU3054383");
        assertThat(texts("select container_id from goods_item where declaration_id = 'A'"))
                .containsExactly("MSCU6639870");
        assertThat(texts("select type_code || ' ' || reference from document order by ordinal"))
                .containsExactly("N380 X1", "N714 X2");
    }

    @Test
    void a_column_of_the_line_may_have_a_name_that_is_not_known_where_items_are_numbered() throws IOException {
        String spanish =
                "declaration_number;item;acceptance_date;hs_code;description;net_mass_kg;customs_value;currency;"
                        + "importer_tin;Código tributo;Importe tributo;Tipo impositivo;Coeficiente\n";
        String item = "A;1;2024-03-11;610910;Camisetas de algodón;5;1500,25;EUR;T100;";
        LoadReport report = asProposed(spanish + item + "A00;180,00;12;x12\n" + item + "B00;352,85;21;x21\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.ignored()).containsExactly("Coeficiente");
        assertThat(texts("select rate_percent::double::varchar from tax_line order by ordinal"))
                .containsExactly("12.0", "21.0");
        assertThat(texts(LINES)).containsExactly("A 1 1 A00 180.0", "A 1 2 B00 352.85");
    }
}
