package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.trail.Entry;
import org.tidewaiter.trail.Trail;
import picocli.CommandLine.Command;

/** Every command that changes something says in the trail which user of the system gave it, whatever name was stated beside. */
@Tag("slow")
class WhoDidItTest {
    private static final Actor MARIA = Actor.systemUser("maria");

    @TempDir
    Path directory;

    private static final KeptWorkspace KEPT = new KeptWorkspace(WhoDidItTest::unpacked);

    /** One of an earlier version, brought to this one: it has a model. */
    private static void unpacked(Path directory) {
        Path packed = Path.of("src/test/resources/org/tidewaiter/cli/workspaces/0001.zip");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = directory.resolve("w").resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? to : to.resolveSibling("."));
                if (!entry.isDirectory()) {
                    Files.copy(zip, to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            Schema.create(workspace.lake());
            Trail.begin(workspace.lake());
        }
    }

    @BeforeEach
    void aWorkspaceWithAModel() throws IOException {
        KEPT.copyTo(directory);
        Files.writeString(directory.resolve("d.csv"), """
            declaration_id,accepted_at,type_code,office_code,sequence,hs_code,description,origin_country,net_mass_kg,item_amount,currency
            N1,2025-01-02T10:00:00,IM4,QZ10,1,090121,Roasted coffee beans,BR,100,900,USD
            N2,,IM4,QZ10,1,090121,Roasted coffee beans,BR,100,900,USD
            """);
        Files.writeString(
                directory.resolve("c.csv"), "declaration_id,outcome,recorded_at\nN1,conform,2025-01-03T10:00:00\n");
        Files.copy(
                Path.of("src/test/resources/org/tidewaiter/message/wco/declaration.xml"), directory.resolve("m.xml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load d.csv | load",
                "load m.xml --again | load",
                "watch in --once --quiet 0 | load",
                "currency USD | currency",
                "learn --until 2024-12-15 --rounds 3 --depth 2 --no-promote | learn",
                "learn --until 2024-12-15 --rounds 3 --depth 2 | promote",
                "evaluate --from 2024-12-15 --to 2025-01-01 | evaluate",
                "assess --from 2024-12-15 --to 2025-01-01 | assess"
            })
    void a_change_is_the_users_who_gave_the_command(String command, String action) throws IOException {
        Files.copy(
                directory.resolve("d.csv"),
                Files.createDirectories(directory.resolve("in")).resolve("d.csv"));
        long before = entries().size();
        run(command);
        List<Entry> after = entries();
        assertThat(after.size()).isGreaterThan((int) before);
        assertThat(after.subList((int) before, after.size()))
                .allSatisfy(e -> assertThat(e.actor()).isEqualTo("maria"));
        assertThat(after.getLast().action()).isEqualTo(action);
        assertThat(after.getLast().content()).contains("\"by\":{\"kind\":\"user\",\"name\":\"maria\"}");
        assertThat(run("verify")).contains("All fits");
    }

    @Test
    void results_and_what_comes_back_from_quarantine_are_the_users_too() throws IOException {
        run("load d.csv");
        run("load --as controls c.csv");
        long byMaria = read(w -> w.lake().number("select count(*) from load where loaded_by = 'maria'"));
        assertThat(byMaria).isEqualTo(2);
        assertThat(last().who()).isEqualTo("maria");
        run("quarantine --export q.csv");
        Path rows = directory.resolve("q.csv");
        Files.writeString(rows, Files.readString(rows).replace("N2,,", "N2,2025-01-02T10:00:00,"));
        keepOnly(rows, "N2");
        run("quarantine --return q.csv");
        assertThat(last().who()).isEqualTo("maria");
        assertThat(last().action()).isEqualTo("take_back");
        assertThat(last().content()).contains("\"load\":", "\"rows\":[");
        run("controls N2 --outcome conform --day 2025-01-04");
        assertThat(last().who()).isEqualTo("maria");
        assertThat(run("verify")).contains("All fits");
    }

    /** Commands one after the other, and the SQL of who stands in the row that each leaves. */
    @Test
    void the_rows_of_what_is_judged_and_asked_again_name_the_user_too() throws IOException {
        Map<String, String> doors = new LinkedHashMap<>();
        doors.put("load d.csv", "select loaded_by from load order by load_id desc limit 1");
        doors.put("quality --again", "select max(judged_by) from store.judged_load");
        doors.put("questions Q --save revenue-collected --every weekly", "select saved_by from saved_question");
        doors.put("questions Q --run", "select asked_by from saved_answer");
        doors.put("questions Q --drop", "select dropped_by from saved_question");
        for (Map.Entry<String, String> door : doors.entrySet()) {
            run(door.getKey());
            assertThat(read(w -> w.lake().maps(door.getValue())).getFirst().values())
                    .as(door.getKey())
                    .containsExactly("maria");
        }
    }

    /** The table is a file that no door of ours changes: whoever first judges with what it says now stands for it. */
    @Test
    void who_first_judges_by_another_table_of_checks_is_in_the_trail_with_its_hash() throws IOException {
        run("load d.csv");
        run("quality --again");
        assertThat(entries()).noneMatch(e -> e.action().equals("checks"));

        Path table = directory.resolve("w").resolve("checks.yaml");
        Files.writeString(table, "checks:\n  - id: hs-code-missing\n    off: true\n");
        run("quality --again");
        String hash = Sha256.hex(table);
        assertThat(last().subject()).isEqualTo("checks " + hash);
        assertThat(last().action()).isEqualTo("checks");
        assertThat(last().actor()).isEqualTo("maria");
        assertThat(last().content()).contains("\"before\":\"checks as shipped\"");
        long entries = entries().size();
        run("quality --again");
        assertThat(entries()).hasSize((int) entries);

        Files.delete(table);
        run("load m.xml --again");
        assertThat(entries())
                .filteredOn(e -> e.action().equals("checks"))
                .extracting(Entry::subject)
                .containsExactly("checks " + hash, "checks as shipped");
        assertThat(run("verify")).contains("All fits");
    }

    /** A new command stands in one of the two lists, and in a test of who gave it where it changes something. */
    @Test
    void no_command_is_forgotten() {
        List<String> changing = List.of(
                "load",
                "watch",
                "currency",
                "learn",
                "evaluate",
                "assess",
                "controls",
                "promote",
                "quarantine",
                "quality",
                "questions",
                "own",
                "query",
                "restore",
                "demo");
        List<String> reading = List.of(
                "simulate",
                "check",
                "map",
                "status",
                "search",
                "analyses",
                "analyse",
                "explain",
                "models",
                "trail",
                "verify",
                "backup",
                "serve",
                "help");
        assertThat(Stream.of(Commands.class.getAnnotation(Command.class).subcommands())
                        .map(command -> command.getAnnotation(Command.class).name()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(changing.stream(), reading.stream()).toList());
    }

    @Test
    void a_stated_name_is_what_people_read_and_the_user_stands_beside_it() {
        String model = read(w -> new ModelStore(w).cards().getFirst().id());
        assertThat(run("promote " + model + " --why better --who Anna")).contains("in force, by Anna");
        assertThat(last().actor()).isEqualTo("maria");
        assertThat(last().who()).isEqualTo("maria as Anna");
        assertThat(run("trail")).contains("model " + model + ", by maria as Anna");
        String promotedBy = read(w -> new ModelStore(w).inForce().orElseThrow().promotedBy());
        assertThat(promotedBy).isEqualTo("Anna");
        run("currency EUR --who Anna");
        assertThat(last().who()).isEqualTo("maria as Anna");
        assertThat(last().content()).contains("\"currency\":\"EUR\"");
    }

    private static void keepOnly(Path rows, String word) throws IOException {
        List<String> lines = Files.readAllLines(rows);
        Files.write(
                rows,
                Stream.concat(Stream.of(lines.getFirst()), lines.stream().filter(l -> l.contains(word)))
                        .toList());
    }

    private Entry last() {
        return entries().getLast();
    }

    private List<Entry> entries() {
        return read(w -> Trail.entries(w.lake()));
    }

    private <T> T read(Function<Workspace, T> what) {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            return what.apply(workspace);
        }
    }

    private String run(String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] words = (command + " --workspace w").split(" ");
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int code = Commands.run(words, new Context(print, print, false, directory, MARIA, null));
            assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
