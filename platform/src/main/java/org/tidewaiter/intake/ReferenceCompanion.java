package org.tidewaiter.intake;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceTable;
import org.tidewaiter.engine.SqlSections;

/**
 * Companion files of what is kept for reference. A row that says what is in force is taken as its confirmation; one with the key of
 * another takes its place, which is told, and the former stays with {@code superseded_by}; within a file a key is given once.
 */
final class ReferenceCompanion {
    private static final SqlSections SQL = SqlSections.read(ReferenceCompanion.class, "reference-files.sql");

    private ReferenceCompanion() {}

    /** Files of all the tables that are kept for reference. */
    static Stream<CompanionTable> all() {
        return Stream.of(ReferenceTable.values()).map(ReferenceCompanion::of);
    }

    /** Files of the rows of a table. */
    static CompanionTable of(ReferenceTable table) {
        return new CompanionTable(
                table.kind(),
                names(table, ReferenceColumn::isRequired),
                names(table, c -> !c.isRequired()),
                table == ReferenceTable.MONTHLY_REVENUE
                        ? SQL.get("staged revenue").replace(":staged", filled("staged", table))
                        : filled("staged", table),
                List.of(filled("supersede", table)),
                List.of(filled("confirm", table), filled("write", table)),
                table.columns(),
                true,
                notes(table));
    }

    /**
     * SQL of sentences about good rows: those that took the place of others, those that nothing makes use of, and offices that no declaration names.
     */
    private static List<String> notes(ReferenceTable table) {
        String unused = "notes " + table.kind();
        return Stream.of(
                        Stream.of(filled("replaced", table)),
                        SQL.names().contains(unused) ? Stream.of(SQL.get(unused)) : Stream.<String>of(),
                        names(table, c -> true).contains("office_code")
                                ? Stream.of(SQL.get("notes offices"))
                                : Stream.<String>of())
                .flatMap(each -> each)
                .toList();
    }

    private static List<String> names(ReferenceTable table, Predicate<ReferenceColumn> which) {
        return table.columns().stream().filter(which).map(ReferenceColumn::name).toList();
    }

    private static String filled(String section, ReferenceTable table) {
        List<ReferenceColumn> keys =
                table.columns().stream().filter(ReferenceColumn::isKey).toList();
        return SQL.get(section)
                .replace(":refused", refused(table))
                .replace(":table", table.tableName())
                .replace(":casts", casts(table))
                .replace(":columns", String.join(", ", names(table, c -> true)))
                .replace(":keys", keys.stream().map(ReferenceColumn::name).collect(Collectors.joining(", ")))
                .replace(":first_key", keys.getFirst().name())
                .replace(":same_key", same(keys))
                .replace(":same", same(table.columns()))
                .replace(":named", named(keys))
                .replace(":changes", changes(table.columns()));
    }

    /** SQL of what proves a row wrong by itself. */
    private static String refused(ReferenceTable table) {
        String own = "refused " + table.kind();
        boolean ofPeriods = names(table, c -> true).containsAll(List.of("valid_from", "valid_until"));
        return (SQL.names().contains(own) ? SQL.get(own) : "") + "\n" + (ofPeriods ? SQL.get("refused periods") : "");
    }

    /** SQL of the key of a row as people write it, without what is not given. */
    private static String named(List<ReferenceColumn> keys) {
        return keys.stream().map(c -> "b." + c.name()).collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
    }

    /**
     * SQL of what a row says other than the one whose place it takes: {@code assessed 500 → 520}; an empty text where all columns are of the key,
     * so that no row ever takes the place of another.
     */
    static String changes(List<ReferenceColumn> columns) {
        List<ReferenceColumn> others = columns.stream().filter(c -> !c.isKey()).toList();
        if (others.isEmpty()) {
            return "''";
        }
        return others.stream()
                .map(c ->
                        "case when t.%1$s is distinct from b.%1$s then '%1$s ' || coalesce(t.%1$s::varchar, 'nothing')"
                                        .formatted(c.name())
                                + " || ' → ' || coalesce(b.%1$s::varchar, 'nothing') end".formatted(c.name()))
                .collect(Collectors.joining(", ", "concat_ws(', ', ", ")"));
    }

    private static String casts(ReferenceTable table) {
        return table.columns().stream()
                .map(c -> "cast(nullif(" + c.name() + ", '') as " + c.type().sql() + ") as " + c.name())
                .collect(Collectors.joining(", "));
    }

    private static String same(List<ReferenceColumn> columns) {
        return columns.stream()
                .map(c -> "t." + c.name() + " is not distinct from b." + c.name())
                .collect(Collectors.joining(" and "));
    }
}
