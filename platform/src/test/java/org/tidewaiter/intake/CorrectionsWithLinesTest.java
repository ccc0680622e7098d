package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
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

    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory).with(NUMBERED);
    }

    @AfterEach
    void close() {
        door.close();
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
        assertThat(door.quarantined().getFirst().reason()).contains("fills: " + field + ";");
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
        door.load("id,nr,day,hs,kg,who,package[1].type,package[1].number,package[2].type\n"
                + "A,1,2024-03-01,610910,10,P1,CT,5,BX\n");
        LoadReport report = correct("id,nr,day,hs,kg,who,package[1].type,package[1].number,package[2].type\n"
                + "A,1,2024-03-01,610910,11,P1,,5,BX\n");
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
