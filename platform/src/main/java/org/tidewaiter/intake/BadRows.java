package org.tidewaiter.intake;

import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.tidewaiter.engine.RowFeed;

/** Hands the rows set aside to the database, in file order, each with its original text. */
final class BadRows implements RowFeed.Source {
    private final List<Bad> bad;
    private final Originals originals;
    private int next;

    BadRows(List<Bad> bad, Originals originals) {
        this.bad = bad;
        this.originals = originals;
    }

    @Override
    public List<RowFeed.Column> columns() {
        return List.of(
                new RowFeed.Column("place", long.class),
                new RowFeed.Column("line", long.class),
                new RowFeed.Column("original", String.class),
                new RowFeed.Column("field", String.class),
                new RowFeed.Column("value", String.class),
                new RowFeed.Column("reason", String.class));
    }

    @Override
    public int next(DuckDBDataChunkWriter chunk) throws Exception {
        int count = Math.min(RowFeed.CHUNK, bad.size() - next);
        for (int r = 0; r < count; r++) {
            Bad row = bad.get(next);
            chunk.vector(0).setLong(r, next++);
            chunk.vector(1).setLong(r, row.line());
            // A NUL cannot be kept as text: it is shown as its picture.
            chunk.vector(2).setString(r, originals.record(row.line()).replace('\0', '\u2400'));
            chunk.vector(3).setString(r, row.field() == null ? "" : row.field());
            chunk.vector(4).setString(r, row.value() == null ? "" : row.value().replace('\0', '\u2400'));
            chunk.vector(5).setString(r, row.reason());
        }
        return count;
    }
}
