package org.tidewaiter.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.cli.Commands;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Workspace;

/** Corrections of declarations and of results, made with the program and then undone with SQL. */
@Tag("slow")
class CorrectionsInTheTrailTest {
    private static final String MAPPING = """
        name: small
        csv: {delimiter: ",", quote: '"', encoding: UTF-8, header: 1}
        columns:
          id: declaration.declaration_id
          day: {field: declaration.accepted_at, date: yyyy-MM-dd}
          importer: declaration.importer_id
          item: goods_item.sequence
          hs: goods_item.hs_code
          origin: goods_item.origin_country
          mass: {field: goods_item.net_mass_kg, decimal: "."}
          value: {field: goods_item.item_amount, decimal: "."}
          control: control.outcome
          recorded: {field: control.recorded_at, date: yyyy-MM-dd}
        """;
    private static final String HEADER = "id,day,importer,item,hs,origin,mass,value,control,recorded\n";

    @TempDir
    Path directory;

    private static final KeptWorkspace KEPT = new KeptWorkspace(CorrectionsInTheTrailTest::make);

    private Path home = Path.of("");

    /** Entries: 1 begin, 2 load 1, 3 load 2 (declaration D2 corrected), 4 results of load 3 (the control of D1 corrected). */
    @BeforeEach
    void aWorkspaceWithCorrections() {
        KEPT.copyTo(directory);
        home = directory.resolve("w");
    }

    private static void make(Path directory) {
        write(directory.resolve("small.yaml"), MAPPING);
        load(directory, "first.csv", """
                D1,2024-01-02,P1,1,010121,DE,10,100,finding,2024-01-05
                D2,2024-01-02,P2,1,010121,DE,20,200,conform,2024-01-05
                D3,2024-01-03,P3,1,010121,FR,30,300,conform,2024-01-05
                """);
        load(directory, "second.csv", "D2,2024-01-02,P2,1,010121,FR,25,200,,\n", "--corrections");
        assertThat(run(
                        "controls",
                        "--workspace",
                        directory.resolve("w").toString(),
                        "D1",
                        "--correct",
                        "0",
                        "--outcome",
                        "conform",
                        "--why",
                        "the laboratory was wrong"))
                .startsWith("0");
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void load(Path directory, String name, String rows, String... more) {
        Path file = write(directory.resolve(name), HEADER + rows);
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "load",
                "--workspace",
                directory.resolve("w").toString(),
                "--mapping",
                directory.resolve("small.yaml").toString(),
                file.toString()));
        arguments.addAll(List.of(more));
        assertThat(run(arguments.toArray(String[]::new))).startsWith("0");
    }

    @Test
    void corrections_are_entries_and_fit() {
        assertThat(run("trail", "--workspace", home.toString()))
                .contains("begin", "load 1", "load 2", "result    load 3");
        assertThat(run("verify", "--workspace", home.toString()))
                .startsWith("0")
                .contains("All fits: 5 entries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update store.control set outcome = 'finding' where version = 2 | load 3: its results of controls",
                "update store.control set reason = 'other' where version = 2 | load 3: its results of controls",
                "update store.control set report_number = 'R9' where version = 2 | load 3: the numbers of its reports",
                "update store.former_control set report_number = 'R9' | load 1: the numbers of its reports",
                "update store.former_control set outcome = 'conform' | load 1: its results of controls",
                "delete from store.former_control | load 1: its results of controls",
                "update store.former_control set superseded_at = superseded_at + interval 1 day | control 0, version"
                        + " 1: did not end",
                "update store.goods_item set net_mass_kg = 20 where net_mass_kg = 25 | load 2: its corrected"
                        + " declarations",
                "update store.declaration set superseded_by = null where superseded_by = 2 | declaration D2, version"
                        + " 1: is in force",
                "update store.declaration set superseded_by = 1 where version = 2 | declaration D2, version 2: is not"
                        + " in force",
                "update store.declaration set superseded_by = 9 where declaration_id = 'D3' | declaration D3, version"
                        + " 1: is not in",
                "update store.declaration set version = 1 where version = 2 | load 2: its corrected declarations"
            })
    void a_correction_undone_with_sql_is_named(String sql, String expected) {
        try (Workspace workspace = Workspace.open(home, "test")) {
            long changed = workspace.lake().transaction(s -> s.execute(sql));
            assertThat(changed).isPositive();
        }
        assertThat(run("verify", "--workspace", home.toString()))
                .startsWith("1 DOES NOT FIT: ")
                .contains(expected);
    }

    @Test
    void a_correction_put_back_out_of_force_is_named() {
        try (Workspace workspace = Workspace.open(home, "test")) {
            workspace.lake().transaction(session -> {
                session.execute("create temp table corrected as select * from store.control where version = 2");
                session.execute("delete from store.control where version = 2");
                session.execute(
                        "insert into store.control by name select * exclude (superseded_at) from store.former_control");
                session.execute("delete from store.former_control");
                return session.execute(
                        "insert into store.former_control by name select *, recorded_at as superseded_at from corrected");
            });
        }
        assertThat(run("verify", "--workspace", home.toString()))
                .startsWith("1")
                .contains("control 0, version 1: is in force, although there is a later one");
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Commands.run(arguments, out, out);
        return code + " " + bytes.toString(StandardCharsets.UTF_8);
    }
}
