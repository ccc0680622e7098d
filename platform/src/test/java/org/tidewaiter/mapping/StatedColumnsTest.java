package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.Source;

/** What a person says of a column beside a load, and numbers that a program computed: both were a mapping's work before. */
class StatedColumnsTest {
    private static final String HEADER =
            "RECORD_ID,DECLARATION_DATE,HS_CODE,ORIGIN_COUNTRY,CURRENCY,ITEM_PRICE,NET_WEIGHT,PACKAGES,ILLICIT,selectivo";

    @TempDir
    Path directory;

    private Path file(String price) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 12; i++) {
            lines.add(1000 + i + ",2023-05-" + (10 + i) + ",8471300000,CN,USD," + i + price + "," + i + ".25," + (i + 1)
                    + "," + i % 2 + "," + (i % 2 == 0 ? "VERDE" : "ROJO"));
        }
        return Files.write(directory.resolve("port.csv"), lines);
    }

    private static MappingProposal told(Path file, Map<String, String> fields) {
        Source source = Source.of(file).written(new StatedStyle(null, null, null, fields));
        try (OpenedSource opened = OpenedSource.of(source, file.resolveSibling(""))) {
            return MappingProposal.ofBeginning(opened, LearnedNames.NONE);
        }
    }

    @Test
    void an_unsure_column_is_asked_about_with_the_answer_in_one_step() throws IOException {
        Path file = file("1.5");
        assertThatThrownBy(() -> told(file, Map.of()).sureMapping())
                .hasMessageContaining("not sure of RECORD_ID")
                .hasMessageContaining("or load with --set 'RECORD_ID=declaration.declaration_id'");
        MappingProposal said = told(file, Map.of("RECORD_ID", "declaration.declaration_id", "ILLICIT", "-"));
        assertThat(said.sureMapping().columns()).containsKey("RECORD_ID").doesNotContainKey("ILLICIT");
        assertThat(said.leftOut()).extracting(LeftOutColumn::column).doesNotContain("ILLICIT");
    }

    @Test
    void what_is_said_takes_the_field_from_another_column() throws IOException {
        MappingProposal said = told(file("1.5"), Map.of("PACKAGES", "goods_item.item_amount"));
        assertThat(said.columns())
                .filteredOn(p -> "goods_item.item_amount".equals(p.field()))
                .singleElement()
                .satisfies(p -> assertThat(p.column()).isEqualTo("PACKAGES"));
    }

    @Test
    void a_column_that_is_not_there_or_a_field_said_twice_is_refused() throws IOException {
        Path file = file("1.5");
        assertThatThrownBy(() -> told(file, Map.of("RECORDID", "declaration.declaration_id")))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("has no column 'RECORDID'");
        assertThatThrownBy(() -> told(
                        file,
                        Map.of("RECORD_ID", "declaration.declaration_id", "ILLICIT", "declaration.declaration_id")))
                .hasMessageContaining("of two columns");
    }

    @Test
    void a_column_said_to_be_two_fields_is_refused_and_one_said_twice_alike_is_not() {
        assertThatThrownBy(() -> StatedColumns.read(List.of("amt=goods_item.item_amount", "amt=goods_item.fob_value")))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("says of 'amt' that it is goods_item.item_amount and goods_item.fob_value");
        assertThat(StatedColumns.read(List.of("amt=goods_item.item_amount", "amt=goods_item.item_amount")))
                .isEqualTo(Map.of("amt", "goods_item.item_amount"));
    }

    @Test
    void numbers_with_more_decimals_than_money_has_are_rounded_and_told() throws IOException {
        MappingProposal said = told(file("1.832947512"), Map.of("RECORD_ID", "declaration.declaration_id"));
        Mapping mapping = said.sureMapping();
        assertThat(mapping.columns()).containsKey("ITEM_PRICE");
        assertThat(mapping.round()).isTrue();
        assertThat(said.assumed())
                .contains("numbers of 'ITEM_PRICE' are rounded to 3 decimals, as they were computed: '01.832947512'");
        assertThat(told(file("1.5"), Map.of("RECORD_ID", "declaration.declaration_id"))
                        .sureMapping()
                        .round())
                .isFalse();
    }

    /** Of fifteen decimals two are enough to be computed; of five, two may be anything. */
    @Test
    void the_computed_numbers_of_a_few_rows_are_rounded_too() throws IOException {
        String rows =
                "Declaration No;Acceptance Date;HS Code;FOB Value\nA1;2024-03-11;01012100;4305.%s\nA2;2024-03-12;01012100;5975.42\n";
        assertThat(told(Files.writeString(directory.resolve("few.csv"), rows.formatted("96174661697")), Map.of())
                        .sureMapping()
                        .round())
                .isTrue();
        assertThat(told(Files.writeString(directory.resolve("five.csv"), rows.formatted("96174")), Map.of())
                        .leftOut())
                .extracting(LeftOutColumn::column)
                .contains("FOB Value");
    }

    @Test
    void a_lane_whose_title_is_a_tax_elsewhere_stops_no_load() throws IOException {
        MappingProposal said = told(file("1.5"), Map.of("RECORD_ID", "declaration.declaration_id"));
        assertThat(said.leftOut())
                .filteredOn(c -> c.column().equals("selectivo"))
                .allSatisfy(c -> assertThat(c.weighty()).isFalse());
        assertThat(said.columns())
                .filteredOn(p -> p.column().equals("selectivo"))
                .allSatisfy(p -> assertThat(p.field()).isNull());
    }
}
