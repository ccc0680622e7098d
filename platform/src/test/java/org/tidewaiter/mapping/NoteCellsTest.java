package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;

class NoteCellsTest {
    private final NoteCells notes = new NoteCells();

    @Test
    void words_that_stand_in_many_rows_are_a_note_whatever_figures_they_hold() {
        IntStream.range(0, 10)
                .forEach(i -> notes.count(Field.FREIGHT_AMOUNT, "See DN-" + (300 + i) + " (ID#:" + (10_000 + i) + ")"));
        assertThat(notes.isOne(Field.FREIGHT_AMOUNT, "See DN-7 (ID#:1)")).isTrue();
        assertThat(notes.isNew(Field.FREIGHT_AMOUNT, "See DN-7 (ID#:1)")).isTrue();
        assertThat(notes.isNew(Field.FREIGHT_AMOUNT, "See DN-8 (ID#:2)")).isFalse();
    }

    @Test
    void figures_with_a_unit_and_words_that_come_once_are_none() {
        IntStream.range(0, 20).forEach(i -> notes.count(Field.FREIGHT_AMOUNT, "12 EUR"));
        notes.count(Field.FREIGHT_AMOUNT, "included");
        assertThat(notes.isOne(Field.FREIGHT_AMOUNT, "12 EUR")).isFalse();
        assertThat(notes.isOne(Field.FREIGHT_AMOUNT, "included")).isFalse();
    }
}
