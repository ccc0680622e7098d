package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rows of one declaration say of the whole of it. */
@Tag("slow")
class HeadersOfRowsTest {
    private static final String COLUMNS = """
        columns:
          id: declaration.declaration_id
          day: declaration.accepted_at
          item: goods_item.sequence
          hs: goods_item.hs_code
          term: declaration.incoterm
          total: declaration.invoice_amount
          importer: declaration.importer_name
          mrn: declaration.local_reference
        """;
    private static final String HEADER = "id,day,item,hs,term,total,importer,mrn\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory).with(COLUMNS);
    }

    @Test
    void an_empty_cell_or_a_word_for_nothing_contradicts_no_other_row() throws IOException {
        LoadReport report = door.load(HEADER + """
            A,2020-01-02,1,010121,FOB,100,ALPHA LTD,L1
            A,2020-01-02,2,010129,geen,,N/D,
            A,2020-01-02,3,010130,-,100,ALPHA LTD,L1
            """);
        assertThat(door.quarantined()).isEmpty();
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(whole("A", "FOB", 100, "ALPHA LTD", "L1")).isEqualTo(1);
    }

    @Test
    void what_the_first_row_leaves_out_and_a_later_one_says_is_not_lost() throws IOException {
        LoadReport report = door.load(HEADER + """
            A,2020-01-02,1,010121,YOK,,,немає даних
            A,2020-01-02,2,010129,FOB,100,,
            A,2020-01-02,3,010130,,,ALPHA LTD,L1
            B,2020-01-02,1,010121,,,,
            B,2020-01-02,2,010121,,,,
            """);
        assertThat(door.quarantined()).isEmpty();
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(whole("A", "FOB", 100, "ALPHA LTD", "L1")).isEqualTo(1);
        assertThat(door.number("select count(*) from declaration where declaration_id = 'B' and incoterm is null"
                        + " and invoice_amount is null and importer_name is null"))
                .as("nothing comes from another declaration")
                .isEqualTo(1);
    }

    @Test
    void two_values_contradict_each_other_also_where_the_first_row_says_none() throws IOException {
        door.load(HEADER + """
            A,2020-01-02,1,010121,,100,ALPHA LTD,
            A,2020-01-02,2,010129,FOB,100,ALPHA LTD,
            A,2020-01-02,3,010130,CIF,100,ALPHA LTD,L9
            """);
        assertThat(door.quarantined()).singleElement().satisfies(row -> {
            assertThat(row.lineNumber()).isEqualTo(4);
            assertThat(row.field()).isEqualTo("declaration.incoterm");
            assertThat(row.reason()).startsWith("says otherwise than an earlier row of its declaration; ");
        });
        assertThat(door.number("select count(*) from declaration where incoterm = 'FOB' and local_reference is null"))
                .as("what a row says that is set aside fills nothing")
                .isEqualTo(1);
    }

    @Test
    void a_term_in_small_letters_is_the_same_term() throws IOException {
        door.load(HEADER + """
            A,2020-01-02,1,010121,fob,100,ALPHA LTD,
            A,2020-01-02,2,010129,FOB,100,ALPHA LTD,
            """);
        assertThat(door.quarantined()).isEmpty();
        assertThat(door.number("select count(*) from declaration where incoterm = 'FOB'"))
                .isEqualTo(1);
    }

    private long whole(String id, String term, int total, String importer, String reference) {
        return door.number("select count(*) from declaration where declaration_id = '" + id + "' and incoterm = '"
                + term
                + "' and invoice_amount = " + total + " and importer_name = '" + importer + "' and local_reference = '"
                + reference + "'");
    }

    /** Rows are handed over 2,048 at a time: the first stands alone, so that the rows of declaration 1023 stand on both sides of a border. */
    @Test
    void rows_contradict_each_other_wherever_they_are_cut_apart() throws IOException {
        List<String> fields = List.of(
                "goods_item.sequence",
                "declaration.incoterm",
                "declaration.invoice_amount",
                "declaration.importer_name");
        List<String> seconds = List.of(
                "1,010129,FOB,100,ALPHA LTD,L1",
                "2,010129,CIF,100,ALPHA LTD,L1",
                "2,010129,FOB,101,ALPHA LTD,L1",
                "2,010129,FOB,100,BETA LTD,L1");
        for (int s = 0; s < seconds.size(); s++) {
            StringBuilder file =
                    new StringBuilder(HEADER + "first" + s + ",2020-01-02,1,010121,FOB,100,ALPHA LTD,L1\n");
            for (int n = 0; n < 1_100; n++) {
                String id = "N" + s + "-" + n + ",2020-01-02,";
                file.append(id).append("1,010121,FOB,100,ALPHA LTD,L1\n");
                file.append(id).append(n == 1_023 ? seconds.get(s) : "2,010129,FOB,100,ALPHA LTD,L1");
                file.append('\n');
            }
            assertThat(door.load(file.toString()).quarantined())
                    .as(fields.get(s))
                    .isEqualTo(1);
            assertThat(door.quarantined().getLast().field()).isEqualTo(fields.get(s));
        }
    }

    @Test
    void many_declarations_whose_rows_differ_are_all_found() throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (int n = 0; n < 1_500; n++) {
            file.append("N%d,2020-01-02,1,010121,FOB,100,ALPHA LTD,L1\nN%d,2020-01-02,2,010129,%s,100,ALPHA LTD,L1\n"
                    .formatted(n, n, n % 10 == 0 ? "FOB" : "CIF"));
        }
        assertThat(door.load(file.toString()).quarantined()).isEqualTo(1_350);
    }
}
