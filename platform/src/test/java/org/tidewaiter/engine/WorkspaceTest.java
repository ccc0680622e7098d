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

    private static Process reader(Path file, String... tryOnly) throws IOException {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
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
