package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    private static BigDecimal read(String text, char decimal, char grouping) throws Refusal {
        return BigDecimal.valueOf(NumberText.scaled(text, new DecimalForm(3, decimal, grouping, true, false)), 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,234,567.5|1234567.5",
                "12,34,567.50|1234567.5",
                "1,00,000|100000",
                "1 234.5|1234.5",
                "1\u00a0234\u00a0567.5|1234567.5",
                "1\u202f234.5|1234.5",
                "1\u2009234.5|1234.5",
                "1'234.5|1234.5",
                "1’234’567.5|1234567.5",
                "$1,234.50|1234.5",
                "1,234.50 €|1234.5",
                "₹ 12,34,567|1234567",
                "\u200b1234.5\ufeff|1234.5",
                "\u200e1234.5\u200f|1234.5",
                "12\u00ad34.5|1234.5",
                "١٢٣٤٫٥|1234.5",
                "١٬٢٣٤٬٥٦٧٫٥٠|1234567.5",
                "۱۲۳۴.۵|1234.5",
                "१२,३४,५६७.५|1234567.5",
                "１，２３４．５|1234.5",
                "৫০০|500",
                "+12.5|12.5",
                "1.5E3|1500",
                "1.5e-2|0.015",
                "0.30000000000000004|0.3",
                "1499.9999999999998|1500",
                "12.5000|12.5",
                "-0|0"
            })
    void a_number_is_read_in_every_script_and_grouping(String text, BigDecimal number) throws Refusal {
        assertThat(read(text, '.', ',')).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.234.567,5|1234567.5",
                "1 234,5|1234.5",
                "1'234,5|1234.5",
                "12,5 zł|12.5",
                "12,5 zb|",
                "€ 1.234,50|1234.5"
            })
    void a_comma_is_the_decimal_sign_where_the_column_has_it(String text, BigDecimal number) throws Refusal {
        if (number == null) {
            assertThatThrownBy(() -> read(text, ',', '.')).hasMessageContaining("'zb' beside it");
        } else {
            assertThat(read(text, ',', '.')).isEqualByComparingTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(1,234.50)|is negative",
                "1234.50-|is negative",
                "−5|is negative",
                "$-5.00|is negative",
                "-$5.00|is negative",
                "1,23,4|wrong place",
                "1,2345|wrong place",
                "1.234,56|wrong place",
                "1,234.567,8|wrong place",
                "1 23|not a number",
                "1e999999999|beyond reason",
                "1e99|beyond reason",
                "NaN|not a number",
                "Infinity|not a number",
                "0x10|not a number",
                "1_000|not a number",
                "2.0240311E+11|lost its last digits",
                "1.2345|more than the 3 decimals",
                "12.5 t|'t' beside it",
                "USZ 5|'USZ' beside it",
                "1000000000000000.5|more than 15 digits",
                "12345678901234.5678|more than the 3 decimals",
                "999999999999999.9994|more than the 3 decimals",
                "(-5)|not a number",
                "12..5|not a number",
                "--5|not a number"
            })
    void what_is_no_number_or_would_lose_digits_is_refused_with_the_reason(String text, String reason) {
        assertThatThrownBy(() -> read(text, '.', ',')).hasMessageContaining(reason);
    }

    @Test
    void surplus_decimals_are_rounded_where_a_person_says_so() throws Refusal {
        assertThat(NumberText.scaled("1.2345", new DecimalForm(3, '.', (char) 0, false, true)))
                .isEqualTo(1234);
        assertThat(NumberText.scaled("12345678901234.5678", new DecimalForm(3, '.', (char) 0, false, true)))
                .isEqualTo(12_345_678_901_234_568L);
        assertThatThrownBy(
                        () -> NumberText.scaled("999999999999999.9996", new DecimalForm(3, '.', (char) 0, false, true)))
                .hasMessage("has more than 15 digits before the decimal sign");
        assertThatThrownBy(() -> NumberText.scaled("1.5", new DecimalForm(0, '.', (char) 0, false, false)))
                .hasMessage("is not a whole number");
    }

    @Test
    void the_sign_of_a_currency_is_no_sign_of_a_mass() {
        assertThatThrownBy(() -> NumberText.scaled("€5", new DecimalForm(3, '.', (char) 0, false, false)))
                .hasMessageContaining("'€' beside it");
    }

    @Test
    void a_cell_is_taken_apart_into_number_and_word() {
        assertThat(NumberWithWord.of("12.5 t")).contains(new NumberWithWord("12.5", "t"));
        assertThat(NumberWithWord.of("USD\u00a01,500")).contains(new NumberWithWord("1,500", "USD"));
        assertThat(NumberWithWord.of("5%")).contains(new NumberWithWord("5", "%"));
        assertThat(NumberWithWord.of("1 234,5 кг")).contains(new NumberWithWord("1 234,5", "кг"));
        assertThat(NumberWithWord.of("twelve")).isEmpty();
        assertThat(NumberWithWord.of("12.5")).isEmpty();
    }
}
