package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextColumnTest {
    private record Row(long n, String text) {}

    private static TextColumn of(List<String> all) {
        TextColumn texts = new TextColumn(all.size());
        for (int r = 0; r < all.size(); r++) {
            set(texts, r, all.get(r));
        }
        return texts;
    }

    private static void set(TextColumn texts, int row, String text) {
        char[] around = ("<" + text + ">").toCharArray();
        texts.set(row, around, 1, text.length());
    }

    @Test
    void texts_are_given_back_as_utf_8() {
        List<String> all = List.of("a", "", "Zürich", "船荷証券", "x".repeat(5_000), "ÿ");
        TextColumn texts = of(all);
        for (int r = 0; r < all.size(); r++) {
            byte[] expected = all.get(r).getBytes(StandardCharsets.UTF_8);
            assertThat(texts.get(r)).isEqualTo(expected);
            assertThat(texts.length(r)).isEqualTo(expected.length);
        }
    }

    @Test
    void a_row_set_anew_forgets_what_it_was() {
        TextColumn texts = of(List.of("first", "second", "third"));
        set(texts, 1, "é");
        set(texts, 2, "last");
        assertThat(texts.get(0)).asString().isEqualTo("first");
        assertThat(new String(texts.get(1), StandardCharsets.UTF_8)).isEqualTo("é");
        assertThat(texts.get(2)).asString().isEqualTo("last");
    }

    @Test
    void texts_compare_by_unsigned_bytes() {
        TextColumn texts = of(List.of("10", "11", "11", "1é", "1z"));
        assertThat(texts.isGreaterThanBefore(1)).isTrue();
        assertThat(texts.isGreaterThanBefore(2)).isFalse();
        assertThat(texts.isGreaterThanBefore(3)).isTrue();
        assertThat(texts.isGreaterThanBefore(4)).isFalse();
        assertThat(texts.isGreater(0, "0z".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(texts.isGreater(0, "10".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void short_texts_and_long_ones_arrive_in_the_database_as_they_are() {
        List<String> shortOnes = List.of("", "a", "exactly12byt", "Zürich", "\0", "12345678901");
        List<String> longOnes = List.of("more than twelve bytes", "a", "", "漢字漢字漢字");
        for (List<String> all : List.of(shortOnes, longOnes)) {
            try (Lake lake = Lake.inMemory();
                    Session session = lake.session()) {
                RowFeed.run(session, "feed", new Feed(all), "create table t as select * from feed()");
                assertThat(session.query(Row.class, "select n, text from t order by n"))
                        .extracting(Row::text)
                        .isEqualTo(all);
                // What stands behind a short text must be zero, or equal texts would differ.
                assertThat(session.number("select count(*) from t join t u on t.text = u.text"))
                        .isEqualTo(all.size());
                assertThat(session.number("select count(*) from t where text = ?", all.get(1)))
                        .isEqualTo(1);
            }
        }
    }

    private static final class Feed implements RowFeed.RowSource {
        private final List<String> all;
        private boolean given;

        Feed(List<String> all) {
            this.all = all;
        }

        @Override
        public List<RowFeed.FeedColumn> columns() {
            return List.of(new RowFeed.FeedColumn("n", long.class), new RowFeed.FeedColumn("text", String.class));
        }

        @Override
        public int next(ColumnWriter rows) {
            if (given) {
                return 0;
            }
            given = true;
            for (int r = 0; r < all.size(); r++) {
                rows.longAt("n", r, r);
            }
            rows.texts("text", of(all), all.size());
            return all.size();
        }
    }
}
