package org.tidewaiter.source.table;

/**
 * A cell as it stands in the sheet.
 *
 * @param kind what its value is
 * @param value the value as written: a text, a number with a decimal point, a date in ISO 8601; of a formula without a value
 *     the formula
 * @param format how a number is shown
 */
record Cell(Kind kind, String value, CellFormat format) {
    static final Cell EMPTY = new Cell(Kind.EMPTY, "", CellFormat.GENERAL);

    /** What the value of a cell is. */
    enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        BOOLEAN,
        /** A date or time in ISO 8601. */
        DATE,
        /** An error such as {@code #REF!}. */
        ERROR,
        /** A formula whose result the file does not hold. */
        UNCALCULATED
    }

    boolean isBlank() {
        return value.isBlank();
    }
}
