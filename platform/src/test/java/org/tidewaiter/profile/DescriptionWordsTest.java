package org.tidewaiter.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words of descriptions, as hashes. */
class DescriptionWordsTest {
    private static char[] words(String text) {
        char[] words = new char[SignalInputs.WORDS];
        return Arrays.copyOf(words, DescriptionWords.of(text, words));
    }

    @Test
    void case_accents_plurals_and_what_stands_between_make_no_difference() {
        assertThat(words("Écharpes de soie")).isEqualTo(words("echarpe, SOIE"));
        assertThat(words("T-shirts")).isEqualTo(words("shirt"));
        assertThat(words("polyester")).isEqualTo(words("polyestFibre")).isNotEqualTo(words("polyamide"));
    }

    @Test
    void a_word_counts_once_and_numbers_models_and_short_words_do_not() {
        assertThat(words("bag, bags, 4202 X7 of")).hasSize(1);
        assertThat(words("77 XB-9, a")).isEmpty();
        assertThat(words("")).isEmpty();
    }

    @Test
    void so_many_words_are_kept_as_there_is_room_for() {
        assertThat(words("one two three four five six seven eight nine ten")).hasSize(SignalInputs.WORDS);
    }
}
