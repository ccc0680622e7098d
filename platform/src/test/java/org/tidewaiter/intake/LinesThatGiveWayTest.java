package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;

/** What is said of lines that files of their own brought, when a correction brings such lines itself: what is there is not called missing. */
class LinesThatGiveWayTest {
    private static final String OWN = "declaration_id,sequence,type_code,amount\nA,1,A00,5\nA,1,B00,6\nA,2,A00,7\n";
    private static final String BARE =
            "id,nr,day,hs,kg,who\nA,1,2024-03-01,610910,10,P1\nA,2,2024-03-01,610910,10,P1\n";
    private static final String WITH =
            "id,nr,day,hs,kg,who,tax[1].type,tax[1].amount,tax[2].type,tax[2].amount,tax[1].rate\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = new Door(directory).with(Door.COLUMNS + "  nr: goods_item.sequence\n");
        door.load(BARE);
        own(OWN);
    }

    private LoadReport own(String text) throws IOException {
        return CompanionLoad.load(
                door.workspace, door.write(text), LineFilesTest.kind("taxes"), true, Actor.systemUser());
    }

    /** The second item weighs more than before. */
    private LoadReport correct(String firstItem, String secondItem) throws IOException {
        LoadReport report = door.load(
                door.write(WITH + "A,1,2024-03-01,610910,10,P1," + firstItem + "\nA,2,2024-03-01,610910,11,P1,"
                        + secondItem + "\n"),
                new LoadOptions(false, true, Actor.systemUser()));
        assertThat(List.of(report.quarantined(), report.replaced())).containsExactly(0L, 1L);
        return report;
    }

    private long lines() {
        return door.number("select count(*) from tax_line");
    }

    private static List<String> told(LoadReport report) {
        return report.notes().stream()
                .filter(n -> n.contains("files of their own"))
                .toList();
    }

    @Test
    void the_very_lines_are_there_and_none_is_missed() throws IOException {
        assertThat(told(correct("A00,5,B00,6,", "A00,7,,,"))).isEmpty();
        assertThat(lines()).isEqualTo(3);
        assertThat(own(OWN).quarantined()).isEqualTo(3);
    }

    @Test
    void a_line_that_says_more_says_what_that_of_the_file_did() throws IOException {
        assertThat(told(correct("A00,5,B00,6,12", "A00,7,,,"))).isEmpty();
    }

    @Test
    void one_that_is_not_there_is_named_with_its_item_and_can_be_loaded_alone() throws IOException {
        assertThat(told(correct("A00,5,,,", ",,,,")))
                .singleElement()
                .asString()
                .contains("brings other such lines of their item itself: tax_line 1 (A item 1); where one still holds");
        assertThat(lines()).isEqualTo(2);
        assertThat(own("declaration_id,sequence,type_code,amount\nA,1,B00,6\n").quarantined())
                .isZero();
        assertThat(lines()).isEqualTo(3);
    }

    @Test
    void others_in_their_place_are_told() throws IOException {
        assertThat(told(correct("A00,50,B00,60,", "A00,7,,,")).toString()).contains("tax_line 2 (A item 1)");
        assertThat(lines()).isEqualTo(3);
    }

    @Test
    void a_correction_without_such_lines_takes_them_over() throws IOException {
        assertThat(told(correct(",,,,", ",,,,"))).isEmpty();
        assertThat(lines()).isEqualTo(3);
    }

    @Test
    void those_of_an_item_that_is_gone_are_not_to_be_loaded_again() throws IOException {
        LoadReport report = door.load(
                door.write(BARE.replace(",10,P1\nA,2,2024-03-01,610910,10,P1", ",11,P1")),
                new LoadOptions(false, true, true, java.util.Set.of(), Actor.systemUser()));
        assertThat(told(report))
                .singleElement()
                .asString()
                .contains("has their item no longer: tax_line 1 (A item 2); the version before keeps them");
        assertThat(lines()).isEqualTo(2);
    }

    @Test
    void a_file_after_the_correction_finds_what_is_there() throws IOException {
        correct("A00,5,,,", ",,,,");
        LoadReport again = own(OWN);
        assertThat(List.of(again.accepted(), again.quarantined())).containsExactly(1L, 2L);
        assertThat(lines()).isEqualTo(3);
    }
}
