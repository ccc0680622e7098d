package org.tidewaiter.intake;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;

/** The lines of the messages of one load, typed as they come and written to their tables once the messages are. */
final class LineRows implements AutoCloseable {
    private final Path directory;
    private final Map<LineTable, RowSpool> spools = new EnumMap<>(LineTable.class);

    LineRows(Path directory) {
        this.directory = directory;
    }

    /**
     * Takes the lines of a message.
     *
     * @param number its number in the file
     * @return what the columns cannot keep, to be kept as additions of the message under the names of table and column
     */
    List<Message.Addition> add(Message message, long number) {
        List<Message.Addition> refused = new ArrayList<>(add(message.kind(), number, 0, message.heading()));
        for (int i = 0; i < message.items().size(); i++) {
            refused.addAll(add(message.kind(), number, i + 1, message.items().get(i)));
        }
        return refused;
    }

    /** Takes the lines of one part: the heading, of sequence 0, or an item. */
    List<Message.Addition> add(Message.Kind kind, long number, int sequence, MessagePart part) {
        List<Message.Addition> refused = new ArrayList<>();
        try {
            add(kind, number, sequence, part, refused);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The lines of messages cannot be kept in " + directory + " (" + FileError.why(e) + ")",
                    "free some space there and load the file again; the workspace is as it was",
                    e);
        }
        return refused;
    }

    private void add(Message.Kind kind, long number, int sequence, MessagePart part, List<Message.Addition> refused)
            throws IOException {
        Map<LineTable, Integer> places = new EnumMap<>(LineTable.class);
        for (Line line : part.lines()) {
            DataOutputStream row = spools.computeIfAbsent(line.table(), t -> new RowSpool(directory))
                    .row();
            row.writeLong(number);
            row.writeByte(kind.ordinal());
            row.writeInt(sequence);
            row.writeInt(places.merge(line.table(), 1, Integer::sum));
            for (LineTable.LineColumn column : line.table().columns()) {
                GivenValue given = line.values().get(column.name());
                if (!write(row, column, given == null ? "" : given.text())) {
                    refused.add(new Message.Addition(
                            sequence == 0 ? null : sequence,
                            line.table().tableName() + "." + column.name(),
                            given == null ? "" : given.text()));
                }
            }
        }
    }

    /** Whether the column keeps the value as it is. */
    private static boolean write(DataOutputStream row, LineTable.LineColumn column, String text) throws IOException {
        if (LineValue.type(column) == String.class) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            row.writeInt(bytes.length);
            row.write(bytes);
            return true;
        }
        long value = text.isBlank() ? LineValue.MISSING : LineValue.of(column, text);
        row.writeLong(value);
        return value != LineValue.MISSING || text.isBlank();
    }

    boolean isEmpty() {
        return spools.isEmpty();
    }

    /**
     * Writes them to their tables.
     *
     * @param sql the statement with {@code :table}, {@code :columns} and {@code :values} in the places of these
     */
    void write(Session session, String sql) {
        spools.forEach((table, spool) -> write(session, table, spool, sql));
    }

    /** Writes the lines of one table, of which there may be none. */
    void write(Session session, LineTable table, String sql) {
        RowSpool spool = spools.get(table);
        if (spool != null) {
            write(session, table, spool, sql);
        }
    }

    private static void write(Session session, LineTable table, RowSpool spool, String sql) {
        try (LineFeed feed = new LineFeed(table, spool)) {
            RowFeed.run(
                    session,
                    "lines",
                    feed,
                    sql.replace(":table", table.tableName())
                            .replace(":columns", names(table, ""))
                            .replace(":values", names(table, "l.")));
        }
    }

    private static String names(LineTable table, String of) {
        return table.columns().stream()
                .map(c -> LineValue.type(c) == String.class && !of.isEmpty()
                        ? "nullif(" + of + c.name() + ", '')"
                        : of + c.name())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        spools.values().forEach(RowSpool::close);
    }
}
