package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.PlainCsv;
import org.tidewaiter.engine.Refused;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.quality.Judge;

/** The rows and messages that could not be taken: seen, taken out to be corrected, and taken back. */
public final class Quarantine {
    /** The column of an export in which a message stands to be corrected. */
    static final String MESSAGE = "message";

    private static final List<String> ADDED = List.of(
            ReturnedFile.ID,
            "tidewaiter_sheet",
            "tidewaiter_line",
            "tidewaiter_field",
            "tidewaiter_reason",
            "tidewaiter_original");

    private final Workspace workspace;
    private final Lake lake;

    /** The quarantine of a workspace. */
    public Quarantine(Workspace workspace) {
        this.workspace = workspace;
        this.lake = workspace.lake();
    }

    /**
     * A row or message set aside and still open.
     *
     * @param sheet the sheet of a workbook that it stands on, or null
     * @param lineNumber its line in the file, or its row on the sheet
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
            String originalText) {
        /** Where it stands, in words. */
        public String place() {
            return sheet == null
                    ? fileName + " line " + lineNumber
                    : fileName + " sheet " + sheet + " row " + lineNumber;
        }
    }

    /** How many open rows share a field and a reason. */
    public record Count(@Nullable String field, String reason, long rows) {}

    private record Load(int loadId, String mappingText, String mapping, String header) {
        boolean ofMessages() {
            return mapping.startsWith(MessageLoading.MAPPING);
        }

        MessageFormat format() {
            String name = mapping.substring(MessageLoading.MAPPING.length());
            return MessageFormats.all().stream()
                    .filter(f -> f.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TidewaiterException(
                            Kind.STATE,
                            "Load " + loadId + " is of the format " + name + ", which this version does not read",
                            "take them back with the version that loaded them"));
        }

        boolean ofControls() {
            return mapping.equals(ControlLoading.NAME);
        }

        Mapping parsed() {
            return ofControls() ? ControlColumns.mapping(mappingText, mapping) : Mapping.parse(mappingText, mapping);
        }

        CorrectedRows rows() {
            return new CorrectedRows(parsed(), header);
        }
    }

    /** Open rows, in the order in which they came; at most {@code limit}. */
    public List<Row> open(int limit) {
        return lake.query(Row.class, """
                select q.quarantine_id, q.load_id, l.file_name, s.sheet, q.line_number - coalesce(s.first_line, 1) + 1,
                    q.field, q.value, q.reason, q.original_text
                from quarantine q join load l on l.load_id = q.load_id
                left join load_sheet s on s.load_id = q.load_id and q.line_number between s.first_line and s.last_line
                where q.status = 'open' order by q.quarantine_id limit ?""", limit);
    }

    /** Open rows counted by field and reason, the most first. */
    public List<Count> reasons() {
        return lake.query(Count.class, """
                select field, reason, count(*) as rows from quarantine where status = 'open'
                group by field, reason order by rows desc, field nulls last, reason""");
    }

    /**
     * Writes the open rows of one load as CSV, to be corrected in a spreadsheet and taken back: rows of a table in their own
     * columns, messages whole in the column {@value #MESSAGE}.
     *
     * @param loadId which load, or null for the latest that has open rows
     * @return how many rows were written
     */
    public int export(Path file, @Nullable Integer loadId) {
        Load load = load(loadId);
        List<Row> rows = open(Integer.MAX_VALUE).stream()
                .filter(r -> r.loadId() == load.loadId())
                .toList();
        List<String> first = new ArrayList<>(
                load.ofMessages() ? List.of(MESSAGE) : load.rows().columns());
        first.addAll(ADDED);
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord(first.stream().map(PlainCsv::text).toList());
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
                        row.originalText()));
                out.writeRecord(cells.stream().map(PlainCsv::text).toList());
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    file + " cannot be written (" + Refused.why(e) + ")",
                    "give a file you may write to",
                    e);
        }
        return rows.size();
    }

    /**
     * Takes corrected rows or messages back: they are loaded as they were at first. Those that they correct are marked
     * returned; those that are still wrong go to quarantine anew, with their new reason. Messages are judged by {@code judge}
     * as any that come in.
     */
    public LoadReport takeBack(Path file, Judge judge) {
        ReturnedFile returned = ReturnedFile.read(file);
        List<Long> ids = returned.ids();
        refuseWhatIsNotOpen(file, ids);
        List<Load> loads = loadsOf(ids);
        long ways = loads.stream()
                .map(l -> l.mapping() + l.mappingText())
                .distinct()
                .count();
        if (ways != 1) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    file
                            + (ways == 0
                                    ? " corrects no row that is still open"
                                    : " corrects rows of loads with different mappings"),
                    ways == 0 ? "export the open rows again" : "take them back load by load");
        }
        Load load = loads.getFirst();
        if (!load.ofMessages()) {
            Mapping mapping = load.parsed().forReturned(returned.dialect());
            return returned.plainly(file, workspace.temporary(), plain -> takeBack(load, plain, mapping, ids));
        }
        List<String> texts =
                returned.records().stream().map(r -> message(file, r)).toList();
        String name = String.valueOf(file.getFileName());
        return MessageLoading.takeBack(
                workspace, new TextMessages(name, load.format(), texts), judge, ids, correct(ids));
    }

    /**
     * Takes one row or message back in the text that a person corrected: a row as it stood in its file, or a message.
     *
     * @throws TidewaiterException STATE when it is not open any more, INPUT when there is no text
     */
    public LoadReport takeBack(long quarantineId, String text, Judge judge) {
        List<Load> loads = loadsOf(List.of(quarantineId));
        if (loads.isEmpty()) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "Row " + quarantineId + " of the quarantine is not open any more",
                    "look at the list again");
        }
        if (text.isBlank()) {
            throw new TidewaiterException(
                    Kind.INPUT, "The corrected text is empty", "write the row as it should have stood in the file");
        }
        Load load = loads.getFirst();
        String name = "correction of " + quarantineId;
        if (load.ofMessages()) {
            List<Long> ids = List.of(quarantineId);
            return MessageLoading.takeBack(
                    workspace, new TextMessages(name, load.format(), List.of(text)), judge, ids, correct(ids));
        }
        Path file = workspace.temporary().resolve(name + ".csv");
        try {
            Mapping mapping = load.rows().write(file, text);
            return takeBack(load, file, mapping, List.of(quarantineId));
        } catch (IOException e) {
            throw new TidewaiterException(Kind.STORAGE, file + " cannot be written", "check the disk's space", e);
        } finally {
            deleteQuietly(file);
        }
    }

    private LoadReport takeBack(Load load, Path file, Mapping mapping, List<Long> ids) {
        return load.ofControls()
                ? ControlLoading.takeBack(workspace, file, mapping, ids)
                : Loading.takeBack(workspace, file, mapping, ids, correct(ids));
    }

    /** Whether rows were set aside as corrections that would empty something: they are corrections when they come back. */
    private boolean correct(List<Long> ids) {
        return lake.number(
                        "select count(*) from quarantine where starts_with(reason, ?) and quarantine_id in"
                                + " (select unnest(string_split(?, ','))::bigint)",
                        Emptying.REASON,
                        ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                == ids.size();
    }

    /** A correction that comes again, whole or in part, must not be loaded again. */
    private void refuseWhatIsNotOpen(Path file, List<Long> ids) {
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

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It lies in the directory for passing files, which is emptied at the next start.
        }
    }

    private List<Load> loadsOf(List<Long> ids) {
        return lake.query(Load.class, """
                select distinct l.load_id, l.mapping_text, l.mapping, l.header
                from quarantine q join load l on l.load_id = q.load_id
                where q.status = 'open' and q.quarantine_id in (select unnest(string_split(?, ','))::bigint)
                order by l.load_id""", ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private static String message(Path file, NamedCsvRecord row) {
        return row.findField(MESSAGE)
                .filter(m -> !m.isBlank())
                .map(PlainCsv::original)
                .orElseThrow(() -> new TidewaiterException(
                        Kind.INPUT,
                        file + " has no text in the column " + MESSAGE + " of row " + row.getStartingLineNumber(),
                        "correct the message there; leave a row out to keep it in quarantine"));
    }

    private Load load(@Nullable Integer loadId) {
        String wanted = loadId == null ? "" : " and l.load_id = " + loadId;
        return lake.first(
                        Load.class,
                        "select l.load_id, l.mapping_text, l.mapping, l.header from load l where exists (select 1 from quarantine q"
                                + " where q.load_id = l.load_id and q.status = 'open')" + wanted
                                + " order by l.load_id desc limit 1")
                .orElseThrow(() -> new TidewaiterException(
                        Kind.STATE,
                        loadId == null ? "No row is in quarantine" : "No row of load " + loadId + " is in quarantine",
                        "nothing needs to be corrected"));
    }
}
