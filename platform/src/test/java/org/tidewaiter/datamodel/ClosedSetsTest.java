package org.tidewaiter.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Lake;

class ClosedSetsTest {
    @AutoClose
    static Lake lake;

    @BeforeAll
    static void create() {
        lake = Lake.inMemory();
        Schema.create(lake);
    }

    record Word(String word) {}

    record Read(Outcome outcome, Chooser chooser) {}

    @Test
    void the_outcomes_are_those_of_the_schema() {
        assertThat(stored("store.control_outcome"))
                .isEqualTo(Arrays.stream(Outcome.values()).map(Outcome::word).toList());
    }

    @Test
    void the_choosers_of_controls_are_those_of_the_schema() {
        assertThat(stored("store.control_selected_by")).isEqualTo(Chooser.wordsOfControls());
    }

    @Test
    void every_stored_word_is_read_as_its_constant() {
        assertThat(lake.query(Read.class, "select 'finding'::store.control_outcome as outcome, 'random' as chooser"))
                .containsExactly(new Read(Outcome.FINDING, Chooser.RANDOM));
    }

    private static List<String> stored(String type) {
        return lake.query(Word.class, "select unnest(enum_range(null::" + type + "))::varchar").stream()
                .map(Word::word)
                .toList();
    }
}
