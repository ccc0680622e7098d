package org.tidewaiter.quarantine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.source.TotalLine;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;

/** The rows and messages that could not be taken: seen, and taken out to be corrected; {@code intake} takes them back. */
public final class Quarantine {
    /** The column of an export in which a message stands to be corrected. */
    public static final String MESSAGE = "message";

    private static final String OPEN = SqlFile.read(Quarantine.class, "Quarantine.sql");

    private final Lake lake;
    private final boolean officersShown;

    /** The quarantine of a workspace, with officers hidden. */
    public Quarantine(Workspace workspace) {
        this(workspace.lake(), false);
    }

    private Quarantine(Lake lake, boolean officersShown) {
        this.lake = lake;
        this.officersShown = officersShown;
    }

    /**
     * The quarantine with officers shown, which is written into the trail with the reason.
     *
     * @throws TidewaiterException USAGE where no reason is given
     */
    public static Quarantine showingOfficers(Workspace workspace, Actor who, @Nullable String why) {
        if (why == null || why.isBlank()) {
            throw new TidewaiterException(
                    Kind.USAGE, "Officers are shown for a reason only", "say it with --why TEXT, it is written down");
        }
        workspace
                .lake()
                .transaction(session -> Trail.append(
                        session,
                        who,
                        Action.LOOK,
                        "quarantine",
                        EntryContent.saying(new TreeMap<>(Map.of("reason", why)))));
        return new Quarantine(workspace.lake(), true);
    }

    /**
     * A row or message set aside and still open.
     *
     * @param sheet the sheet of a workbook that it stands on, or null
     * @param lineNumber its line in the file, its row on the sheet, or which message of the file it is
     * @param ofMessage whether it is a message
     */
    public record Row(
            long quarantineId,
            int loadId,
            String fileName,
            @Nullable String sheet,
            long lineNumber,
            @Nullable String field,
            @Nullable String value,
            String reason,
            String originalText,
            boolean ofMessage) {
        private Row hidden(OfficerMask mask) {
            if (ofMessage && !OfficerMask.isOfTravellers(originalText)) {
                return this;
            }
            return new Row(
                    quarantineId,
                    loadId,
                    fileName,
                    sheet,
                    lineNumber,
                    field,
                    ofMessage ? null : mask.value(loadId, field, value),
                    reason,
                    mask.text(loadId, originalText),
                    ofMessage);
        }

        /** Where it stands, in words. */
        public String place() {
            return fileName + " " + new PlaceInFile(sheet, lineNumber, ofMessage).words();
        }
    }

    /** How many open rows share a field and a reason. */
    public record Count(@Nullable String field, String reason, long rows) {}

    /** Open rows, in the order in which they came; at most {@code limit}. */
    public List<Row> open(int limit) {
        List<Row> rows = lake.query(Row.class, OPEN, LoadedAs.MESSAGES, limit);
        if (officersShown) {
            return rows;
        }
        OfficerMask mask = new OfficerMask(lake);
        return rows.stream().map(row -> row.hidden(mask)).toList();
    }

    /** Open rows counted by field and reason, the most first. */
    public List<Count> reasons() {
        return lake.query(Count.class, """
            select field, reason, count(*) as rows from quarantine where status = 'open'
            group by field, reason order by rows desc, field nulls last, reason\
            """);
    }

    /**
     * What was written.
     *
     * @param loadId of which load
     * @param rows how many rows
     * @param totals how many were left out as they are totals of others, in which nothing is to be corrected
     */
    public record Export(int loadId, Path file, int rows, int totals) {}

    /**
     * Writes the open rows of every load into a folder, a file a load, called by its number.
     *
     * @throws TidewaiterException STATE where nothing is in quarantine
     */
    public List<Export> exportAll(Path folder) {
        List<Integer> loads = loads();
        return (loads.isEmpty() ? List.of(load(null).loadId()) : loads)
                .stream()
                        .map(load -> export(folder.resolve("load-" + load + ".csv"), load))
                        .toList();
    }

    /** The numbers of the loads that have open rows, the lowest first. */
    public List<Integer> loads() {
        return open(Integer.MAX_VALUE).stream()
                .map(Row::loadId)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Writes the open rows of one load as CSV, to be corrected in a spreadsheet and taken back: rows of a table in their own
     * columns, messages whole in the column {@value #MESSAGE}. Rows that are totals of others are left out.
     *
     * @param loadId which load, or null for the latest that has open rows
     */
    public Export export(Path file, @Nullable Integer loadId) {
        QuarantinedLoad load = load(loadId);
        List<Row> all = open(Integer.MAX_VALUE).stream()
                .filter(r -> r.loadId() == load.loadId())
                .toList();
        List<Row> rows =
                all.stream().filter(r -> !r.reason().equals(TotalLine.REASON)).toList();
        List<String> first = new ArrayList<>(
                load.ofMessages() ? List.of(MESSAGE) : load.rows().columns());
        first.addAll(CorrectedRows.ADDED);
        try (CsvWriter out = CsvWriter.forPeople(file)) {
            out.row(first);
            for (Row row : rows) {
                List<String> cells = new ArrayList<>(
                        load.ofMessages()
                                ? List.of(row.originalText())
                                : load.rows().cells(row.originalText()));
                cells.addAll(List.of(
                        Long.toString(row.quarantineId()),
                        row.sheet() == null ? "" : row.sheet(),
                        Long.toString(row.lineNumber()),
                        row.field() == null ? "" : row.field(),
                        row.reason(),
                        load.ofMessages() ? row.originalText() : load.rows().original(row.originalText())));
                out.row(cells);
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    file + " cannot be written (" + FileError.why(e) + ")",
                    "give a file you may write to",
                    e);
        }
        return new Export(load.loadId(), file, rows.size(), all.size() - rows.size());
    }

    /** A correction that comes again, whole or in part, must not be loaded again. */
    public void refuseWhatIsNotOpen(Path file, List<Long> ids) {
        List<Long> open = lake
                .query(
                        Id.class,
                        "select quarantine_id from quarantine where status = 'open' and quarantine_id in"
                                + " (select unnest(string_split(?, ','))::bigint)",
                        ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .stream()
                .map(Id::quarantineId)
                .toList();
        List<Long> gone =
                ids.stream().filter(id -> !open.contains(id)).distinct().toList();
        if (!gone.isEmpty() && !open.isEmpty()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    file + " corrects rows that are not open any more: "
                            + gone.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "))
                            + (gone.size() > 5 ? " and " + (gone.size() - 5) + " more" : ""),
                    "delete these rows from the file, or export the open rows again");
        }
    }

    private record Id(long quarantineId) {}

    private record Original(long quarantineId, int loadId, String originalText) {}

    private Map<Long, Original> originals(List<Long> ids) {
        return lake
                .query(
                        Original.class,
                        "select quarantine_id, load_id, original_text from quarantine where quarantine_id in"
                                + " (select unnest(string_split(?, ','))::bigint)",
                        ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .stream()
                .collect(Collectors.toMap(Original::quarantineId, o -> o));
    }

    /** The text of a row that came back, with the officers that were hidden in it. */
    public String withOfficers(long id, String text) {
        Original original = originals(List.of(id)).get(id);
        return original == null
                ? text
                : new OfficerMask(lake).restored(original.loadId(), text, original.originalText());
    }

    /**
     * What puts back the officers that were hidden in the rows of a file: from the number of a row, its names and its values to these with what stood
     * there.
     */
    public ReturnedFile.RowRestorer withOfficers(List<Long> ids) {
        Map<Long, Original> originals = originals(ids);
        OfficerMask mask = new OfficerMask(lake);
        return (id, names, values) -> {
            Original original = originals.get(id);
            return original == null ? values : mask.restored(original.loadId(), names, values, original.originalText());
        };
    }

    /** The loads from which open rows are, in their order. */
    public List<QuarantinedLoad> loadsOf(List<Long> ids) {
        return lake.query(
                QuarantinedLoad.class, """
                select distinct l.load_id, l.mapping_text, l.mapping, l.header
                from quarantine q join load l on l.load_id = q.load_id
                where q.status = 'open' and q.quarantine_id in (select unnest(string_split(?, ','))::bigint)
                order by l.load_id\
                """, ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private QuarantinedLoad load(@Nullable Integer loadId) {
        String wanted = loadId == null ? "" : " and l.load_id = " + loadId;
        return lake.first(
                        QuarantinedLoad.class,
                        "select l.load_id, l.mapping_text, l.mapping, l.header from load l where exists (select 1 from"
                                + " quarantine q where q.load_id = l.load_id and q.status = 'open')" + wanted
                                + " order by l.load_id desc limit 1")
                .orElseThrow(() -> new TidewaiterException(
                        Kind.STATE,
                        loadId == null ? "Nothing is in quarantine" : "No row of load " + loadId + " is in quarantine",
                        "nothing needs to be corrected"));
    }
}
