package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.engine.TidewaiterException;

/** Small files as people send them, whose values came in wrongly or were refused although they are sure. */
class SmallFilesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'00123,'01012100,'12.5", "=\"00123\",=\"01012100\",=\"12.5\""})
    void marks_of_text_of_spreadsheets_are_no_part_of_a_value(String who, String hs, String kg) throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1")
                                .replace("T100", who)
                                .replace("01012100", hs)
                                .replace("120.5", kg),
                        Counter.row("A2").replace("T100", "00123")));
        counter.load(file);
        assertThat(counter.values("importer_id || ' ' || hs_code || ' ' || net_mass_kg")
                        .getFirst())
                .isEqualTo("00123 01012100 12.500000");
    }

    @Test
    void a_word_that_begins_with_an_apostrophe_keeps_it() throws IOException {
        counter.load(counter.write(
                "f.csv", Counter.rows(Counter.row("A1").replace("Pure-bred breeding horses", "'s-Gravenhage horses"))));
        assertThat(counter.values("description")).containsExactly("'s-Gravenhage horses");
    }

    @Test
    void short_years_in_front_are_told_from_short_days() throws IOException {
        counter.load(counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1").replace("2024-03-11", "24-Mar-11"),
                        Counter.row("A2").replace("2024-03-11", "24-Mar-31"))));
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-11", "2024-03-31");
    }

    @Test
    void a_day_of_zeros_is_no_day() throws IOException {
        counter.load(counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1").replace("2024-03-11", "0000-00-00 00:00:00"),
                        Counter.row("A2"),
                        Counter.row("A3"))));
        assertThat(counter.quarantined().getFirst().reason()).contains("is not given");
    }

    @Test
    void megagrams_and_milligrams_are_not_told_apart() throws IOException {
        String[] rows = Counter.rows(Counter.row("A1"));
        rows[0] = rows[0].replace("Net Weight Kg", "Net Weight Mg");
        Path file = counter.write("f.csv", rows);
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("megagram");
    }
}
