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
}
