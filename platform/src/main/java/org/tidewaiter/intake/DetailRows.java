package org.tidewaiter.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.message.Message;

/**
 * What the messages of one load say beside fields and lines, kept while they are read and written to the tables once the messages are. In SQL
 * they are rows of {@code details()}: {@code place} (their number, from 0), {@code line} (the message's number in the file), {@code sequence}
 * (of the item; 0 for the whole message), and the columns of the {@link Detail}, empty where nothing is said.
 */
final class DetailRows implements AutoCloseable {
    /** What a message can say beside fields and lines. */
    enum Detail {
        /** What the model has no place for. */
        ADDITIONS("name", "value"),
        /** What became of a declaration: what, when, and who did it. */
        EVENTS("event_code", "occurred_at", "responsible_party"),
        /** What a check found. */
        DEFECTS("check_id", "severity", "path", "value", "message", "finding");

        private final List<String> columns;

        Detail(String... columns) {
            this.columns = List.of(columns);
        }
    }

    private final Path directory;
    private final Map<Detail, RowSpool> spools = new EnumMap<>(Detail.class);

    /** Holds nothing yet; passing files, if they are needed, are made in {@code directory}. */
    DetailRows(Path directory) {
        this.directory = directory;
    }

    /** What some message said. */
    Set<Detail> said() {
        return Collections.unmodifiableSet(spools.keySet());
    }

    /**
     * Keeps one.
     *
     * @param line the message's number
     * @param sequence of the item; null for the whole message
     * @param texts in the order of the detail's columns
     */
    void add(Detail detail, long line, @Nullable Integer sequence, String... texts) {
        if (texts.length != detail.columns.size()) {
            throw new IllegalArgumentException(detail + " has the columns " + detail.columns);
        }
        try {
            DataOutputStream row =
                    spools.computeIfAbsent(detail, d -> new RowSpool(directory)).row();
            row.writeLong(line);
            row.writeInt(sequence == null ? 0 : sequence);
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                row.writeInt(bytes.length);
                row.write(bytes);
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "What messages say cannot be kept in " + directory + " (" + FileError.why(e) + ")",
                    "free some space there and load the file again; the workspace is as it was",
                    e);
        }
    }

    /** Hands all of one kind to a statement that reads {@code details()}. */
    void write(Session session, Detail detail, String sql) {
        RowSpool spool = spools.get(detail);
        if (spool != null) {
            RowFeed.run(session, "details", new Feed(detail.columns, spool), sql);
        }
    }

    @Override
    public void close() {
        spools.values().forEach(RowSpool::close);
    }

    /** The rows of a spool. */
    private static final class Feed implements RowFeed.RowSource {
        private static final int MOST_BYTES = 4 << 20;

        private final List<String> names;
        private final RowSpool spool;
        private final long[] place = new long[RowFeed.CHUNK];
        private final long[] line = new long[RowFeed.CHUNK];
        private final int[] sequence = new int[RowFeed.CHUNK];
        private final byte[][][] texts;
        private @Nullable DataInputStream in;
        private long handed;

        Feed(List<String> names, RowSpool spool) {
            this.names = names;
            this.spool = spool;
            texts = new byte[names.size()][RowFeed.CHUNK][];
        }

        @Override
        public List<RowFeed.FeedColumn> columns() {
            List<RowFeed.FeedColumn> columns = new ArrayList<>(List.of(
                    new RowFeed.FeedColumn("place", long.class),
                    new RowFeed.FeedColumn("line", long.class),
                    new RowFeed.FeedColumn("sequence", int.class)));
            names.forEach(name -> columns.add(new RowFeed.FeedColumn(name, String.class)));
            return columns;
        }

        @Override
        public int next(ColumnWriter rows) throws Exception {
            DataInputStream from = in == null ? spool.read() : in;
            in = from;
            int size = 0;
            for (int bytes = 0; size < RowFeed.CHUNK && handed < spool.rows() && bytes < MOST_BYTES; size++) {
                bytes += read(from, size);
            }
            rows.longs("place", place, size, Long.MIN_VALUE);
            rows.longs("line", line, size, Long.MIN_VALUE);
            rows.ints("sequence", sequence, size);
            for (int c = 0; c < texts.length; c++) {
                rows.texts(names.get(c), texts[c], size);
            }
            if (size == 0) {
                from.close();
            }
            return size;
        }

        /** Reads the next row; its length in bytes. */
        private int read(DataInputStream from, int row) throws IOException {
            place[row] = handed++;
            line[row] = from.readLong();
            sequence[row] = from.readInt();
            int bytes = 0;
            for (byte[][] column : texts) {
                column[row] = from.readNBytes(from.readInt());
                bytes += column[row].length;
            }
            return bytes;
        }
    }

    /**
     * Writes additions and defects to the tables of the kinds of messages that there are, and events to theirs.
     *
     * @param beside the statements, each in the section that {@link #sectionOf} names, those of a kind behind its name
     */
    void writeAll(Session session, Set<Message.Kind> kinds, SqlSections beside, int loadId) {
        for (Detail detail : said()) {
            String what = sectionOf(detail);
            Stream.concat(Stream.of(what), kinds.stream().map(kind -> sectionOf(kind) + "_" + what))
                    .filter(beside.names()::contains)
                    .forEach(section -> {
                        if (beside.names().contains("before " + section)) {
                            session.script(beside.get("before " + section));
                        }
                        write(session, detail, beside.get(section).replace(":load_id", Integer.toString(loadId)));
                    });
        }
    }

    /** What the section of a kind is called. */
    static String sectionOf(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
