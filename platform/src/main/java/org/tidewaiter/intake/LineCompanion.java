package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.datamodel.Field.Type;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.engine.SqlSections;

/**
 * Companion files of what repeats in declarations, a row a line: taxes, documents, containers and the like. {@code declaration_id} says of
 * which declaration, {@code sequence} of which goods item, empty for the whole; the other columns are those of the table.
 */
@SuppressWarnings("BadImport") // of the types of a column
final class LineCompanion {
    private static final SqlSections SQL = SqlSections.read(LineCompanion.class, "line-files.sql");

    private LineCompanion() {}

    /** Files called {@code name} of the rows of a table, in which the column {@code main} must be there. */
    static CompanionTable of(String name, LineTable table, String main) {
        List<String> optional = new ArrayList<>(List.of("sequence"));
        table.columns().stream()
                .map(LineTable.LineColumn::name)
                .filter(c -> !c.equals(main))
                .forEach(optional::add);
        return new CompanionTable(
                name,
                List.of("declaration_id", main),
                optional,
                SQL.get("staged")
                        .replace(":nothing", nothing(table, main))
                        .replace(":branches", branches(table))
                        .replace(":table", table.tableName())
                        .replace(":main", main)
                        .replace(":said", values(table, "r."))
                        .replace(":same", same(table)),
                List.of(),
                List.of(SQL.get("write")
                        .replace(":table", table.tableName())
                        .replace(":columns", names(table))
                        .replace(":values", values(table, "b."))),
                described(table),
                false);
    }

    /** Of values that come through a mapping only the writing is made one; whether they fit is judged by the SQL. */
    private static List<ReferenceColumn> described(LineTable table) {
        List<ReferenceColumn> described = new ArrayList<>();
        Stream.of("declaration_id", "sequence").forEach(c -> described.add(column(c, ReferenceColumn.Type.TEXT)));
        table.columns().forEach(c -> described.add(described(c)));
        return described;
    }

    /** A column of lines as one whose values are read as its type demands. */
    static ReferenceColumn described(LineTable.LineColumn column) {
        return column(column.name(), type(column)).oneOf(column.words());
    }

    private static ReferenceColumn column(String name, ReferenceColumn.Type type) {
        return new ReferenceColumn(name, type, ReferenceColumn.Need.OPTIONAL, List.of());
    }

    private static ReferenceColumn.Type type(LineTable.LineColumn column) {
        return switch (column.type()) {
            case CODE -> isCurrency(column) ? ReferenceColumn.Type.CURRENCY : ReferenceColumn.Type.CODE;
            case TIME -> ReferenceColumn.Type.TIME;
            case COUNT -> ReferenceColumn.Type.COUNT;
            case AMOUNT -> ReferenceColumn.Type.AMOUNT;
            case MASS -> ReferenceColumn.Type.QUANTITY;
            case RATE -> ReferenceColumn.Type.RATE;
            default -> ReferenceColumn.Type.TEXT;
        };
    }

    private static String names(LineTable table) {
        return table.columns().stream().map(LineTable.LineColumn::name).collect(Collectors.joining(", "));
    }

    private static String values(LineTable table, String of) {
        return table.columns().stream().map(c -> value(c, of)).collect(Collectors.joining(", "));
    }

    /** A row that is loaded again, as the mended part of a file brings its other rows along, is no second line. */
    private static String same(LineTable table) {
        return table.columns().stream()
                .map(c -> "t." + c.name() + " is not distinct from " + value(c, "r."))
                .collect(Collectors.joining(" and "));
    }

    /** What a row without anything says: that it gives nothing. */
    private static String nothing(LineTable table, String main) {
        String all = table.columns().stream()
                .map(c -> "trim(coalesce(r." + c.name() + ", ''))")
                .collect(Collectors.joining(" || "));
        return "when " + all + " = '' then " + bad(main, "is not given, nor is anything else of the row");
    }

    /** For each column that is no text: what is said of a value that the column cannot keep as it is. */
    private static String branches(LineTable table) {
        return table.columns().stream()
                .filter(c -> !isText(c) || isCurrency(c) || !c.words().isEmpty())
                .map(c -> "when trim(coalesce(r." + c.name() + ", '')) <> '' and " + isUnfit(c) + " then "
                        + bad(c.name(), reason(c)))
                .collect(Collectors.joining("\n            "));
    }

    private static boolean isCurrency(LineTable.LineColumn column) {
        return column.type() == Type.CODE && column.name().equals("currency");
    }

    private static boolean isText(LineTable.LineColumn column) {
        return LineValue.type(column) == String.class;
    }

    /** A number with more decimals than the column has is not rounded. */
    private static String isUnfit(LineTable.LineColumn column) {
        String value = value(column, "r.");
        if (isCurrency(column)) {
            return value + " not in ('"
                    + String.join("', '", Currencies.iso4217().codes()) + "')";
        }
        if (!column.words().isEmpty()) {
            return value + " not in ('" + String.join("', '", column.words()) + "')";
        }
        return column.decimals() > 0
                ? "(" + value + " is null or " + value + " <> try_cast(trim(r." + column.name()
                        + ") as decimal(38, 12)))"
                : value + " is null";
    }

    private static String value(LineTable.LineColumn column, String of) {
        String text = "nullif(trim(" + of + column.name() + "), '')";
        if (!column.words().isEmpty()) {
            return "lower(" + text + ")";
        }
        return switch (column.type()) {
            case CODE -> "upper(" + text + ")";
            case TIME -> "try_cast(" + text + " as timestamp)";
            case COUNT -> "case when " + text + " similar to '[0-9]{1,18}' then " + text + "::bigint end";
            case AMOUNT, MASS, RATE -> "try_cast(" + text + " as decimal(18, " + column.decimals() + "))";
            default -> text;
        };
    }

    private static String reason(LineTable.LineColumn column) {
        if (isCurrency(column)) {
            return "is not an ISO 4217 currency code";
        }
        if (!column.words().isEmpty()) {
            return described(column).notOfWords();
        }
        return column.type() == Type.TIME
                ? "is not a day like 2021-03-31 or a time like 2021-03-31T10:15:00"
                : column.type() == Type.COUNT
                        ? "is not a whole number"
                        : "is not a number with a decimal point and at most " + column.decimals() + " decimals";
    }

    private static String bad(String field, String reason) {
        return "{'field': '" + field + "', 'value': r." + field + ", 'reason': '" + reason + "'}";
    }
}
