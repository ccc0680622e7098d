package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.LaterHeaders;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenQuotes;
import org.tidewaiter.source.PlainLines;
import org.tidewaiter.source.SecondTable;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;

/** The steps of loading a companion file: its rows as text in {@code companion_text}, judged in {@code companion_row}, written by SQL. */
// Long: the steps of a load, the first of which reads a file as it stands or cell by cell.
final class CompanionStrategy implements LoadStrategy {
    private static final String QUARANTINE = SqlFile.read(CompanionStrategy.class, "CompanionStrategy.sql");
    private static final Dialect WRITTEN = new Dialect(',', '"');

    /** A sentence about rows that were taken. */
    record TakenRowsNote(String note) {}

    private final Session session;
    private final Path path;
    private final Path temporary;
    private final CompanionTable companion;
    private CompanionMapping mapping;
    private final Header header;
    private final TableFile file;
    /** Whether the load may stop and ask of columns, as it may not of rows that come back. */
    private final boolean asking;
    /** Null where the SQL reads the values as they stand. */
    private @Nullable CompanionCells cells;

    CompanionStrategy(
            Session session,
            Source source,
            TableFile file,
            Path temporary,
            CompanionTable companion,
            CompanionMapping mapping,
            boolean asking) {
        this.asking = asking;
        this.session = session;
        this.path = source.shown();
        this.temporary = temporary;
        this.companion = companion;
        this.mapping = mapping;
        this.file = file;
        header = Header.of(file);
    }

    @Override
    public void stage() {
        matchColumns();
        try {
            boolean plain = cells == null && isPlain();
            if (cells == null && !plain && (companion.hasNumbers() || BrokenRows.are(file, header))) {
                cells = CompanionCells.of(companion, mapping, header.names(), file);
            }
            List<String> names = cells == null ? header.names() : cells.names();
            Path rows = plain ? file.text() : rewritten(names);
            readRows(names, rows);
            if (plain && hasNoNumbersWhereNumbersBelong()) {
                session.execute("drop table companion_text");
                CompanionCells reading = CompanionCells.of(companion, mapping, header.names(), file);
                cells = reading;
                rows = rewritten(reading.names());
                readRows(reading.names(), rows);
            }
            if (!rows.equals(file.text())) {
                Files.deleteIfExists(rows);
            }
        } catch (TidewaiterException | IOException e) {
            if (e instanceof TidewaiterException told && told.kind() == Kind.INPUT) {
                throw told;
            }
            throw new TidewaiterException(
                    Kind.INPUT,
                    path + " cannot be read as a file of " + companion.name(),
                    "give as many values in every row as its header has columns, and close every quote",
                    e);
        }
    }

    /** Whether rows that the database read hold words where numbers belong: a header again, a row of units, another decimal sign. */
    private boolean hasNoNumbersWhereNumbersBelong() {
        String words = companion.described().stream()
                .filter(c -> c.type().decimals() > 0 && header.names().contains(c.name()))
                .map(c -> "trim(" + c.name() + ") <> '' and try_cast(trim(" + c.name() + ") as double) is null")
                .collect(Collectors.joining(" or "));
        return !words.isEmpty() && session.number("select count(*) from companion_text where " + words) > 0;
    }

    /** Decides whether columns are taken as they stand, by their own names, or cell by cell. */
    private void matchColumns() {
        if (mapping.isPlain()) {
            companion.refuseOtherMeasures(header.names(), path.toString());
        }
        CompanionCells found = CompanionCells.of(companion, mapping, header.names(), file);
        boolean asTheyStand = !companion.typed()
                && mapping.isPlain()
                && !found.areNamedOtherwise()
                && !companion.isNamedOtherwise(header.names())
                && !file.hasSecondTable();
        cells = asTheyStand ? null : found;
    }

    /** Reads a file of separated values into {@code companion_text}, each value a text. */
    private void readRows(List<String> names, Path rows) {
        String types = names.stream()
                .map(n -> "'" + n.replace("'", "''") + "': 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        String line = cells == null ? "row_number() over () + 1" : CompanionCells.LINE + "::bigint";
        session.execute(
                "create temp table companion_text as select *, " + line + " as line from read_csv(?,"
                        + " header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = "
                        + types
                        + ", maximum_line_size = " + 3 * Dialect.LONGEST + ")",
                rows.toString());
    }

    /** Whether the database can read the file as it is, and finds in it what our own reader finds. */
    private boolean isPlain() throws IOException {
        return !file.gzip()
                && file.headerEnd() == 1
                && file.dialect().equals(WRITTEN)
                && PlainLines.are(
                        file.text(), WRITTEN.delimiter(), header.names().size());
    }

    /** The rows with commas and double quotes in UTF-8, in a passing file. */
    private Path rewritten(List<String> names) throws IOException {
        Path rows = Files.createTempFile(temporary, "rows", ".csv");
        long count = 1;
        lookAtColumns();
        OpenQuotes quotes = new OpenQuotes(file, header.names().size());
        CompanionCells reading = cells;
        RowShape shape = reading == null ? null : shape(reading);
        DecodingReader reader = DecodingReader.open(file);
        try (CsvReader<CsvRecord> in = file.dialect().records(reader);
                CsvWriter out = CsvWriter.exactly(rows)) {
            out.row(names);
            for (CsvRecord row : in) {
                if (row.getStartingLineNumber() > file.headerEnd()) {
                    count++;
                    if (Header.isBlank(row.getFields())) {
                        continue;
                    }
                    long line = file.made() == null ? row.getStartingLineNumber() : count;
                    if (shape != null && take(shape, row).endsFile()) {
                        continue;
                    }
                    String broken = BrokenRows.shape(header, row);
                    List<String> staged = staged(row, line, broken);
                    if (shape != null && broken == null) {
                        broken = shape.fault(CompanionCells.isUnread(staged));
                    }
                    String whole = file.isOfSecondTable(row.getStartingLineNumber())
                            ? SecondTable.REASON
                            : quotes.fault(row, broken, reader.ended());
                    out.row(whole == null ? staged : staged(row, line, whole));
                }
            }
        } catch (TidewaiterException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
        return rows;
    }

    private RowShape shape(CompanionCells reading) {
        return new RowShape(file, header, LaterHeaders.ofCompanion(header, reading.filled()));
    }

    /** Whether a row is none of those that say something of the others: a header once more, units, a drawn line. */
    private static boolean isOfData(RowShape shape, CsvRecord row) {
        return !take(shape, row).endsFile() && shape.fault(false) == null;
    }

    private static RowShape take(RowShape shape, CsvRecord row) {
        shape.begin();
        for (int at = 0; at < row.getFieldCount(); at++) {
            char[] text = row.getField(at).toCharArray();
            shape.take(at, text, 0, text.length);
        }
        return shape;
    }

    /** Reads the rows once before, where the order of their days or their decimal sign is to be found in them. */
    private void lookAtColumns() throws IOException {
        CompanionCells reading = cells;
        if (reading == null || !reading.isToLook()) {
            return;
        }
        RowShape shape = shape(reading);
        try (CsvReader<CsvRecord> in = file.dialect().records(DecodingReader.open(file))) {
            for (CsvRecord row : in) {
                if (row.getStartingLineNumber() > file.headerEnd()
                        && !file.isOfSecondTable(row.getStartingLineNumber())
                        && row.getFieldCount() == header.names().size()
                        && isOfData(shape, row)) {
                    reading.lookAt(row.getFields());
                }
            }
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
        mapping = reading.decided(mapping, path, asking);
    }

    private List<String> staged(CsvRecord row, long line, @Nullable String whole) {
        List<String> values = row.getFields();
        boolean fits = header.fits(values);
        List<String> all = new ArrayList<>(
                values.size() > header.names().size() && fits
                        ? values.subList(0, header.names().size())
                        : values);
        while (cells != null && fits && all.size() < header.names().size()) {
            all.add("");
        }
        return cells == null ? all : cells.of(line, all, whole);
    }

    @Override
    public List<LoadedSource> sources() {
        return List.of(new LoadedSource(
                file.name(),
                path.toString(),
                LoadedSource.Bytes.of(file, file.sha256()),
                LoadedSource.MappingUsed.as(companion.name(), companion.remembered(mapping)),
                csv(header.names()),
                file.sheets()));
    }

    @Override
    public void findBad() {
        for (String column : companion.optional()) {
            if (cells == null && !header.names().contains(column)) {
                session.execute("alter table companion_text add column " + column + " varchar");
            }
        }
        session.execute("create temp table companion_row as " + ofFile(companion.staged()));
        if (cells != null) {
            session.execute("update companion_row set field = nullif(r.unread_field, ''),"
                    + " value = case when nullif(r.unread_field, '') is not null then coalesce(r.unread_value, '') end,"
                    + " reason = r.unread_reason from companion_text r"
                    + " where r.line = companion_row.line and coalesce(r.unread_reason, '') <> ''");
        }
    }

    @Override
    public WrittenCounts write(int loadId) {
        companion.keys().forEach(sql -> session.execute(ofLoad(sql, loadId)));
        long accepted = 0;
        for (String write : companion.writes()) {
            accepted += session.execute(ofFile(ofLoad(write, loadId)));
        }
        return new WrittenCounts(accepted);
    }

    /** SQL with the file's name where it asks for it. */
    private String ofFile(String sql) {
        return sql.replace("$file", "'" + file.name().replace("'", "''") + "'");
    }

    private static String ofLoad(String sql, int loadId) {
        return sql.replace("$load", Integer.toString(loadId));
    }

    /** Values as a row of separated values, as rows are kept in quarantine. */
    static String csv(List<String> values) {
        return values.stream().map(WRITTEN::write).collect(Collectors.joining(","));
    }

    @Override
    public void quarantine(int loadId) {
        String text = cells != null
                ? "r." + CompanionCells.ORIGINAL
                : header.names().stream().map(CompanionStrategy::quoted).collect(Collectors.joining(" || ',' || "));
        session.execute(ofLoad(QUARANTINE, loadId).replace("$text", text));
    }

    /** SQL of the value of a column as it stands in a row of separated values. */
    private static String quoted(String column) {
        String value = "coalesce(r.\"" + column.replace("\"", "\"\"") + "\", '')";
        return "case when regexp_matches(" + value + ", '[,\"\n\r]') then '\"' || replace(" + value
                + ", '\"', '\"\"') || '\"' else " + value + " end";
    }

    @Override
    public long read() {
        return session.number("select count(*) from companion_text");
    }

    @Override
    public LoadRemarks remarks(int loadId) {
        List<String> ignored = cells != null
                ? cells.ignored()
                : header.names().stream()
                        .filter(n -> !n.isEmpty()
                                && !n.startsWith("tidewaiter_")
                                && !companion.allColumns().contains(n))
                        .toList();
        List<String> notes = new ArrayList<>(file.notes());
        if (cells != null) {
            notes.addAll(cells.notes());
        }
        for (String sql : companion.notes()) {
            session.query(TakenRowsNote.class, ofLoad(sql, loadId)).forEach(n -> notes.add(n.note()));
        }
        return LoadRemarks.of(ignored, notes);
    }

    @Override
    public void close() {}
}
