package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimeTest {
    private static final long LATEST = micros(LocalDateTime.of(2025, 6, 1, 0, 0));

    private static long micros(LocalDateTime at) {
        return at.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    }

    private static long read(String text) {
        char[] within = ("x" + text + "x").toCharArray();
        return PlainTime.micros(within, 1, text.length(), LATEST);
    }

    @Test
    void a_day_and_a_time_are_read() {
        assertThat(read("2024-03-31")).isEqualTo(micros(LocalDateTime.of(2024, 3, 31, 0, 0)));
        assertThat(read("2024-03-31T10:30:59")).isEqualTo(micros(LocalDateTime.of(2024, 3, 31, 10, 30, 59)));
        assertThat(read("2024-02-29 23:59:59")).isEqualTo(micros(LocalDateTime.of(2024, 2, 29, 23, 59, 59)));
        assertThat(read("1931-01-02")).isEqualTo(micros(LocalDateTime.of(1931, 1, 2, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2024-13-01",
                "2024-00-10",
                "2024-01-00",
                "2024-01-32",
                "1899-12-31",
                "2567-01-01",
                "1403-01-01",
                "2025-06-02",
                "24-03-31",
                "2024-3-31",
                "2024/03/31",
                "31-03-2024",
                "20240331",
                "2024-03-31T24:00:00",
                "2024-03-31T10:60:00",
                "2024-03-31T10:30:60",
                "2024-03-31T10:30",
                "2024-03-31T10:30:00Z",
                "2024-03-31x10:30:00",
                "2024-03-31T10.30.00",
                "２０24-03-31",
                "2o24-03-31",
                "-024-03-31",
                "2024-03-31T1 :30:00",
                ""
            })
    void what_is_written_otherwise_or_is_no_time_is_left_to_others(String text) {
        assertThat(read(text)).isEqualTo(PlainTime.OTHERWISE);
    }

    @Test
    void it_reads_what_the_reader_of_all_times_reads_and_no_other() throws Refusal {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            LocalDateTime at = LocalDateTime.of(1900, 1, 1, 0, 0).plusSeconds(random.nextLong(3_900_000_000L));
            String text = at.toString().length() == 16 ? at + ":00" : at.toString();
            if (micros(at) <= LATEST) {
                assertThat(read(text)).as(text).isEqualTo(ValueReader.micros(text, List.of()));
            } else {
                assertThat(read(text)).as(text).isEqualTo(PlainTime.OTHERWISE);
            }
        }
    }
}
