package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Vectors;

/** Hands parsed rows to the database, a column per target, with their number among the rows taken and their line. */
final class ParsedRows implements RowFeed.Source {
    private final RowParser parser;
    private final List<Target> targets;
    private final long bytes;
    private final Progress progress;
    private final long[] numbers = new long[RowFeed.CHUNK];
    private boolean ended;
    private long staged;

    ParsedRows(RowParser parser, List<Target> targets, long bytes, Progress progress) {
        this.parser = parser;
        this.targets = targets;
        this.bytes = bytes;
        this.progress = progress;
    }

    @Override
    public List<RowFeed.Column> columns() {
        List<RowFeed.Column> columns = new ArrayList<>();
        columns.add(new RowFeed.Column("row_number", long.class));
        columns.add(new RowFeed.Column("line", long.class));
        targets.forEach(t -> columns.add(t.column()));
        return columns;
    }

    @Override
    public int next(DuckDBDataChunkWriter chunk) throws Exception {
        if (ended) {
            return 0;
        }
        Batch batch = parser.take();
        ended = batch.last;
        for (int r = 0; r < batch.size; r++) {
            numbers[r] = staged + r;
        }
        Vectors.write(chunk.vector(0), batch.size, numbers, Batch.MISSING, 0);
        Vectors.write(chunk.vector(1), batch.size, batch.line, Batch.MISSING, 0);
        for (int t = 0; t < targets.size(); t++) {
            targets.get(t).write(batch, t, chunk.vector(2L + t));
        }
        staged += batch.size;
        progress.at(parser.bytesRead(), bytes, staged);
        int size = batch.size;
        parser.recycle(batch);
        return size;
    }
}
