package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which columns the file has, as its header names them. */
record Header(List<String> names) {
    /** Titles, dates of printing and blank lines above a header are few; beyond this a file starts without one. */
    private static final int TITLE_LINES = 20;

    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d., /:-]*\\d");

    /** Reads the header of a file. */
    static Header of(SourceFile file) {
        List<String> names = new ArrayList<>();
        try (var reader = file.dialect().reader().ofCsvRecord(file.sample())) {
            for (CsvRecord row : reader) {
                if (row.getStartingLineNumber() >= file.header()) {
                    row.getFields().forEach(name -> names.add(name.trim()));
                    break;
                }
            }
            names.getFirst(); // there must be one
        } catch (IOException | RuntimeException e) {
            throw SourceFile.unreadable(
                    file.path(), "has no header that can be read", "give a file whose first line names its columns", e);
        }
        Set<String> twice = names.stream()
                .filter(n -> !n.isEmpty() && names.indexOf(n) != names.lastIndexOf(n))
                .collect(Collectors.toSet());
        if (!twice.isEmpty()) {
            throw SourceFile.unreadable(
                    file.path(),
                    "names the column '" + twice.iterator().next() + "' twice in line " + file.header(),
                    "rename one of them",
                    null);
        }
        return new Header(List.copyOf(names));
    }

    /**
     * The line of the header, from 1: the first one, unless it and all down to the header name fewer than half as many things
     * and the header names at least three, all words, each once. A file that is read wrongly is worse than one refused: in
     * doubt it is line 1.
     */
    static int line(String sample, Dialect dialect) {
        try (var reader = dialect.reader().ofCsvRecord(sample)) {
            int first = -1;
            int rows = 0;
            for (CsvRecord row : reader) {
                int given =
                        (int) row.getFields().stream().filter(f -> !f.isBlank()).count();
                first = first < 0 ? Math.max(given, 1) : first;
                if (rows > 0 && given >= 3 && given > 2 * first && allNames(row)) {
                    return (int) row.getStartingLineNumber();
                }
                if (given > 2 * first || ++rows > TITLE_LINES) {
                    return 1;
                }
            }
        } catch (IOException | RuntimeException e) {
            return 1; // whoever reads the header says what is wrong
        }
        return 1;
    }

    private static boolean allNames(CsvRecord row) {
        List<String> given = row.getFields().stream()
                .map(String::trim)
                .filter(f -> !f.isEmpty())
                .toList();
        return given.stream().noneMatch(f -> NUMBER.matcher(f).matches())
                && given.stream().distinct().count() == given.size();
    }
}
