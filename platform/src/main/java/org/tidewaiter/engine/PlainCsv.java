package org.tidewaiter.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180) for people: what a spreadsheet would take for a formula when it opens the file gets an apostrophe before it. That is a text whose
 * first sign, blanks and what is not seen left aside, is {@code =}, {@code +}, {@code -} or {@code @}, also in full width, or that begins with a tab or the end of a
 * line. Every CSV that leaves the product for people is written by this class; what comes back is read by {@link #original}.
 */
public final class PlainCsv {
    private static final String BEGINS_FORMULA =
            "'*[\\s\\pZ\\p{Cf}\\p{Cc}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\\t\\r\\n]";
    private static final Pattern FORMULA = Pattern.compile(BEGINS_FORMULA);

    private PlainCsv() {}

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

    /** A line of values; numbers stay as they are, null is empty. */
    public static String line(@Nullable Object... values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            line.append(i == 0 ? "" : ",").append(cell(values[i]));
        }
        return line.append('\n').toString();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String given ? text(given) : value.toString();
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private record Column(String columnName, String columnType) {
        String written() {
            String name = "\"" + columnName.replace("\"", "\"\"") + "\"";
            return columnType.equals("VARCHAR")
                    ? "case when regexp_matches(" + name + ", '^(?:" + BEGINS_FORMULA.replace("'", "''")
                            + ")') then '''' || " + name + " else " + name + " end as " + name
                    : name;
        }
    }

    /** A query whose texts are written so, for the database to write: the same rows in the same order. */
    public static String query(Session session, String query) {
        List<Column> columns =
                session.query(Column.class, "select column_name, column_type from (describe " + query + ")");
        return "select " + columns.stream().map(Column::written).collect(Collectors.joining(", ")) + " from (" + query
                + ")";
    }
}
