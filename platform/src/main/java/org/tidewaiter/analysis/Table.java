package org.tidewaiter.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ResultTable;

/**
 * A table of a report.
 *
 * @param name its name in files and addresses
 * @param title what its rows are
 * @param columns its columns
 * @param rows its rows, each with a value a column: a whole number, a BigDecimal, a double, yes or no, a text, or null
 * @param key the column whose value leads to the declarations behind a row, or several with a blank between them, whose values do with a blank
 *     between them; null where the rows are declarations themselves or none stand behind them
 * @param without why no declarations stand behind its rows; null where they do
 */
public record Table(
        String name,
        Words title,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        @Nullable String key,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NoDeclarations without) {

    /** The column that says how many declarations a row is of. */
    private static final String DECLARATIONS = "declarations";

    /** A table whose rows lead on, or are declarations themselves. */
    public Table(
            String name, Words title, List<Column> columns, List<List<@Nullable Object>> rows, @Nullable String key) {
        this(name, title, columns, rows, key, null);
    }

    /** The same whose rows lead on by the values of those columns, with a blank between them. */
    public Table leadingBy(String... columnsOfKey) {
        return new Table(name, title, columns, rows, String.join(" ", columnsOfKey), null);
    }

    /** The same with the reason why no declarations stand behind its rows. */
    public Table without(NoDeclarations reason) {
        return new Table(name, title, columns, rows, null, reason);
    }

    /** Whether its rows are no declarations, lead to none, and nothing says why. */
    public boolean isDead() {
        return key == null && without == null && columns.stream().noneMatch(c -> c.kind() == Column.Kind.DECLARATION);
    }

    /**
     * Whether a row leads to declarations: by its key, unless its number of declarations is nothing or, where it has none, all that it counts and
     * adds up.
     */
    public boolean leadsOn(List<@Nullable Object> row) {
        boolean counting = columns.stream().anyMatch(c -> c.name().equals(DECLARATIONS));
        List<Integer> figures = IntStream.range(0, columns.size())
                .filter(i -> counting
                        ? columns.get(i).name().equals(DECLARATIONS)
                        : List.of(Column.Kind.COUNT, Column.Kind.MONEY, Column.Kind.MEASURE)
                                .contains(columns.get(i).kind()))
                .boxed()
                .toList();
        return key != null
                && (figures.isEmpty()
                        || figures.stream()
                                .map(row::get)
                                .anyMatch(figure ->
                                        figure != null && !(figure instanceof Number n && n.doubleValue() == 0)));
    }

    /** The places of the columns of the key, from 0; empty where no row leads on. */
    public List<Integer> keyPlaces() {
        return key == null
                ? List.of()
                : Arrays.stream(key.split(" ")).map(this::place).toList();
    }

    /** What leads from a row to the declarations behind it: the values of its key. */
    public String keyOf(List<@Nullable Object> row) {
        return keyPlaces().stream()
                .map(row::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** Takes over rows that the database gave; its columns must be the same, in the same order. */
    static Table of(String name, Words title, List<Column> columns, ResultTable given, @Nullable String key) {
        List<String> names =
                given.columns().stream().map(ResultTable.ResultColumn::name).toList();
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
        return new Table(name, heading.inCurrency(currency), headed, rows, key, without);
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
