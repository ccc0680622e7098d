package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;

/**
 * Hands parsed rows to the database, a column per target, with their line and, where a column gives the declaration, the number of the
 * run of rows of one identifier in which the row stands, and whether it is the first of it: most files give a declaration's rows after one another.
 */
final class ParsedRowFeed implements RowFeed.RowSource {
    private final RowParser parser;
    private final List<FieldColumn> targets;
    private final long bytes;
    private final LoadProgress progress;
    private final @Nullable RunWatch watch;
    private boolean ended;
    private long staged;

    ParsedRowFeed(RowParser parser, List<FieldColumn> targets, long bytes, LoadProgress progress) {
        this.parser = parser;
        this.targets = targets;
        this.bytes = bytes;
        this.progress = progress;
        watch = RunWatch.of(targets);
    }

    @Override
    public List<RowFeed.FeedColumn> columns() {
        List<RowFeed.FeedColumn> columns = new ArrayList<>();
        columns.add(new RowFeed.FeedColumn("line", long.class));
        if (watch != null) {
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
        if (watch != null) {
            watch.follow(batch);
            rows.longs("run", watch.runs, batch.size, RowBatch.MISSING);
            rows.longs("run_start", watch.starts, batch.size, RowBatch.MISSING);
        }
        staged += batch.size;
        progress.at(parser.bytesRead(), bytes, staged);
        int size = batch.size;
        parser.recycle(batch);
        return size;
    }

    /** How many rows were handed over. */
    long staged() {
        return staged;
    }

    /** What was seen of the runs of rows of one identifier; after the last batch. */
    StagedRuns runs() {
        return watch == null ? StagedRuns.NONE : watch.seen();
    }
}
