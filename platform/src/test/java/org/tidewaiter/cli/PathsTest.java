package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person types: files, folders and patterns of any format. */
@Tag("slow")
class PathsTest {
    private static final String MAPPING = """
        columns: {id: declaration.declaration_id, day: declaration.accepted_at, hs: goods_item.hs_code}
        constants: {goods_item.sequence: 1}
        """;

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in"));
        Files.writeString(directory.resolve("m.yaml"), MAPPING);
        Files.writeString(directory.resolve("in/a.csv"), "id,day,hs\nD1,2021-03-31,870323\n");
        Files.writeString(directory.resolve("in/b.json"), "[{\"id\":\"D2\",\"day\":\"2021-03-31\",\"hs\":\"870323\"}]");
        try (InputStream in = PathsTest.class.getResourceAsStream("/org/tidewaiter/message/edifact/cusdec-d96b.edi")) {
            Files.copy(Objects.requireNonNull(in), directory.resolve("in/c.dat"));
        }
    }

    private CommandAnswer run(String... arguments) {
        return CommandAnswer.of(directory, arguments);
    }

    @Test
    void names_in_an_archive_neither_command_the_terminal_nor_feign_lines() throws IOException {
        Path archive = directory.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("x\ny.csv: read 9\u001b[31m.csv"));
            zip.write("declaration_id,accepted_at,hs_code,net_mass_kg,importer_id\nD7,2021-03-31,870323,1,P\u001b[2J\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        CommandAnswer loaded = run("load", "--workspace", "w", "a.zip");
        assertThat(loaded.code()).as(loaded.err()).isZero();
        assertThat(loaded.out() + loaded.err())
                .contains("a.zip/x␊y.csv: read 9␛[31m.csv: read 1 = accepted 1")
                .doesNotContain("\u001b");
        assertThat(run("search", "--workspace", "w", "D7").out()).contains("D7").doesNotContain("\u001b");
    }

    @Test
    @Tag("slow")
    void a_name_of_millions_of_letters_is_told_soon() throws IOException {
        Files.writeString(directory.resolve("zeros.csv"), "0".repeat(3_000_000) + "\n");
        CommandAnswer answer =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run("load", "--workspace", "w", "zeros.csv"));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).hasSizeLessThan(2_000);
    }

    @Test
    void a_folder_of_tables_and_messages_is_loaded_and_passed_over_the_second_time() throws IOException {
        CommandAnswer first = run("load", "--workspace", "w", "--mapping", "m.yaml", "--json", "in");
        assertThat(first.code()).as(first.err()).isZero();
        JsonNode told = new ObjectMapper().readTree(first.out());
        assertThat(told.get("read").asInt()).isEqualTo(4);
        assertThat(told.get("loads")).hasSize(3);
        Files.writeString(directory.resolve("in/d.csv"), "id,day,hs\nD9,2021-03-31,870323\n");
        CommandAnswer second = run("load", "--workspace", "w", "--mapping", "m.yaml", "in");
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("d.csv: read 1");
        assertThat(second.err().lines().filter(l -> l.contains("Passed over"))).hasSize(3);
        CommandAnswer named = run("load", "--workspace", "w", "--mapping", "m.yaml", "in/a.csv");
        assertThat(named.code())
                .as("nothing needs to be done, and that is no failure")
                .isZero();
        assertThat(named.err()).contains("nothing needs to be done");
    }

    @Test
    void a_table_without_a_mapping_says_what_is_missing() {
        CommandAnswer answer = run("load", "--workspace", "w", "in/a.csv");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err())
                .contains("no column was found for declaration.declaration_id")
                .contains("load with --mapping");
    }

    @Test
    void a_mapping_is_proposed_for_json_too() throws IOException {
        JsonNode told =
                new ObjectMapper().readTree(run("map", "--json", "in/b.json").out());
        assertThat(told.get("columns").findValuesAsText("column")).isEqualTo(List.of("id", "day", "hs"));
    }

    @Test
    void check_reads_every_format_in_a_folder() {
        CommandAnswer answer = run("check", "--json", "--mapping", "m.yaml", "in");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().lines()).hasSize(4).anyMatch(l -> l.contains("\"edifact\""));
    }

    @Test
    void a_folder_is_watched_once() {
        CommandAnswer answer = run("watch", "--workspace", "w", "--mapping", "m.yaml", "--quiet", "0", "--once", "in");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(directory.resolve("in/done/a.csv")).exists();
        assertThat(directory.resolve("in/done/c.dat")).exists();
        assertThat(answer.out()).contains("b.json: read 1 = accepted 1");
    }
}
