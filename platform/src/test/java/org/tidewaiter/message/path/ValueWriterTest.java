package org.tidewaiter.message.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;

class ValueWriterTest {
    @Test
    void numbers_get_a_decimal_point_and_lose_what_stands_between_thousands() {
        assertThat(Numbers.POINT.read("2,045.01")).isEqualByComparingTo("2045.01");
        assertThat(Numbers.COMMA.read("1 234,5")).isEqualByComparingTo("1234.5");
        assertThat(Numbers.COMMA.read("1.234.567,89")).isEqualByComparingTo("1234567.89");
        assertThat(Numbers.write(new BigDecimal("1.50E3"))).isEqualTo("1500");
        assertThat(Numbers.POINT.read("1.50E3")).isEqualByComparingTo("1500");
        assertThat(Numbers.POINT.read("12.3.4")).isNull();
        assertThat(Numbers.POINT.read("")).isNull();
        assertThat(Numbers.POINT.read("1E99999999")).isNull();
        assertThat(Numbers.POINT.read("9".repeat(400))).isNull();
    }

    @Test
    void a_sign_groups_only_before_exactly_three_digits_and_stands_before_decimals_else() {
        for (Numbers style : Numbers.values()) {
            assertThat(style.read("1234,56")).isEqualByComparingTo("1234.56");
            assertThat(style.read("1234,567")).isEqualByComparingTo("1234.567");
            assertThat(style.read("0,500")).isEqualByComparingTo("0.5");
            assertThat(style.read("11,5")).isEqualByComparingTo("11.5");
            assertThat(style.read("1.234,56")).isEqualByComparingTo("1234.56");
            assertThat(style.read("1,234.56")).isEqualByComparingTo("1234.56");
            assertThat(style.read("1,234,567")).isEqualByComparingTo("1234567");
            assertThat(style.read("12,34,567.8")).isEqualByComparingTo("1234567.8");
            assertThat(style.read("1 234 567,8")).isEqualByComparingTo("1234567.8");
            assertThat(style.read("-5.25")).isEqualByComparingTo("-5.25");
            assertThat(style.read("12,34,5")).isNull();
            assertThat(style.read("1,23,456,7")).isNull();
            assertThat(style.read("12 34")).isNull();
            assertThat(style.read("1.234.56")).isNull();
            assertThat(style.read("1,234.567,8")).isNull();
            assertThat(style.read(",")).isNull();
        }
    }

    @Test
    void a_number_that_can_be_read_in_two_ways_is_read_as_the_message_writes() {
        assertThat(Numbers.POINT.read("12,500")).isEqualByComparingTo("12500");
        assertThat(Numbers.POINT.read("12.500")).isEqualByComparingTo("12.5");
        assertThat(Numbers.COMMA.read("12,500")).isEqualByComparingTo("12.5");
        assertThat(Numbers.COMMA.read("12.500")).isEqualByComparingTo("12500");
        assertThat(Numbers.EITHER.read("12,500")).isEqualByComparingTo("12.5");
        assertThat(Numbers.EITHER.read("12.500")).isEqualByComparingTo("12.5");
        assertThat(Numbers.of(List.of("12,500", "1234,567"))).isEqualTo(Numbers.COMMA);
        assertThat(Numbers.of(List.of("12,500", "0.25"))).isEqualTo(Numbers.POINT);
    }

    @Test
    void the_numbers_of_a_message_tell_its_decimal_sign() {
        assertThat(Numbers.of(List.of("12,5", "1.234,56", "7"))).isEqualTo(Numbers.COMMA);
        assertThat(Numbers.of(List.of("1,234", "2,045.01"))).isEqualTo(Numbers.POINT);
        assertThat(Numbers.of(List.of("1,234"))).isEqualTo(Numbers.POINT);
        assertThat(Numbers.of(List.of())).isEqualTo(Numbers.POINT);
    }

    @Test
    void dates_are_read_in_every_country_s_way() {
        assertThat(Times.DAY_FIRST.iso("24/5/17")).isEqualTo("2017-05-24");
        assertThat(Times.DAY_FIRST.iso("2024-12-31T24:00:00Z")).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(Times.MONTH_FIRST.iso("05/24/2017")).isEqualTo("2017-05-24");
        assertThat(Times.DAY_FIRST.iso("24.05.2017")).isEqualTo("2017-05-24");
        assertThat(Times.DAY_FIRST.iso("14-MAR-09")).isEqualTo("2009-03-14");
        assertThat(Times.DAY_FIRST.iso("1/2/99")).isEqualTo("1999-02-01");
        assertThat(Times.MONTH_FIRST.iso("5/24/17 3:04 PM")).isEqualTo("2017-05-24T15:04:00");
        assertThat(Times.DAY_FIRST.iso("2025-03-15 00:00:00.0")).isEqualTo("2025-03-15T00:00:00");
        assertThat(Times.DAY_FIRST.iso("31/02/2025")).isNull();
        assertThat(Times.DAY_FIRST.iso("soon")).isNull();
        assertThat(Times.DAY_FIRST.iso("20250101000000+99")).isNull();
    }

    @Test
    void only_dates_beyond_the_twelfth_tell_the_order() {
        assertThat(Times.of(List.of("3/4/17", "5/24/17"))).isEqualTo(Times.MONTH_FIRST);
        assertThat(Times.of(List.of("3/4/17", "24/5/17"))).isEqualTo(Times.DAY_FIRST);
        assertThat(Times.of(List.of("3/4/17"))).isNull();
        assertThat(Times.ambiguous("3/4/17")).isTrue();
        assertThat(Times.ambiguous("4/4/17")).isFalse();
        assertThat(Times.ambiguous("2017-03-04")).isFalse();
    }

    @Test
    void codes_are_written_without_blanks_and_in_capitals() {
        assertThat(ValueWriter.WCO.of(Field.PROCEDURE_CODE, " 40 00 ")).isEqualTo("4000");
        assertThat(ValueWriter.WCO.of(Field.ORIGIN_COUNTRY, "gb")).isEqualTo("GB");
        assertThat(ValueWriter.WCO.of(Field.HS_CODE, "8517.12 00")).isEqualTo("85171200");
        assertThat(ValueWriter.WCO.of(Field.IMPORTER_ID, " AB 12 ")).isEqualTo("AB 12");
        assertThat(ValueWriter.WCO.of(Field.DESCRIPTION, "a\r\n  b")).isEqualTo("a\nb");
        assertThat(ValueWriter.WCO.of(Field.NET_MASS_KG, "heavy")).isEqualTo("heavy");
    }

    @Test
    void a_table_that_names_no_field_is_refused() {
        assertThatThrownBy(() -> PathTable.parse("[heading]\ndeclaration.nonsense take ID\n", "my table"))
                .hasMessageContaining("my table")
                .hasMessageContaining("declaration.nonsense");
    }
}
