package org.tidewaiter.dataquality;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ColumnCursor;
import org.tidewaiter.engine.ColumnReader;

/** The rows of a query one after the other, whose first column is the key by which they are ordered. */
final class RowCursor implements AutoCloseable {
    private final ColumnCursor chunks;
    private @Nullable ColumnReader chunk;
    private int row;

    RowCursor(ColumnCursor chunks) {
        this.chunks = chunks;
        this.chunk = chunks.next();
        skipEmpty();
    }

    boolean hasRow() {
        return chunk != null;
    }

    /** Goes on to the next row. */
    void advance() {
        row++;
        skipEmpty();
    }

    private void skipEmpty() {
        while (chunk != null && row >= chunk.rows()) {
            chunk = chunks.next();
            row = 0;
        }
    }

    /** The rows among which the present one is; valid until the next is asked for. */
    ColumnReader chunk() {
        if (chunk == null) {
            throw new IllegalStateException("After the last row");
        }
        return chunk;
    }

    /** The present row's place in its chunk. */
    int row() {
        return row;
    }

    /** The present row's key. */
    long key() {
        return chunk().longAt(0, row);
    }

    @Override
    public void close() {
        chunks.close();
    }
}
