package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;

class RandomDrawTest {
    @Test
    void the_number_is_the_first_53_bits_of_the_keyed_hash(@TempDir Path directory) throws IOException {
        Path key = directory.resolve("key");
        Files.writeString(key, "00".repeat(32) + "\n");
        // python3: int.from_bytes(hmac.new(bytes(32), b"97061800", "sha256").digest()[:8], "big") >> 11) * 2.0**-53
        assertThat(RandomDraw.of(key).number("97061800")).isEqualTo(EXPECTED);
    }

    private static final double EXPECTED = 0.07768306759466481;

    @Test
    void numbers_are_spread_evenly(@TempDir Path directory) {
        try (Workspace workspace = FreshWorkspace.in(directory)) {
            RandomDraw draw = RandomDraw.of(workspace);
            double drawn = IntStream.range(0, 20_000)
                    .filter(i -> draw.number("D" + i) < 0.1)
                    .count();
            assertThat(drawn / 20_000).isCloseTo(0.1, within(0.01));
            assertThat(RandomDraw.of(workspace).number("D1")).isEqualTo(draw.number("D1"));
        }
    }

    @Test
    void a_key_that_is_none_is_refused(@TempDir Path directory) throws IOException {
        Path key = directory.resolve("key");
        Files.writeString(key, "secret");
        assertThatThrownBy(() -> RandomDraw.of(key))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void a_key_is_made_once_and_another_refused_once_there_are_runs(@TempDir Path directory) throws IOException {
        try (Workspace workspace = FreshWorkspace.in(directory)) {
            RandomDraw draw = RandomDraw.of(workspace);
            Path key = workspace.directory().resolve("random.key");
            String kept = Files.readString(key);
            workspace
                    .lake()
                    .transaction(s -> s.execute(
                            "insert into assessment values (1, now()::timestamp, ?, date '2024-10-01', date '2025-01-01',"
                                    + " 0.05, 'period', 0.01, ?, 'probability', 'd1')",
                            "m-20241001-0123456789abcdef",
                            draw.keySha256()));
            assertThat(RandomDraw.of(workspace).number("D1")).isEqualTo(draw.number("D1"));
            Files.writeString(key, "ab".repeat(32));
            assertKeyRefused(workspace, "is not the one of run 1");
            Files.writeString(key, "");
            assertKeyRefused(workspace, "is empty");
            Files.delete(key);
            assertKeyRefused(workspace, "is gone, with which run 1 was drawn");
            assertThat(key).doesNotExist();
            Files.writeString(key, kept);
            assertThat(RandomDraw.of(workspace).number("D1")).isEqualTo(draw.number("D1"));
        }
    }

    private static void assertKeyRefused(Workspace workspace, String how) {
        assertThatThrownBy(() -> RandomDraw.of(workspace))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining(how)
                .hasMessageContaining("backup")
                .hasMessageContaining("--key FILE");
    }
}
