package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged database is called damaged, with the remedy, wherever the damage is. */
@Tag("slow")
class DatabaseDamageTest {
    @TempDir
    Path directory;

    private Path database = Path.of("");

    @BeforeEach
    void aWorkspaceWithRows() {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            workspace.lake().transaction(s -> s.execute("""
                create table rows as
                select i, sha256(i::varchar) as text, random() as number from range(300000) t (i)\
                """));
        }
        database = directory.resolve("w/tidewaiter.duckdb");
    }

    @Test
    void a_file_cut_off() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertDamaged();
    }

    @Test
    void an_empty_file() throws IOException {
        Files.write(database, new byte[0]);
        assertDamaged();
    }

    @Test
    void another_file() throws IOException {
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);
        Files.write(database, noise);
        assertDamaged();
    }

    @Test
    void some_bytes_changed() throws IOException {
        byte[] content = Files.readAllBytes(database);
        for (int i = 20_000; i < content.length; i += 50_021) {
            content[i] ^= 0x40;
        }
        Files.write(database, content);
        assertDamaged();
    }

    @Test
    void no_file_where_keys_are() throws IOException {
        Files.delete(database);
        Files.writeString(directory.resolve("w/random.key"), "00");
        assertThatThrownBy(this::read).hasMessageContaining("is gone").hasMessageContaining("tidewaiter restore");
        assertThat(database).doesNotExist();
    }

    private void assertDamaged() {
        assertThatThrownBy(this::read)
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("The database of the workspace is damaged")
                .hasMessageContaining("take the latest backup")
                .hasMessageNotContaining("report");
    }

    private void read() {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            workspace.lake().number("select count(distinct text) + count(number) from rows");
        }
    }
}
