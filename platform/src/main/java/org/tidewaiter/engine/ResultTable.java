package org.tidewaiter.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A result of a query whose shape is not known before.
 *
 * @param columns the columns, in order
 * @param rows the rows, each with a value a column: a whole number, a BigDecimal, a double, a boolean, a text, or null
 */
public record ResultTable(List<ResultColumn> columns, List<List<@Nullable Object>> rows) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * A column.
     *
     * @param name its name; two may have the same
     * @param type its type, as the database writes it
     */
    public record ResultColumn(String name, String type) {}

    static ResultTable read(ResultSet rows) throws SQLException {
        ResultSetMetaData shape = rows.getMetaData();
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            columns.add(new ResultColumn(shape.getColumnLabel(i), shape.getColumnTypeName(i)));
        }
        List<List<@Nullable Object>> values = new ArrayList<>();
        while (rows.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(value(rows, i, columns.get(i - 1).type()));
            }
            values.add(Collections.unmodifiableList(row));
        }
        return new ResultTable(List.copyOf(columns), List.copyOf(values));
    }

    private static @Nullable Object value(ResultSet rows, int column, String type) throws SQLException {
        if (type.equals("TIMESTAMP")) {
            LocalDateTime at = rows.getObject(column, LocalDateTime.class);
            return at == null ? null : MOMENT.format(at);
        }
        return switch (object(rows, column)) {
            case null -> null;
            case BigDecimal number -> number;
            case BigInteger number -> number;
            case Number number -> number;
            case Boolean truth -> truth;
            case Object value -> value.toString();
        };
    }

    /** What the driver makes of a value. It gives times as Java's, which has none for the end of a day. */
    private static @Nullable Object object(ResultSet rows, int column) throws SQLException {
        try {
            return rows.getObject(column);
        } catch (DateTimeException e) {
            return "24:00";
        }
    }
}
