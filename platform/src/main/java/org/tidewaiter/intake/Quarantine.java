package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.CsvReader;
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
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/** The rows that could not be taken: seen, taken out to be corrected, and taken back. */
public final class Quarantine {
    private static final String ID = "tidewaiter_quarantine_id";
    private static final List<String> ADDED =
            List.of(ID, "tidewaiter_line", "tidewaiter_field", "tidewaiter_reason", "tidewaiter_original");

    private final Workspace workspace;
    private final Lake lake;

    /** The quarantine of a workspace. */
    public Quarantine(Workspace workspace) {
        this.workspace = workspace;
        this.lake = workspace.lake();
    }

    /** A row set aside and still open. */
    public record Row(
            long quarantineId,
            int loadId,
            String fileName,
            long lineNumber,
            @Nullable String field,
            @Nullable String value,
            String reason,
            String originalText) {}

    /** How many open rows share a field and a reason. */
    public record Count(@Nullable String field, String reason, long rows) {}

    private record Load(int loadId, String mappingText, String mapping, String header) {}

    /** Open rows, in the order in which they came; at most {@code limit}. */
    public List<Row> open(int limit) {
        return lake.query(Row.class, """
                select q.quarantine_id, q.load_id, l.file_name, q.line_number, q.field, q.value, q.reason, q.original_text
                from quarantine q join load l on l.load_id = q.load_id
                where q.status = 'open' order by q.quarantine_id limit ?""", limit);
    }

    /** Open rows counted by field and reason, the most first. */
    public List<Count> reasons() {
        return lake.query(Count.class, """
                select field, reason, count(*) as rows from quarantine where status = 'open'
                group by field, reason order by rows desc, field nulls last, reason""");
    }

    /**
     * Writes the open rows of one load as CSV, to be corrected in a spreadsheet and taken back.
     *
     * @param loadId which load, or null for the latest that has open rows
     * @return how many rows were written
     */
    public int export(Path file, @Nullable Integer loadId) {
        Load load = load(loadId);
        List<String> header = columns(load);
        Mapping mapping = Mapping.parse(load.mappingText(), load.mapping());
        List<Row> rows = open(Integer.MAX_VALUE).stream()
                .filter(r -> r.loadId() == load.loadId())
                .toList();
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            List<String> first = new ArrayList<>(header);
            first.addAll(ADDED);
            out.writeRecord(first);
            for (Row row : rows) {
                out.writeRecord(exported(row, header.size(), load, mapping));
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    file + " cannot be written (" + e.getMessage() + ")",
                    "give a file you may write to",
                    e);
        }
        return rows.size();
    }

    private static List<String> exported(Row row, int columns, Load load, Mapping mapping) {
        Dialect dialect = Dialect.detect(
                load.header() + "\n" + load.header(),
                mapping.csv().delimiter(),
                mapping.csv().quote());
        List<String> cells = new ArrayList<>(columns + ADDED.size());
        try (var reader = dialect.reader().ofCsvRecord(row.originalText())) {
            reader.stream().findFirst().ifPresent(r -> cells.addAll(r.getFields()));
        } catch (IOException | RuntimeException e) {
            cells.clear(); // not even values: the original text below says it all
        }
        while (cells.size() < columns) {
            cells.add("");
        }
        List<String> all = new ArrayList<>(cells.subList(0, columns));
        all.add(Long.toString(row.quarantineId()));
        all.add(Long.toString(row.lineNumber()));
        all.add(row.field() == null ? "" : row.field());
        all.add(row.reason());
        all.add(row.originalText());
        return all;
    }

    /**
     * Takes corrected rows back: they are loaded with the mapping of their first load. The rows they correct are marked
     * returned; rows that are still wrong go to quarantine anew, with their new reason.
     */
    public LoadReport takeBack(Path file) {
        List<Long> ids = ids(file);
        List<Load> loads =
                lake.query(Load.class, """
                select distinct l.load_id, l.mapping_text, l.mapping, l.header
                from quarantine q join load l on l.load_id = q.load_id
                where q.status = 'open' and q.quarantine_id in (select unnest(string_split(?, ','))::bigint)""", ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        long open = loads.stream().map(Load::mappingText).distinct().count();
        if (open != 1) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    file
                            + (open == 0
                                    ? " corrects no row that is still open"
                                    : " corrects rows of loads with different mappings"),
                    open == 0 ? "export the open rows again" : "take them back load by load");
        }
        Mapping mapping = Mapping.parse(loads.get(0).mappingText(), loads.get(0).mapping())
                .forOwnFile();
        return Loading.takeBack(workspace, file, mapping, ids);
    }

    private static List<Long> ids(Path file) {
        List<Long> ids = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            throw new TidewaiterException(Kind.INPUT, file + " is not there", "check the name");
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                ids.add(Long.parseLong(row.getField(ID).trim()));
            }
        } catch (IOException | RuntimeException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    file + " has no column " + ID + " with a number in every row",
                    "correct the file that 'tidewaiter quarantine --export' wrote, and leave that column as it is",
                    e);
        }
        return ids;
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

    /** The names in the header of a load, as it stood in the file. */
    private static List<String> columns(Load load) {
        Dialect dialect = Dialect.detect(load.header() + "\n" + load.header(), null, null);
        try (var reader = dialect.reader().ofCsvRecord(load.header())) {
            return reader.iterator().next().getFields().stream()
                    .map(String::trim)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
