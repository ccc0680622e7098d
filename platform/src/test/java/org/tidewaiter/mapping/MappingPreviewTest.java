package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadReport;

class MappingPreviewTest {
    @TempDir
    Path directory;

    private MappingPreview preview(String text, String mapping) throws IOException {
        return MappingPreview.of(Files.writeString(directory.resolve("f.csv"), text), Mapping.parse(mapping, "m"), 20);
    }

    @Test
    void values_are_shown_as_they_would_be_kept() throws IOException {
        MappingPreview preview = preview("id;day;hs;kg;from\nA;31.01.2021;87.03 23;1.234,50;276\n", """
            formats: {date: dd.MM.yyyy, decimal: ",", grouping: "."}
            columns:
              id: declaration.declaration_id
              day: declaration.accepted_at
              hs: goods_item.hs_code
              kg: goods_item.net_mass_kg
              from: {field: goods_item.origin_country, codes: {"276": DE}}
            constants: {declaration.currency: EUR}
            """);
        assertThat(preview.rows().getFirst().cells().stream().map(MappingPreview.PreviewCell::value))
                .containsExactly("A", "2021-01-31T00:00:00", "870323", "1234.5", "DE", "EUR");
        assertThat(preview.fields()).endsWith(Field.CURRENCY);
        assertThat(preview.refused()).isZero();
    }

    @Test
    void what_would_be_refused_says_why() throws IOException {
        MappingPreview preview = preview(
                Door.HEADER + "A,2021-02-30,870323,-1,W\nB,2021-01-01\n,2021-01-01,870323,1,W\n", Door.ONE_ITEM);
        assertThat(preview.refused()).isEqualTo(3);
        assertThat(preview.rows().get(0).cells().stream()
                        .map(MappingPreview.PreviewCell::refusal)
                        .filter(r -> r != null))
                .satisfiesExactly(
                        r -> assertThat(r).contains("a day that does not exist"),
                        r -> assertThat(r).isEqualTo("is negative"));
        assertThat(preview.rows().get(1).refusal()).isEqualTo("has 2 values, but the header has 5 columns");
        assertThat(preview.rows().get(2).cells().getFirst().refusal()).contains("must be");
    }

    @Test
    void no_more_rows_are_shown_than_asked_for() throws IOException {
        assertThat(preview(Door.HEADER + "A,2021-01-01,870323,1,W\n".repeat(100), Door.ONE_ITEM)
                        .rows())
                .hasSize(20);
    }

    @Test
    void what_is_refused_in_the_preview_is_refused_by_the_load() throws IOException {
        String text = Door.HEADER
                + "A,2021-01-01,870323,1,W\nB,2021-01-01,77,1,W\nC,yesterday,870323,1,W\nD,2021-01-02,870323,1e3,\n";
        try (Door door = new Door(directory)) {
            LoadReport report = door.load(text);
            assertThat(preview(text, Door.ONE_ITEM).refused())
                    .isEqualTo(report.quarantined())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_choice_of_fields_becomes_the_mapping() throws IOException {
        Path file = Files.writeString(directory.resolve("c.csv"), "a,b,c\nX,2021-01-01,870323\n");
        MappingProposal chosen =
                MappingProposal.of(file).choosing(Map.of("a", "declaration.declaration_id", "c", "goods_item.hs_code"));
        assertThat(chosen.missing()).containsExactly("declaration.accepted_at");
        String yaml = chosen.chosenYaml("mine", Map.of("declaration.accepted_at", "2021-01-01"));
        Mapping mapping = Mapping.parse(yaml, "mine");
        assertThat(mapping.columns().keySet()).containsExactlyInAnyOrder("a", "c");
        assertThat(mapping.constants()).containsEntry(Field.ACCEPTED_AT, "2021-01-01");
        assertThatThrownBy(() -> Mapping.parse(chosen.chosenYaml("mine", Map.of()), "mine"))
                .hasMessageContaining("accepted_at");
        assertThat(chosen.examples(2)).isEqualTo(List.of(List.of("X"), List.of("2021-01-01"), List.of("870323")));
    }
}
