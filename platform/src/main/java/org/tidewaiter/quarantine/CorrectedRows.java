package org.tidewaiter.quarantine;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.ModelNames;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.ReadingHints;

/**
 * Reads rejected rows of a table, kept as the text that stood in their file, as cells under the header of that file, so that they can be
 * shown, handed out, corrected and loaded again.
 *
 * @param csv how the mapping of their load says that they are separated
 * @param isWhole whether a header, separated so, has the columns that its load needed
 * @param header the header line of their file
 */
public record CorrectedRows(ReadingHints.Csv csv, Predicate<List<String>> isWhole, String header) {
    static final String ORIGINAL = "tidewaiter_original";

    /** The columns that an export adds to those of the file. */
    static final List<String> ADDED = List.of(
            ReturnedFile.ID, "tidewaiter_sheet", "tidewaiter_line", "tidewaiter_field", "tidewaiter_reason", ORIGINAL);

    /** Rows of a table that a mapping read. */
    static CorrectedRows of(Mapping mapping, String header) {
        return new CorrectedRows(
                mapping.csv(),
                names -> mapping.ownNames()
                        ? names.stream().anyMatch(n -> ModelNames.field(n) != null)
                        : names.containsAll(mapping.columns().keySet()),
                header);
    }

    /** Rows of a companion file, which are kept with commas and double quotes whatever file they came in. */
    static CorrectedRows ofCompanion(String header) {
        return new CorrectedRows(new ReadingHints.Csv(',', '"', null, 1), names -> true, header);
    }

    /** The names in the header, without those that an export added when these rows went back before. */
    public List<String> columns() {
        List<String> names = headerNames();
        return ofFile(names, names);
    }

    /** The values of a row, one for every one of {@link #columns}; a text that is not even values gives empty ones. */
    public List<String> cells(String text) {
        return ofFile(headerNames(), allCells(text));
    }

    /** A row as it stood in its first file: where it was exported before, its own text is that of the export. */
    String original(String text) {
        List<String> names = headerNames();
        int kept = names.contains(ReturnedFile.ID) ? names.indexOf(ORIGINAL) : -1;
        String before = kept < 0 ? "" : allCells(text).get(kept);
        return before.isBlank() ? text : before;
    }

    /** All names in the header. */
    List<String> names() {
        return headerNames();
    }

    /** The values of a row under all names of the header; empty where it has more or fewer of them, or is not even values. */
    Optional<List<String>> whole(String text) {
        try (var reader = dialect(text).records(text)) {
            List<CsvRecord> rows = reader.stream().toList();
            return rows.size() == 1
                            && rows.getFirst().getFieldCount() == headerNames().size()
                    ? Optional.of(List.copyOf(rows.getFirst().getFields()))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Values as a text that is separated as another is. */
    String joined(List<String> values, String like) {
        Dialect dialect = dialect(like);
        String quote = String.valueOf(dialect.quote());
        return values.stream()
                .map(v ->
                        v.indexOf(dialect.delimiter()) >= 0 || v.contains(quote) || v.contains("\n") || v.contains("\r")
                                ? quote + v.replace(quote, quote + quote) + quote
                                : v)
                .collect(Collectors.joining(String.valueOf(dialect.delimiter())));
    }

    private List<String> headerNames() {
        return names(dialect(header));
    }

    private static List<String> ofFile(List<String> names, List<String> values) {
        if (!names.contains(ReturnedFile.ID)) {
            return values;
        }
        return IntStream.range(0, names.size())
                .filter(i -> !ADDED.contains(names.get(i)))
                .mapToObj(values::get)
                .toList();
    }

    private List<String> allCells(String text) {
        List<String> cells = new ArrayList<>();
        try (var reader = dialect(text).records(text)) {
            reader.stream().findFirst().ifPresent(r -> cells.addAll(r.getFields()));
        } catch (IOException | RuntimeException e) {
            cells.clear(); // the original text stands beside them
        }
        int columns = headerNames().size();
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells.subList(0, columns);
    }

    /** Writes a corrected text as a file, and says how its values are separated. */
    public Dialect write(Path file, String text) throws IOException {
        Files.writeString(file, header + "\n" + text + "\n");
        return dialect(text);
    }

    /**
     * How the text is separated: as the mapping fixes it or the header shows; corrections that came back in a file of our own
     * writing have commas and double quotes, whatever the mapping says of the first file.
     */
    private Dialect dialect(String text) {
        char delimiter = Dialect.detect(header + "\n" + header, csv.delimiter(), csv.quote())
                .delimiter();
        Dialect found = Dialect.detect(header + "\n" + text, delimiter, csv.quote());
        return isWhole.test(names(found)) ? found : new Dialect(',', '"');
    }

    private List<String> names(Dialect dialect) {
        try (var reader = dialect.records(header)) {
            CsvRecord first = reader.iterator().next();
            return first.getFields().stream().map(String::trim).toList();
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The header of a load cannot be read: " + header, e);
        }
    }
}
