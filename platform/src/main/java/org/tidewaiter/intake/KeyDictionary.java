package org.tidewaiter.intake;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.notation.TextDictionary;

/**
 * One of the two dictionaries of the workspace (codes, parties), in memory while a file is loaded. New texts get the next
 * keys and are written by {@link #writeNew} in the transaction of the load. Texts that only rows set aside had are not written: their keys stay
 * without one.
 */
final class KeyDictionary {
    /** What stands in memory for a key without a text; no text of a file begins so. */
    private static final String NOT_WRITTEN = "\u0000";

    private final String table;
    /** Its columns of keys and of texts, in that order. */
    private final String columns;

    private final TextDictionary texts;
    private final int stored;

    private KeyDictionary(String table, String columns, TextDictionary texts) {
        this.table = table;
        this.columns = columns;
        this.texts = texts;
        this.stored = texts.size();
    }

    private static KeyDictionary read(String table, String key, String text, Session session) {
        TextDictionary texts = new TextDictionary();
        String columns = key + ", " + text;
        session.chunks("select " + columns + " from " + table + " order by " + key, chunk -> {
            for (int row = 0; row < chunk.rows(); row++) {
                int expected = chunk.intAt(0, row);
                while (texts.size() < expected) {
                    texts.number(NOT_WRITTEN + texts.size());
                }
                if (texts.number(String.valueOf(chunk.textAt(1, row))) != expected) {
                    throw new TidewaiterException(
                            Kind.STORAGE,
                            "The dictionary " + table + " of the workspace is damaged at key " + expected,
                            "restore the workspace from a copy");
                }
            }
        });
        return new KeyDictionary(table, columns, texts);
    }

    static KeyDictionary codes(Session session) {
        return read("store.code", "code_key", "code", session);
    }

    static KeyDictionary parties(Session session) {
        return read("store.party", "party_key", "party_id", session);
    }

    /** The key of a text; 0 for the empty one. */
    int key(String text) {
        return texts.number(text);
    }

    /** Writes what this load has added. */
    void writeNew(Session session) {
        writeNew(session, "");
    }

    /**
     * Writes what this load has added and uses.
     *
     * @param used a query of the keys that rows have which were taken
     */
    void writeUsed(Session session, String used) {
        writeNew(session, " where number in (" + used + ")");
    }

    private void writeNew(Session session, String which) {
        if (texts.size() == stored) {
            return;
        }
        RowFeed.run(
                session,
                "new_words",
                new NewTexts(stored),
                "insert into " + table + " (" + columns + ") select number, text from new_words()" + which);
    }

    /** Makes a table of all texts, those of this load too, to show people what stands behind a key: number, text. */
    void list(Session session, String temporary) {
        RowFeed.run(
                session,
                "all_words",
                new NewTexts(0),
                "create or replace temp table " + temporary + " as select number, text from all_words()");
    }

    private final class NewTexts implements RowFeed.RowSource {
        private int next;

        private NewTexts(int first) {
            next = first;
        }

        @Override
        public List<RowFeed.FeedColumn> columns() {
            return List.of(new RowFeed.FeedColumn("number", int.class), new RowFeed.FeedColumn("text", String.class));
        }

        @Override
        public int next(ColumnWriter rows) throws SQLException {
            int count = Math.min(RowFeed.CHUNK, texts.size() - next);
            byte[][] bytes = new byte[count][];
            for (int i = 0; i < count; i++) {
                rows.intAt("number", i, next);
                bytes[i] = texts.text(next++).getBytes(StandardCharsets.UTF_8);
            }
            rows.texts("text", bytes, count);
            return count;
        }
    }
}
