package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told by a look at each character is what the whole reading says, and all else is left to that. */
class PlainTextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12,5",
                "12.5",
                "0.125",
                "0,125",
                "1234.567",
                "1234,567",
                "1.234,5",
                "1,234.56",
                "12,345,678.9",
                "1.234.567,25",
                "7.0",
                "1,234",
                "1.234",
                "1.234.567",
                "12,34,567.50",
                "1,23",
                "1.23.4",
                "1,2345,678.9",
                "1.234.56",
                ".5",
                "5.",
                "12",
                "-1.5",
                "1 234,5",
                "USD 1.5",
                "1.5e3",
                "12.5-",
                "0.0",
                "99,9 %",
                "12345678901234567890.5"
            })
    void a_number_is_counted_as_the_whole_reading_counts_it(String text) {
        NumberColumn fast = new NumberColumn();
        NumberColumn whole = new NumberColumn();
        whole.add(text);
        if (fast.addPlain(text.toCharArray(), 0, text.length())) {
            assertThat(fast.proven()).isNotEqualTo((char) 0).isEqualTo(whole.proven());
            assertThat(fast.example(fast.proven())).isEqualTo(text).isEqualTo(whole.example(whole.proven()));
            assertThat(fast.open()).isEqualTo(whole.open()).isFalse();
        } else {
            assertThat(fast.plain()).as("nothing was counted").isTrue();
        }
    }

    @Test
    void random_numbers_are_counted_alike() {
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int c = 0; c < length; c++) {
                text.append(
                        random.nextInt(4) == 0 ? random.nextBoolean() ? '.' : ',' : (char) ('0' + random.nextInt(10)));
            }
            NumberColumn fast = new NumberColumn();
            if (fast.addPlain(text.toString().toCharArray(), 0, text.length())) {
                NumberColumn whole = new NumberColumn();
                whole.add(text.toString());
                assertThat(fast.proven()).as(text.toString()).isEqualTo(whole.proven());
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-11",
                "2024-03-11T08:15:00",
                "2024-03-11 08:15",
                "1999-12-01",
                "2024-03-29",
                "2024-13-04",
                "2567-01-01",
                "1402-05-06",
                "2024-03-11T24:00:00",
                "2024-03-11T08:15:00Z",
                "03/04/2024",
                "2024/03/11",
                "20240311",
                "2024-W11",
                "2024-03-1x"
            })
    void a_day_of_iso_is_counted_as_the_whole_reading_counts_it(String text) {
        DayColumn fast = new DayColumn();
        DayColumn whole = new DayColumn();
        whole.add(text);
        if (fast.addPlain(text.toCharArray(), 0, text.length())) {
            for (DayColumn column : List.of(fast, whole)) {
                assertThat(column.plain()).isTrue();
                assertThat(column.open()).hasSize(3);
                assertThat(column.calendar()).isNull();
                assertThat(column.isSerials()).isFalse();
            }
        } else {
            assertThat(text).doesNotMatch("(19|20)\\d\\d-(0[1-9]|1[0-2])-[01]\\d([T ][01]\\d:[0-5]\\d(:[0-5]\\d)?)?");
        }
    }

    @Test
    void each_text_is_new_once() {
        DistinctTexts texts = new DistinctTexts();
        char[] all = "ab".repeat(50_000).toCharArray();
        int added = 0;
        for (int number = 0; number < 200_000; number++) {
            char[] text = ("K-" + number % 100_000).toCharArray();
            added += texts.add(text, 0, text.length) ? 1 : 0;
        }
        assertThat(added).isEqualTo(100_000).isEqualTo(texts.size());
        assertThat(texts.add(all, 0, 2)).isTrue();
        assertThat(texts.add(all, 2, 2)).isFalse();
        assertThat(texts.add(all, 1, 2)).isTrue();
    }
}
