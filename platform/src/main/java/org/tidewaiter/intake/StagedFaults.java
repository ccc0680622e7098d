package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * What only other rows prove wrong of a staged row: items given twice, headers that differ, versions that are there already. All go to the table
 * {@code rejected}.
 */
final class StagedFaults {
    private static final SqlSections SQL = SqlSections.read(StagedFaults.class, "StagedFaults.sql");

    private final Session session;
    private final StagedValues values;
    private final LoadOptions options;

    StagedFaults(Session session, StagedValues values, LoadOptions options) {
        this.session = session;
        this.values = values;
        this.options = options;
    }

    /**
     * Rejects an item whose number an earlier row of its declaration has.
     *
     * @param runs the runs of rows in which all such items stand, each a declaration; null where the rows tell
     */
    void rejectGivenTwice(@Nullable List<Long> runs) {
        if (runs != null && runs.isEmpty()) {
            return;
        }
        String number = values.value(Field.SEQUENCE);
        session.execute(SQL.get("numbers given twice")
                .replace("$within", runs == null ? "true" : "run in (" + listed(runs) + ")")
                .replace("$number", number));
        session.execute(SQL.get("given twice").replace("$number", number));
    }

    /**
     * Rejects a later row of a declaration that says otherwise in a header field than the first row that gives it; what only some rows give
     * holds for all of the declaration. Which declarations have rows that differ is found by one hash over all header fields: comparing field
     * by field in all rows took a quarter of a load.
     *
     * @param runs the runs of rows in which all such declarations stand, each a declaration; null where the rows tell
     */
    void rejectHeadersThatDiffer(@Nullable List<Long> runs) {
        Map<Field, String> heading = new EnumMap<>(values.columns());
        heading.keySet().removeIf(f -> f.part() != Field.ModelPart.DECLARATION || f == Field.DECLARATION_ID);
        if (heading.isEmpty() || (runs != null && runs.isEmpty())) {
            return;
        }
        session.execute(
                runs == null
                        ? SQL.get("declarations whose headers differ")
                                .replace("$columns", String.join(", ", heading.values()))
                        : SQL.get("declarations of runs").replace("$runs", listed(runs)));
        if (session.number("select count(*) from differing") > 0) {
            values.listWords(session);
            heading.forEach((field, column) -> session.execute(SQL.get("header field that differs")
                    .replace("$here", StagedValues.shown(field, "here"))
                    .replace("$there", StagedValues.shown(field, "there"))
                    .replace("$given", given(field, column))
                    .replace("$path", field.path())));
            fillFromOtherRows(heading);
        }
    }

    private static String listed(List<Long> runs) {
        return runs.stream().map(r -> Long.toString(r)).collect(Collectors.joining(", "));
    }

    /** Rejects a row whose lines of the whole declaration are others than those of the first row that has such lines. */
    void rejectHeadingLinesThatDiffer() {
        session.execute(SQL.get("heading lines that differ"));
    }

    /** Gives the rows of a declaration what only others of them give: the first row alone would lose it. */
    private void fillFromOtherRows(Map<Field, String> heading) {
        List<String> firsts = new ArrayList<>();
        List<String> some = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        heading.forEach((field, column) -> {
            String given = given(field, column);
            firsts.add("arg_min(" + given + ", s.rowid) as " + column);
            some.add("count(" + given + ") between 1 and count(*) - 1");
            filled.add(column + " = coalesce(" + given(field, "s." + column) + ", f." + column + ", s." + column + ")");
        });
        session.execute(SQL.get("header fields given by some rows")
                .replace("$firsts", String.join(", ", firsts))
                .replace("$some", String.join(" or ", some)));
        if (session.number("select count(*) from given_first") > 0) {
            session.execute(SQL.get("header fields of the other rows").replace("$filled", String.join(", ", filled)));
        }
    }

    /** The SQL of a staged value, null where the row does not give it: keys are 0 then, and texts are empty. */
    private static String given(Field field, String column) {
        if (field.keyed()) {
            return "nullif(" + column + ", 0)";
        }
        return field.type() == Field.Type.TEXT ? "nullif(" + column + ", '')" : column;
    }

    /** Rejects versions of declarations that are not later than those that are stored. */
    void rejectKnown() {
        String version = values.columns().containsKey(Field.VERSION) ? "s.version" : "null";
        String takes = options.corrections()
                ? version + " is not null and " + version + " <= d.version"
                : "coalesce(" + version + ", 0) <= d.version";
        String remedy = "load all its items in one file with --corrections, or with a later version, to replace it"
                + (values.filled(Field.OUTCOME) ? "; results of controls alone come with --as controls" : "");
        session.execute(SQL.get("known").replace("$remedy", remedy).replace("$takes", takes));
    }

    /**
     * Rows that repeat others, which is no fault where nothing numbers them.
     *
     * @param staged the columns of staged rows but those that say where a row stood
     * @param idGiven whether declarations have a number of their own; else it was made of the row, and is not compared
     */
    RepeatedRows repeated(List<String> staged, boolean idGiven) {
        String columns = staged.stream()
                .filter(c -> idGiven || !c.equals("declaration_id"))
                .collect(Collectors.joining(", "));
        String sql = SQL.get("repeated").replace("$columns", columns).replace("$id", idGiven ? "declaration_id" : "0");
        return session.query(RepeatedRows.class, sql).getFirst();
    }
}
