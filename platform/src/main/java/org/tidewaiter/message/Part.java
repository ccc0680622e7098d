package org.tidewaiter.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.model.Field;

/**
 * The heading of a declaration or one of its goods items, as a message gave it.
 *
 * @param path where it stood in the message
 * @param values what it says, by field of the model; a field that repeats has its first value here, the others are additions
 */
public record Part(String path, Map<Field, GivenValue> values) {
    /** The text of a field, or null where it is not given. */
    public @Nullable String text(Field field) {
        GivenValue given = values.get(field);
        return given == null ? null : given.text();
    }

    /** Where a field stands, or the part where it is not given. */
    public String path(Field field) {
        GivenValue given = values.get(field);
        return given == null ? path : given.path();
    }
}
