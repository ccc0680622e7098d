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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.source.Source;

/** A field that the first container, package or invoice of a row fills is not emptied by a correction whose lines fill it again. */
@Tag("slow")
class CorrectionsWithLinesTest {
    private static final LoadOptions CORRECTIONS = new LoadOptions(false, true, Actor.systemUser());
    private static final String NUMBERED = Door.COLUMNS + "  nr: goods_item.sequence\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory).with(NUMBERED);
    }

    private LoadReport correct(String text) throws IOException {
        return door.load(door.write(text), CORRECTIONS);
    }

    private LoadReport asProposed(String text, LoadOptions options) throws IOException {
        return new SourceLoad(door.workspace, null, () -> message -> List.of(), options)
                .take(Source.of(door.write(text)), LoadProgress.SILENT);
    }

    private long versions() {
        return door.number("select max(version) from declaration_version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "container[1].number | MSCU6639870 | goods_item.container_id",
                "package[1].number | 5 | goods_item.packages",
                "package[1].type | CT | goods_item.package_type",
                "package[1].marks | AB 12 | goods_item.marks",
                "declaration.invoice[1].invoice_number | INV1 | declaration.invoice_number",
                "containers | \"[{\"\"number\"\":\"\"MSCU6639870\"\"}]\" | goods_item.container_id",
            })
    void the_line_that_filled_a_field_fills_it_again(String column, String value, String field) throws IOException {
        String table = "id,nr,day,hs,kg,who," + column + "\nA,1,2024-03-01,610910,10,P1," + value
                + "\nA,2,2024-03-01,610910,10,P1,\n";
        door.load(table);
        LoadReport corrected = correct(table.replace(",10,P1", ",11,P1"));
        assertThat(List.of(corrected.quarantined(), corrected.replaced(), versions()))
                .containsExactly(0L, 1L, 2L);
        LoadReport emptied = correct(table.replace("," + value, ",").replace(",10,P1", ",12,P1"));
        assertThat(emptied.quarantined()).isEqualTo(2);
        assertThat(door.quarantined().getFirst().reason()).contains("fills: " + field);
    }

    /** What came in a file of its own is not in the file that corrects its declaration. */
    @Test
    void lines_of_files_of_their_own_go_over_to_the_new_version() throws IOException {
        String table =
                "id,nr,day,hs,kg,who,container[1].number\nA,1,2024-03-01,610910,10,P1,\nA,2,2024-03-01,610910,10,P1,\n";
        door.load(table);
        companion("taxes", "declaration_id,sequence,type_code,amount\nA,1,A00,5\nA,2,A00,6\n");
        companion("documents", "declaration_id,type_code,reference\nA,N380,I1\n");
        companion("containers", "declaration_id,sequence,container_id\nA,1,CSQU3054383\nA,2,CSQU3054383\n");
        LoadReport report = correct(table.replace(",10,P1,\nA", ",11,P1,MSCU6639870\nA"));
        assertThat(List.of(report.quarantined(), report.replaced())).containsExactly(0L, 1L);
        correct(table.replace(",10,P1,\nA", ",12,P1,MSCU6639870\nA"));
        assertThat(versions()).isEqualTo(3);
        assertThat(door.number("select sum(amount) from tax_line")).isEqualTo(11);
        assertThat(door.number("select count(*) from document")).isEqualTo(1);
        assertThat(door.number("select count(*) from container where sequence = 1 and container_id = 'MSCU6639870'"
                        + " or sequence = 2 and container_id = 'CSQU3054383'"))
                .isEqualTo(door.number("select count(*) from container"))
                .isEqualTo(2);
    }

    @Test
    void a_correction_with_fewer_lines_than_the_version_before_is_set_aside() throws IOException {
        String table = """
            id,nr,day,hs,kg,who,tax[1].type,tax[1].amount,tax[2].type,tax[2].amount
            A,1,2024-03-01,610910,10,P1,A00,1,B00,2
            """;
        door.load(table);
        assertThat(correct(table.replace(",B00,2", ",,").replace(",10,P1", ",11,P1"))
                        .quarantined())
                .isEqualTo(1);
        assertThat(door.quarantined().getFirst().reason()).contains("fills: tax_line (2 lines, now 1);");
        assertThat(correct(table.replace(",10,P1", ",11,P1")).quarantined()).isZero();
    }

    @Test
    void lines_of_files_of_their_own_that_give_way_are_told() throws IOException {
        String table = "id,nr,day,hs,kg,who,tax[1].type,tax[1].amount\nA,1,2024-03-01,610910,10,P1,A00,1\n";
        door.load(table);
        companion("taxes", "declaration_id,sequence,type_code,amount\nA,1,X10,5\nA,,X20,6\n");
        LoadReport report = correct(table.replace(",10,P1", ",11,P1"));
        assertThat(report.notes())
                .anyMatch(n -> n.contains("lines from files of their own")
                        && n.contains("tax_line 1 (A item 1); where one still holds"));
        assertThat(door.number("select count(*) from tax_line")).isEqualTo(2);
    }

    private void companion(String kind, String text) throws IOException {
        CompanionLoad.load(door.workspace, door.write(text), LineFilesTest.kind(kind), false, Actor.systemUser());
    }

    @Test
    void rows_that_are_lines_of_one_item_fill_it_together() throws IOException {
        String table = "declaration_number,item,acceptance_date,hs_code,goods_description,net_mass_kg,customs_value,"
                + "currency,importer_tin,tax type,tax amount,tax rate,package[1].type\n"
                + "A,1,2024-03-11,610910,T-shirts of cotton,5,1500.25,EUR,T100,A00,180,12,CT\n"
                + "A,1,2024-03-11,610910,T-shirts of cotton,5,1500.25,EUR,T100,B00,336,20,CT\n";
        asProposed(table, LoadOptions.plain(Actor.systemUser()));
        assertThat(door.number("select count(*) from goods_item where package_type = 'CT'"))
                .isEqualTo(1);
        assertThat(asProposed(table.replace("cotton,5,", "cotton,6,"), CORRECTIONS)
                        .quarantined())
                .isZero();
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void a_second_line_fills_no_field() throws IOException {
        String table = """
            id,nr,day,hs,kg,who,package[1].type,package[1].number,package[2].type
            A,1,2024-03-01,610910,10,P1,CT,5,BX
            """;
        door.load(table);
        LoadReport report = correct(table.replace("10,P1,CT", "11,P1,"));
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(door.quarantined().getFirst().reason()).contains("fills: goods_item.package_type;");
    }

    @Test
    void a_corrected_row_closes_that_of_the_quarantine() throws IOException {
        String header = "id,nr,day,hs,kg,who,container[1].number\n";
        door.load(header + "A,1,2024-03-01,610910,10,P1,MSCU6639870\nB,1,2024-03-01,610910,x,P1,CSQU3054383\n");
        LoadReport report =
                correct(header + "A,1,2024-03-01,610910,11,P1,MSCU6639870\nB,1,2024-03-01,610910,10,P1,CSQU3054383\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(door.quarantined()).isEmpty();
    }
}
