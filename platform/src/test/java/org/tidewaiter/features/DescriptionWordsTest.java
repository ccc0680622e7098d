package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
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

    @Test
    void characters_of_ascii_say_the_same_as_the_text() {
        Random random = new Random(84);
        for (int n = 0; n < 5_000; n++) {
            byte[] ascii = new byte[80];
            for (int c = 0; c < ascii.length; c++) {
                ascii[c] = (byte) (random.nextInt(4) > 0 ? "aBsSzZkK".charAt(random.nextInt(8)) : random.nextInt(128));
            }
            int length = random.nextInt(ascii.length + 1);
            char[] words = new char[SignalInputs.WORDS];
            int count = DescriptionWords.of(ascii, length, new char[length], words);
            assertThat(Arrays.copyOf(words, count))
                    .isEqualTo(words(new String(ascii, 0, length, StandardCharsets.US_ASCII)));
        }
    }
}
