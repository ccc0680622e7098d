package org.tidewaiter.dataquality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field.Type;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.ColumnReader;
import org.tidewaiter.engine.Session;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.MessagePart;

/** What repeats in the declarations of a slice: lines by the declaration's key and the item's number, 0 for the whole. */
final class StoredLines {
    private final Map<Long, Map<Integer, List<Line>>> lines = new HashMap<>();

    private StoredLines() {}

    /** Those of the declarations from one key on, before another. */
    static StoredLines read(Session session, List<LineTable> tables, long from, long before) {
        StoredLines stored = new StoredLines();
        for (LineTable table : tables) {
            session.chunks(sql(table, from, before), chunk -> stored.take(table, chunk));
        }
        return stored;
    }

    /** The tables that hold any line of a load. */
    static List<LineTable> given(Session session, int loadId) {
        List<LineTable> given = new ArrayList<>();
        for (LineTable table : LineTable.ofDeclarations()) {
            String any = "select count(*) from (from store." + table.tableName()
                    + " where load_id = ? and declaration_key is not null limit 1)";
            if (session.number(any, loadId) > 0) {
                given.add(table);
            }
        }
        return given;
    }

    private static String sql(LineTable table, long from, long before) {
        String columns = table.columns().stream().map(StoredLines::text).collect(Collectors.joining(", "));
        return "select declaration_key, coalesce(sequence, 0)::bigint, " + columns + " from store."
                + table.tableName() + " where declaration_key >= " + from + " and declaration_key < " + before
                + " order by declaration_key, sequence, ordinal";
    }

    /** A column as the text that a message has: numbers without zeros at the end, times in ISO 8601. */
    private static String text(LineTable.LineColumn column) {
        return column.type() == Type.TIME
                ? "strftime(" + column.name() + ", '%Y-%m-%dT%H:%M:%S')"
                : column.decimals() > 0
                        ? "rtrim(rtrim(" + column.name() + "::varchar, '0'), '.')"
                        : column.name() + "::varchar";
    }

    private void take(LineTable table, ColumnReader chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            Map<String, GivenValue> values = new LinkedHashMap<>();
            for (int c = 0; c < table.columns().size(); c++) {
                String name = table.columns().get(c).name();
                String text = chunk.textAt(2 + c, row);
                if (text != null && !text.isEmpty()) {
                    values.put(name, new GivenValue(text, table.tableName() + "." + name));
                }
            }
            lines.computeIfAbsent(chunk.longAt(0, row), k -> new HashMap<>())
                    .computeIfAbsent((int) chunk.longAt(1, row), s -> new ArrayList<>())
                    .add(new Line(table, table.tableName(), values));
        }
    }

    /** The part of a declaration with its lines. */
    MessagePart with(MessagePart part, long declaration, int sequence) {
        return part.withLines(lines.getOrDefault(declaration, Map.of()).getOrDefault(sequence, List.of()));
    }
}
