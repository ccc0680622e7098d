package org.tidewaiter.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ResultTable;

/**
 * A table of a report.
 *
 * @param name its name in files and addresses
 * @param title what its rows are
 * @param columns its columns
 * @param rows its rows, each with a value a column: a whole number, a BigDecimal, a double, yes or no, a text, or null
 * @param key the column whose value leads to the declarations behind a row; null where the rows are declarations themselves
 */
public record Table(
        String name,
        Words title,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        @Nullable String key) {

    /** Takes over rows that the database gave; its columns must be the same, in the same order. */
    static Table of(String name, Words title, List<Column> columns, ResultTable given, @Nullable String key) {
        List<String> names =
                given.columns().stream().map(ResultTable.Column::name).toList();
        List<String> wanted = columns.stream().map(Column::name).toList();
        if (!names.equals(wanted)) {
            throw new IllegalStateException("The table " + name + " has the columns " + names + ", not " + wanted);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : given.rows()) {
            rows.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        return new Table(name, title, columns, List.copyOf(rows), key);
    }

    /** Whether it has amounts of money. */
    boolean hasMoney() {
        return columns.stream().anyMatch(c -> c.kind() == Column.Kind.MONEY);
    }

    /** This table with the currency in its heading where it has amounts, and in its words. */
    Table inCurrency(String currency) {
        Words heading = hasMoney() ? new Words(title.english() + Words.HEADED, title.french() + Words.HEADED) : title;
        List<Column> headed = columns.stream().map(c -> c.inCurrency(currency)).toList();
        return new Table(name, heading.inCurrency(currency), headed, rows, key);
    }

    /** The place of a column, from 0. */
    public int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no column " + column);
    }
}
