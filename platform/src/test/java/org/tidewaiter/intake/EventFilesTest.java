package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.source.SecondTable;

/** Files of events: the same event twice is set aside, whichever way the file is read, and a row is kept as it stood. */
class EventFilesTest {
    private static final String HEADER = "declaration_id,event_code,occurred_at,responsible_party";
    private static final String STORED =
            "select concat_ws('|', declaration_id, event_code, occurred_at, responsible_party) as row from event order by all";

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    record Row(String row) {}

    @BeforeEach
    void open() throws IOException {
        workspace = FreshWorkspace.in(directory.resolve("w"));
        Path declarations =
                Files.writeString(directory.resolve("d.csv"), "id,at,hs\nD1,2024-01-02,010121\nD2,2024-01-02,010121\n");
        Mapping mapping = Mapping.parse(
                "columns: {id: declaration.declaration_id, at: declaration.accepted_at, hs: goods_item.hs_code}",
                "test");
        TableLoad.load(workspace, declarations, mapping, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
    }

    private LoadReport load(String name, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
        return CompanionLoad.load(workspace, file, CompanionTable.EVENTS, false, Actor.systemUser());
    }

    private List<String> rows(String sql) {
        return workspace.lake().query(Row.class, sql).stream().map(Row::row).toList();
    }

    @Test
    void an_event_given_twice_is_one_event_and_another_party_or_second_is_another() throws IOException {
        LoadReport report = load(
                "e.csv",
                HEADER,
                "D1,arrived,2024-01-02T10:00:00,C1",
                "D2,arrived,2024-01-02T10:00:00,C1",
                "D1,arrived,2024-01-02 10:00:00,C1",
                "D1,arrived,2024-01-02T10:00:00,",
                "D1,arrived,2024-01-02T10:00:01,C1",
                "D1,arrived,2024-01-02T10:00:00,",
                "D1,released,2024-01-02T10:00:00,C1");
        assertThat(report.read()).isEqualTo(7);
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(rows(
                        "select line_number || '|' || field || '|' || value || '|' || original_text as row from quarantine"
                                + " order by quarantine_id"))
                .containsExactly(
                        "4|event_code|arrived|D1,arrived,2024-01-02 10:00:00,C1",
                        "7|event_code|arrived|D1,arrived,2024-01-02T10:00:00,");
        LoadReport more =
                load("more.csv", HEADER, "D1,released,2024-01-02T10:00:00,C1", "D2,released,2024-01-02T10:00:00,C1");
        assertThat(more.accepted()).isEqualTo(1);
        assertThat(rows("select value || ' ' || reason as row from quarantine where load_id = " + more.loadId()))
                .singleElement()
                .asString()
                .contains("released is in the workspace already");
    }

    /** The first is read by the database as it is, the second has a quote and is written anew before. */
    @Test
    void both_ways_of_reading_store_the_same_and_set_the_same_aside() throws IOException {
        String[] rows = {
            "D1,arrived,2024-01-02T10:00:00,C1",
            "",
            "D9,arrived,2024-01-02T10:00:00,C1",
            "D1,,2024-01-02T10:00:00,C1",
            "D1, spaced ,2024-01-02T11:00:00,C 1",
            "D2,released,2024-02-30T10:00:00,",
            "D2,released,2024-02-28T10:00:00,"
        };
        String bad =
                "select field || '|' || coalesce(value, '') || '|' || original_text || '|' || reason as row from quarantine"
                        + " where load_id = %d order by quarantine_id";
        LoadReport plain = load("e.csv", lines(rows, "D2,arrived,2024-01-02T10:00:00,C1"));
        List<String> stored = rows(STORED);
        List<String> aside = rows(bad.formatted(plain.loadId()));
        workspace.lake().transaction(session -> session.execute("delete from store.event"));
        LoadReport quoted = load("q.csv", lines(rows, "D2,\"arrived\",2024-01-02T10:00:00,C1"));
        assertThat(stored).hasSize(4).isEqualTo(rows(STORED));
        assertThat(aside).hasSize(3).isEqualTo(rows(bad.formatted(quoted.loadId())));
        assertThat(plain.read()).isEqualTo(7).isEqualTo(quoted.read());
    }

    private static String[] lines(String[] rows, String last) {
        return java.util.stream.Stream.of(List.of(HEADER), List.of(rows), List.of(last))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    @Test
    void the_start_of_an_activity_set_aside_is_kept_as_it_was_written() throws IOException {
        LoadReport report = load(
                "e.csv",
                HEADER + ",transition",
                "D1,weigh,2024-01-02T10:00:00,C1,START",
                "D1,weigh,2024-01-02T10:00:00,C1,start",
                "D1,weigh,2024-01-02T10:00:00,C1,complete");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(rows("select distinct event_code as row from event order by all"))
                .containsExactly("weigh", "weigh (start)");
        assertThat(rows("select original_text as row from quarantine"))
                .containsExactly("D1,weigh,2024-01-02T10:00:00,C1,start");
    }

    @Test
    void a_broken_row_is_set_aside_and_the_others_are_taken() throws IOException {
        String good = "D1,arrived,2024-01-02T10:00:00,C1";
        int hour = 10;
        for (String broken : List.of("D2,arrived,2024-01-02T10:00:00,C1,x", "D2,arrived", "\"D2,arrived")) {
            LoadReport report = load("e.csv", HEADER, good.replace("10:", hour++ + ":"), broken);
            assertThat(List.of(report.read(), report.accepted(), report.quarantined()))
                    .as(broken)
                    .containsExactly(2L, 1L, 1L);
        }
        LoadReport ended = load("e.csv", HEADER, good.replace("10:", hour + ":"), "\u001a");
        assertThat(List.of(ended.read(), ended.accepted())).containsExactly(1L, 1L);
    }

    @Test
    void rows_of_a_second_table_below_the_first_are_set_aside_whatever_they_spell() throws IOException {
        LoadReport report = load(
                "e.csv",
                HEADER,
                "D1,arrived,2024-01-02T10:00:00,C1",
                "D1,released,2024-01-02T11:00:00,C1",
                "D2,arrived,2024-01-02T12:00:00,C1",
                "D2,released,2024-01-02T13:00:00,C1",
                "Office,Chief,Founded,Place",
                "D1,seized,2024-01-03T10:00:00,C1");
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(report.notes()).anyMatch(n -> n.contains("a second table begins in line 6"));
        assertThat(
                        rows(
                                "select line_number || '|' || original_text || '|' || reason as row from quarantine order by 1"))
                .containsExactly(
                        "6|Office,Chief,Founded,Place|" + SecondTable.REASON,
                        "7|D1,seized,2024-01-03T10:00:00,C1|" + SecondTable.REASON);
        assertThat(rows(STORED)).hasSize(4).noneMatch(r -> r.contains("seized"));
    }
}
