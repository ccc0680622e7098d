package org.tidewaiter.analysis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ResultTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The SQL of an analysis at work in one transaction. The file has sections, {@code -- :: NAME}: those that begin with {@code step} are carried out in
 * order before anything is asked and make temporary tables; {@code steps of FILE} stands for those of another file of the room, which several
 * questions share, {@code common steps of FILE} for those of a file beside this class, which questions of several rooms share; {@code list NAME} is
 * one that is handed a list that ships ({@link ShippedList}) as its one value, words with a space between them; {@code behind TABLE} lists the
 * declarations behind a row of a table, whose key is {@code $1}; {@code counted TABLE} and {@code added TABLE} name only their keys, and Counted.sql
 * lays the list out; several tables with a comma between them share one; the others are asked by name. Values reach the SQL by the table
 * {@code parameter} of one row.
 */
public final class AnalysisSql {
    /** What a section is called that stands for the steps of another file of the room, which several questions share. */
    private static final String SHARED = "steps of ";

    /** What a section is called that stands for the steps of a file beside this class, which questions of several rooms share. */
    private static final String COMMON = "common steps of ";

    private final Session session;
    private final Parameters parameters;
    private final String file;
    private final Class<?> beside;

    AnalysisSql(Session session, Class<?> beside, Parameters parameters) {
        this.session = session;
        this.parameters = parameters;
        this.beside = beside;
        file = beside.getSimpleName() + ".sql";
    }

    /** Makes the temporary tables. */
    void prepare() {
        parameters.store(session);
        carryOut(SqlSections.read(beside, file));
    }

    private void carryOut(SqlSections sql) {
        for (String section : sql.names()) {
            if (section.startsWith("step ")) {
                session.execute(sql.get(section));
            } else if (section.startsWith(SHARED)) {
                carryOut(SqlSections.read(beside, sharedFile(section)));
            } else if (section.startsWith(COMMON)) {
                carryOut(SqlSections.read(AnalysisSql.class, commonFile(section)));
            } else if (section.startsWith("list ")) {
                session.execute(sql.get(section), ShippedList.named(section.substring("list ".length())));
            }
        }
    }

    private static String sharedFile(String section) {
        return section.substring(SHARED.length()) + ".sql";
    }

    private static String commonFile(String section) {
        return section.substring(COMMON.length()) + ".sql";
    }

    /** The values with which the question is asked. */
    public Parameters parameters() {
        return parameters;
    }

    /** The rows of a section as records, whose components are its columns in order. */
    public <R extends Record> List<R> rows(Class<R> type, String section) {
        return session.query(type, SqlSections.read(beside, file).get(section));
    }

    /** The one row of a section. */
    public <R extends Record> R row(Class<R> type, String section) {
        return rows(type, section).getFirst();
    }

    /** The rows of a section as a table of declarations. */
    public Table table(String section, Words title, List<Column> columns) {
        return table(section, title, columns, null);
    }

    /**
     * The rows of a section as a table.
     *
     * @param key the column whose value leads to the declarations behind a row
     */
    public Table table(String section, Words title, List<Column> columns, @Nullable String key) {
        ResultTable rows = session.table(SqlSections.read(beside, file).get(section));
        return Table.of(section, title, List.copyOf(columns), rows, key);
    }

    /** The declarations behind a row of a table. */
    ResultTable behind(String table, String key) {
        SqlSections sql = SqlSections.read(beside, file);
        for (String kind : List.of("counted", "added")) {
            Optional<String> keys = section(sql, kind, table);
            if (keys.isPresent()) {
                session.execute("create or replace temp table counted_behind as " + sql.get(keys.get()), key);
                return session.table(
                        SqlSections.read(AnalysisSql.class, "Counted.sql").get(kind));
            }
        }
        String section = section(sql, "behind", table)
                .orElseThrow(() -> new TidewaiterException(
                                Kind.INPUT,
                                "There is nothing behind a table '" + table + "'",
                                "follow a link of the report, or name one of its tables that leads on")
                        .french(
                                "Il n’y a rien derrière une table « " + table + " »",
                                "suivre un lien du rapport, ou nommer une de ses tables qui mène plus loin"));
        return session.table(sql.get(section), key);
    }

    /** The section of that kind that is for a table, alone or with others. */
    private static Optional<String> section(SqlSections sql, String kind, String table) {
        return sql.names().stream()
                .filter(name -> name.startsWith(kind + " ")
                        && List.of(name.substring(kind.length() + 1).split(", "))
                                .contains(table))
                .findFirst();
    }

    /** The first digits of the hash of the SQL, with that of the files whose steps it shares. */
    static String version(Class<?> beside) {
        return Sha256.hex(whole(beside, beside.getSimpleName() + ".sql")).substring(0, 12);
    }

    private static String whole(Class<?> beside, String file) {
        StringBuilder sql = new StringBuilder(SqlFile.read(beside, file));
        SqlSections.read(beside, file).names().stream()
                .filter(section -> section.startsWith(SHARED))
                .forEach(section -> sql.append(whole(beside, sharedFile(section))));
        SqlSections.read(beside, file).names().stream()
                .filter(section -> section.startsWith(COMMON))
                .forEach(section -> sql.append(whole(AnalysisSql.class, commonFile(section))));
        return sql.toString();
    }
}
