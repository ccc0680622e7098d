package org.tidewaiter.quarantine;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.FormulaGuard;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.ReadingHints;
import org.tidewaiter.source.TableFile;

/**
 * A file of corrected rows that comes back from a spreadsheet: in the delimiter and encoding in which that saved it, which
 * need not be those of the export.
 *
 * @param dialect how its values are separated
 * @param records its rows, each with the number of the row of the quarantine that it corrects
 */
public record ReturnedFile(Dialect dialect, List<NamedCsvRecord> records) {
    /** The column that says which row of the quarantine is corrected. */
    static final String ID = "tidewaiter_quarantine_id";

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /**
     * Reads it.
     *
     * @throws TidewaiterException INPUT when it is not there, is no text, or a row lacks the number
     */
    public static ReturnedFile read(Path file) {
        TableFile opened = TableFile.open(file, new ReadingHints.Csv(null, '"', null, 1));
        Dialect dialect = dialect(opened.sample());
        if (dialect == null) {
            throw without(file, null);
        }
        try (CsvReader<NamedCsvRecord> rows = dialect.reader().ofNamedCsvRecord(DecodingReader.open(opened))) {
            List<NamedCsvRecord> records = new ArrayList<>();
            for (NamedCsvRecord row : rows) {
                number(row);
                records.add(row);
            }
            return new ReturnedFile(dialect, records);
        } catch (IOException | RuntimeException e) {
            throw without(file, e);
        }
    }

    /** The rows of the quarantine that it corrects. */
    public List<Long> ids() {
        return records.stream().map(ReturnedFile::number).toList();
    }

    /** Puts back what was hidden in a row, from its number, its names and its values. */
    @FunctionalInterface
    public interface RowRestorer {
        /** The values with what stood there. */
        List<String> of(long id, List<String> names, List<String> values);
    }

    /**
     * Does work with the file as it was before cells that a spreadsheet would reckon got an apostrophe and officers were hidden: the file itself
     * where nothing differs, else a copy that is deleted afterwards.
     */
    public <T> T plainly(Path file, Path temporary, RowRestorer hidden, Function<Path, T> work) {
        boolean same = records.stream()
                .allMatch(r ->
                        r.getFields().equals(plain(r, hidden)) && r.getHeader().equals(originals(r.getHeader())));
        if (same) {
            return work.apply(file);
        }
        Path folder = temporary.resolve("returned-" + UUID.randomUUID());
        Path copy = folder.resolve(String.valueOf(file.getFileName()));
        try {
            OwnerOnly.directory(folder);
            try (CsvWriter out = CsvWriter.exactly(copy, dialect.delimiter(), dialect.quote())) {
                out.row(originals(records.getFirst().getHeader()));
                records.forEach(r -> out.row(plain(r, hidden)));
            }
            return work.apply(copy);
        } catch (IOException e) {
            throw new TidewaiterException(Kind.STORAGE, copy + " cannot be written", "check the disk's space", e);
        } finally {
            deleteQuietly(copy);
            deleteQuietly(folder);
        }
    }

    private static List<String> plain(NamedCsvRecord row, RowRestorer hidden) {
        return hidden.of(number(row), originals(row.getHeader()), originals(row.getFields()));
    }

    private static List<String> originals(List<String> cells) {
        return cells.stream().map(FormulaGuard::original).toList();
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It lies in the directory for passing files, which is emptied at the next start.
        }
    }

    private static long number(NamedCsvRecord row) {
        return Long.parseLong(row.getField(ID).trim());
    }

    /** The delimiter under which the header has the column: messages full of other signs do not mislead it. */
    private static @Nullable Dialect dialect(String sample) {
        for (char delimiter : DELIMITERS) {
            Dialect tried = new Dialect(delimiter, '"');
            try (CsvReader<CsvRecord> rows = tried.records(new StringReader(sample))) {
                if (rows.stream().findFirst().stream()
                        .anyMatch(r -> r.getFields().contains(ID))) {
                    return tried;
                }
            } catch (IOException | RuntimeException e) {
                // not separated so
            }
        }
        return null;
    }

    private static TidewaiterException without(Path file, @Nullable Exception cause) {
        return new TidewaiterException(
                Kind.INPUT,
                file + " has no column " + ID + " with a number in every row",
                "correct the file that the quarantine exported, and leave that column as it is",
                cause);
    }
}
