package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.source.TableFile;

/** The first rows of a table, put together to declarations of several items, and what their values say of one another. */
public final class RowsOfDeclarations {
    private static final String FIRST = "1";

    /** One pair of rows in so many that contradict each other is no slip. */
    private static final int CONTRADICTING = 10;

    private RowsOfDeclarations() {}

    /** Whether rows in a row of one number are of other days again and again: it is then no number of declarations. */
    static boolean numberContradicts(List<List<String>> rows, int number, int day) {
        int same = 0;
        int contradicting = 0;
        for (int r = 1; number >= 0 && day >= 0 && r < rows.size(); r++) {
            List<String> row = rows.get(r);
            List<String> former = rows.get(r - 1);
            if (!at(row, number).isEmpty() && at(row, number).equals(at(former, number))) {
                same++;
                contradicting += at(row, day).equals(at(former, day)) ? 0 : 1;
            }
        }
        return contradicting >= LevelOfValues.FEWEST && contradicting * CONTRADICTING > same;
    }

    /** Whether two rows in a row of one number and day have other values, neither of them nothing. */
    static boolean differsWithin(List<List<String>> rows, int number, int day, int column) {
        for (int r = 1; number >= 0 && r < rows.size(); r++) {
            List<String> row = rows.get(r);
            List<String> former = rows.get(r - 1);
            boolean same = !at(row, number).isEmpty()
                    && at(row, number).equals(at(former, number))
                    && at(row, day).equals(at(former, day));
            if (same && distinct(List.of(former, row), column).size() > 1) {
                return true;
            }
        }
        return false;
    }

    static Set<String> distinct(List<List<String>> items, int column) {
        Set<String> values = new HashSet<>();
        for (List<String> item : items) {
            String value = column < item.size() ? item.get(column).strip() : "";
            if (!NullWords.isNull(value)) {
                values.add(value);
            }
        }
        return values;
    }

    /**
     * The declarations of several items: rows in a row with one number and day, whose item numbers differ. Where no column has the number, as its
     * parts stand in several, each item with the number 1 begins another declaration.
     */
    static List<List<List<String>>> declarations(List<List<String>> rows, int number, int day, int sequence) {
        List<List<List<String>>> all = new ArrayList<>();
        List<List<String>> now = new ArrayList<>();
        for (List<String> row : rows) {
            boolean same = !now.isEmpty()
                    && at(row, number).equals(at(now.getFirst(), number))
                    && at(row, day).equals(at(now.getFirst(), day))
                    && (number >= 0 || !at(row, sequence).equals(FIRST));
            if (!same) {
                keep(now, sequence, all);
                now = new ArrayList<>();
            }
            if (number < 0 || !at(row, number).isEmpty()) {
                now.add(row);
            }
        }
        keep(now, sequence, all);
        return all;
    }

    private static void keep(List<List<String>> items, int sequence, List<List<List<String>>> all) {
        boolean different = sequence < 0
                || items.stream().map(i -> at(i, sequence)).distinct().count() == items.size();
        if (items.size() > 1 && different) {
            all.add(items);
        }
    }

    private static String at(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    /** The rows of a file's beginning, without its header. */
    public static List<List<String>> rows(TableFile file) {
        List<List<String>> rows = new ArrayList<>();
        try (var records = file.dialect().records(file.sample())) {
            for (CsvRecord record : records) {
                long line = record.getStartingLineNumber();
                if (line > file.headerEnd() && !file.isOfSecondTable(line)) {
                    rows.add(record.getFields());
                }
            }
        } catch (IOException | RuntimeException e) {
            // what the sample cuts off cannot be parsed
        }
        return rows;
    }
}
