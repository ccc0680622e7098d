package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines that are one value in quotes, however long they are. */
class UnseparatedTextTest {
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
    void quotes_that_are_never_closed_or_hold_no_separator_are_none_of_these() {
        assertThat(UnseparatedText.of("number,day\n\"D1," + LONG + "\n")).isNull();
        assertThat(UnseparatedText.of("number,day\n" + "\"".repeat(1_000_001) + "\n"))
                .isNull();
        assertThat(UnseparatedText.of("number,day\n\"" + LONG + "\"\n")).isNull();
    }
}
