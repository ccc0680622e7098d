package org.tidewaiter.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Json;

/** How values stand in a report. */
class ColumnTest {
    private static final Column KIND =
            Column.words("kind", "Procedure", "Régime", Map.of("warehouse", Words.of("warehouse", "entrepôt")));

    @Test
    void words_that_sql_writes_are_shown_in_the_readers_language_and_others_as_they_are() {
        assertThat(KIND.shown("warehouse", Locale.FRENCH)).isEqualTo("entrepôt");
        assertThat(KIND.shown("warehouse", Locale.ENGLISH)).isEqualTo("warehouse");
        assertThat(KIND.shown("IM9", Locale.FRENCH)).isEqualTo("IM9");
        assertThat(KIND.shown(null, Locale.FRENCH)).isEqualTo("–");
    }

    @Test
    void scripts_get_the_meanings_with_the_column_and_nothing_where_there_are_none() {
        assertThat(Json.text(KIND))
                .contains("\"meanings\":{\"warehouse\":{\"english\":\"warehouse\",\"french\":\"entrepôt\"}}");
        assertThat(Json.text(Column.DAY)).doesNotContain("meanings");
    }

    @Test
    void a_share_that_lacks_something_is_never_shown_as_all() {
        Column share = Column.share("share", "Share", "Part");
        assertThat(share.shown(13_359 / 13_362.0, Locale.ENGLISH)).isEqualTo("99.9\u00a0%");
        assertThat(share.shown(13_359 / 13_362.0, Locale.FRENCH)).isEqualTo("99,9\u00a0%");
        assertThat(share.shown(1.0, Locale.ENGLISH)).isEqualTo("100.0\u00a0%");
        assertThat(share.shown(0.1 + 0.2 + 0.3 + 0.4, Locale.ENGLISH)).isEqualTo("100.0\u00a0%");
        assertThat(share.shown(1.0321, Locale.ENGLISH)).isEqualTo("103.2\u00a0%");
        assertThat(share.shown(0.0312, Locale.ENGLISH)).isEqualTo("3.1\u00a0%");
        assertThat(Words.of("{0}", "{0}", new Words.Share(0.9998))).isEqualTo(new Words("99.9\u00a0%", "99,9\u00a0%"));
    }
}
