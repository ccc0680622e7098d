package org.tidewaiter.intake;

import org.tidewaiter.engine.RowFeed;

/** Up to 2,048 parsed rows on their way from the parser to the database, a column per target. */
final class Batch {
    /** Stands for "not given" in numbers. */
    static final long MISSING = Long.MIN_VALUE;

    final long[] line = new long[RowFeed.CHUNK];
    final long[][] numbers;
    final byte[][][] texts;
    int size;
    boolean last;

    Batch(int targets) {
        numbers = new long[targets][RowFeed.CHUNK];
        texts = new byte[targets][RowFeed.CHUNK][];
    }
}
