package org.tidewaiter.mapping;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;

/**
 * What of a table of lines a column of a file fills, as a mapping names it: {@code tax_line[1].type_code}, {@code tax.amount},
 * {@code declaration.document[2].reference}.
 *
 * @param table of which table its lines are
 * @param kind the word of those of its lines that are counted by themselves, such as {@code previous_document}; empty for the table's own
 * @param heading whether they are of the whole declaration and not of the item
 * @param line which line it is of, from 1; {@link #OF_ROW} where each row is a line of its own or the column holds an array of them
 * @param column which column of the table it is; null where it holds an array
 */
public record LineTarget(
        LineTable table, String kind, boolean heading, int line, LineTable.@Nullable LineColumn column) {
    /** The line of columns that name none. */
    public static final int OF_ROW = 0;

    /** Columns that tell one line of an item from another. */
    private static final Set<String> TELLING = Set.of("type_code", "reference", "container_id");

    /** The target of a path; empty where it names none. */
    static Optional<LineTarget> of(String path) {
        return LineColumns.target(path.strip());
    }

    /** Whether another is of the same line. */
    boolean isOfLineOf(LineTarget other) {
        return table == other.table && kind.equals(other.kind) && heading == other.heading && line == other.line;
    }

    /** This line as one of the whole declaration. */
    LineTarget ofDeclaration() {
        return new LineTarget(table, kind, true, line, column);
    }

    /** Whether each row of the file is a line of its own. */
    public boolean ofRow() {
        return line == OF_ROW && column != null;
    }

    /** Whether lines of one item differ in it. */
    public boolean tellsApart() {
        return column != null && TELLING.contains(column.name());
    }

    /** As a mapping names it; an array in the plural where a field has the name in the singular, as {@code declaration.previous_document} has. */
    String path() {
        String lines = (heading ? "declaration." : "")
                + (kind.isEmpty() ? table.tableName() : kind)
                + (line == OF_ROW ? "" : "[" + line + "]")
                + (column == null ? "" : "." + column.name());
        return Field.of(lines).isPresent() ? lines + "s" : lines;
    }
}
