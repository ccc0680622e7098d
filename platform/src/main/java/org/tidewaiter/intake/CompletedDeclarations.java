package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * Items that come out of the quarantine to a declaration whose other items were loaded with them. They complete it: its next version has them beside
 * all that the one before has, so that nothing is there twice and nothing is lost. What contradicts the declaration is set aside again.
 */
final class CompletedDeclarations {
    private static final SqlSections SQL = SqlSections.read(CompletedDeclarations.class, "CompletedDeclarations.sql");

    /** Of the columns of a declaration those that say which version it is. */
    private static final Set<String> OF_VERSION = Set.of(
            "declaration_key", "declaration_id", "version", "superseded_by", "load_id", "line_number", "accepted_at");

    private final Session session;
    private final StagedValues values;
    private final List<Long> returned;
    private final boolean byOrder;
    private boolean any;

    /**
     * Prepares.
     *
     * @param returned the rows of the quarantine that come back; none of a load of something new, or of corrections
     * @param byOrder whether items are numbered by their order, as no column numbers them
     */
    CompletedDeclarations(Session session, StagedValues values, List<Long> returned, boolean byOrder) {
        this.session = session;
        this.values = values;
        this.returned = returned;
        this.byOrder = byOrder;
    }

    private record DescribedColumn(String columnName, String columnType) {}

    /** Finds the declarations that are completed. */
    void find() {
        if (!returned.isEmpty()) {
            String ids = returned.stream().map(String::valueOf).collect(Collectors.joining(","));
            session.execute(SQL.get("found").replace("$ids", ids));
            any = session.number("select count(*) from completed") > 0;
        }
    }

    /** Takes what is no version of its own, but an item of one that is there, out of the rejected rows. */
    void takeIn() {
        if (!any) {
            return;
        }
        session.execute(SQL.get("taken in").replace("$item", byOrder ? "null" : values.sequence()));
        values.listWords(session);
        for (Field field : Field.values()) {
            if (field.part() == Field.ModelPart.DECLARATION
                    && values.columns().containsKey(field)
                    && field != Field.DECLARATION_ID
                    && field != Field.VERSION) {
                String stored = "d." + field.storedColumn();
                session.execute(SQL.get("header field that differs")
                        .replace("$here", StagedValues.shown(field, values.stored(field)))
                        .replace("$there", StagedValues.shown(field, stored))
                        .replace("$given", given(field, values.stored(field)))
                        .replace("$stored", given(field, stored))
                        .replace("$path", field.path()));
            }
        }
    }

    private static String given(Field field, String sql) {
        return field.keyed() ? "nullif(" + sql + ", 0)" : sql;
    }

    /** The SQL of the version of a declaration: a completed one has the next, whatever its row says. */
    String version(String said, String next) {
        return any
                ? "case when s.declaration_id in (select declaration_id from completed) then " + next + " else " + said
                        + " end"
                : said;
    }

    /** Numbers the items that were written behind those that are there, and hands the results of controls over. */
    void written(int loadId) {
        if (!any) {
            return;
        }
        session.execute(SQL.get("pairs").replace("$load", Integer.toString(loadId)));
        if (byOrder) {
            numberBehind("store.goods_item");
            numberBehind("store.control");
        }
        for (String table : List.of("store.control", "store.former_control")) {
            session.execute(SQL.get("controls").replace("$table", table));
        }
    }

    /** Numbers the items of a table of the rows that were written. */
    void numbered(String rowKeys) {
        if (any && byOrder) {
            numberBehind(rowKeys);
        }
    }

    private void numberBehind(String table) {
        session.execute(SQL.get("numbered behind").replace("$table", table));
    }

    /** Gives the new versions what those before them have; last of all that is written. */
    void complete() {
        if (!any) {
            return;
        }
        String filled = columns("store.declaration").stream()
                .filter(c -> !OF_VERSION.contains(c.columnName()))
                .map(c -> c.columnName() + " = coalesce("
                        + (c.columnName().endsWith("_key") ? "nullif(n.$, 0), o.$, 0)" : "n.$, o.$)")
                                .replace("$", c.columnName()))
                .collect(Collectors.joining(", "));
        session.execute(SQL.get("header").replace("$filled", filled));
        List<String> tables = new ArrayList<>(List.of("store.goods_item", "store.addition"));
        Arrays.stream(LineTable.values())
                .forEach(t -> tables.add("store." + t.name().toLowerCase(Locale.ROOT)));
        for (String table : tables) {
            List<String> copied = columns(table).stream()
                    .map(DescribedColumn::columnName)
                    .filter(c -> !c.equals("declaration_key"))
                    .toList();
            session.execute(SQL.get("copied")
                    .replace("$columns", String.join(", ", copied))
                    .replace("$values", copied.stream().map(c -> "o." + c).collect(Collectors.joining(", ")))
                    .replace("$table", table));
        }
    }

    /** No correction leaves anything out where the items complete a declaration. */
    void emptyNothing() {
        if (any) {
            session.execute(SQL.get("nothing emptied"));
        }
    }

    private List<DescribedColumn> columns(String table) {
        return session.query(DescribedColumn.class, "select column_name, column_type from (describe " + table + ")");
    }
}
