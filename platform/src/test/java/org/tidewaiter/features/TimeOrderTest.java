package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeOrderTest {
    @Test
    void items_stand_by_day_then_declaration_then_sequence_even_where_a_file_mixes_declarations() {
        int[] declaration = {0, 1, 0, 2, 1, 0};
        int[] sequence = {2, 1, 1, 1, 2, 3};
        int[] day = {101, 101, 100};
        TimeOrder order = TimeOrder.of(declaration, sequence, day);
        assertThat(order.position).containsExactly(2, 4, 1, 0, 5, 3);
        assertThat(order.size()).isEqualTo(6);
    }

    @Test
    void items_of_a_replaced_declaration_have_no_place() {
        TimeOrder order = TimeOrder.of(new int[] {0, 1, 2}, new int[] {1, 1, 1}, new int[] {7, Items.NEVER, 5});
        assertThat(order.position).containsExactly(1, -1, 0);
        assertThat(order.size()).isEqualTo(2);
    }

    @Test
    void without_items_there_is_nothing_to_place() {
        assertThat(TimeOrder.of(new int[0], new int[0], new int[0]).size()).isZero();
    }

    @Test
    void roundness_counts_how_far_an_amount_is_whole() {
        assertThat(new double[] {0, 0.5, 7, 20, 300, 5_000, 12_000})
                .satisfies(a -> assertThat(roundness(a)).containsExactly(0, 0, 1, 2, 3, 4, 4));
    }

    private static int[] roundness(double[] amounts) {
        int[] result = new int[amounts.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = ItemReader.roundness(amounts[i]);
        }
        return result;
    }
}
