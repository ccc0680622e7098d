package org.tidewaiter.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.cli.Commands;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Trail;
import org.tidewaiter.trail.Verification;

@Tag("slow")
class BackupTest {
    @TempDir
    Path directory;

    private Path home = Path.of("");
    private Path backup = Path.of("");

    private static final KeptWorkspace KEPT = new KeptWorkspace(BackupTest::make);

    @BeforeEach
    void aWorkspace() {
        KEPT.copyTo(directory);
        home = directory.resolve("w");
        backup = directory.resolve("b");
    }

    private static void make(Path directory) {
        Path home = directory.resolve("w");
        try (Workspace workspace = SampleWorkspace.open(home, 300)) {
            Files.writeString(home.resolve("random.key"), "ab".repeat(32) + "\n");
            Files.createDirectories(home.resolve("mappings"));
            Files.writeString(home.resolve("mappings/ours.yaml"), "a: b\n");
            Files.createDirectories(home.resolve("search"));
            Files.writeString(home.resolve("search/segments"), "derived");
            Files.writeString(home.resolve("random.key.1a2b.new"), "half");
            Files.writeString(directory.resolve("outside"), "not ours");
            Files.createSymbolicLink(home.resolve("mappings/link.yaml"), directory.resolve("outside"));
            Trail.begin(workspace.lake());
            promote(workspace, 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void promote(Workspace workspace, int id) {
        workspace.lake().transaction(session -> {
            session.execute("insert into promotion values (?, 'm', ?, 'a', 'b')", id, Instant.now());
            return Trail.append(
                    session,
                    Actor.systemUser("a"),
                    Action.PROMOTE,
                    "promotion " + id,
                    Map.of("why", "b"),
                    id,
                    List.of("promotion"));
        });
    }

    @Test
    void what_is_restored_holds_what_was_backed_up_and_fits_its_trail() throws IOException {
        assertThat(run("backup", "--workspace", home.toString(), backup.toString()))
                .startsWith("0")
                .contains("Backed up 9 files");
        assertThat(names(backup))
                .contains("manifest.json", "tidewaiter.duckdb", "trail.head", "random.key", "mappings/ours.yaml")
                .anyMatch(n -> n.endsWith("/card.json"))
                .anyMatch(n -> n.contains("/evaluation-"))
                .noneMatch(n -> n.contains("search") || n.endsWith(".new") || n.endsWith(".lock") || n.contains("link"))
                .doesNotContain("owner.json");
        for (Path each : all(backup)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
        }
        Path restored = directory.resolve("r");
        assertThat(run("restore", backup.toString(), "--workspace", restored.toString()))
                .startsWith("0")
                .contains("Restored to", "all fit");
        assertThat(run("verify", "--workspace", restored.toString()))
                .startsWith("0")
                .contains("All fits");
        assertThat(rows(restored)).isEqualTo(rows(home));
        assertThat(restored.resolve("random.key")).hasSameTextualContentAs(home.resolve("random.key"));
    }

    @Test
    void nothing_is_overwritten_and_no_backup_lies_in_its_workspace() throws IOException {
        Files.createDirectories(backup);
        Files.writeString(backup.resolve("mine"), "kept");
        assertThat(run("backup", "--workspace", home.toString(), backup.toString()))
                .startsWith("1")
                .contains("is there already");
        assertThat(names(backup)).containsExactly("mine");
        assertThat(run(
                        "backup",
                        "--workspace",
                        home.toString(),
                        home.resolve("b").toString()))
                .contains("lies in the workspace");
        Path good = directory.resolve("good");
        run("backup", "--workspace", home.toString(), good.toString());
        assertThat(run("restore", good.toString(), "--workspace", home.toString()))
                .startsWith("1")
                .contains("is there already");
        assertThat(rows(home)).isNotEmpty();
    }

    @Test
    void a_backup_that_was_changed_lost_a_file_or_was_cut_off_is_not_restored() throws IOException {
        run("backup", "--workspace", home.toString(), backup.toString());
        for (String name : names(backup)) {
            Path file = backup.resolve(name);
            byte[] content = Files.readAllBytes(file);
            byte[] changed = content.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
            refused(name.equals("manifest.json") ? "" : name + " is not what was backed up");
            Files.delete(file);
            refused(name.equals("manifest.json") ? "no whole backup" : name + " is gone");
            Files.write(file, content);
        }
        assertThat(run(
                        "restore",
                        backup.toString(),
                        "--workspace",
                        directory.resolve("r").toString()))
                .startsWith("0");
    }

    @Test
    void a_backup_changed_together_with_its_manifest_does_not_fit_its_trail() throws IOException {
        run("backup", "--workspace", home.toString(), backup.toString());
        Path key = backup.resolve("random.key");
        Files.writeString(key, "cd".repeat(32) + "\n");
        BackupManifest manifest = BackupManifest.read(backup);
        manifest.files().put("random.key", BackupManifest.of(key));
        Files.write(backup.resolve("manifest.json"), manifest.bytes());
        refused("random.key is not what it was at entry 1");
        manifest.files().put("../escaped", BackupManifest.of(key));
        Files.write(backup.resolve("manifest.json"), manifest.bytes());
        refused("it names a file outside the backup");
    }

    @Test
    void a_workspace_that_does_not_fit_is_backed_up_with_a_warning_and_not_restored() {
        try (Workspace workspace = Workspace.open(home, "test")) {
            workspace
                    .lake()
                    .transaction(s -> s.execute("update promotion set promoted_by = 'x' where promotion_id = 3"));
        }
        assertThat(run("backup", "--workspace", home.toString(), backup.toString()))
                .startsWith("1")
                .contains("The backup is made, but what it holds does not fit its trail");
        refused("promotion 3: its row is not what entry 2");
    }

    @Test
    void heads_kept_elsewhere_show_a_backup_of_another_history_and_let_an_older_one_pass() throws IOException {
        Path heads = directory.resolve("heads");
        run("backup", "--workspace", home.toString(), backup.toString());
        try (Workspace workspace = Workspace.open(home, "test")) {
            Files.writeString(heads, Trail.headLine(workspace.lake()) + "\n");
            promote(workspace, 4);
            Files.writeString(heads, Files.readString(heads) + Trail.headLine(workspace.lake()) + " noted on paper\n");
        }
        assertThat(run(
                        "restore",
                        backup.toString(),
                        "--workspace",
                        directory.resolve("r").toString(),
                        "--trail-head",
                        heads.toString()))
                .startsWith("0");
        assertThat(run("verify", "--workspace", directory.resolve("r").toString(), "--trail-head", heads.toString()))
                .startsWith("1")
                .contains("was written anew: up to entry 3");
        Files.writeString(heads, Files.readString(heads).replaceFirst("2 [0-9a-f]{64}", "2 " + "a".repeat(64)));
        assertThat(run(
                        "restore",
                        backup.toString(),
                        "--workspace",
                        directory.resolve("s").toString(),
                        "--trail-head",
                        heads.toString()))
                .startsWith("1")
                .contains("was written anew: up to entry 2");
        assertThat(directory.resolve("s")).doesNotExist();
    }

    @Test
    void a_backup_made_while_others_write_is_of_one_moment() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (Workspace workspace = Workspace.open(home, "test")) {
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int id = 4; !stop.get(); id++) {
                    promote(workspace, id);
                }
            });
            for (int i = 0; i < 5; i++) {
                Backup.make(workspace, directory.resolve("b" + i));
            }
            stop.set(true);
            writer.join();
            assertThat(Verification.of(workspace.lake(), null).misfits()).isEmpty();
        }
        for (int i = 0; i < 5; i++) {
            Restore.run(directory.resolve("b" + i), directory.resolve("r" + i), null, Actor.systemUser("t"));
        }
    }

    @Test
    void a_backup_or_restore_that_is_killed_leaves_nothing_at_its_place() throws Exception {
        int killed = 0;
        for (int round = 0; round < 5; round++) {
            killed += kill(700 + 250 * round, "backup", "--workspace", home.toString(), backup.toString());
            if (Files.exists(backup)) {
                Restore.run(backup, directory.resolve("whole" + round), null, Actor.systemUser("t"));
                remove(backup);
            }
        }
        assertThat(run("backup", "--workspace", home.toString(), backup.toString()))
                .startsWith("0");
        Path restored = directory.resolve("r");
        for (int round = 0; round < 5; round++) {
            killed += kill(700 + 250 * round, "restore", backup.toString(), "--workspace", restored.toString());
            if (Files.exists(restored)) {
                assertThat(run("verify", "--workspace", restored.toString())).startsWith("0");
                remove(restored);
            }
        }
        assertThat(killed).isPositive();
        assertThat(run("restore", backup.toString(), "--workspace", restored.toString()))
                .startsWith("0");
        assertThat(all(directory)).noneMatch(f -> f.getFileName().toString().contains(".partial-"));
        assertThat(run("verify", "--workspace", home.toString())).startsWith("0");
    }

    /** Runs the program in a process of its own, kills it after some milliseconds, and gives 1 if it was still running. */
    private int kill(int milliseconds, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tidewaiter.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return ended ? 0 : 1;
    }

    private void refused(String how) {
        Path place = directory.resolve("n");
        assertThat(run("restore", backup.toString(), "--workspace", place.toString()))
                .startsWith("1")
                .contains(how);
        assertThat(place).doesNotExist();
    }

    private static List<String> rows(Path workspace) {
        try (Workspace opened = Workspace.open(workspace, "test")) {
            List<String> rows = new ArrayList<>();
            for (String table :
                    List.of("goods_item", "control", "assessed", "load", "promotion", "quarantine", "party")) {
                rows.add(table + " "
                        + opened.lake()
                                .maps("select count(*) as n, md5(string_agg(t::varchar, ',' order by t::varchar)) as"
                                        + " h from "
                                        + table + " t"));
            }
            return rows;
        }
    }

    private static List<Path> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        return all(directory).stream()
                .filter(Files::isRegularFile)
                .map(f -> directory.relativize(f).toString())
                .toList();
    }

    private static void remove(Path directory) throws IOException {
        for (Path file : all(directory).reversed()) {
            Files.delete(file);
        }
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Commands.run(arguments, out, out);
        return code + " " + bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_directory_that_is_no_backup_is_told() {
        assertThatThrownBy(() -> Restore.run(home, directory.resolve("r"), null, Actor.systemUser("t")))
                .hasMessageContaining("is no whole backup of a workspace");
    }
}
