package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** There is one way to name and write things in JSON. */
class JsonTest {
    private record Load(int loadId, LocalDate firstDay, Instant loadedAt, String sha256, Map<String, Integer> byName) {}

    private static final Load LOAD =
            new Load(7, LocalDate.of(2026, 3, 1), Instant.parse("2026-03-01T10:00:00Z"), "ab", Map.of("grossMass", 1));

    @Test
    void components_are_named_in_snake_case_and_times_are_iso() throws Exception {
        String text = Json.text(LOAD);
        assertThat(text)
                .isEqualTo("{\"load_id\":7,\"first_day\":\"2026-03-01\",\"loaded_at\":\"2026-03-01T10:00:00Z\","
                        + "\"sha256\":\"ab\",\"by_name\":{\"grossMass\":1}}");
        assertThat(Json.MAPPER.readValue(text, Load.class)).isEqualTo(LOAD);
    }

    @Test
    void what_a_record_does_not_know_is_refused() {
        assertThatThrownBy(() -> Json.MAPPER.readValue("{\"loadId\":7}", Load.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void maps_keep_their_order_unless_text_is_to_be_hashed() throws Exception {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", 2);
        assertThat(Json.text(map)).isEqualTo("{\"b\":1,\"a\":2}");
        assertThat(Json.SORTED.writeValueAsString(map)).isEqualTo("{\"a\":2,\"b\":1}");
    }

    @Test
    void a_block_cannot_end_the_script_element_it_stands_in() {
        assertThat(Json.block("</script><!-- &")).isEqualTo("\"\\u003c/script\\u003e\\u003c!-- \\u0026\"");
    }
}
