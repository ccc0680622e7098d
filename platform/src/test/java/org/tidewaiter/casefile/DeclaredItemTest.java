package org.tidewaiter.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.features.Dimension;

class DeclaredItemTest {
    @Test
    void a_mode_has_its_name_and_numbers_their_thousands() {
        DeclaredItem item = item("1", "36117.1600", "1200.000");
        assertThat(item.value(Dimension.MODE)).isEqualTo("1 (sea)");
        assertThat(item.value(Dimension.AMOUNT)).isEqualTo("36,117.16 USD");
        assertThat(item.value(Dimension.MASS)).isEqualTo("1,200 kg");
    }

    @Test
    void a_mode_that_no_list_names_alike_stays_a_code_and_what_is_not_given_is_said() {
        assertThat(item("9", "0.00", "0.5").value(Dimension.MODE)).isEqualTo("9");
        assertThat(item("9", "0.00", "0.5").value(Dimension.AMOUNT)).isEqualTo("0 USD");
        assertThat(item(null, "0.00", "0.5").value(Dimension.MODE)).isEqualTo("not given");
    }

    @Test
    void where_no_amount_is_given_the_customs_value_stands_for_it_under_its_name() {
        assertThat(item(null, "1200.50", "1").worth()).isEqualTo("Item amount 1,200.5 USD");
        assertThat(item(null, null, "1").worth()).isEqualTo("Customs value 4,100");
        assertThat(item(null, null, "1").value(Dimension.AMOUNT)).isEqualTo("4,100 (customs value)");
    }

    private static DeclaredItem item(@Nullable String mode, @Nullable String amount, String mass) {
        return new DeclaredItem(
                1,
                1,
                "A",
                LocalDate.of(2024, 1, 1),
                null,
                null,
                null,
                null,
                null,
                "610910",
                null,
                null,
                null,
                null,
                mode,
                new BigDecimal(mass),
                amount == null ? null : new BigDecimal(amount),
                "USD",
                new BigDecimal("4100.000"));
    }
}
