package org.tidewaiter.message.path;

import java.util.List;
import java.util.Set;
import org.tidewaiter.datamodel.LineTable;

/**
 * How a table of paths reads one of what repeats. In the table it begins with {@code [tax_line] heading PATH + PATH; item PATH; beside}: the
 * elements that are a line each, seen from the declaration and from a goods item. Below stand its columns as {@code column how path}.
 *
 * @param table what the elements are
 * @param heading where they stand in the declaration as a whole
 * @param item where they stand in a goods item
 * @param beside whether an element is passed over whose first column a field of the model has taken: the procedure, before further ones
 * @param columns what fills the columns, the first that finds something; paths start at the line's element, at which a step {@code .} stays
 */
record LineRule(
        LineTable table, List<PathPattern> heading, List<PathPattern> item, boolean beside, List<ColumnRule> columns) {
    /** The column that says by their numbers of which goods items a line is that stands outside of all. */
    static final String SEQUENCE = "sequence";

    /** The column of a number that only counts the lines: where it is the line's place, it says nothing. */
    static final String ORDINAL = "ordinal";

    /** What says only where a line belongs. */
    static final Set<String> PLACES = Set.of(SEQUENCE, ORDINAL);

    /** What to make of the values that fill a column. */
    enum FillMode {
        /** The first; further ones that say the same are left out. */
        TAKE,
        /** All, with commas between. */
        LIST,
        /** All, one behind the other: the parts of a number. */
        GLUE,
        /** The first line of the first. */
        FIRST_LINE,
        /** The lines after the first, with commas between; nothing where there are none. */
        OTHER_LINES,
        /** Nothing is taken: the word in place of the path is the value, where nothing or one of the paths behind {@code where} is given. */
        IS
    }

    /**
     * What fills a column.
     *
     * @param column its name, or {@link #SEQUENCE} or {@link #ORDINAL}
     * @param constant the value of {@link FillMode#IS}, else empty
     */
    record ColumnRule(String column, FillMode how, List<PathPattern> paths, String constant) {}
}
