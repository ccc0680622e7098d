package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;

class CapacityTest {
    @Test
    void what_fits_is_given_as_it_is() {
        assertThat(Capacity.of(Capacity.MOST, "goods items", "split")).isEqualTo(Capacity.MOST);
    }

    @Test
    void one_more_is_refused_with_the_figure_and_what_to_do() {
        assertThatThrownBy(() -> Capacity.of(Capacity.MOST + 1L, "goods items", "split the workspace"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessage("There are 2,147,483,640 goods items, and no more than 2,147,483,639 can be counted here:"
                        + " split the workspace.");
    }

    @Test
    void features_of_more_items_than_a_matrix_holds_are_refused_in_words() {
        assertThat(Replay.values(23_000_000)).isEqualTo(23_000_000 * Replay.FEATURES.size());
        assertThatThrownBy(() -> Replay.values(30_000_000))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("choose a shorter period");
    }

    @Test
    void a_workspace_with_more_keys_of_declarations_than_positions_is_refused_in_words() {
        try (Lake lake = Lake.inMemory()) {
            Schema.create(lake);
            lake.transaction(s -> s.execute("""
                insert into store.declaration by name select 3000000000 as declaration_key, 'D-1' as declaration_id,
                    1 as version, 1 as load_id, 1 as line_number, timestamp '2024-01-01' as accepted_at, 0 as type_key,
                    0 as office_key, 0 as transport_mode_key, 0 as export_country_key, 0 as destination_country_key,
                    0 as incoterm_key, 0 as declarant_key, 0 as importer_key, 0 as exporter_key, 0 as seller_key,
                    0 as carrier_key, 0 as currency_key\
                """));
            assertThatThrownBy(() -> ItemReader.read(lake))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("3,000,000,001 declarations")
                    .hasMessageContaining("in a workspace of its own");
        }
    }
}
