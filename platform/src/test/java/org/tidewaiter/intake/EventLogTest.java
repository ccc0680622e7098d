package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;

/** Logs of processes, in XES and as tables. */
class EventLogTest {
    private static final String LOG = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- made for this test -->
            <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
              <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
              <global scope="event"><string key="concept:name" value="never"/></global>
              <string key="concept:name" value="gate"/>
              <trace>
                <string key="concept:name" value="D1"/>
                <event><string key="concept:name" value="arrived"/><date key="time:timestamp" value="2026-03-29T01:30:00.250+01:00"/></event>
                <event>
                  <string key="org:resource" value="Ada"/>
                  <string key="concept:name" value="weigh &amp; scan"/>
                  <date key="time:timestamp" value="2026-03-29T03:30:00+02:00"><string key="clock" value="gate 2"/></date>
                  <string key="lifecycle:transition" value="START"/>
                  <list key="seals"><string key="seal" value="1"/></list>
                </event>
                <event><string key="concept:name" value="stamp"/><date key="time:timestamp" value="2026-03-29T04:00:00Z"/></event>
                <event><string key="concept:name" value="stamp"/><date key="time:timestamp" value="2026-03-29T04:00:00Z"/></event>
                <string key="cost:centre" value="east"/>
              </trace>
              <trace><string key="concept:name" value="empty"/></trace>
              <trace><string key="concept:name" value="D2"/><event><string key="concept:name" value="arrived"/></event></trace>
            </log>
            """;

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = FreshWorkspace.in(directory);
    }

    private LoadReport load(String name, String text, CompanionTable kind) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return CompanionLoad.load(workspace, file, kind, true, Actor.systemUser("test"));
    }

    private List<String> rows(String sql) {
        record Row(String row) {}
        return workspace.lake().query(Row.class, sql).stream().map(Row::row).toList();
    }

    @Test
    void a_log_in_xes_becomes_rows_of_cases_activities_times_and_resources() throws IOException {
        LoadReport report = load("gate.xes", LOG, CompanionTable.EVENT_LOG);
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(report.quarantined()).isEqualTo(1); // the event without a time
        assertThat(rows(
                        "select concat_ws('|', log, case_id, position, activity, transition, occurred_at, utc_offset_minutes, resource) as row"
                                + " from logged_event order by position"))
                .containsExactly(
                        "gate.xes|D1|2|arrived|2026-03-29 01:30:00.25|60",
                        "gate.xes|D1|3|weigh & scan|start|2026-03-29 03:30:00|120|Ada",
                        "gate.xes|D1|4|stamp|2026-03-29 04:00:00|0",
                        "gate.xes|D1|5|stamp|2026-03-29 04:00:00|0");
        assertThat(rows("select field || ' ' || reason as row from quarantine"))
                .containsExactly("occurred_at is not given, and must be");
        assertThat(String.join("; ", report.remarks()))
                .contains("1 cases of the log have no events")
                .contains("analyse clearance-process --param \"log=gate.xes\"")
                .contains("time:timestamp, seals");
    }

    @Test
    void a_packed_log_is_the_same_log() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(directory.resolve("gate.xes.gz"), bytes.toByteArray());
        assertThat(CompanionLoad.load(workspace, file, CompanionTable.EVENT_LOG, false, Actor.systemUser("test"))
                        .accepted())
                .isEqualTo(4);
    }

    @Test
    void a_log_that_comes_again_adds_nothing_and_a_longer_one_adds_what_is_new() throws IOException {
        String begun = "case,activity,timestamp\nC1,a,2026-01-01 10:00\nC1,a,2026-01-01 10:00\n";
        assertThat(load("log (1).csv", begun, CompanionTable.EVENT_LOG).accepted())
                .isEqualTo(2);
        assertThat(rows("select distinct log as row from logged_event")).containsExactly("log _1_.csv");
        LoadReport again = load("log (1).csv", begun + "C1,b,2026-01-01 11:00\n", CompanionTable.EVENT_LOG);
        assertThat(again.accepted()).isEqualTo(1);
        assertThat(again.quarantined()).isEqualTo(2);
        assertThat(rows("select count(*)::varchar as row from logged_event where utc_offset_minutes is null"))
                .containsExactly("3");
    }

    @Test
    void a_log_of_declarations_brings_their_events() throws IOException {
        Path declarations = Files.writeString(
                directory.resolve("d.csv"), "declaration_id,accepted_at,hs_code\nD1,2026-03-29,640399\n");
        TableLoad.load(
                workspace,
                declarations,
                Mapping.parse(
                        "columns: {declaration_id: declaration.declaration_id, accepted_at: declaration.accepted_at, hs_code: goods_item.hs_code}",
                        "test"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        LoadReport report = load("gate.xes", LOG, CompanionTable.EVENTS);
        assertThat(report.accepted()).isEqualTo(3); // the second stamp of that time is the first one again
        assertThat(
                        rows(
                                "select concat_ws('|', event_code, occurred_at, responsible_party) as row from event order by occurred_at"))
                .containsExactly(
                        "arrived|2026-03-29 01:30:00.25",
                        "weigh & scan (start)|2026-03-29 03:30:00|Ada",
                        "stamp|2026-03-29 04:00:00");
    }

    @Test
    void a_log_that_breaks_off_is_refused_with_its_line() {
        assertThatThrownBy(() -> load("cut.xes", LOG.substring(0, LOG.indexOf("seals")), CompanionTable.EVENT_LOG))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("event log (XES) that breaks off")
                .hasMessageContaining("line 15");
        assertThat(rows("select count(*)::varchar as row from logged_event")).containsExactly("0");
    }

    @Test
    void a_log_that_is_given_as_declarations_is_told_from_them() throws IOException {
        Path file = Files.writeString(directory.resolve("gate.xes"), LOG);
        assertThatThrownBy(() -> MappingProposal.of(file).sureMapping())
                .isInstanceOfSatisfying(
                        TidewaiterException.class,
                        e -> assertThat(e.remedy()).startsWith("load it with --as event_log"));
    }

    @Test
    void a_log_without_events_and_a_file_without_cases_are_refused() {
        assertThatThrownBy(() -> load(
                        "none.xes",
                        "<log><trace><string key='concept:name' value='1'/></trace></log>",
                        CompanionTable.EVENT_LOG))
                .hasMessageContaining("without events");
        assertThatThrownBy(() -> load("few.csv", "activity,timestamp\na,2026-01-01\n", CompanionTable.EVENT_LOG))
                .hasMessageContaining("needs the column 'case_id'");
    }
}
