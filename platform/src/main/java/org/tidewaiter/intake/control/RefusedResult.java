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

    /**
     * Refuses a text with signs that no text has: NUL, and what steers a terminal. They are shown as pictures (␀).
     *
     * @param lines whether it may have several lines
     */
    static void whenSteering(String field, String value, boolean lines) throws RefusedResult {
        boolean wrong = value.chars()
                .anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r' || c == '\t')));
        if (wrong) {
            throw new RefusedResult(
                    field,
                    value.codePoints()
                            .map(RefusedResult::picture)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString(),
                    "has a control sign (such as NUL, or the end of a line), which is no part of a text: take it out");
        }
    }

    private static int picture(int sign) {
        if (!Character.isISOControl(sign)) {
            return sign;
        }
        return sign < 0x20 ? 0x2400 + sign : sign == 0x7f ? 0x2421 : 0xfffd;
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
