package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers read in one pass are the doubles that Java reads, to the last bit; what is written otherwise is left to Java. */
class OnePassNumberTest {
    @Test
    void it_is_the_double_that_java_reads() {
        Random random = new Random(4);
        for (int i = 0; i < 200_000; i++) {
            String digits = Long.toString(Math.abs(random.nextLong() >>> 1 + random.nextInt(62)));
            String short15 = digits.substring(0, Math.min(15, digits.length()));
            int point = random.nextInt(short15.length() + 1);
            String text =
                    (random.nextBoolean() ? "-" : "") + short15.substring(0, point) + "." + short15.substring(point);
            assertThat(Double.doubleToRawLongBits(OnePassNumber.of(text)))
                    .as(text)
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "007", "1.", ".5", "999999999999999", "0.00000000000001", "-12.50"})
    void the_edges_are_read(String text) {
        assertThat(Double.doubleToRawLongBits(OnePassNumber.of(text)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "1e5",
                "+1",
                "1,5",
                "1.2.3",
                " 1",
                "--1",
                "1-",
                "1234567890123456",
                "NaN",
                "١٢"
            })
    void what_is_written_otherwise_is_not_read(String text) {
        assertThat(OnePassNumber.of(text)).isNaN();
    }
}
