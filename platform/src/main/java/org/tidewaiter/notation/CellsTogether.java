package org.tidewaiter.notation;

import java.util.List;
import java.util.function.IntFunction;

/** How one value is put together of several cells of a row: a day of a year, a month and a day, a text of its lines, a number of its parts. */
public sealed interface CellsTogether permits DayParts, JoinedCells {
    /** The columns that it needs beside its own. */
    List<String> columns();

    /**
     * The text of a row.
     *
     * @param own the cell of the column itself
     * @param names the header
     * @param cells the cells of the row by their place
     * @throws Refusal when they are no value together
     */
    String of(String own, List<String> names, IntFunction<String> cells) throws Refusal;

    /** What is assumed, for people, of a column of that name. */
    String sentence(String column);
}
