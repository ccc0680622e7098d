package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private final Lake lake = Lake.inMemory();

    private record Parties(String importerId, String declarantId) {}

    private record Number(long number) {}

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void columns_called_as_the_components_fill_them() {
        assertThat(lake.query(Parties.class, "select 'I' as importer_id, 'D' as declarant_id"))
                .containsExactly(new Parties("I", "D"));
        assertThat(lake.query(Parties.class, "select 'I' as importer_id, 'D' || ''"))
                .as("a column called otherwise fills the component at its place")
                .containsExactly(new Parties("I", "D"));
        assertThat(lake.query(Number.class, "select count(*) from range(3)")).containsExactly(new Number(3));
    }

    @Test
    void columns_in_another_order_or_number_are_refused_and_fill_nothing_wrong() {
        for (String sql : new String[] {
            "select 'D' as declarant_id, 'I' as importer_id",
            "select 'I' as importer_id",
            "select 'I' as importer_id, 'D' as declarant_id, 'E' as exporter_id",
            "select 'D' as declarant_id, 'I' as importer_id where false"
        }) {
            assertThatThrownBy(() -> lake.query(Parties.class, sql))
                    .as(sql)
                    .hasMessageContaining("Parties has the components importerId, declarantId")
                    .hasMessageContaining("importer_id");
        }
    }
}
