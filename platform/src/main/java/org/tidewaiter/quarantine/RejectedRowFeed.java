package org.tidewaiter.quarantine;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.source.OriginalLines;
import org.tidewaiter.source.TotalLine;

/** Hands the rows set aside to the database, in file order, each with its original text. */
final class RejectedRowFeed implements RowFeed.RowSource {
    /** Whole messages may be long: so many characters end a chunk early. */
    private static final int CHARACTERS = 4 << 20;

    private final RejectedRows.RowReader rows;
    private final @Nullable OriginalLines originals;
    private long place;

    RejectedRowFeed(RejectedRows.RowReader rows, @Nullable OriginalLines originals) {
        this.rows = rows;
        this.originals = originals;
    }

    @Override
    public List<RowFeed.FeedColumn> columns() {
        return List.of(
                new RowFeed.FeedColumn("place", long.class),
                new RowFeed.FeedColumn("line", long.class),
                new RowFeed.FeedColumn("original", String.class),
                new RowFeed.FeedColumn("field", String.class),
                new RowFeed.FeedColumn("value", String.class),
                new RowFeed.FeedColumn("reason", String.class));
    }

    @Override
    public int next(ColumnWriter out) throws Exception {
        int count = 0;
        long characters = 0;
        for (RejectedRows.Row row = rows.peek();
                row != null && count < RowFeed.CHUNK && characters < CHARACTERS;
                row = rows.peek()) {
            String original = original(row);
            RejectedRow bad = row.bad();
            out.longAt("place", count, place++);
            out.longAt("line", count, bad.line());
            // A NUL cannot be kept as text: it is shown as its picture.
            out.textAt("original", count, original.replace('\0', '\u2400'));
            out.textAt("field", count, bad.field() == null ? "" : bad.field());
            out.textAt("value", count, bad.value() == null ? "" : bad.value().replace('\0', '\u2400'));
            boolean total = bad.reason().startsWith(RejectedRow.NOT_GIVEN) && TotalLine.is(original);
            out.textAt("reason", count, total ? TotalLine.REASON : bad.reason());
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
