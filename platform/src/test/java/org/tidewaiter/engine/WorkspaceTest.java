package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    Path directory;

    @Test
    void a_new_workspace_is_its_owners_alone() throws IOException {
        Path place = directory.resolve("above/w");
        try (Workspace workspace = Workspace.open(place, "test")) {
            assertThat(workspace.wider()).isEmpty();
            assertThat(mode(place)).isEqualTo("rwx------");
            for (String part : List.of("models", "logs", "tmp")) {
                assertThat(mode(place.resolve(part))).as(part).isEqualTo("rwx------");
            }
            for (String file : List.of("tidewaiter.duckdb", "workspace.lock", "owner.json")) {
                assertThat(mode(place.resolve(file))).as(file).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void what_others_may_read_in_an_old_workspace_is_told() throws IOException {
        Path place = directory.resolve("w");
        Workspace.open(place, "test").close();
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(place.resolve("tidewaiter.duckdb"), PosixFilePermissions.fromString("rw-r--r--"));
        try (Workspace workspace = Workspace.open(place, "test")) {
            assertThat(workspace.wider()).containsExactly(place, place.resolve("tidewaiter.duckdb"));
        }
    }

    @Test
    void a_read_lock_of_somebody_else_does_not_keep_the_owner_out() throws Exception {
        Path place = directory.resolve("w");
        Workspace.open(place, "test").close();
        Process other = reader(place.resolve("workspace.lock"));
        try {
            assertThat(Workspace.ownerOf(place)).isEmpty();
            try (Workspace workspace = Workspace.open(place, "test")) {
                assertThat(workspace.owner().pid())
                        .isEqualTo(ProcessHandle.current().pid());
                assertThat(other.isAlive()).isTrue();
                assertThat(mode(place.resolve("workspace.lock"))).isEqualTo("rw-------");
                assertThatThrownBy(() -> Workspace.open(place, "test")).hasMessageContaining("is held by process");
            }
            try (Stream<Path> left = Files.list(place)) {
                assertThat(left.filter(f -> f.getFileName().toString().startsWith("workspace.lock")))
                        .hasSize(1);
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_workspace_that_this_process_owns_stays_its_own_when_asked_for() throws Exception {
        Path place = directory.resolve("w");
        try (Workspace workspace = Workspace.open(place, "test")) {
            assertThat(Workspace.ownerOf(place)).isPresent();
            Process other = reader(place.resolve("workspace.lock"), "now");
            assertThat(other.waitFor()).as("the lock is still there").isNotZero();
            assertThat(workspace.owner().command()).isEqualTo("test");
        }
    }

    @Test
    void nothing_is_written_to_a_workspace_that_was_moved_away() throws Exception {
        Path place = directory.resolve("w");
        try (Workspace workspace = Workspace.open(place, "test")) {
            workspace.lake().transaction(session -> session.execute("create table t (n integer)"));
            Files.move(place, directory.resolve("elsewhere"));
            assertThat(workspace.isInPlace()).isFalse();
            assertThatThrownBy(
                            () -> workspace.lake().transaction(session -> session.execute("insert into t values (1)")))
                    .hasMessageContaining("was moved or deleted");
            Files.move(directory.resolve("elsewhere"), place);
            assertThat(workspace.lake().number("select count(*) from t")).isZero();
            workspace.lake().transaction(session -> session.execute("insert into t values (1)"));
        }
    }

    @Test
    void a_directory_of_other_things_is_not_made_a_workspace() throws Exception {
        Path place = Files.createDirectories(directory.resolve("w/tmp"));
        Path kept = Files.writeString(place.resolve("thesis.txt"), "of years");
        assertThatThrownBy(() -> Workspace.open(directory.resolve("w"), "test"))
                .hasMessageContaining("is no workspace and has other things in it, such as tmp");
        assertThat(kept).hasContent("of years");
    }

    @Test
    void a_process_that_is_killed_leaves_no_native_library_behind() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tidewaiter.engine.OpenLake")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(new String(process.getInputStream().readNBytes(4), StandardCharsets.UTF_8))
                .isEqualTo("open");
        process.destroyForcibly().waitFor();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static Process reader(Path file, String... tryOnly) throws IOException {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "org.tidewaiter.engine.ReadLock",
                                        file.toString()),
                                Stream.of(tryOnly))
                        .toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (tryOnly.length == 0) {
            byte[] said = process.getInputStream().readNBytes("locked true".length());
            assertThat(new String(said, StandardCharsets.UTF_8)).isEqualTo("locked true");
        }
        return process;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
