package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Rows of a table as they stood in their file, and the way back into a file of our own writing.
 *
 * @param mapping the mapping of their load
 * @param header the header line of their file
 */
record CorrectedRows(Mapping mapping, String header) {
    private Dialect dialect() {
        return Dialect.detect(
                header + "\n" + header, mapping.csv().delimiter(), mapping.csv().quote());
    }

    /** The names in the header. */
    List<String> columns() {
        return records(header).getFirst().getFields().stream().map(String::trim).toList();
    }

    /** The values of a row, one for every column; a text that is not even values gives empty ones. */
    List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        try {
            records(text).stream().findFirst().ifPresent(r -> cells.addAll(r.getFields()));
        } catch (RuntimeException e) {
            cells.clear(); // the original text stands beside them
        }
        int columns = columns().size();
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells.subList(0, columns);
    }

    /** Writes the rows of a corrected text under the header of their load. */
    void write(Path file, String text) throws IOException {
        List<CsvRecord> records = records(text);
        if (records.isEmpty()) {
            throw unreadable(null);
        }
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord(columns());
            for (CsvRecord record : records) {
                out.writeRecord(record.getFields());
            }
        }
    }

    private List<CsvRecord> records(String text) {
        try (var reader = dialect().reader().ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static TidewaiterException unreadable(@org.jspecify.annotations.Nullable Exception cause) {
        return new TidewaiterException(
                Kind.INPUT,
                "The corrected text is no row of values",
                "separate the values as in the file, and close every quote",
                cause);
    }
}
