package org.tidewaiter.quarantine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Session;

/**
 * A row that cannot be taken.
 *
 * @param line where its record starts in the file, from 1
 * @param field which field of the model, or null when the whole row is meant
 * @param value the value that was refused, shortened, or null
 * @param reason why, in plain words
 */
public record RejectedRow(
        long line, @Nullable String field, @Nullable String value, String reason) {
    /** The reason of a row without a value that every row needs. */
    public static final String NOT_GIVEN = "is not given, and must be";

    /** Hands on the rows of a query of these four columns, one by one: there may be as many as a file has. */
    public static void each(Session session, String sql, Consumer<RejectedRow> found) {
        session.chunks(sql, chunk -> {
            for (int row = 0; row < chunk.rows(); row++) {
                found.accept(new RejectedRow(
                        chunk.longAt(0, row),
                        chunk.textAt(1, row),
                        chunk.textAt(2, row),
                        String.valueOf(chunk.textAt(3, row))));
            }
        });
    }
}
