package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.mapping.Mapping;

class DropFolderTest {
    private static final String ROW = "D1,2021-03-31,870323,1200.5,P1\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private Path in;
    private Instant now = Instant.parse("2024-01-01T00:00:00Z");
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        door = new Door(directory);
        in = Files.createDirectory(directory.resolve("in"));
    }

    private DropFolder watch() {
        Mapping mapping = Mapping.parse(Door.ONE_ITEM, "small");
        SourceLoad taking = new SourceLoad(
                door.workspace, mapping, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()));
        return DropFolder.open(in, taking, () -> now, Duration.ofSeconds(5), told::add);
    }

    private int lookAfter(DropFolder drop, int seconds) {
        now = now.plusSeconds(seconds);
        return drop.look();
    }

    private void drop(String name, String text) throws IOException {
        Files.writeString(in.resolve(name), text);
    }

    private List<String> in(String folder) throws IOException {
        try (Stream<Path> files = Files.list(in.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .filter(n -> !n.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void nothing_is_written_through_a_link_in_the_folder() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(in.resolve("done"), elsewhere);
        assertThatThrownBy(this::watch).hasMessageContaining("is a symbolic link");
        Files.delete(in.resolve("done"));
        Files.createDirectory(in.resolve("failed"));
        Files.createSymbolicLink(in.resolve("failed/bad.csv.txt"), elsewhere.resolve("reason"));
        drop("bad.csv", "nonsense\n");
        try (DropFolder drop = watch()) {
            lookAfter(drop, 1);
            lookAfter(drop, 10);
            assertThat(in("failed")).contains("bad-2.csv", "bad-2.csv.txt");
            assertThat(elsewhere).isEmptyDirectory();
        }
    }

    @Test
    void a_symbolic_link_is_not_followed_and_that_is_told_once() throws IOException {
        Path secret = Files.writeString(directory.resolve("elsewhere.csv"), Door.HEADER + ROW);
        Files.createSymbolicLink(in.resolve("a.csv"), secret);
        try (DropFolder drop = watch()) {
            for (int i = 0; i < 3; i++) {
                assertThat(lookAfter(drop, 10)).isZero();
            }
            assertThat(in("done")).isEmpty();
            assertThat(in("failed")).isEmpty();
            assertThat(told).filteredOn(t -> t.contains("symbolic link")).hasSize(1);
            assertThat(door.workspace.lake().number("select count(*) from load"))
                    .isZero();
        }
    }

    @Test
    void a_file_is_loaded_when_it_has_not_changed_for_a_while_and_moved_to_done() throws IOException {
        drop("a.csv", Door.HEADER);
        try (DropFolder drop = watch()) {
            assertThat(lookAfter(drop, 0)).isEqualTo(1);
            Files.writeString(in.resolve("a.csv"), ROW, StandardOpenOption.APPEND);
            assertThat(lookAfter(drop, 4)).isEqualTo(1);
            assertThat(lookAfter(drop, 4)).isEqualTo(1);
            assertThat(door.number("select count(*) from load")).isZero();
            assertThat(lookAfter(drop, 2)).isZero();
        }
        assertThat(in("done")).containsExactly("a.csv");
        assertThat(in("")).isEmpty();
        assertThat(told).containsExactly("a.csv: read 1 = accepted 1 + quarantined 0 (load 1)");
    }

    @Test
    void a_file_that_cannot_be_taken_goes_to_failed_with_the_reason_and_the_next_is_loaded() throws IOException {
        drop("bad.csv", "x,y\n1,2\n");
        drop("good.csv", Door.HEADER + ROW);
        try (DropFolder drop = watch()) {
            lookAfter(drop, 0);
            assertThat(lookAfter(drop, 6)).isZero();
        }
        assertThat(in("failed")).containsExactly("bad.csv", "bad.csv.txt");
        assertThat(Files.readString(in.resolve("failed/bad.csv.txt"))).contains("needs the column 'id'");
        assertThat(in("done")).containsExactly("good.csv");
    }

    @Test
    void a_file_whose_load_was_not_followed_by_its_move_is_only_moved_after_a_restart() throws IOException {
        drop("a.csv", Door.HEADER + ROW);
        door.load(
                in.resolve("a.csv"), LoadOptions.plain(Actor.systemUser())); // the process was killed right after this
        try (DropFolder drop = watch()) {
            lookAfter(drop, 0);
            assertThat(lookAfter(drop, 6)).isZero();
        }
        assertThat(in("done")).containsExactly("a.csv");
        assertThat(door.number("select count(*) from load")).isEqualTo(1);
    }

    @Test
    void a_name_that_is_taken_in_done_gets_a_number() throws IOException {
        try (DropFolder drop = watch()) {
            for (int day = 1; day <= 2; day++) {
                drop("daily.csv", Door.HEADER + ROW.replace("D1", "D" + day));
                lookAfter(drop, 0);
                lookAfter(drop, 6);
            }
        }
        assertThat(in("done")).containsExactly("daily-2.csv", "daily.csv");
    }

    @Test
    void an_archive_with_a_member_that_fails_says_what_was_loaded_from_it() throws IOException {
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(in.resolve("two.zip")))) {
            out.putNextEntry(new java.util.zip.ZipEntry("good.csv"));
            out.write((Door.HEADER + ROW).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.putNextEntry(new java.util.zip.ZipEntry("empty.csv"));
        }
        try (DropFolder drop = watch()) {
            lookAfter(drop, 0);
            lookAfter(drop, 6);
        }
        assertThat(Files.readString(in.resolve("failed/two.zip.txt")))
                .contains("empty.csv is empty", "two.zip/good.csv: read 1 = accepted 1");
    }

    @Test
    void unfinished_and_hidden_files_are_left_alone() throws IOException {
        drop("x.csv.part", Door.HEADER + ROW);
        drop(".x.csv", Door.HEADER + ROW);
        drop("~$x.xlsx", Door.HEADER + ROW);
        try (DropFolder drop = watch()) {
            lookAfter(drop, 0);
            assertThat(lookAfter(drop, 60)).isZero();
        }
        assertThat(door.number("select count(*) from load")).isZero();
    }

    @Test
    void a_folder_has_one_watcher() {
        try (DropFolder drop = watch()) {
            assertThat(drop.look()).isZero();
            assertThatThrownBy(this::watch).hasMessageContaining("is watched by another process");
        }
        watch().close();
    }
}
