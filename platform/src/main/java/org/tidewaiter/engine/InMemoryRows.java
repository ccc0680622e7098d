package org.tidewaiter.engine;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A feed of rows that Java holds already, written value by value. */
final class InMemoryRows implements RowFeed.RowSource {
    private final List<RowFeed.FeedColumn> columns;
    private final int rows;
    private final IntFunction<@Nullable Object[]> row;
    private int next;

    InMemoryRows(List<RowFeed.FeedColumn> columns, int rows, IntFunction<@Nullable Object[]> row) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.row = row;
    }

    @Override
    public List<RowFeed.FeedColumn> columns() {
        return columns;
    }

    @Override
    public int next(ColumnWriter out) {
        int count = Math.min(RowFeed.CHUNK, rows - next);
        for (int r = 0; r < count; r++) {
            @Nullable Object[] values = row.apply(next++);
            for (int c = 0; c < columns.size(); c++) {
                write(out, columns.get(c).name(), r, values[c]);
            }
        }
        return count;
    }

    private static void write(ColumnWriter out, String column, int row, @Nullable Object value) {
        switch (value) {
            case null -> out.noneAt(column, row);
            case Integer number -> out.intAt(column, row, number);
            case Long number -> out.longAt(column, row, number);
            case Double number -> out.doubleAt(column, row, number);
            case LocalDateTime moment -> out.momentAt(column, row, moment);
            case String text -> out.textAt(column, row, text);
            default -> throw new IllegalArgumentException("No way to feed a " + value.getClass());
        }
    }
}
