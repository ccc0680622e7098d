package org.tidewaiter.engine;

import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/** The chunks of a query, asked for one after the other, as {@link Session#chunks} hands them over: for who reads two queries side by side. */
public final class ColumnCursor implements AutoCloseable {
    private final String sql;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;

    ColumnCursor(String sql, DuckDBPreparedStatement statement) throws SQLException {
        this.sql = sql;
        this.statement = statement;
        this.result = statement.query();
    }

    /** The next rows, valid until the next call; null after the last. */
    public @Nullable ColumnReader next() {
        return result.nextChunk() ? new ColumnReader(result.chunk()) : null;
    }

    @Override
    public void close() {
        try (statement) {
            result.close();
        } catch (SQLException e) {
            throw Session.failure(sql, e);
        }
    }
}
