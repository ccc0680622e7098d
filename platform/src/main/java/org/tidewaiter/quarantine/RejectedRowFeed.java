package org.tidewaiter.quarantine;

import java.io.IOException;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.source.OriginalLines;
import org.tidewaiter.source.TotalLine;

/** Hands the rows set aside to the database, in file order, each with its original text. */
final class RejectedRowFeed implements RowFeed.Source {
    /** Whole messages may be long: so many characters end a chunk early. */
    private static final int CHARACTERS = 4 << 20;

    private final RejectedRows.Reading rows;
    private final @Nullable OriginalLines originals;
    private long place;

    RejectedRowFeed(RejectedRows.Reading rows, @Nullable OriginalLines originals) {
        this.rows = rows;
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
        int count = 0;
        long characters = 0;
        for (RejectedRows.Row row = rows.peek();
                row != null && count < RowFeed.CHUNK && characters < CHARACTERS;
                row = rows.peek()) {
            String original = original(row);
            RejectedRow bad = row.bad();
            chunk.vector(0).setLong(count, place++);
            chunk.vector(1).setLong(count, bad.line());
            // A NUL cannot be kept as text: it is shown as its picture.
            chunk.vector(2).setString(count, original.replace('\0', '\u2400'));
            chunk.vector(3).setString(count, bad.field() == null ? "" : bad.field());
            chunk.vector(4)
                    .setString(count, bad.value() == null ? "" : bad.value().replace('\0', '\u2400'));
            boolean total = bad.reason().startsWith(RejectedRow.NOT_GIVEN) && TotalLine.is(original);
            chunk.vector(5).setString(count, total ? TotalLine.REASON : bad.reason());
            count++;
            characters += original.length();
            rows.next();
        }
        return count;
    }

    private String original(RejectedRows.Row row) throws IOException {
        String kept = row.original();
        if (kept == null) {
            return originals == null ? "" : originals.record(row.bad().line());
        }
        return kept;
    }
}
