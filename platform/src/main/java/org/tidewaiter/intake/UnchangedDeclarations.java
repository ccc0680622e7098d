package org.tidewaiter.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * Corrections that say what the workspace has already. They are written like all others and compared where they stand, with their items, lines,
 * results and additions, as only there all that a file says has its form; those that say nothing else are then taken out again, and the versions
 * before them stand.
 */
final class UnchangedDeclarations {
    private static final SqlSections SQL = SqlSections.read(UnchangedDeclarations.class, "unchanged.sql");

    /** What says which row it is, or who brought it, and nothing of the declaration. */
    private static final Set<String> OF_ROWS = Set.of(
            "declaration_key",
            "cargo_key",
            "message_ordinal",
            "load_id",
            "line_number",
            "version",
            "superseded_by",
            "control_key",
            "entered_by",
            "reason");

    /** That a declaration took the place of its draft is known of the first of its versions alone. */
    private static final String SAID_BY_US = "and name <> 'declaration.replaces'";

    private UnchangedDeclarations() {}

    private record Name(String name) {}

    /** Makes the list of them, which is empty. */
    static void none(Session session) {
        session.execute(SQL.get("none"));
    }

    /**
     * Takes them out, after all else that a load writes; {@code unchanged} has them then.
     *
     * @param numbered the SQL of whether a staged row {@code s} states the version of its declaration
     * @param results whether the load brought results of controls with its declarations
     * @return how many there are
     */
    static long takeOut(Session session, int loadId, String numbered, boolean results) {
        session.execute(ofLoad("candidates", loadId).replace("$numbered", numbered));
        compare(session, "declaration", "", "", "");
        compare(session, "goods_item", "", "", "");
        compare(session, "addition", SAID_BY_US, SAID_BY_US, "");
        for (LineTable table : LineTable.values()) {
            compare(session, table.tableName(), "", "", "");
        }
        if (results) {
            compare(session, "control", "and load_id = " + loadId, "", "and n.rows > 0");
        }
        session.execute(ofLoad("events that differ", loadId));
        long unchanged = session.number(SQL.get("count"));
        if (unchanged > 0) {
            takeOut(session, loadId);
        }
        return unchanged;
    }

    private static void compare(Session session, String table, String now, String before, String brought) {
        if (session.number(SQL.get("count")) > 0) {
            session.execute(SQL.get("those that differ")
                    .replace("$table", table)
                    .replace("$columns", columns(session, table))
                    .replace("$now", now)
                    .replace("$before", before)
                    .replace("$brought", brought));
        }
    }

    private static String columns(Session session, String table) {
        return session.query(Name.class, "select column_name as name from (describe store." + table + ")").stream()
                .map(Name::name)
                .filter(c -> !OF_ROWS.contains(c))
                .collect(Collectors.joining(", "));
    }

    private static void takeOut(Session session, int loadId) {
        session.script(ofLoad("take out", loadId));
        List<Name> tables = session.query(
                Name.class,
                "select distinct c.schema_name || '.' || c.table_name as name from duckdb_columns() c join duckdb_tables() t"
                        + " using (schema_name, table_name) where c.schema_name = 'store' and c.column_name = 'declaration_key'"
                        + " order by all");
        tables.forEach(t -> session.execute(SQL.get("take out of a table").replace("$all", t.name())));
        session.execute(SQL.get("new keys"));
        tables.forEach(t -> session.execute(SQL.get("number anew").replace("$all", t.name())));
        session.execute("drop table renumbered");
    }

    private static String ofLoad(String section, int loadId) {
        return SQL.get(section).replace("$load", Integer.toString(loadId));
    }
}
