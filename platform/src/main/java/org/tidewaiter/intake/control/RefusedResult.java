package org.tidewaiter.intake.control;

import org.tidewaiter.datamodel.Field;

/** A row of a table of results that cannot be taken: the first field in which it is wrong, its value, and the reason. */
final class RefusedResult extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final String value;

    RefusedResult(Field field, String value, String reason) {
        this(field.path(), value, reason);
    }

    RefusedResult(String field, String value, String reason) {
        super(reason, null, false, false);
        this.field = field;
        this.value = value;
    }

    /** Refuses a value where it is wrong. */
    static void when(boolean wrong, Field field, String value, String reason) throws RefusedResult {
        if (wrong) {
            throw new RefusedResult(field, value, reason);
        }
    }

    String field() {
        return field;
    }

    String value() {
        return value;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
