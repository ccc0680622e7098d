package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.engine.TidewaiterException;

/** Times as counts of seconds or milliseconds since 1970, days counted within a year, and weeks and quarters that are no days. */
@Tag("slow")
class CountedTimesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path file(String... days) throws IOException {
        return counter.writeWith("2024-03-11", days);
    }

    @Test
    void seconds_and_milliseconds_since_1970_are_times_of_utc_and_told() throws IOException {
        assertThat(counter.load(file("1710147845", "1710240000", "1704067199")).notes())
                .anyMatch(n -> n.contains("seconds since 1970") && n.contains("clock of UTC"));
        assertThat(counter.values("accepted_at"))
                .containsExactly("2024-03-11 09:04:05", "2024-03-12 10:40:00", "2023-12-31 23:59:59");
    }

    @Test
    void milliseconds_are_told_by_their_length() throws IOException {
        counter.load(file("1710147845123", "1710240000000"));
        assertThat(counter.values("accepted_at")).containsExactly("2024-03-11 09:04:05.123", "2024-03-12 10:40:00");
    }

    @Test
    void midnights_of_utc_are_days() throws IOException {
        counter.load(file("1710115200000", "1710201600000"));
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-11", "2024-03-12");
    }

    @ParameterizedTest
    @CsvSource({"1710086400,1710172800", "1711836000,1711749600"})
    void midnights_of_another_clock_are_asked_about_as_each_would_be_another_day(String one, String other)
            throws IOException {
        Path file = file(one, other);
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("midnights of another clock")
                .hasMessageContaining("date: epoch+08:00");
    }

    @Test
    void a_mapping_says_whose_clock_it_is() throws IOException {
        try (Door door = new Door(Files.createDirectory(directory.resolve("d")))) {
            door.with(Door.ONE_ITEM.replace(
                    "day: declaration.accepted_at", "day: {field: declaration.accepted_at, date: \"epoch+08:00\"}"));
            door.load(Door.HEADER + "A1,1710086400,01012100,1,T1\n");
            assertThat(door.number("select count(*) from declaration where accepted_at = '2024-03-11'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void ten_figures_that_may_be_a_day_and_a_time_are_asked_about() throws IOException {
        Path file = file("1503111530", "1503121200");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("year, month, day, hour and minute");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-W10,a week",
        "KW 10/2024,a week",
        "W10 2024,a week",
        "2023-Q1,a quarter",
        "Q1/2023,a quarter",
        "1T2023,a quarter",
        "1er trimestre 2023,a quarter",
        "IV кв. 2023,",
        "H1 2023,half a year",
        "2023,a year"
    })
    void what_says_no_day_is_refused_in_words(String text, String period) throws IOException {
        Path file = file(text, text, text);
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining(period == null ? "accepted_at" : "says " + period + " in place of a day");
    }

    @Test
    void a_week_among_days_is_set_aside_with_the_reason() throws IOException {
        counter.load(file("2024-03-11", "2024-03-12", "2024-W11"));
        assertThat(counter.quarantined().getFirst().reason()).isEqualTo("says a week, which is no day");
    }

    @Test
    void days_that_iso_counts_within_a_week_or_a_year_are_days() throws IOException {
        counter.load(file("2024-W11-1", "2024-071", "2024-366"));
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-11", "2024-03-11", "2024-12-31");
    }
}
