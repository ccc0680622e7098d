package org.tidewaiter.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;

/**
 * A line of a heading or goods item in a message, of which there may be several: a tax, a document, a container. Its values belong
 * together, as the type, the base and the amount of one tax do.
 *
 * @param table what it is
 * @param path where it stood in the message
 * @param values what it says, by column of the table
 */
public record Line(LineTable table, String path, Map<String, GivenValue> values) {
    /** The text of a column, or null where it is not given. */
    public @Nullable String text(String column) {
        GivenValue given = values.get(column);
        return given == null ? null : given.text();
    }

    /** The text of the column that stands for a field of the model, or null where none does or it is not given. */
    public @Nullable String text(Field field) {
        String column = table.columnFor(field);
        return column == null ? null : text(column);
    }
}
