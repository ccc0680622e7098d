package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.TextColumn;

/**
 * Hands parsed rows to the database, a column per target, with their line and, where a column gives the declaration, the number of the
 * run of rows of one identifier in which the row stands, and whether it is the first of it: most files give a declaration's rows after one another.
 */
final class ParsedRowFeed implements RowFeed.RowSource {
    private final RowParser parser;
    private final List<FieldColumn> targets;
    private final long bytes;
    private final LoadProgress progress;
    private final int id;
    private final long[] runs = new long[RowFeed.CHUNK];
    private final long[] starts = new long[RowFeed.CHUNK];
    private long run = -1;
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
    public List<RowFeed.FeedColumn> columns() {
        List<RowFeed.FeedColumn> columns = new ArrayList<>();
        columns.add(new RowFeed.FeedColumn("line", long.class));
        if (id >= 0) {
            columns.add(new RowFeed.FeedColumn("run", long.class));
            columns.add(new RowFeed.FeedColumn("run_start", long.class));
        }
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
        if (id >= 0) {
            follow(batch);
            rows.longs("run", runs, batch.size, RowBatch.MISSING);
            rows.longs("run_start", starts, batch.size, RowBatch.MISSING);
        }
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

    /** How many runs of rows of one identifier there are; 0 where no column gives it. */
    long runs() {
        return run + 1;
    }

    private void follow(RowBatch batch) {
        TextColumn texts = batch.texts[id];
        for (int r = 0; r < batch.size; r++) {
            boolean another = run < 0 || !(r == 0 ? texts.isEqual(0, previous) : texts.isEqual(r, r - 1));
            ascending &= another && isGreater(texts, r);
            run += another ? 1 : 0;
            runs[r] = run;
            starts[r] = another ? 1 : 0;
        }
        previous = batch.size == 0 ? previous : texts.get(batch.size - 1);
    }

    /** Than the one before, by length and then by bytes. */
    private boolean isGreater(TextColumn texts, int row) {
        int before = row == 0 ? previous.length : texts.length(row - 1);
        return texts.length(row) > before
                || texts.length(row) == before
                        && (row == 0 ? texts.isGreater(0, previous) : texts.isGreaterThanBefore(row));
    }
}
