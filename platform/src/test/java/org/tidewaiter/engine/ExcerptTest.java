package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void a_short_text_is_told_whole() {
        assertThat(Excerpt.of("\ud83d\ude00".repeat(200))).isEqualTo("\ud83d\ude00".repeat(200));
    }

    @Test
    void a_long_text_is_cut_between_two_characters() {
        assertThat(Excerpt.of("a" + "\ud83d\ude00".repeat(200))).isEqualTo("a" + "\ud83d\ude00".repeat(199) + "\u2026");
    }
}
