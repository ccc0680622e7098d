package org.tidewaiter.dataquality;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidewaiter.checks.LeftOutRule;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.message.Message.Addition;

/**
 * What is asked of a load before its declarations are read one after the other: what none of them has need not be looked for in each.
 *
 * @param bounds the first and the last key of its declarations
 * @param given the fields that any declaration or item gives
 * @param leftOut what every declaration lacks because a column of the file could not be read
 * @param tables those of what repeats that have rows of it
 * @param hasAdditions whether any declaration has what the model has no place for
 * @param partly the keys of declarations that are named in rows of the load which wait in quarantine: some of their items are not here
 */
record StoredLoad(
        Bounds bounds,
        Set<Field> given,
        List<Addition> leftOut,
        List<LineTable> tables,
        boolean hasAdditions,
        Set<Long> partly) {
    /** The keys of a load's declarations follow one another. */
    record Bounds(long first, long last) {}

    private static final String PARTLY = SqlFile.read(StoredLoad.class, "PartlyLoaded.sql");

    private record StoredColumn(String columnName, String field, String example, String reason) {}

    static StoredLoad of(Session session, int loadId) {
        Bounds bounds = bounds(session, loadId);
        return new StoredLoad(
                bounds,
                given(session, bounds),
                leftOut(session, loadId),
                StoredLines.given(session, loadId),
                hasAdditions(session, bounds),
                partly(session, loadId));
    }

    private static Bounds bounds(Session session, int loadId) {
        return session.query(
                        Bounds.class,
                        "select coalesce(min(declaration_key), 0) as first, coalesce(max(declaration_key), -1) as last"
                                + " from store.declaration where load_id = ?",
                        loadId)
                .getFirst();
    }

    private static Set<Field> given(Session session, Bounds bounds) {
        Set<Field> given = EnumSet.noneOf(Field.class);
        given.addAll(StoredPart.given(session, Field.ModelPart.DECLARATION, bounds.first(), bounds.last()));
        given.addAll(StoredPart.given(session, Field.ModelPart.GOODS_ITEM, bounds.first(), bounds.last()));
        return given;
    }

    /** What every declaration of a load lacks because a column of its file could not be read, and was left out. */
    private static List<Addition> leftOut(Session session, int loadId) {
        return session
                .query(
                        StoredColumn.class,
                        "select column_name, field, example, reason from load_left_out where load_id = ? order by all",
                        loadId)
                .stream()
                .map(c -> new Addition(
                        null, LeftOutRule.ADDITION + c.field(), c.columnName() + ": " + c.example() + " " + c.reason()))
                .toList();
    }

    private static boolean hasAdditions(Session session, Bounds bounds) {
        return session.number(
                        "select count(*) from (from store.addition where declaration_key between ? and ? limit 1)",
                        bounds.first(),
                        bounds.last())
                > 0;
    }

    private static Set<Long> partly(Session session, int loadId) {
        Set<Long> keys = new HashSet<>();
        session.chunks(PARTLY.replace(":load_id", Integer.toString(loadId)), chunk -> {
            for (int row = 0; row < chunk.rows(); row++) {
                keys.add(chunk.longAt(0, row));
            }
        });
        return keys;
    }
}
