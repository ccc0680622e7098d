package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.source.Source;

/**
 * Wide files without a mapping whose lines have the name of a field, stand again on each row of their declaration, or write days in another order
 * than ISO 8601.
 */
@Tag("slow")
class LinesOfWideFilesTest {
    @TempDir
    Path directory;

    private record Text(String value) {}

    private static List<String> texts(Door door, String sql) {
        return door.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    private LoadReport load(Door door, String text) throws IOException {
        return new SourceLoad(door.workspace, null, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()))
                .take(
                        Source.of(Files.writeString(directory.resolve("wide" + text.hashCode()), text)),
                        LoadProgress.SILENT);
    }

    /** They were kept as text in the field of that name, and no document was found. */
    @Test
    void a_list_whose_name_a_field_has_in_the_singular_is_a_list() throws IOException {
        try (Door door = new Door(directory)) {
            LoadReport report = load(door, """
                    {"declaration_id": "A", "accepted_at": "2024-02-01", "importer_id": "P1", "previousDocuments": [{"type": "337", "reference": "S1"}, {"type": "820", "reference": "T1"}], "transportDocuments": [{"type": "705", "reference": "B1"}], "items": [{"sequence": 1, "hs_code": "84713000", "item_amount": 10, "currency": "EUR", "containers": [{"number": "MSCU6639870", "seals": ["S1", "S2"]}]}]}
                    """);
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(texts(
                            door,
                            "select concat_ws(' ', category, type_code, reference, sequence) from document order by 1"))
                    .containsExactly("previous 337 S1", "previous 820 T1", "transport 705 B1");
            assertThat(texts(door, "select previous_document || ' ' || transport_document from declaration"))
                    .noneMatch(t -> t != null && t.contains("{"));
            assertThat(texts(door, "select seals from container")).containsExactly("S1, S2");
        }
    }

    /** Each row of a declaration says its invoices and parties again: they were lines of every item, and amounts counted several times. */
    @Test
    void invoices_and_parties_that_each_row_says_again_are_of_the_declaration() throws IOException {
        String header =
                "declaration_id,sequence,accepted_at,hs_code,net_mass_kg,importer_id,Invoice 1 number,Invoice 1 amount,"
                        + "Invoice 2 number,Invoice 2 amount,Party 1 role,Party 1 name,Party 2 role,Party 2 name\n";
        StringBuilder wide = new StringBuilder(header);
        StringBuilder own = new StringBuilder(header);
        for (String id : List.of("A", "B", "C", "D")) {
            for (int item = 1; item <= 2; item++) {
                String row = "%s%s,%d,2021-03-01,610510,5,P1,I%s%s,12.5,J%s,3.25,BY,Buyer %s,CN,Consignee\n";
                wide.append(row.formatted("", id, item, id, "", id, id));
                own.append(row.formatted("O", id, item, id, item, id, id));
            }
        }
        try (Door door = new Door(directory)) {
            assertThat(load(door, wide.toString()).accepted()).isEqualTo(8);
            assertThat(texts(door, "select concat_ws(' ', count(*), count(sequence), sum(amount)) from invoice"))
                    .containsExactly("8 0 63.000");
            assertThat(
                            texts(
                                    door,
                                    "select concat_ws(' ', count(*), count(sequence)) from declared_party where ordinal is not null"))
                    .containsExactly("8 0");
            assertThat(load(door, own.toString()).accepted()).isEqualTo(8);
            assertThat(
                            texts(
                                    door,
                                    "select concat_ws(' ', count(*), count(sequence)) from invoice where declaration_id like 'O%'"))
                    .containsExactly("16 16");
        }
    }

    /** All such rows were quarantined, with the reason that the column proves no order, which it does. */
    @Test
    void days_of_lines_are_read_in_the_order_that_their_column_proves() throws IOException {
        String text = """
                declaration_id;sequence;accepted_at;hs_code;net_mass_kg;importer_id;Document 1 code;Document 1 number;Document 1 date;Document 2 code;Document 2 number;Document 2 date
                A;1;2021-03-01;610510;5;P1;N380;X1;05/02/2021;N705;Y1;03/02/2021
                B;1;2021-03-01;610510;5;P1;N380;X2;28/02/2021;N705;Y2;31/01/2021
                """;
        try (Door door = new Door(directory)) {
            LoadReport report = load(door, text);
            assertThat(report.quarantined()).isZero();
            assertThat(report.notes())
                    .contains("days of 'Document 1 date' are read as day, month, year, as '28/02/2021' proves");
            assertThat(texts(door, "select reference || ' ' || issued_at::date from document order by reference"))
                    .containsExactly("X1 2021-02-05", "X2 2021-02-28", "Y1 2021-02-03", "Y2 2021-01-31");
        }
    }
}
