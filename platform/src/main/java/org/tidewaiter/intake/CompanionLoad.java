package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourceFile;
import org.tidewaiter.source.SourceOpener;

/**
 * Loads a file of events or parties, of any format that a table may have, with the columns of {@link CompanionTable}.
 * All or nothing in one transaction, read = accepted + quarantined, as with declarations; the same file is refused twice.
 */
public final class CompanionLoad {
    private final Path path;
    private final Path temporary;
    private final CompanionTable beside;
    private final boolean again;
    private final Actor actor;
    private final Header header;
    private final SourceFile file;

    private CompanionLoad(
            Source source, SourceFile file, Path temporary, CompanionTable beside, boolean again, Actor actor) {
        this.path = source.shown();
        this.temporary = temporary;
        this.beside = beside;
        this.again = again;
        this.actor = actor;
        this.file = file;
        header = Header.of(file);
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

    /**
     * Loads one file.
     *
     * @throws TidewaiterException INPUT when the file cannot be taken, STATE when it was loaded before; the workspace is then as
     *     it was
     */
    public static LoadReport load(Workspace workspace, Path path, CompanionTable beside, boolean again, Actor actor) {
        return load(workspace, Source.of(path), beside, again, actor);
    }

    /** Loads one file or member of an archive: separated values of any usual dialect, Excel, JSON or Parquet. */
    public static LoadReport load(
            Workspace workspace, Source source, CompanionTable beside, boolean again, Actor actor) {
        SourceFile file = new SourceOpener(
                        source, MappingHints.of(null).wanting(beside.columns()), workspace.temporary(), Long.MAX_VALUE)
                .open();
        try {
            CompanionLoad loading = new CompanionLoad(source, file, workspace.temporary(), beside, again, actor);
            return workspace.lake().transaction(loading::run);
        } finally {
            file.discard();
        }
    }

    private LoadReport run(Session session) {
        long started = System.nanoTime();
        Instant startedAt = Instant.now();
        String sha256 = file.sha256();
        refuseIfKnown(session, sha256);
        stage(session);
        int loadId = (int) session.number("select coalesce(max(load_id), 0) + 1 from load");
        for (String write : beside.writes()) {
            session.execute(write.replace("$load", Integer.toString(loadId)));
        }
        quarantine(session, loadId);
        long read = session.number("select count(*) from beside");
        long bad = session.number("select count(*) from beside where reason is not null");
        LoadReport report = new LoadReport(
                loadId,
                file.name(),
                read,
                read - bad,
                bad,
                0,
                (System.nanoTime() - started) / 1e9,
                List.of(),
                List.of(),
                file.sheets(),
                RepeatedRows.NONE,
                file.notes());
        note(session, report, sha256, startedAt);
        LoadRecord.writeDetails(session, report);
        return report;
    }

    private void stage(Session session) {
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
        session.execute("create temp table beside as " + beside.staged());
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

    private void refuseIfKnown(Session session, String sha256) {
        if (!again) {
            LoadRecord.refuseIfKnown(session, path.toString(), sha256, beside.name(), file.sheets());
        }
    }

    private void quarantine(Session session, int loadId) {
        String text = header.names().stream()
                .map(n -> "coalesce(\"" + n.replace("\"", "\"\"") + "\", '')")
                .collect(Collectors.joining(" || ',' || "));
        session.execute("insert into quarantine select (select coalesce(max(quarantine_id), 0) from quarantine)"
                + " + row_number() over (order by line), " + loadId + ", line, " + text
                + ", field, value, reason, 'open', null from beside where reason is not null");
    }

    private void note(Session session, LoadReport report, String sha256, Instant startedAt) {
        LoadRecord.write(
                session,
                report,
                sha256,
                file.made() == null ? file.bytes() : file.made().bytes(),
                beside.name(),
                beside.name(),
                "# columns: " + String.join(", ", beside.columns()),
                String.join(",", header.names()),
                startedAt,
                actor);
    }

    /** The kinds there are, by name. */
    public static List<CompanionTable> kinds() {
        return List.of(CompanionTable.EVENTS, CompanionTable.PARTIES);
    }
}
