package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
    @Test
    void what_is_asked_again_is_kept_and_texts_that_come_once_do_not_take_its_place() {
        List<String> asked = new ArrayList<>();
        AnswerCache<Integer> lengths = new AnswerCache<>(text -> {
            asked.add(text);
            return text.length();
        });
        lengths.of("often");
        lengths.of("often");
        for (int once = 0; once < 100_000; once++) {
            lengths.of("once " + once);
        }
        asked.clear();
        assertThat(lengths.of("often")).isEqualTo(5);
        assertThat(asked).isEmpty();
    }

    @Test
    void the_answer_is_that_of_the_question_whatever_came_before() {
        AnswerCache<String> answers = new AnswerCache<>(text -> "answer to " + text);
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            String text = Integer.toString(random.nextInt(5_000));
            assertThat(answers.of(text)).isEqualTo("answer to " + text);
        }
    }
}
