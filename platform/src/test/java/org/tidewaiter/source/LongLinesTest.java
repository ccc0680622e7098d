package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.TidewaiterException;

/** What lines are is told of long ones as of short ones: without a stack overflow, and at once. */
class LongLinesTest {
    private static final String LONG = "x".repeat(2_000_000);

    @Test
    void a_long_line_in_quotes_is_told_as_a_short_one_is() {
        assertThat(UnseparatedText.of("number,day\n\"D1," + LONG + "\"\n"))
                .isEqualTo(UnseparatedText.of("number,day\n\"D1,2024\"\n"))
                .isNotNull();
        assertThat(UnseparatedText.of("number,day\n\"D1,\"\"" + LONG + "\"\"\"\n"))
                .isEqualTo(UnseparatedText.of("number,day\n\"D1,2024\"\n"));
    }

    @Test
    @Timeout(20)
    void a_value_of_blanks_is_no_record_and_is_looked_at_once() {
        String line = "D1,2024-03-11," + " ".repeat(200_000) + "x\n";
        assertThat(TextRecords.of("number,day,goods\n" + line.repeat(8))).isNull();
        String words = "name=a" + " a".repeat(100_000) + "\n";
        assertThat(TextRecords.of(words.repeat(8))).isNull();
    }

    @Test
    @Timeout(20)
    void a_name_that_goes_on_and_on_names_no_column(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("long.csv"), "[".repeat(200_000) + "]\n1\n");
        assertThatThrownBy(() -> Header.of(TableFile.open(file, ReadingHints.Csv.FOUND)))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("has a column whose name has 200001 characters, more than 2000: [[[");
        Path shorter = Files.writeString(directory.resolve("short.csv"), "[".repeat(2_000) + ",b\n1,2\n");
        assertThat(Header.of(TableFile.open(shorter, ReadingHints.Csv.FOUND)).names())
                .hasSize(2);
    }

    @Test
    void quotes_that_are_never_closed_or_hold_no_separator_are_none_of_these() {
        assertThat(UnseparatedText.of("number,day\n\"D1," + LONG + "\n")).isNull();
        assertThat(UnseparatedText.of("number,day\n" + "\"".repeat(1_000_001) + "\n"))
                .isNull();
        assertThat(UnseparatedText.of("number,day\n\"" + LONG + "\"\n")).isNull();
    }
}
