package org.tidewaiter.intake;

import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * The staged rows of a table that writes an item again for each of its lines. The rows of an item that say the same but for their line become one:
 * the first stays, the others go from {@code staged} to {@code merged} (row_number, line, first_line), by which their lines find the item.
 *
 * @param sequence the SQL of the number of an item; empty where none numbers them
 * @param columns what is staged of a row, but where it stood
 */
record LinesOfItems(String sequence, List<String> columns) {
    private static final SqlSections SQL = RowLines.LINE_ROWS;

    /** Brings the rows of each item together. */
    static LinesOfItems found(Session session, StagedValues values, boolean byOrder, List<String> columns) {
        LinesOfItems lines = new LinesOfItems(byOrder ? "" : values.value(Field.SEQUENCE), columns);
        String all = columns.stream().map(c -> "s." + c).collect(Collectors.joining(", "));
        if (byOrder) {
            session.execute(SQL.get("in_order").replace(":columns", all));
            session.execute(SQL.get("unsure"));
            session.execute("delete from merged where not sure or line = first_line");
        } else {
            session.execute(SQL.get("numbered").replace(":columns", all).replace(":sequence", lines.sequence));
        }
        session.execute("delete from staged where rowid in (select row_number from merged)");
        long lost = session.number(SQL.get("lost"));
        if (lost > 0) {
            throw new IllegalStateException(lost + " rows say further lines of items that are not staged");
        }
        return lines;
    }

    /** Sets aside the rows of an item that could not be brought together, saying where they differ from its first. */
    void rejectDiffering(Session session) {
        String differences = columns.stream()
                .map(c -> "case when s." + c + " is distinct from f." + c + " then '" + c + "' end")
                .collect(Collectors.joining(", "));
        session.execute(
                SQL.get("differing").replace(":differences", differences).replace(":sequence", sequence));
    }

    /** Sets aside the rows whose item was. */
    void followRejected(Session session) {
        session.execute(
                "insert into rejected (row_number, line, field, value, reason) select m.row_number, m.line, r.field, r.value, r.reason"
                        + " from merged m join (select line, any_value(field) as field, any_value(value) as value,"
                        + " any_value(reason) as reason from rejected group by line) r on r.line = m.first_line");
        session.execute("delete from merged where first_line in (select line from rejected)");
    }
}
