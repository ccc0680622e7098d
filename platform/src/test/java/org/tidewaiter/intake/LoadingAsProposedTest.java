package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.cli.Commands;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.ColumnAssignment;
import org.tidewaiter.mapping.IdTemplate;

/** Loading without a mapping, with identifiers made by a template, below a title, and with names learned before. */
@Tag("slow")
class LoadingAsProposedTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_sure_table_below_a_title_is_loaded_without_a_mapping_and_each_column_is_told() throws IOException {
        Path file = write("""
            Imports of January 2024

            Declaration Number,Registration Date,Item Number,HS Code,Country of Origin,Importer Name,Colour
            A1,2024-01-02,1,010121,CN,First Trading,red
            A1,2024-01-02,2,010129,DE,First Trading,blue
            """);
        int code = load(file);
        assertThat(code).as(told(err)).isZero();
        assertThat(told(out))
                .contains(
                        "Declaration Number: declaration.declaration_id (98 %)",
                        "Colour: no field", "read 2 = accepted 2 + quarantined 0");
        assertThat(run("map", file.toString())).isZero();
    }

    @Test
    void a_table_that_is_not_sure_is_refused_with_the_column_and_the_command_to_run() throws IOException {
        Path file = write("Doc,Fecha,Colour\nA1,2024-01-02,red\n");
        assertThat(load(file)).isEqualTo(1);
        assertThat(told(err))
                .contains(
                        "not sure of Doc: declaration.declaration_id (43 %)",
                        "no column was found for goods_item.hs_code", "tidewaiter map", "--mapping mapping.yaml");
        assertThat(told(out)).isEmpty();
    }

    @Test
    void names_of_a_corrected_mapping_are_proposed_first_the_next_time() throws IOException {
        Path file = write("Doc,Fecha,HS Code,Peso\nA1,2024-01-02,010121,5\n");
        Path mapping = Files.writeString(directory.resolve("m.yaml"), """
            columns: {Doc: declaration.declaration_id, Fecha: declaration.accepted_at, HS Code: goods_item.hs_code,
              Peso: goods_item.net_mass_kg}
            """);
        assertThat(load(file, "--mapping", mapping.toString())).isZero();
        assertThat(run("map", file.toString(), "--workspace", workspace(), "--json"))
                .isZero();
        assertThat(told(out))
                .contains("{\"column\":\"Doc\",\"field\":\"declaration.declaration_id\",\"confidence\":0.98}")
                .contains("\"Peso\",\"field\":\"goods_item.net_mass_kg\"");
        Path later = write("doc,FECHA,hs_code,PESO\nA2,2024-01-03,010121,5\n");
        assertThat(load(later)).isZero();
        assertThat(told(out)).contains("doc: declaration.declaration_id (98 %)");
    }

    @Test
    void a_mapping_is_learned_by_command_and_a_damaged_memory_is_named() throws IOException {
        Path mapping = Files.writeString(directory.resolve("m.yaml"), """
            columns: {Kenn: declaration.declaration_id, Tag: declaration.accepted_at, Ware: goods_item.hs_code}
            """);
        assertThat(run("map", "--learn", mapping.toString(), "--workspace", workspace()))
                .isZero();
        assertThat(told(out)).contains("Learned 3 names of columns").contains("3 are known");
        Files.writeString(directory.resolve("w/learned-names.yaml"), "[");
        assertThat(run("map", "--learn", mapping.toString(), "--workspace", workspace()))
                .isEqualTo(1);
        assertThat(told(err)).contains("learned-names.yaml cannot be read").contains("delete it");
        assertThat(run("map", "--workspace", workspace().replace("w", "v"))).isEqualTo(2);
        assertThat(told(err)).contains("map needs a FILE");
    }

    @Test
    void statistics_without_identifiers_are_loaded_with_a_template() throws IOException {
        try (Door door = new Door(directory)) {
            door.with("""
                columns: {day: declaration.accepted_at, hs: goods_item.hs_code}
                constants: {declaration.declaration_id: "{file}-{line}"}
                """);
            Path file = Files.writeString(
                    directory.resolve("o'stats.csv"), "day,hs\n2024-01-02,010121\n2024-01-02,x\n2024-01-03,010129\n");
            LoadReport report = door.load(file, LoadOptions.plain(Actor.systemUser()));
            assertThat(report.accepted()).isEqualTo(2);
            assertThat(report.quarantined()).isEqualTo(1);
            assertThat(door.number(
                            "select count(*) from declaration where declaration_id in ('o''stats-2', 'o''stats-4')"))
                    .isEqualTo(2);
        }
    }

    @Test
    void a_template_with_an_unknown_place_or_too_many_characters_is_refused() {
        for (String wrong : new String[] {"{row}", "{file}{file}", "a-very-long-prefix-{line}", "{line"}) {
            assertThatThrownBy(() -> new IdTemplate(wrong))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("is no template");
        }
    }

    @Test
    void the_best_assignment_is_not_the_greedy_one() {
        assertThat(ColumnAssignment.best(new double[][] {{0.9, 0.8, 0}, {0.85, 0, 0}, {0, 0, 0}}))
                .as("greedy gives the first column the first field, and the second none")
                .containsExactly(1, 0, -1);
        assertThat(ColumnAssignment.best(new double[0][0])).isEmpty();
    }

    private int load(Path file, String... more) {
        String[] all = new String[4 + more.length];
        System.arraycopy(new String[] {"load", file.toString(), "--workspace", workspace()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return run(all);
    }

    private String workspace() {
        return directory.resolve("w").toString();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Commands.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String told(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "f", ".csv"), text);
    }
}
