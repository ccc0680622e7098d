package org.tidewaiter.intake;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.message.Message;

/** Hands the rows of a spool to the database: message, kind of message, item or 0, place, and the columns of the table. */
final class LineFeed implements RowFeed.RowSource, AutoCloseable {
    private static final byte[][] KINDS = kinds();

    private final LineTable table;
    private final RowSpool spool;
    private final long[] message = new long[RowFeed.CHUNK];
    private final int[] sequence = new int[RowFeed.CHUNK];
    private final int[] ordinal = new int[RowFeed.CHUNK];
    private final byte[][] kind = new byte[RowFeed.CHUNK][];
    private final long[][] numbers;
    private final byte[][][] texts;
    private @Nullable DataInputStream in;
    private long handed;

    LineFeed(LineTable table, RowSpool spool) {
        this.table = table;
        this.spool = spool;
        int columns = table.columns().size();
        numbers = new long[columns][RowFeed.CHUNK];
        texts = new byte[columns][RowFeed.CHUNK][];
    }

    @Override
    public List<RowFeed.FeedColumn> columns() {
        List<RowFeed.FeedColumn> columns = new ArrayList<>(List.of(
                new RowFeed.FeedColumn("message", long.class),
                new RowFeed.FeedColumn("message_kind", String.class),
                new RowFeed.FeedColumn("sequence", int.class),
                new RowFeed.FeedColumn("ordinal", int.class)));
        table.columns().forEach(c -> columns.add(new RowFeed.FeedColumn(c.name(), LineValue.type(c), c.decimals())));
        return columns;
    }

    @Override
    public int next(ColumnWriter rows) throws Exception {
        if (in == null) {
            in = spool.read();
        }
        int size = (int) Math.min(RowFeed.CHUNK, spool.rows() - handed);
        for (int row = 0; row < size; row++) {
            read(in, row);
        }
        rows.longs("message", message, size, LineValue.MISSING);
        rows.texts("message_kind", kind, size);
        rows.ints("sequence", sequence, size);
        rows.ints("ordinal", ordinal, size);
        for (int c = 0; c < table.columns().size(); c++) {
            LineTable.LineColumn column = table.columns().get(c);
            if (LineValue.type(column) == String.class) {
                rows.texts(column.name(), texts[c], size);
            } else {
                rows.longs(column.name(), numbers[c], size, LineValue.MISSING);
            }
        }
        handed += size;
        return size;
    }

    private void read(DataInputStream from, int row) throws IOException {
        message[row] = from.readLong();
        kind[row] = KINDS[from.readByte()];
        sequence[row] = from.readInt();
        ordinal[row] = from.readInt();
        for (int c = 0; c < table.columns().size(); c++) {
            if (LineValue.type(table.columns().get(c)) == String.class) {
                texts[c][row] = from.readNBytes(from.readInt());
            } else {
                numbers[c][row] = from.readLong();
            }
        }
    }

    private static byte[][] kinds() {
        byte[][] kinds = new byte[Message.Kind.values().length][];
        for (Message.Kind kind : Message.Kind.values()) {
            kinds[kind.ordinal()] = kind.name().getBytes(StandardCharsets.US_ASCII);
        }
        return kinds;
    }

    @Override
    public void close() {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
