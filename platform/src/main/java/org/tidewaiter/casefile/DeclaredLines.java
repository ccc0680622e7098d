package org.tidewaiter.casefile;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/**
 * What repeats in a version of a declaration, of one table: its taxes, its documents, its containers.
 *
 * @param table which table
 * @param columns those in which any row says something, in the order of the table
 * @param rows its rows, those of the whole declaration first, then by item; at most {@value #SHOWN}
 * @param more how many there are beyond these
 */
public record DeclaredLines(LineTable table, List<String> columns, List<Row> rows, long more) {
    private static final int SHOWN = 200;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /**
     * One of them.
     *
     * @param sequence the goods item; null for the declaration as a whole
     * @param values what it says, in the order of the columns; empty where it does not
     */
    public record Row(@Nullable Integer sequence, List<String> values) {}

    /** What repeats in the declaration with that key; tables without a row are left out. */
    public static List<DeclaredLines> of(Lake lake, long declarationKey) {
        List<DeclaredLines> all = new ArrayList<>();
        try (Session session = lake.session()) {
            for (LineTable table : LineTable.ofDeclarations()) {
                List<Map<String, @Nullable Object>> rows = session.maps(sql(table), declarationKey);
                if (!rows.isEmpty()) {
                    all.add(of(table, rows));
                }
            }
        }
        return List.copyOf(all);
    }

    private static String sql(LineTable table) {
        String columns =
                table.columns().stream().map(LineTable.LineColumn::name).collect(Collectors.joining(", "));
        return "select sequence, count(*) over () as rows, " + columns + " from store." + table.tableName()
                + " where declaration_key = ? order by sequence nulls first, ordinal limit " + SHOWN;
    }

    /** People's names, and how they are reached, are seen in queries whose reason is kept, not here. */
    private static String shown(LineTable table, String column, String value) {
        boolean personal =
                table.column(column).filter(LineTable.LineColumn::isPersonal).isPresent();
        return personal && !value.isEmpty() ? "masked" : value;
    }

    private static DeclaredLines of(LineTable table, List<Map<String, @Nullable Object>> rows) {
        List<String> columns = table.columns().stream()
                .map(LineTable.LineColumn::name)
                .filter(c -> rows.stream().anyMatch(r -> r.get(c) != null))
                .toList();
        long all = ((Number) Objects.requireNonNull(rows.getFirst().get("rows"))).longValue();
        return new DeclaredLines(
                table,
                columns,
                rows.stream()
                        .map(r -> new Row(
                                r.get("sequence") instanceof Number n ? n.intValue() : null,
                                columns.stream()
                                        .map(c -> shown(table, c, text(r.get(c))))
                                        .toList()))
                        .toList(),
                all - rows.size());
    }

    /** Numbers with thousands apart and without noughts at their end, days without midnight. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number ->
                String.format(
                        Locale.ROOT,
                        "%,." + Math.max(0, number.stripTrailingZeros().scale()) + "f",
                        number);
            case Timestamp time -> text(time.toLocalDateTime());
            case LocalDateTime time ->
                time.toLocalTime().toSecondOfDay() == 0 ? time.toLocalDate().toString() : MINUTE.format(time);
            default -> value.toString();
        };
    }
}
