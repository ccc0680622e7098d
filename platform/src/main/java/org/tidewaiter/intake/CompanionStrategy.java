package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourceFile;

/** The steps of loading a companion file: its rows as text in {@code beside_rows}, judged in {@code beside}, written by SQL. */
final class CompanionStrategy implements LoadStrategy {
    private final Session session;
    private final Path path;
    private final Path temporary;
    private final CompanionTable beside;
    private final Header header;
    private final SourceFile file;

    CompanionStrategy(Session session, Source source, SourceFile file, Path temporary, CompanionTable beside) {
        this.session = session;
        this.path = source.shown();
        this.temporary = temporary;
        this.beside = beside;
        this.file = file;
        header = Header.of(file);
    }

    private void requireColumns() {
        for (String column : beside.columns()) {
            if (!header.names().contains(column)) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "A file of " + beside.name() + " needs the column '" + column + "', which line 1 of " + path
                                + " does not have",
                        Nearest.did(column, header.names()));
            }
        }
    }

    @Override
    public String counted() {
        return "rows";
    }

    @Override
    public void stage() {
        requireColumns();
        String types = header.names().stream()
                .map(n -> "'" + n.replace("'", "''") + "': 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        try {
            Path rows = isPlain() ? file.text() : rewritten();
            session.execute(
                    "create temp table beside_rows as select *, row_number() over () + 1 as line from read_csv(?,"
                            + " header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = "
                            + types
                            + ")",
                    rows.toString());
            if (!rows.equals(file.text())) {
                Files.deleteIfExists(rows);
            }
        } catch (TidewaiterException | IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    path + " cannot be read as a file of " + beside.name(),
                    "give as many values in every row as its header has columns, and close every quote",
                    e);
        }
    }

    /** Whether the database can read the file as it is. */
    private boolean isPlain() {
        return !file.gzip()
                && file.markBytes() == 0
                && file.headerEnd() == 1
                && file.charset().equals(StandardCharsets.UTF_8)
                && !file.guessed()
                && file.dialect().equals(new Dialect(',', '"'))
                && !file.sample().replace("\r\n", "").contains("\r");
    }

    /** The same rows with commas and double quotes in UTF-8, in a passing file. */
    private Path rewritten() throws IOException {
        Path rows = Files.createTempFile(temporary, "rows", ".csv");
        try (CsvReader<CsvRecord> in = file.dialect().reader().ofCsvRecord(new DecodingReader(file));
                CsvWriter out = CsvWriter.exactly(rows)) {
            for (CsvRecord row : in) {
                if (row.getStartingLineNumber() == file.headerEnd()) {
                    out.row(header.names());
                } else if (row.getStartingLineNumber() > file.headerEnd()) {
                    out.row(
                            header.fits(row.getFields())
                                    ? row.getFields().subList(0, header.names().size())
                                    : row.getFields());
                }
            }
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
        return rows;
    }

    @Override
    public LoadedSource source() {
        return new LoadedSource(
                file.name(),
                path.toString(),
                LoadedSource.Bytes.of(file, file.sha256()),
                LoadedSource.ReadAs.as(beside.name(), "# columns: " + String.join(", ", beside.columns())),
                String.join(",", header.names()),
                file.sheets());
    }

    @Override
    public void findBad() {
        for (String column : beside.optional()) {
            if (!header.names().contains(column)) {
                session.execute("alter table beside_rows add column " + column + " varchar");
            }
        }
        session.execute("create temp table beside as " + beside.staged());
    }

    @Override
    public Written write(int loadId) {
        beside.keys().forEach(session::execute);
        long accepted = 0;
        for (String write : beside.writes()) {
            accepted += session.execute(write.replace("$load", Integer.toString(loadId)));
        }
        return new Written(accepted, 0);
    }

    @Override
    public void quarantine(int loadId) {
        String text = header.names().stream()
                .map(n -> "coalesce(\"" + n.replace("\"", "\"\"") + "\", '')")
                .collect(Collectors.joining(" || ',' || "));
        session.execute(
                "insert into quarantine (quarantine_id, load_id, line_number, original_text, field, value, reason,"
                        + " status, returned_by_load) select (select coalesce(max(quarantine_id), 0) from quarantine)"
                        + " + row_number() over (order by line), " + loadId + ", line, " + text
                        + ", field, value, reason, 'open', null from beside where reason is not null");
    }

    @Override
    public long read() {
        return session.number("select count(*) from beside_rows");
    }

    @Override
    public LoadRemarks remarks(int loadId) {
        List<String> ignored = header.names().stream()
                .filter(n -> !n.isEmpty() && !beside.allColumns().contains(n))
                .toList();
        return LoadRemarks.of(ignored, file.notes());
    }

    @Override
    public void close() {}
}
