package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.TextColumn;
import org.tidewaiter.model.Field;

/** Hands parsed rows to the database, a column per target, with their line. */
final class ParsedRowFeed implements RowFeed.Source {
    private final RowParser parser;
    private final List<FieldColumn> targets;
    private final long bytes;
    private final LoadProgress progress;
    private final int id;
    private boolean ascending;
    private byte[] previous = new byte[0];
    private boolean ended;
    private long staged;

    ParsedRowFeed(RowParser parser, List<FieldColumn> targets, long bytes, LoadProgress progress) {
        this.parser = parser;
        this.targets = targets;
        this.bytes = bytes;
        this.progress = progress;
        id = IntStream.range(0, targets.size())
                .filter(t -> targets.get(t).field == Field.DECLARATION_ID)
                .findFirst()
                .orElse(-1);
        ascending = id >= 0;
    }

    @Override
    public List<RowFeed.Column> columns() {
        List<RowFeed.Column> columns = new ArrayList<>();
        columns.add(new RowFeed.Column("line", long.class));
        targets.forEach(t -> columns.add(t.column()));
        return columns;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public int next(ColumnWriter rows) throws Exception {
        if (ended) {
            return 0;
        }
        RowBatch batch = parser.take();
        ended = batch.last;
        rows.longs("line", batch.line, batch.size, RowBatch.MISSING);
        for (int t = 0; t < targets.size(); t++) {
            targets.get(t).write(batch, t, rows);
        }
        follow(batch);
        staged += batch.size;
        progress.at(parser.bytesRead(), bytes, staged);
        int size = batch.size;
        parser.recycle(batch);
        return size;
    }

    /** Whether each identifier was greater than the one before, by length and then by bytes: then all are different. */
    boolean ascending() {
        return ascending;
    }

    private void follow(RowBatch batch) {
        if (id < 0) {
            return;
        }
        TextColumn texts = batch.texts[id];
        for (int r = 0; r < batch.size && ascending; r++) {
            int before = r == 0 ? previous.length : texts.length(r - 1);
            ascending = texts.length(r) > before
                    || texts.length(r) == before
                            && (r == 0 ? texts.isGreater(r, previous) : texts.isGreaterThanBefore(r));
        }
        previous = batch.size == 0 ? previous : texts.get(batch.size - 1);
    }
}
