package org.tidewaiter.engine;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a query, at most {@value RowFeed#CHUNK}, read column by column; see {@link Session#chunks}. Columns are counted from 0 in the order of
 * the SELECT. Whole columns are copied at once (measured in decisions/0007); single values are for what has no such array.
 */
public final class ColumnReader {
    private final DuckDBDataChunkReader chunk;

    ColumnReader(DuckDBDataChunkReader chunk) {
        this.chunk = chunk;
    }

    /** How many rows there are. */
    public int rows() {
        return (int) chunk.rowCount();
    }

    /** Copies a whole column of INTEGER without nulls to {@code target}, from {@code at} on. */
    public void ints(int column, int[] target, int at) {
        Vectors.read(chunk.vector(column), rows(), target, at);
    }

    /** Copies a whole column of BIGINT without nulls to {@code target}. */
    public void longs(int column, long[] target) {
        Vectors.read(chunk.vector(column), rows(), target);
    }

    /** Copies a whole column of DOUBLE to {@code target}, from {@code at} on; null becomes NaN. */
    public void doubles(int column, double[] target, int at) {
        Vectors.read(chunk.vector(column), rows(), target, at);
    }

    /** A value of a column of INTEGER, which must be given. */
    public int intAt(int column, int row) {
        return chunk.vector(column).getInt(row);
    }

    /** A value of a column of BIGINT, which must be given. */
    public long longAt(int column, int row) {
        return chunk.vector(column).getLong(row);
    }

    /** Copies a whole column of DECIMAL to {@code target}, in units of its last place; null becomes {@code missing}. */
    public void units(int column, long[] target, long missing) {
        Vectors.readUnits(chunk.vector(column), rows(), target, missing);
    }

    /**
     * Copies a value of a column of VARCHAR that is all ASCII and has room in {@code target}, and says how many characters it has; -1 where
     * {@link #textAt} has to be asked.
     */
    public int asciiAt(int column, int row, byte[] target) {
        return Vectors.ascii(chunk.vector(column), row, target);
    }

    /** A value of a column of VARCHAR; null where it is not given. */
    public @Nullable String textAt(int column, int row) {
        DuckDBReadableVector texts = chunk.vector(column);
        return texts.isNull(row) ? null : texts.getString(row);
    }
}
