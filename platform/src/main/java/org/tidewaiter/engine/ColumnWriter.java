package org.tidewaiter.engine;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/**
 * The place for the next rows of a {@link RowFeed}, at most {@value RowFeed#CHUNK}, written column by column and by the names that the feed gives
 * its columns: one that is added or moved shifts no other. Whole columns are copied at once (measured in decisions/0007).
 */
public final class ColumnWriter {
    private record ColumnPlace(int number, int scale) {}

    private final Map<String, ColumnPlace> places = new LinkedHashMap<>();
    private DuckDBDataChunkWriter chunk;

    ColumnWriter(List<RowFeed.FeedColumn> columns, DuckDBDataChunkWriter chunk) {
        this.chunk = chunk;
        for (RowFeed.FeedColumn column : columns) {
            if (places.put(column.name(), new ColumnPlace(places.size(), column.scale())) != null) {
                throw new IllegalArgumentException("Two columns " + column.name());
            }
        }
    }

    ColumnWriter at(DuckDBDataChunkWriter next) {
        chunk = next;
        return this;
    }

    private ColumnPlace place(String column) {
        ColumnPlace place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("The feed has no column " + column + ", but " + places.keySet());
        }
        return place;
    }

    private DuckDBWritableVector vector(String column) {
        return chunk.vector(place(column).number());
    }

    /** Writes {@code rows} values of a column of {@code int}. */
    public void ints(String column, int[] values, int rows) {
        Vectors.write(vector(column), rows, values);
    }

    /**
     * Writes {@code rows} whole numbers of a column of {@code long}, DECIMAL or TIMESTAMP: of a DECIMAL in units of its last place, of a TIMESTAMP
     * in microseconds since 1970. {@code missing} stands for no value.
     */
    public void longs(String column, long[] values, int rows, long missing) {
        ColumnPlace place = place(column);
        Vectors.write(chunk.vector(place.number()), rows, values, missing, place.scale());
    }

    /** Writes {@code rows} texts. */
    public void texts(String column, TextColumn values, int rows) {
        Vectors.write(vector(column), rows, values);
    }

    /** Writes {@code rows} texts in UTF-8. */
    public void texts(String column, byte[][] values, int rows) throws SQLException {
        if (rows > 0) {
            vector(column).setStringUtf8Batch(0, rows == values.length ? values : Arrays.copyOf(values, rows));
        }
    }

    /** Writes the value of a row of a column of {@code int}. */
    public void intAt(String column, int row, int value) {
        vector(column).setInt(row, value);
    }

    /** Writes the value of a row of a column of {@code long}. */
    public void longAt(String column, int row, long value) {
        vector(column).setLong(row, value);
    }

    /** Writes the value of a row of a column of {@code double}. */
    public void doubleAt(String column, int row, double value) {
        vector(column).setDouble(row, value);
    }

    /** Writes the value of a row of a column of {@code LocalDateTime}. */
    public void momentAt(String column, int row, LocalDateTime value) {
        vector(column).setTimestamp(row, value);
    }

    /** Leaves a row without a value. */
    public void noneAt(String column, int row) {
        vector(column).setNull(row);
    }

    /** Writes the text of a row. */
    public void textAt(String column, int row, String value) {
        vector(column).setString(row, value);
    }
}
