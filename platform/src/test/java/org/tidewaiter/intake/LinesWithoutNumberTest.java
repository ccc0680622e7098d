package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.source.Source;

/** Columns that look like those of a line and are of none that can be told: they were taken for fields of the item, or left out with their money. */
class LinesWithoutNumberTest {
    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    private LoadReport load(String names, String values) throws IOException {
        String text = "declaration_id,sequence,accepted_at,importer_id,hs_code,net_mass_kg,currency,item_amount,"
                + names + "\nA,1,2024-03-04,P1,610910,120,EUR,1440," + values + "\n";
        return new SourceLoad(door.workspace, null, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()))
                .take(
                        Source.of(Files.writeString(directory.resolve("lines" + text.hashCode()), text)),
                        LoadProgress.SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[ ]", "[1.5]", "[-1]", "[１]", "[1][2]", "[#]"})
    void brackets_without_the_number_of_a_line_are_asked_about(String brackets) {
        assertThatThrownBy(() -> load("tax" + brackets + ".type,tax" + brackets + ".amount", "A00,10"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("'tax" + brackets + ".type'")
                .hasMessageContaining("is not the number of one");
    }

    @Test
    void two_columns_of_one_line_and_one_name_are_asked_about() {
        assertThatThrownBy(() -> load("tax[1].type,tax[1].amount,tax[1].amount", "A00,10,20"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("are called 'tax[1].amount'");
    }

    /** The second letter of the name is Cyrillic: a name of no table, whose amounts are asked about, and its codes of no field. */
    @Test
    void the_lines_of_an_unknown_name_are_no_field_of_the_item_unasked() throws IOException {
        assertThatThrownBy(() -> load("tаx[1].type,tаx[1].amount", "A00,10"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("tаx[1].amount");
        assertThat(load("tаx[1].type", "A00").accepted()).isEqualTo(1);
        assertThat(door.number("select count(preference_code) from goods_item")).isZero();
    }

    @Test
    void a_unit_in_brackets_is_none_of_this() throws IOException {
        assertThat(load("tax[1].type,tax[1].amount,gross_mass[kg]", "A00,10,130")
                        .accepted())
                .isEqualTo(1);
        assertThat(door.number("select count(*) from tax_line where amount = 10"))
                .isEqualTo(1);
        assertThat(door.number("select count(*) from goods_item where gross_mass_kg = 130"))
                .isEqualTo(1);
    }

    /** The amount was left out with a note that there was no column for it, and the tax was kept without. */
    @Test
    void an_amount_that_is_an_object_sets_its_row_aside_and_what_has_no_column_does_not() throws IOException {
        String taxes = "\"[{\"\"type\"\": \"\"A00\"\", \"\"amount\"\": %s}]\"";
        LoadReport report = load("taxes", taxes.formatted("{\"\"value\"\": 5, \"\"currency\"\": \"\"USD\"\"}"));
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(0L, 1L);
        assertThat(door.quarantined().getLast().reason()).startsWith("has an object for its 'amount'");
        assertThat(load("taxes", taxes.formatted("5, \"\"of\"\": {\"\"x\"\": 1}"))
                        .accepted())
                .isEqualTo(1);
    }
}
