package org.tidewaiter.intake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.LeftOutColumn;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.source.table.SheetUse;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryBatch;
import org.tidewaiter.trail.Trail;

/** What the workspace remembers of each load: which content came when, by which mapping, and what became of it. */
final class LoadRecord {
    private static final SqlSections SQL = SqlSections.read(LoadRecord.class, "LoadRecord.sql");

    /** The columns of {@code loads()}, the records of several loads. */
    private static final List<RowFeed.FeedColumn> COLUMNS = List.of(
            new RowFeed.FeedColumn("load_id", int.class),
            new RowFeed.FeedColumn("file_name", String.class),
            new RowFeed.FeedColumn("sha256", String.class),
            new RowFeed.FeedColumn("bytes", long.class),
            new RowFeed.FeedColumn("mapping", String.class),
            new RowFeed.FeedColumn("mapping_sha256", String.class),
            new RowFeed.FeedColumn("mapping_text", String.class),
            new RowFeed.FeedColumn("header", String.class),
            new RowFeed.FeedColumn("started_at", LocalDateTime.class),
            new RowFeed.FeedColumn("finished_at", LocalDateTime.class),
            new RowFeed.FeedColumn("rows_read", long.class),
            new RowFeed.FeedColumn("rows_accepted", long.class),
            new RowFeed.FeedColumn("rows_quarantined", long.class),
            new RowFeed.FeedColumn("declarations_replaced", long.class),
            new RowFeed.FeedColumn("loaded_by", String.class));

    /** What a mapping is told by is a SHA-256; formats are told by their names. */
    private static final int KEY_OF_TABLE = 64;

    /** What the trail seals of a load. */
    private static final List<String> SEALED = List.of("load", "results", "corrections", "quarantine");

    private LoadRecord() {}

    private record EarlierLoad(
            int loadId,
            Instant finishedAt,
            long accepted,
            @Nullable String key,
            @Nullable String sheet) {
        /** Whether it was read in this way; where none is given, as any table. */
        boolean readAs(@Nullable String way) {
            return key != null && (way == null ? key.length() == KEY_OF_TABLE : key.equals(way));
        }
    }

    /**
     * Refuses a source whose content was loaded before in the same way; gives the sheets that were, where others were not.
     *
     * @param allowEmpty whether who loads says that values may be emptied: what was set aside whole is then not loaded in the same way
     */
    static Set<String> refuseIfKnown(Session session, LoadedSource source, boolean allowEmpty) {
        if (allowEmpty && isSetAsideWhole(session, source.bytes().sha256())) {
            return Set.of();
        }
        return refuseIfKnown(
                session,
                source.nameInRefusals(),
                source.bytes().sha256(),
                source.readAs().proposed() ? null : source.readAs().key(),
                source.sheets());
    }

    private static boolean isSetAsideWhole(Session session, String sha256) {
        return session.number("select coalesce(sum(rows_accepted), 0)::bigint from load where sha256 = "
                        + Sha256.quoted(sha256))
                == 0;
    }

    /**
     * Refuses content that was loaded before in the same way.
     *
     * @param key how it is read: the key of its mapping or the name of its format; null where no mapping was given, so that any
     *     table's will do
     * @param sheets what becomes of the sheets of a workbook
     * @return sheets that were loaded before, where there are others that were not
     */
    static Set<String> refuseIfKnown(
            Session session, String file, String sha256, @Nullable String key, List<SheetUse> sheets) {
        List<EarlierLoad> known = session
                .query(
                        EarlierLoad.class,
                        "select l.load_id, l.finished_at, l.rows_accepted::bigint as accepted, l.mapping_sha256 as key, s.sheet"
                                + " from load l left join load_sheet s on s.load_id = l.load_id and s.not_read is null"
                                + " where l.sha256 = " + Sha256.quoted(sha256) + " order by l.load_id")
                .stream()
                .filter(load -> load.readAs(key))
                .toList();
        Set<String> before = known.stream().map(k -> String.valueOf(k.sheet())).collect(Collectors.toSet());
        List<String> read =
                sheets.stream().filter(SheetUse::read).map(SheetUse::sheet).toList();
        if (known.isEmpty() || (!read.isEmpty() && read.stream().noneMatch(before::contains))) {
            return Set.of();
        }
        if (read.isEmpty() || before.containsAll(read)) {
            EarlierLoad first = known.getFirst();
            throw known.stream().allMatch(k -> k.accepted() == 0)
                    ? AlreadyLoaded.refusalOfNothing(file, first.loadId(), first.finishedAt())
                    : AlreadyLoaded.refusal(file, first.loadId(), first.finishedAt());
        }
        return read.stream().filter(before::contains).collect(Collectors.toSet());
    }

    /** Refuses a load that would lose a row. */
    static void requireBalance(String what, long read, long accepted, long quarantined) {
        if (read != accepted + quarantined) {
            throw new TidewaiterException(
                    Kind.INTERNAL,
                    "Of " + read + " " + what + ", " + accepted + " were accepted and " + quarantined
                            + " quarantined, which does not add up",
                    "nothing was loaded; report this with the file");
        }
    }

    /**
     * Marks quarantined rows that a load has corrected.
     *
     * @throws TidewaiterException STATE when one was taken back meanwhile, by this very correction sent twice or by another
     */
    static void markReturned(Session session, int loadId, List<Long> returned) {
        if (returned.isEmpty()) {
            return;
        }
        String ids = returned.stream().distinct().map(String::valueOf).collect(Collectors.joining(","));
        String these = " from quarantine where status = 'open' and quarantine_id in"
                + " (select unnest(string_split(?, ','))::bigint)";
        if (session.number("select count(*)" + these, ids)
                != returned.stream().distinct().count()) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "Some of the rows that are corrected are not open any more: they were taken back before",
                    "export the open rows again, and take back only what is open");
        }
        session.execute(
                "update quarantine set status = 'returned', returned_by_load = ? where quarantine_id in"
                        + " (select unnest(string_split(?, ','))::bigint)",
                loadId,
                ids);
    }

    /** Writes the records of loads, with an entry of the trail for each: after all that the loads brought. */
    static void write(
            Session session, List<LoadReport> reports, List<LoadedSource> sources, Instant startedAt, Actor actor) {
        if (reports.size() == 1) {
            writeOne(session, reports.getFirst(), sources.getFirst(), startedAt, actor);
        } else {
            writeAll(session, reports, sources, startedAt, actor);
        }
    }

    /** Writes the record of one load, with its sheets and columns. */
    private static void writeOne(
            Session session, LoadReport report, LoadedSource source, Instant startedAt, Actor actor) {
        session.execute(SQL.get("one"), record(report, source, startedAt, Instant.now(), actor));
        append(session, report, source, actor);
        writeDetails(session, report);
    }

    /** Writes the records of the files of a bundle at once; they have neither sheets nor columns. */
    private static void writeAll(
            Session session, List<LoadReport> reports, List<LoadedSource> sources, Instant startedAt, Actor actor) {
        Instant finishedAt = Instant.now();
        RowFeed.RowSource records = RowFeed.of(
                COLUMNS,
                reports.size(),
                i -> record(reports.get(i), sources.get(i), moment(startedAt), moment(finishedAt), actor));
        RowFeed.run(session, "loads", records, SQL.get("several"));
        List<EntryBatch.EntryToAdd> entries = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            int loadId = reports.get(i).loadId();
            entries.add(new EntryBatch.EntryToAdd("load " + loadId, said(reports.get(i), sources.get(i)), loadId));
        }
        EntryBatch.append(session, actor, Action.LOAD, entries, SEALED);
    }

    /** A row of {@link #COLUMNS}; moments as who writes it takes them. */
    private static @Nullable Object[] record(
            LoadReport report, LoadedSource source, Object started, Object finished, Actor actor) {
        return new @Nullable Object[] {
            report.loadId(),
            report.file(),
            source.bytes().sha256(),
            source.bytes().size(),
            source.readAs().name(),
            source.readAs().key(),
            source.readAs().text(),
            source.header(),
            started,
            finished,
            report.read(),
            report.accepted(),
            report.quarantined(),
            report.replaced(),
            actor.shown()
        };
    }

    /** As the store keeps moments: of UTC. */
    private static LocalDateTime moment(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Map<String, Object> said(LoadReport report, LoadedSource source) {
        Map<String, Object> said = new HashMap<>(Map.of(
                "file",
                report.file(),
                "sha256",
                source.bytes().sha256(),
                "accepted",
                report.accepted(),
                "quarantined",
                report.quarantined(),
                "replaced",
                report.replaced()));
        if (report.unchanged() > 0) {
            said.put("unchanged", report.unchanged());
        }
        return said;
    }

    private static void append(Session session, LoadReport report, LoadedSource source, Actor actor) {
        Trail.append(
                session,
                actor,
                source.readAs().name().equals(LoadedAs.CONTROLS) ? Action.RESULT : Action.LOAD,
                "load " + report.loadId(),
                said(report, source),
                report.loadId(),
                SEALED);
    }

    /** The entry of the trail that says which rows of the quarantine a load took back; none where it took none. */
    static void appendTakenBack(Session session, int loadId, List<Long> returned, Actor actor) {
        if (!returned.isEmpty()) {
            Trail.append(
                    session,
                    actor,
                    Action.TAKE_BACK,
                    "quarantine",
                    Map.of(
                            "load",
                            loadId,
                            "rows",
                            returned.stream().distinct().sorted().toList()),
                    List.of());
        }
    }

    /** Writes what became of the sheets of a workbook, and which columns were left out. */
    private static void writeDetails(Session session, LoadReport report) {
        int ordinal = 0;
        for (SheetUse sheet : report.sheets()) {
            session.execute(
                    "insert into load_sheet (load_id, ordinal, sheet, first_line, last_line, rows_read, not_read)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    report.loadId(),
                    ++ordinal,
                    sheet.sheet(),
                    sheet.read() ? sheet.offset() + 1 : null,
                    sheet.read() ? sheet.lastLine() : null,
                    sheet.rows(),
                    sheet.left());
        }
        for (LeftOutColumn column : report.leftOut()) {
            session.execute(
                    "insert into load_left_out (load_id, column_name, field, example, reason) values (?, ?, ?, ?, ?)",
                    report.loadId(),
                    column.column(),
                    column.field(),
                    column.example(),
                    column.reason());
        }
    }
}
