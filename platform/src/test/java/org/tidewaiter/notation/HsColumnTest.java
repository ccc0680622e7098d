package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HsColumnTest {
    private static HsWriting of(String... codes) {
        HsColumn column = new HsColumn();
        List.of(codes).forEach(column::add);
        return column.writing();
    }

    @Test
    void zeros_come_back_where_only_short_codes_are_of_the_first_chapters() throws Refusal {
        HsWriting writing = of("1012100", "84713000", "9012100", "62034200");
        assertThat(writing.digits("1012100")).isEqualTo("01012100");
        assertThat(writing.digits("9012100")).isEqualTo("09012100");
        assertThat(writing.digits("84713000")).isEqualTo("84713000");
        assertThat(of("10121", "847130").digits("10121")).isEqualTo("010121");
        assertThat(of("101210000", "8471300000").digits("101210000")).isEqualTo("0101210000");
    }

    @Test
    void each_length_of_a_mixed_column_is_padded_to_its_own() throws Refusal {
        HsWriting writing = of("10121", "847130", "1012100", "84713000");
        assertThat(writing.digits("10121")).isEqualTo("010121");
        assertThat(writing.digits("1012100")).isEqualTo("01012100");
    }

    @Test
    void a_column_that_keeps_zeros_proves_nothing() {
        HsWriting writing = of("1012100", "84713000", "02013000");
        assertThatThrownBy(() -> writing.digits("1012100")).hasMessageContaining("odd number of digits");
    }

    @Test
    void a_digit_lost_at_the_end_is_not_a_zero_lost_at_the_start() {
        HsWriting writing = of("8471300", "62034200", "30049000");
        assertThatThrownBy(() -> writing.digits("8471300")).hasMessageContaining("odd number of digits");
    }

    @Test
    void a_column_of_short_codes_only_is_padded_where_no_code_is_known_as_it_stands() throws Refusal {
        assertThat(of("3028990", "2013000", "7099900").digits("3028990")).isEqualTo("03028990");
        HsWriting few = of("3028990");
        assertThatThrownBy(() -> few.digits("3028990")).hasMessageContaining("odd number");
    }

    @Test
    void odd_lengths_that_a_country_uses_stay() throws Refusal {
        assertThat(of("01012100000", "84713000000").digits("84713000000")).isEqualTo("84713000000");
        assertThat(of("847130000", "620342000", "010121000").digits("847130000"))
                .isEqualTo("847130000");
        assertThat(of("84713000000", "62034200000").digits("62034200000")).isEqualTo("62034200000");
    }

    @Test
    void zeros_lost_from_codes_of_eleven_digits_come_back() throws Refusal {
        HsWriting writing = of("1012100000", "84713000000", "62034200000", "30049000000");
        assertThat(writing.digits("1012100000")).isEqualTo("01012100000");
    }

    @Test
    void a_point_and_zero_go_where_every_code_gained_them() throws Refusal {
        HsWriting writing = of("84713000.0", "1012100.0");
        assertThat(writing.digits("84713000.0")).isEqualTo("84713000");
        assertThat(writing.digits("1012100.0")).isEqualTo("01012100");
        HsWriting some = of("84713000.0", "01012100");
        assertThatThrownBy(() -> some.digits("84713000.0")).hasMessageContaining("'.0'");
    }

    @Test
    void codes_that_were_decimal_numbers_get_both_zeros_back() throws Refusal {
        HsWriting writing = of("8471.3", "101.21", "6203.42", "2204.21", "4011.1");
        assertThat(writing.digits("8471.3")).isEqualTo("847130");
        assertThat(writing.digits("101.21")).isEqualTo("010121");
        assertThat(writing.digits("6203.42")).isEqualTo("620342");
        HsWriting text = of("8471.30", "6203.42", "2204.21", "4011.1");
        assertThatThrownBy(() -> text.digits("4011.1")).hasMessageContaining("odd number of digits");
        assertThat(text.digits("8471.30")).isEqualTo("847130");
    }

    @Test
    void points_blanks_and_strokes_between_the_parts_of_a_code_are_no_digits() throws Refusal {
        HsWriting writing = of("0101.21.00", "8471 30 00", "6203-42-00", "'30049000", "８４７１３０００");
        assertThat(writing.digits("0101.21.00")).isEqualTo("01012100");
        assertThat(writing.digits("6203-42-00")).isEqualTo("62034200");
        assertThat(writing.digits("'30049000")).isEqualTo("30049000");
        assertThat(writing.digits("８４７１３０００")).isEqualTo("84713000");
    }
}
