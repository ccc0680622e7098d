package org.tidewaiter.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What keeps a spreadsheet from reckoning a text of a CSV file: one that it would take for a formula gets an apostrophe before it. That is a text
 * whose first sign, blanks and what is not seen left aside, is {@code =}, {@code +}, {@code -} or {@code @}, also in full width, or that begins with
 * a tab or the end of a line (OWASP, CSV Injection). Spreadsheets of many countries part the values of a line at semicolons, and there quotes that do
 * not stand at a value's beginning hide nothing: so what stands behind a semicolon, a tab or the end of a line within a text is guarded as its
 * beginning is. {@link CsvWriter#forPeople} guards what it writes; what comes back is read by {@link #original}.
 */
public final class FormulaGuard {
    private static final String SIGN = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]";
    private static final String BEGINS_FORMULA = "'*[\\s\\pZ\\p{Cf}\\p{Cc}]*" + SIGN + "|'*[\\t\\r\\n]";
    private static final Pattern FORMULA = Pattern.compile(BEGINS_FORMULA);

    /** Blanks, what is not seen, and quotes, but for what may part values. */
    private static final String UNSEEN = "[ \\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\pZ\\p{Cf}'\"]*";

    private static final Pattern PARTING = Pattern.compile("[;\\t\\r\\n]");

    /** What parts values, and what stands behind it and is to be guarded; the second looks at what the first goes over. */
    private static final List<FieldSeparator> PARTINGS = List.of(
            new FieldSeparator(";", UNSEEN + "(?:" + SIGN + "|[\\t\\r\\n])"),
            new FieldSeparator("[\\t\\r\\n]", UNSEEN + SIGN));

    private FormulaGuard() {}

    private record FieldSeparator(String sign, String behind, Pattern plain, Pattern guarded) {
        FieldSeparator(String sign, String behind) {
            this(
                    sign,
                    behind,
                    Pattern.compile("(" + sign + ")(" + behind + ")"),
                    Pattern.compile("(" + sign + ")'(" + behind + ")"));
        }

        String sql(String text) {
            return "regexp_replace(" + text + ", '(" + sign + ")(" + behind.replace("'", "''") + ")', '\\1''\\2', 'g')";
        }
    }

    /** A text as it may stand in a cell. */
    public static String text(String text) {
        String guarded = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
        if (PARTING.matcher(guarded).find()) {
            for (FieldSeparator parting : PARTINGS) {
                guarded = parting.plain().matcher(guarded).replaceAll("$1'$2");
            }
        }
        return guarded;
    }

    /** What stood there before {@link #text}. */
    public static String original(String cell) {
        String plain = cell;
        for (FieldSeparator parting : PARTINGS.reversed()) {
            plain = parting.guarded().matcher(plain).replaceAll("$1$2");
        }
        boolean guarded = plain.startsWith("'")
                && FORMULA.matcher(plain).region(1, plain.length()).lookingAt();
        return guarded ? plain.substring(1) : plain;
    }

    private record DescribedColumn(String columnName, String columnType) {
        String written() {
            String name = quoted(columnName);
            return (columnType.equals("VARCHAR") ? guarded(name) : name) + " as " + quoted(text(columnName));
        }

        private static String guarded(String name) {
            String beginning = "case when regexp_matches(" + name + ", '^(?:" + BEGINS_FORMULA.replace("'", "''")
                    + ")') then '''' || " + name + " else " + name + " end";
            String within = beginning;
            for (FieldSeparator parting : PARTINGS) {
                within = parting.sql(within);
            }
            return "case when regexp_matches(" + name + ", '" + PARTING.pattern() + "') then " + within + " else "
                    + beginning + " end";
        }

        private static String quoted(String name) {
            return "\"" + name.replace("\"", "\"\"") + "\"";
        }
    }

    /** A query whose texts are guarded, for the database to write as CSV: the same rows in the same order. */
    public static String query(Session session, String query) {
        List<DescribedColumn> columns =
                session.query(DescribedColumn.class, "select column_name, column_type from (describe " + query + ")");
        return "select " + columns.stream().map(DescribedColumn::written).collect(Collectors.joining(", ")) + " from ("
                + query + ")";
    }
}
