package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7.64|8", "2949.56|2,950", "7.5|8", "8.5|8", "-0.6|-1", "0.4|0", "1234567890.5|1,234,567,890"})
    void amounts_in_whole_units_are_rounded_half_to_even(BigDecimal amount, String shown) {
        assertThat(DisplayText.count(amount.doubleValue())).isEqualTo(shown);
        assertThat(DisplayText.money(amount)).isEqualTo(shown);
    }

    @Test
    void counts_are_as_they_are() {
        assertThat(DisplayText.count(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
        assertThat(DisplayText.count((Number) null)).isEqualTo(DisplayText.NOTHING);
    }
}
