package org.tidewaiter.dataquality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTextTest {
    @ParameterizedTest
    @CsvSource({
        "12500, 3, 12.5",
        "0, 3, 0",
        "1, 6, 0.000001",
        "-1500, 3, -1.5",
        "1000, 3, 1",
        "42, 0, 42",
        "120, 1, 12",
        "-5, 3, -0.005"
    })
    void numbers_have_no_zeros_at_their_end(long units, int scale, String text) {
        assertThat(StoredText.decimal(units, scale)).isEqualTo(text);
    }

    @Test
    void numbers_are_those_of_the_decimal() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            long units = random.nextLong() >> random.nextInt(60);
            int scale = random.nextInt(9);
            assertThat(new BigDecimal(StoredText.decimal(units, scale)))
                    .isEqualByComparingTo(BigDecimal.valueOf(units, scale));
        }
    }

    @Test
    void times_are_those_of_the_clock_to_the_second() {
        StoredText texts = new StoredText();
        DateTimeFormatter seconds = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
        Random random = new Random(12);
        for (int i = 0; i < 10_000; i++) {
            LocalDateTime at = LocalDateTime.of(1900, 1, 1, 0, 0).plusSeconds(random.nextLong(5_000_000_000L));
            assertThat(texts.time(at.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + random.nextInt(1_000_000)))
                    .isEqualTo(seconds.format(at));
        }
    }
}
