package org.tidewaiter.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What keeps a spreadsheet from reckoning a text of a CSV file: one that it would take for a formula gets an apostrophe before it. That is a text whose first
 * sign, blanks and what is not seen left aside, is {@code =}, {@code +}, {@code -} or {@code @}, also in full width, or that begins with a tab or the end
 * of a line (OWASP, CSV Injection). {@link CsvWriter#forPeople} guards what it writes; what comes back is read by {@link #original}.
 */
public final class FormulaGuard {
    private static final String BEGINS_FORMULA =
            "'*[\\s\\pZ\\p{Cf}\\p{Cc}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\\t\\r\\n]";
    private static final Pattern FORMULA = Pattern.compile(BEGINS_FORMULA);

    private FormulaGuard() {}

    /** A text as it may stand in a cell. */
    public static String text(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** What stood there before {@link #text}. */
    public static String original(String cell) {
        boolean guarded = cell.startsWith("'")
                && FORMULA.matcher(cell).region(1, cell.length()).lookingAt();
        return guarded ? cell.substring(1) : cell;
    }

    private record Column(String columnName, String columnType) {
        String written() {
            String name = quoted(columnName);
            String as = " as " + quoted(text(columnName));
            return columnType.equals("VARCHAR")
                    ? "case when regexp_matches(" + name + ", '^(?:" + BEGINS_FORMULA.replace("'", "''")
                            + ")') then '''' || " + name + " else " + name + " end" + as
                    : name + as;
        }

        private static String quoted(String name) {
            return "\"" + name.replace("\"", "\"\"") + "\"";
        }
    }

    /** A query whose texts are guarded, for the database to write as CSV: the same rows in the same order. */
    public static String query(Session session, String query) {
        List<Column> columns =
                session.query(Column.class, "select column_name, column_type from (describe " + query + ")");
        return "select " + columns.stream().map(Column::written).collect(Collectors.joining(", ")) + " from (" + query
                + ")";
    }
}
