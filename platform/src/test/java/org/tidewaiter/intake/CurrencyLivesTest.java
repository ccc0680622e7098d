package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load tells of declarations in a currency that was not in use on their day, as a check does. */
class CurrencyLivesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    @Test
    void currencies_outside_their_life_are_told_with_count_and_place() throws IOException {
        String usual = Counter.row("A1");
        LoadReport report = counter.load(counter.write(
                "f.csv",
                Counter.rows(
                        usual,
                        usual.replace("A1", "B1").replace("EUR", "TRL"),
                        usual.replace("A1", "B2").replace("EUR", "TRL"),
                        usual.replace("A1", "B3").replace("EUR", "TRL").replace("2024-03-11", "2001-03-11"),
                        usual.replace("A1", "C1").replace("EUR", "TRY").replace("2024-03-11", "2001-03-11"))));
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(report.notes())
                .contains(
                        "kept as it stands: 2 declarations are in TRL, which was withdrawn after 2005-12 (the first: B1, line 3, accepted on 2024-03-11): check whether the amounts are of another currency")
                .anyMatch(n -> n.startsWith("kept as it stands: 1 declaration is in TRY, which was not in use before "))
                .noneMatch(n -> n.contains(" in EUR"));
    }
}
