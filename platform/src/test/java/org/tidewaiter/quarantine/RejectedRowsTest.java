package org.tidewaiter.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;

/** Six rows that cannot be taken: as they are set aside, so they come back, and so they are written. */
class RejectedRowsTest {
    private static final String LONG = "Ω".repeat(600_000);

    @TempDir
    Path directory;

    private Workspace workspace;
    private RejectedRows rows;

    @BeforeEach
    void setAside() {
        workspace = FreshWorkspace.in(directory);
        rows = new RejectedRows(workspace.temporary());
        rows.add(new RejectedRow(2, "goods_item.hs_code", "87", "is too short"), "A,87");
        rows.add(new RejectedRow(3, null, null, "has 1 value, and its header names 2 columns"), "B");
        rows.add(new RejectedRow(5, "declaration.declaration_id", null, RejectedRow.NOT_GIVEN), ",870323");
        rows.add(new RejectedRow(8, "goods_item.hs_code", "Ω", "is no code"), LONG);
        rows.add(new RejectedRow(9, "goods_item.hs_code", "x", "is no code"), LONG + "x");
        rows.add(new RejectedRow(13, "goods_item.net_mass_kg", "viele", "is no number"), "\"A\"\"B\r\n\",\0\tviele");
    }

    @AfterEach
    void close() {
        rows.close();
        workspace.close();
    }

    private List<RejectedRows.Row> all() {
        List<RejectedRows.Row> all = new ArrayList<>();
        try (RejectedRows.RowReader reading = rows.read()) {
            for (RejectedRows.Row row = reading.peek(); row != null; row = reading.peek()) {
                all.add(row);
                reading.next();
            }
        }
        return all;
    }

    private static RejectedRow bad(long line, @Nullable String field, @Nullable String value, String reason) {
        return new RejectedRow(line, field, value, reason);
    }

    @Test
    void they_come_back_in_their_order_and_to_the_letter_from_memory_and_from_the_passing_file() {
        assertThat(rows.size()).isEqualTo(6);
        assertThat(workspace.temporary()).isNotEmptyDirectory(); // the long texts are more than stays in memory
        assertThat(all())
                .containsExactly(
                        new RejectedRows.Row(bad(2, "goods_item.hs_code", "87", "is too short"), "A,87"),
                        new RejectedRows.Row(bad(3, null, null, "has 1 value, and its header names 2 columns"), "B"),
                        new RejectedRows.Row(
                                bad(5, "declaration.declaration_id", null, RejectedRow.NOT_GIVEN), ",870323"),
                        new RejectedRows.Row(bad(8, "goods_item.hs_code", "Ω", "is no code"), LONG),
                        new RejectedRows.Row(bad(9, "goods_item.hs_code", "x", "is no code"), LONG + "x"),
                        new RejectedRows.Row(
                                bad(13, "goods_item.net_mass_kg", "viele", "is no number"),
                                "\"A\"\"B\r\n\",\0\tviele"));
    }

    @Test
    void those_of_a_second_look_are_put_between_them_by_their_lines() {
        try (RejectedRows together = new RejectedRows(workspace.temporary());
                RejectedRows.RowReader first = rows.read()) {
            for (long line : new long[] {1, 4, 20}) {
                together.addBefore(line, first);
                together.add(bad(line, null, null, "differs"), "r" + line);
            }
            List<Long> lines = new ArrayList<>();
            try (RejectedRows.RowReader reading = together.read()) {
                for (RejectedRows.Row row = reading.peek(); row != null; row = reading.peek()) {
                    lines.add(row.bad().line());
                    reading.next();
                }
            }
            assertThat(lines).containsExactly(1L, 2L, 3L, 4L, 5L, 8L, 9L, 13L, 20L);
        }
    }

    private record Quarantined(
            long id,
            int loadId,
            long line,
            @Nullable String field,
            @Nullable String value,
            String reason,
            int characters,
            String status) {}

    @Test
    void all_are_written_open_with_numbers_that_go_on() {
        workspace.lake().transaction(session -> {
            rows.write(session, 7, null);
            rows.write(session, 8, null);
            return null;
        });
        List<Quarantined> written = workspace
                .lake()
                .query(
                        Quarantined.class,
                        "select quarantine_id as id, load_id, line_number as line, field, value, reason,"
                                + " length(original_text)::int as characters, status"
                                + " from quarantine order by quarantine_id");
        assertThat(written).hasSize(12);
        assertThat(written.subList(0, 3))
                .containsExactly(
                        new Quarantined(1, 7, 2, "goods_item.hs_code", "87", "is too short", 4, "open"),
                        new Quarantined(2, 7, 3, null, null, "has 1 value, and its header names 2 columns", 1, "open"),
                        new Quarantined(3, 7, 5, "declaration.declaration_id", null, RejectedRow.NOT_GIVEN, 7, "open"));
        assertThat(written.get(3).characters()).isEqualTo(600_000);
        assertThat(written.getLast().id()).isEqualTo(12);
        assertThat(written.getLast().loadId()).isEqualTo(8);
    }

    @Test
    void a_load_that_is_given_up_leaves_no_passing_file_and_takes_no_more() {
        rows.close();
        rows.add(bad(14, null, null, "late"), "late");

        assertThat(rows.size()).isEqualTo(6);
        assertThat(workspace.temporary()).isEmptyDirectory();
    }
}
