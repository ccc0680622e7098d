package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.engine.TidewaiterException;

class CheckFilesInWordsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`checks: [`|is not written as YAML at line 1",
                "`hello`|has no list under",
                "`- id: x`|has no list under",
                "`checks: 5`|has no list under",
                "`checks:\n  - [1, 2]`|has a check, number 1, that is no line of keys",
                "``|is empty"
            })
    void a_file_that_is_no_table_of_checks_is_refused_without_words_of_java(String text, String words)
            throws IOException {
        Path file = Files.writeString(directory.resolve("c.yaml"), text);
        TidewaiterException refusal = catchThrowableOfType(TidewaiterException.class, () -> Checks.read(file));
        assertThat(refusal).hasMessageContaining(words).hasMessageContaining("c.yaml");
        assertThat(refusal.getMessage())
                .doesNotContain("java")
                .doesNotContain("Json")
                .doesNotContain("deserialize");
    }
}
