package org.tidewaiter.quarantine;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.ModelNames;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.ReadingHints;

/**
 * Rows of a table as they stood in their file, and the way back: under the header of their load, separated as there.
 *
 * @param mapping the mapping of their load
 * @param header the header line of their file
 */
public record CorrectedRows(Mapping mapping, String header) {
    /** The names in the header. */
    List<String> columns() {
        return names(dialect(header));
    }

    /** The values of a row, one for every column; a text that is not even values gives empty ones. */
    List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        try (var reader = dialect(text).reader().ofCsvRecord(text)) {
            reader.stream().findFirst().ifPresent(r -> cells.addAll(r.getFields()));
        } catch (IOException | RuntimeException e) {
            cells.clear(); // the original text stands beside them
        }
        int columns = columns().size();
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells.subList(0, columns);
    }

    /** Writes a corrected text as a file, and gives the mapping with which to read it. */
    public Mapping write(Path file, String text) throws IOException {
        Files.writeString(file, header + "\n" + text + "\n");
        return mapping.forTextIn(dialect(text));
    }

    /**
     * How the text is separated: as the mapping fixes it or the header shows; corrections that came back in a file of our own
     * writing have commas and double quotes, whatever the mapping says of the first file.
     */
    private Dialect dialect(String text) {
        ReadingHints.Csv csv = mapping.csv();
        char delimiter = Dialect.detect(header + "\n" + header, csv.delimiter(), csv.quote())
                .delimiter();
        Dialect found = Dialect.detect(header + "\n" + text, delimiter, csv.quote());
        List<String> names = names(found);
        boolean whole = mapping.ownNames()
                ? names.stream().anyMatch(n -> ModelNames.field(n) != null)
                : names.containsAll(mapping.columns().keySet());
        return whole ? found : new Dialect(',', '"');
    }

    private List<String> names(Dialect dialect) {
        try (var reader = dialect.reader().ofCsvRecord(header)) {
            CsvRecord first = reader.iterator().next();
            return first.getFields().stream().map(String::trim).toList();
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The header of a load cannot be read: " + header, e);
        }
    }
}
