package org.tidewaiter.intake;

import java.io.IOException;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.RowFeed;

/** Hands the rows set aside to the database, in file order, each with its original text. */
final class BadRows implements RowFeed.Source {
    /** Whole messages may be long: so many characters end a chunk early. */
    private static final int CHARACTERS = 4 << 20;

    private final SetAside.Reading rows;
    private final @Nullable Originals originals;
    private long place;

    BadRows(SetAside.Reading rows, @Nullable Originals originals) {
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
        for (SetAside.Row row = rows.peek();
                row != null && count < RowFeed.CHUNK && characters < CHARACTERS;
                row = rows.peek()) {
            String original = original(row);
            Bad bad = row.bad();
            chunk.vector(0).setLong(count, place++);
            chunk.vector(1).setLong(count, bad.line());
            // A NUL cannot be kept as text: it is shown as its picture.
            chunk.vector(2).setString(count, original.replace('\0', '\u2400'));
            chunk.vector(3).setString(count, bad.field() == null ? "" : bad.field());
            chunk.vector(4)
                    .setString(count, bad.value() == null ? "" : bad.value().replace('\0', '\u2400'));
            boolean total = bad.reason().startsWith(Target.NOT_GIVEN) && TotalLine.is(original);
            chunk.vector(5).setString(count, total ? TotalLine.REASON : bad.reason());
            count++;
            characters += original.length();
            rows.next();
        }
        return count;
    }

    private String original(SetAside.Row row) throws IOException {
        String kept = row.original();
        if (kept == null) {
            return originals == null ? "" : originals.record(row.bad().line());
        }
        return kept;
    }
}
