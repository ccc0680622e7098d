package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextDictionaryTest {
    @Test
    void texts_are_numbered_in_the_order_in_which_they_first_come() {
        TextDictionary texts = new TextDictionary();
        Map<String, Integer> expected = new HashMap<>(Map.of("", 0));
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            String text = random.ints(random.nextInt(20), 0, 3)
                    .mapToObj(c -> List.of("a", "7", "é").get(c))
                    .reduce("", String::concat);
            text = random.nextInt(3) == 0 ? text : text.replace('é', 'b');
            int number = expected.computeIfAbsent(text, t -> expected.size());
            assertThat(texts.number(text)).isEqualTo(number);
            assertThat(texts.text(number)).isEqualTo(text);
        }
        assertThat(texts.size()).isEqualTo(expected.size());
    }

    @Test
    void texts_that_differ_only_in_nul_characters_or_length_are_different() {
        TextDictionary texts = new TextDictionary();
        List<String> all = List.of("a", "\0a", "a\0", "\0\0a", "\0", "\0\0", "12345678", "12345678\0", "\00012345678");
        for (int i = 0; i < all.size(); i++) {
            assertThat(texts.number(all.get(i))).isEqualTo(i + 1);
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(texts.number(all.get(i))).isEqualTo(i + 1);
        }
    }
}
