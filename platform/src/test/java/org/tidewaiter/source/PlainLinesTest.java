package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n", "a,b\n1,2", "a,b\n,\n", "a,b\n\n1,2\n", "a,b\n1 , '2'\n", ""})
    void lines_of_as_many_plain_values_as_there_are_columns_are_plain(String text) throws IOException {
        assertThat(plain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,\"2\"\n",
                "a,b\n1\n",
                "a,b\n1,2,\n",
                "a,b\n1,2,3",
                "a,b\r\n1,2\r\n",
                "a,b\n1,é\n",
                "a,b\n1,2\u001a",
                "a,b\n1,\u0000\n",
                "a,b\n1,\t\n",
                "\uFEFFa,b\n1,2\n"
            })
    void what_two_readers_could_read_in_two_ways_is_not(String text) throws IOException {
        assertThat(plain(text)).isFalse();
    }

    @Test
    void the_last_byte_counts_however_long_the_file_is() throws IOException {
        String lines = "1,2\n".repeat(300_000);
        assertThat(plain(lines)).isTrue();
        assertThat(plain(lines + "1,\"")).isFalse();
        assertThat(plain(lines + "1")).isFalse();
    }

    private boolean plain(String text) throws IOException {
        Path file = Files.write(directory.resolve("file.csv"), text.getBytes(StandardCharsets.UTF_8));
        return PlainLines.are(file, ',', 2);
    }
}
