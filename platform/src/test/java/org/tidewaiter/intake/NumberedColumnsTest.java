package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.MappingProposal;

/** Columns of lines that do not say of which line they are, or say it twice: they are refused, as a guess would give a line what is another's. */
class NumberedColumnsTest {
    @TempDir
    Path directory;

    private Path file(String names, String values) throws IOException {
        return Files.writeString(
                directory.resolve("numbered.csv"),
                "declaration_id;sequence;accepted_at;hs_code;net_mass_kg;importer_id;" + names
                        + "\nA;1;2021-03-01;610510;5;P1;" + values + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tax[1].type;tax[1].type;tax[1].amount | A00;A00;10.5 | are called 'tax[1].type' | leave one",
                "tax_1_type;tax_1_type;tax_1_amount;tax_2_type;tax_2_amount | A00;B00;1;A10;2 | which of them is the line's is not sure | leave one",
                "Tipo de impuesto 1;Monto de impuesto 1;Tipo de impuesto 2;Monto de impuesto 2;Tipo de impuesto 3;"
                        + "Tipo de impuesto 3;Monto de impuesto 3 | A00;1;B00;2;A10;A20;3 | which of them is the line's is not sure | leave one",
                "tax[-1].type;tax[-1].amount | A00;10.5 | brackets ('-1') is not the number of one | (tax[1].type)",
                "tax(-1).type;tax(-1).amount;tax(2).type;tax(2).amount | A00;1;B00;2 | a line below 0 | from 1",
                "container[-1] | MSCU6639870 | brackets ('-1') is not the number of one | (container[1])",
                "tax[].type;tax[].amount | A00;10.5 | its brackets is not the number of one | (tax[1].type)",
                "tax[1.5].type;tax[1.5].amount | A00;10.5 | brackets ('1.5') is not the number of one | number the lines",
                "tax[x].type;tax[x].amount | A00;10.5 | brackets ('x') is not the number of one | in a mapping",
                "package[a].type | CT | brackets ('a') is not the number of one | (package[1].type)",
                "declaration.charge[i].amount | 5 | brackets ('i') is not the number of one | (declaration.charge[1].amount)",
                "tax[0].type;tax[0].amount;container[1].id | A00;1;MSCU6639870 | 'tax[0].type' | 'container[1].id' from 1",
                "tax[0].type;tax[1].type;tax[1].amount;tax[2].amount | A00;B00;1;2 | 'tax[0].type' | 'tax[1].amount' from 1"
            })
    void a_column_that_does_not_say_of_which_line_it_is_is_refused_with_what_to_do(
            String names, String values, String why, String remedy) throws IOException {
        Path file = file(names, values);
        assertThatThrownBy(() -> MappingProposal.of(file).sureMapping())
                .isInstanceOfSatisfying(
                        TidewaiterException.class,
                        e -> assertThat(e.getMessage() + ' ' + e.remedy()).contains(why, remedy));
    }

    /** From 0 in the whole file, from 0 with a line that lacks something, and a currency in brackets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tax[0].type;tax[0].amount;tax[1].type;tax[1].amount;container[0].id | A00;1;B00;2;MSCU6639870",
                "tax[0].type;tax[0].amount;tax[1].type;tax[1].amount;tax[1].rate | A00;1;B00;2;5",
                "tax[01].type;tax[01].amount;invoice[EUR].amount | A00;1;100"
            })
    void names_that_say_it_are_read(String names, String values) throws IOException {
        assertThat(MappingProposal.of(file(names, values)).sureMapping().lines())
                .containsKeys(names.substring(0, names.indexOf(';')));
    }

    /** What a line has and its table does not keep was taken for something of the item. */
    @Test
    void what_lines_have_and_no_table_keeps_is_no_field_of_the_item() throws IOException {
        MappingProposal proposal =
                MappingProposal.of(file("tax[1].type;tax[1].amount;duty[1].origin_country", "A00;1;BD"));
        assertThat(proposal.columns().stream()
                        .filter(c -> c.column().equals("duty[1].origin_country"))
                        .map(MappingProposal.Proposal::field))
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void a_mapping_may_say_which_of_two_columns_of_one_name_is_the_line_s() throws IOException {
        try (Door door = new Door(directory)) {
            door.with("""
                columns:
                  id: declaration.declaration_id
                  day: declaration.accepted_at
                  hs: goods_item.hs_code
                  nr: goods_item.sequence
                  'tax[1].type (2 of 2)': 'tax_line[1].type_code'
                  'tax[x].amount': 'tax_line[1].amount'
                """);
            LoadReport report = door.load(
                    Files.writeString(
                            directory.resolve("told.csv"),
                            "id,nr,day,hs,tax[1].type,tax[1].type,tax[x].amount\nA,1,2021-03-01,610510,B00,A00,7\n"),
                    LoadOptions.plain(Actor.systemUser()));
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(door.number("select count(*) from tax_line where type_code = 'A00' and amount = 7"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_file_with_levels_is_told_from_a_file_of_lines() throws IOException {
        Path file = Files.writeString(directory.resolve("levels.json"), """
                [{"declaration_id": "A", "accepted_at": "2021-03-01", "items": [{"sequence": 1, "hs_code": "610510",
                  "taxes": [{"type": "A00", "amount": 10.5}]}]}]
                """);
        CompanionTable taxes = CompanionLoad.kinds().stream()
                .filter(k -> k.name().equals("taxes"))
                .findFirst()
                .orElseThrow();
        try (Door door = new Door(directory)) {
            assertThatThrownBy(() -> CompanionLoad.load(door.workspace, file, taxes, false, Actor.systemUser()))
                    .isInstanceOfSatisfying(TidewaiterException.class, e -> {
                        assertThat(e.getMessage()).contains("levels are not read here", "'items.");
                        assertThat(e.remedy()).contains("without --as", "flatten", "declaration_id, type_code");
                    });
        }
    }
}
