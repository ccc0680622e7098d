package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberColumnTest {
    private static NumberColumn of(String... texts) {
        NumberColumn column = new NumberColumn();
        List.of(texts).forEach(column::add);
        return column;
    }

    @Test
    void one_text_that_can_be_one_number_only_proves_the_sign() {
        assertThat(of("1,234", "12,5").proven()).isEqualTo(',');
        assertThat(of("1,234", "12.5").proven()).isEqualTo('.');
        assertThat(of("1,234", "1,234,567").proven()).isEqualTo('.');
        assertThat(of("1.234", "1.234.567").proven()).isEqualTo(',');
        assertThat(of("12,34,567").proven()).isEqualTo('.');
        assertThat(of("1.234,56").proven()).isEqualTo(',');
        assertThat(of("0,125").proven()).isEqualTo(',');
        assertThat(of("1 234,567").proven()).isEqualTo(',');
        assertThat(of("1234.567").proven()).isEqualTo('.');
        assertThat(of("€ 1.234,50").proven()).isEqualTo(',');
        assertThat(of("(1,234.50)").proven()).isEqualTo('.');
        assertThat(of("١٢٫٥", "12").plain()).isTrue();
    }

    @Test
    void three_digits_behind_one_sign_prove_nothing() {
        NumberColumn open = of("1,234", "12,500", "7");
        assertThat((int) open.proven()).isZero();
        assertThat(open.open()).isTrue();
        assertThat(open.openExample()).isEqualTo("1,234");
        assertThat(of("120.500", "98.125").open()).isTrue();
        assertThat(of("120", "98").plain()).isTrue();
    }

    @Test
    void proofs_of_both_contradict() {
        assertThat(of("12,5", "12.5").contradiction()).contains("'12,5' has a decimal comma, '12.5' a decimal point");
        NumberColumn slip = new NumberColumn();
        for (int i = 0; i < 200; i++) {
            slip.add(i + ".5");
        }
        slip.add("12,5");
        assertThat(slip.proven()).isEqualTo('.');
    }
}
