package org.tidewaiter.intake;

import java.util.List;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.TextColumn;

/** Up to 2,048 parsed rows on their way from the parser to the database, a column per target. */
final class RowBatch {
    /** Stands for "not given" in numbers. */
    static final long MISSING = Long.MIN_VALUE;

    final long[] line = new long[RowFeed.CHUNK];
    /** By target: whole numbers, {@link #MISSING} where not given. */
    final long[][] numbers;
    /** By target: keys of codes and parties, 0 where not given. */
    final int[][] keys;

    /** By target: texts, empty where not given. */
    final TextColumn[] texts;

    int size;
    boolean last;

    RowBatch(List<FieldColumn> targets) {
        numbers = new long[targets.size()][];
        keys = new int[targets.size()][];
        texts = new TextColumn[targets.size()];
        for (int t = 0; t < targets.size(); t++) {
            Class<?> type = targets.get(t).type();
            numbers[t] = new long[type == int.class || type == String.class ? 0 : RowFeed.CHUNK];
            keys[t] = new int[type == int.class ? RowFeed.CHUNK : 0];
            texts[t] = new TextColumn(type == String.class ? RowFeed.CHUNK : 0);
        }
    }
}
