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
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.model.FreshWorkspace;

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
}
