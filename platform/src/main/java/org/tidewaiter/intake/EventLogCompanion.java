package org.tidewaiter.intake;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceColumn.Need;
import org.tidewaiter.datamodel.ReferenceColumn.Type;
import org.tidewaiter.engine.SqlSections;

/**
 * Logs of processes whose cases need not be declarations, such as XES files and tables that programs of process mining write: a row an event, with
 * its case, its activity and its time, in the order of the file. Unknown activities keep their own names.
 */
final class EventLogCompanion {
    private static final SqlSections SQL = SqlSections.read(EventLogCompanion.class, "event-logs.sql");

    private static final List<String> CASE =
            List.of("case:concept:name", "case", "case number", "case key", "process instance", "trace id");
    private static final List<String> ACTIVITY = List.of("concept:name", "activity name", "event", "task");
    private static final List<String> TIME =
            List.of("time:timestamp", "timestamp", "complete timestamp", "completion time", "event time", "time");
    private static final List<String> RESOURCE = List.of("org:resource", "user", "originator");
    private static final List<String> TRANSITION = List.of("lifecycle:transition", "lifecycle");

    private static final String RESPONSIBLE = "responsible_party";

    private static final Map<String, List<String>> OF_EVENTS =
            Map.of("declaration_id", CASE, "event_code", ACTIVITY, "occurred_at", TIME, RESPONSIBLE, RESOURCE);

    private EventLogCompanion() {}

    /** What columns of logs are called that stand for a column of files of events of declarations. */
    static List<String> namesFor(String column) {
        return OF_EVENTS.getOrDefault(column, List.of());
    }

    /**
     * Files of events of declarations, which may leave out who was responsible, as logs often do, and may say of an event whether it is the start or
     * the end of an activity.
     */
    static CompanionTable withTransition(CompanionTable events) {
        ReferenceColumn transition = column("transition", Type.TEXT, Need.OPTIONAL, TRANSITION);
        return new CompanionTable(
                events.name(),
                events.columns().stream().filter(c -> !c.equals(RESPONSIBLE)).toList(),
                List.of(RESPONSIBLE, transition.name()),
                events.staged(),
                events.keys(),
                events.writes(),
                Stream.concat(events.described().stream(), Stream.of(transition))
                        .toList(),
                false);
    }

    static CompanionTable eventLog() {
        List<ReferenceColumn> needed = List.of(
                column("case_id", Type.TEXT, Need.REQUIRED, CASE, "declaration_id"),
                column("activity", Type.TEXT, Need.REQUIRED, ACTIVITY, "event_code"),
                column("occurred_at", Type.TIME, Need.REQUIRED, TIME));
        List<ReferenceColumn> further = List.of(
                // the time as it is written: what stands behind it says how far the clock was ahead of UTC
                column("written_at", Type.TEXT, Need.OPTIONAL, TIME, "occurred_at"),
                column("transition", Type.TEXT, Need.OPTIONAL, TRANSITION),
                column("resource", Type.TEXT, Need.OPTIONAL, RESOURCE, RESPONSIBLE),
                column("log", Type.TEXT, Need.OPTIONAL, List.of()));
        return new CompanionTable(
                "event_log",
                needed.stream().map(ReferenceColumn::name).toList(),
                further.stream().map(ReferenceColumn::name).toList(),
                SQL.get("staged"),
                List.of(),
                List.of(SQL.get("write")),
                Stream.concat(needed.stream(), further.stream()).toList(),
                true,
                List.of(SQL.get("named")));
    }

    private static ReferenceColumn column(String name, Type type, Need need, List<String> names, String... more) {
        return new ReferenceColumn(
                name, type, need, Stream.concat(names.stream(), Stream.of(more)).toList());
    }
}
