package org.tidewaiter.source;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a second table begins below the first one, as reports have them: a row of names where all rows before it had values with digits, and
 * below it rows of its own shape. What stands there is not of the columns that the header names.
 */
public final class SecondTable {
    /** Why its rows are set aside. */
    public static final String REASON = "is of a second table below the first, and no row of that";

    private static final int FEWEST_ROWS = 2;
    private static final int FEWEST_NAMES = 3;
    private static final int LONGEST_NAME = 80;
    private static final Pattern NAME = Pattern.compile("(?=.*\\p{L}{2}).*");
    private static final Pattern VALUE = Pattern.compile("\\d{3}|\\d+[./-]\\d+");

    private SecondTable() {}

    /**
     * The line of the names of a second table.
     *
     * @param sample the first characters of a file
     * @param headerEnd the last line of the first table's header
     * @return the line, from 1, or 0 where there is none
     */
    static int line(String sample, Dialect dialect, int headerEnd) {
        List<CsvRecord> rows = new ArrayList<>();
        try (var reader = dialect.records(sample)) {
            for (CsvRecord row : reader) {
                if (row.getStartingLineNumber() >= headerEnd
                        && row.getFields().stream().anyMatch(f -> !f.isBlank())) {
                    rows.add(row);
                }
            }
        } catch (IOException | RuntimeException e) {
            // what the sample cuts off cannot be parsed
        }
        return rows.isEmpty() ? 0 : line(rows);
    }

    private static int line(List<CsvRecord> rows) {
        List<String> header = rows.getFirst().getFields();
        int[] values = new int[header.size()];
        int[] digits = new int[header.size()];
        for (int r = 1; r + 1 < rows.size(); r++) {
            List<String> row = rows.get(r).getFields();
            if (r > FEWEST_ROWS
                    && areNames(row)
                    && !isLike(row, header)
                    && isAgainst(row, values, digits)
                    && isBelow(rows.get(r + 1).getFields(), row)) {
                return (int) rows.get(r).getStartingLineNumber();
            }
            for (int c = 0; c < Math.min(row.size(), values.length); c++) {
                values[c] += row.get(c).isBlank() ? 0 : 1;
                digits[c] += hasDigit(row.get(c)) ? 1 : 0;
            }
        }
        return 0;
    }

    private static boolean areNames(List<String> row) {
        List<String> given = given(row);
        return given.size() >= FEWEST_NAMES
                && given.stream().distinct().count() == given.size()
                && given.stream()
                        .allMatch(n -> n.length() <= LONGEST_NAME
                                && NAME.matcher(n).matches()
                                && !VALUE.matcher(n).find());
    }

    private static boolean isLike(List<String> row, List<String> header) {
        return given(row).stream()
                        .filter(n -> header.stream().anyMatch(h -> h.strip().equalsIgnoreCase(n)))
                        .count()
                == given(row).size();
    }

    /** Whether two columns or more, all of whose values had digits, have a name here. */
    private static boolean isAgainst(List<String> row, int[] values, int[] digits) {
        int against = 0;
        for (int c = 0; c < Math.min(row.size(), values.length); c++) {
            boolean always = digits[c] >= FEWEST_ROWS && digits[c] >= 0.9 * values[c];
            against += always && !row.get(c).isBlank() && !hasDigit(row.get(c)) ? 1 : 0;
        }
        return against >= 2;
    }

    /** Whether the next row has a value below each of the names, numbers among them. */
    private static boolean isBelow(List<String> next, List<String> names) {
        boolean below = true;
        for (int c = 0; c < names.size(); c++) {
            below &= names.get(c).isBlank() || (c < next.size() && !next.get(c).isBlank());
        }
        return below && next.stream().anyMatch(SecondTable::hasDigit);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static List<String> given(List<String> row) {
        return row.stream().map(String::strip).filter(f -> !f.isEmpty()).toList();
    }
}
