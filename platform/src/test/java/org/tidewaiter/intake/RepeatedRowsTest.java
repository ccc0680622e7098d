package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.quarantine.Quarantine;

class RepeatedRowsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    @Test
    void the_same_content_is_refused_and_with_again_every_row_of_it_is_known() throws IOException {
        String text = Door.HEADER + "A,2020-01-02,010121,1,x\nB,2020-01-02,010121,1,x\n";
        door.load(text);
        assertThatThrownBy(() -> door.load(text))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("load 1")
                .hasMessageContaining("--again");
        LoadReport again = door.load(door.write(text), new LoadOptions(true, false, Actor.systemUser()));
        assertThat(again.quarantined()).isEqualTo(2);
        assertThat(door.quarantined().getFirst().reason()).contains("already in the workspace", "--corrections");
        assertThat(door.number("select count(*) from declaration")).isEqualTo(2);
    }

    @Test
    void an_item_given_twice_is_taken_once() throws IOException {
        LoadReport report = door.load(Door.HEADER + "A,2020-01-02,010121,1,x\nA,2020-01-02,010121,2,x\n");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(door.quarantined().getFirst().reason()).isEqualTo("is given twice in this file");
    }

    /** To export and correct such rows does not help: each is a part of an item, and the model has none. */
    @Test
    void parts_of_items_are_called_that_and_what_helps_is_said() throws IOException {
        door.with(Door.ONE_ITEM);
        LoadReport report = door.load(Door.HEADER.strip() + ",SUB_ITEM_NUMBER\n"
                + "A,2020-01-02,010121,1,x,1\nA,2020-01-02,010121,2,x,2\nA,2020-01-02,010121,2,x,3\n");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.notes()).anyMatch(n -> n.startsWith("items given twice: 2; where 'SUB_ITEM_NUMBER' numbers"));
    }

    @Test
    void several_items_of_a_declaration_are_numbered_in_the_order_of_the_file() throws IOException {
        door.with(Door.COLUMNS);
        LoadReport report =
                door.load(Door.HEADER + "A,2020-01-02,010121,1,x\nB,2020-01-02,010121,9,x\nA,2020-01-02,010129,2,x\n");
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(door.number("select count(*) from declaration")).isEqualTo(2);
        assertThat(door.number("select sequence from goods_item where net_mass_kg = 2"))
                .isEqualTo(2);
    }

    @Test
    void a_row_whose_header_says_otherwise_than_the_first_is_set_aside() throws IOException {
        door.with(Door.COLUMNS);
        LoadReport report = door.load(Door.HEADER + "A,2020-01-02,010121,1,x\nA,2020-01-02,010129,2,y\n");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(door.quarantined().getFirst().field()).isEqualTo("declaration.importer_id");
        assertThat(door.quarantined().getFirst().reason()).contains("says otherwise");
    }

    @Test
    void both_values_are_told_where_a_row_says_otherwise_than_an_earlier_one() throws IOException {
        door.with(Door.COLUMNS + "  rate: declaration.exchange_rate\n  name: declaration.importer_name\n");
        String header = Door.HEADER.strip() + ",rate,name\n";
        String first = ",2020-01-02,010121,1,x,1.10,\n";
        door.load(header + "A" + first + "A,2020-01-02,010129,2,x,1.20,\n" + "B" + first
                + "B,2020-01-02,010129,2,y,1.1,\n" + "C" + first + "C,2020-01-03,010129,2,x,1.1,\n"
                + "D,2020-01-02,010121,1,x,1.10,Jones\nD,2020-01-02,010129,2,x,1.10,Smith\n");
        assertThat(door.quarantined())
                .extracting(Quarantine.Row::field, Quarantine.Row::value)
                .containsExactly(
                        tuple("declaration.exchange_rate", "1.2 (an earlier row: 1.1)"),
                        tuple("declaration.importer_id", "y (an earlier row: x)"),
                        tuple("declaration.accepted_at", "2020-01-03 (an earlier row: 2020-01-02)"),
                        tuple("declaration.importer_name", "Smith (an earlier row: Jones)"));
    }
}
