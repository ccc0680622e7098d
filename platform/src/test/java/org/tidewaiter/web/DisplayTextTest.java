package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
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

    @Test
    void an_amount_has_the_decimals_of_its_currency_and_none_that_were_given_are_lost() {
        assertThat(DisplayText.amount(new BigDecimal("2203.4"), "USD")).isEqualTo("2,203.40");
        assertThat(DisplayText.amount(new BigDecimal("371750.000"), "JPY")).isEqualTo("371,750");
        assertThat(DisplayText.amount(new BigDecimal("1.5"), "KWD")).isEqualTo("1.500");
        assertThat(DisplayText.amount(new BigDecimal("0.125"), "EUR")).isEqualTo("0.125");
        assertThat(DisplayText.amount(BigDecimal.ZERO, null)).isEqualTo("0.00");
        assertThat(DisplayText.amount(new BigDecimal("100"), null)).isEqualTo("100.00");
        assertThat(DisplayText.amount(null, "EUR")).isEqualTo(DisplayText.NOTHING);
    }

    @Test
    void a_currency_that_is_not_known_is_said_to_be_the_national_one() {
        assertThat(DisplayText.in("USD")).isEqualTo("USD");
        assertThat(DisplayText.in(null)).isEqualTo("in national currency");
    }

    @Test
    void numbers_that_follow_one_another_are_told_as_a_run() {
        assertThat(DisplayText.runs(List.of(1, 2, 3, 5, 7, 8))).isEqualTo("1 to 3, 5, 7 to 8");
        assertThat(DisplayText.runs(List.of(128, 129, 400)))
                .as("numbers beyond the boxed ones")
                .isEqualTo("128 to 129, 400");
        assertThat(DisplayText.runs(List.of(4))).isEqualTo("4");
        assertThat(DisplayText.runs(List.of())).isEmpty();
    }
}
