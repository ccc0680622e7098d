package org.tidewaiter.source.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.TotalLine;

/** Rows of sheets as texts, and what was not there to be read: errors are empty, formulas without a value are refused. */
final class SheetText {
    private final String workbook;
    private final CellText text;
    private long hidden;
    private long errors;
    private @Nullable String firstError;
    private long uncalculated;
    private @Nullable String firstUncalculated;

    SheetText(String workbook, CellText text) {
        this.workbook = workbook;
        this.text = text;
    }

    /**
     * The values of a row.
     *
     * @param columns the names of the sheet's columns
     * @param order which of them are wanted, in order; -1 for one that the sheet lacks. Values behind the last column follow
     * @throws TidewaiterException INPUT when a column that is wanted has a formula without a value
     */
    List<String> of(SheetRows.Row row, List<String> columns, int[] order, String sheet) {
        List<String> values = new ArrayList<>();
        List<Cell> cells = isTotal(row) ? calculated(row.cells()) : row.cells();
        for (int c : order) {
            boolean there = c >= 0 && c < cells.size();
            values.add(there ? text(cells.get(c), columns.get(c), sheet, c, row.number()) : "");
        }
        for (int c = columns.size(); c < cells.size(); c++) {
            values.add(text(cells.get(c), "", sheet, c, row.number()));
        }
        while (values.size() > order.length && values.getLast().isBlank()) {
            values.removeLast();
        }
        return values;
    }

    /** Whether it adds up other rows: then nothing is lost where a program did not work it out. */
    private static boolean isTotal(SheetRows.Row row) {
        return row.cells().stream()
                .filter(c -> !c.isBlank())
                .findFirst()
                .filter(c -> c.kind() == Cell.Kind.TEXT && TotalLine.is(c.value()))
                .isPresent();
    }

    private static List<Cell> calculated(List<Cell> cells) {
        return cells.stream()
                .map(c -> c.kind() == Cell.Kind.UNCALCULATED ? Cell.EMPTY : c)
                .toList();
    }

    /** Where a cell is, as people say it. */
    private static String place(String sheet, int column, int row) {
        String letters = "";
        for (int c = column; c >= 0; c = c / 26 - 1) {
            letters = (char) ('A' + c % 26) + letters;
        }
        return letters + row + " of sheet " + sheet;
    }

    private String text(Cell cell, String column, String sheet, int at, int row) {
        if (cell.kind() == Cell.Kind.ERROR) {
            errors++;
            firstError = firstError == null ? cell.value() + " in " + place(sheet, at, row) : firstError;
        } else if (cell.kind() == Cell.Kind.UNCALCULATED) {
            String found = cell.value() + " in " + place(sheet, at, row);
            if (text.writing().columns().wanted().contains(column)) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        workbook + " holds a formula without its value (" + found + ")",
                        "open it in a spreadsheet, which works the values out, save it again, and load that");
            }
            uncalculated++;
            firstUncalculated = firstUncalculated == null ? found : firstUncalculated;
        }
        return text.text(cell, column);
    }

    /** Counts a row that was written, and whether people do not see it in the sheet. */
    void wrote(boolean unseen) {
        hidden += unseen ? 1 : 0;
    }

    /** Sentences about what was taken as empty, and about rows that people do not see and that were read like the others. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (hidden > 0) {
            notes.add(
                    hidden == 1
                            ? "one row is hidden in its sheet, by a filter or by hand, and is read like the others"
                            : String.format(
                                    Locale.ROOT,
                                    "%,d rows are hidden in their sheet, by a filter or by hand, and are read like the"
                                            + " others",
                                    hidden));
        }
        if (firstError != null) {
            notes.add(note(errors, "an error", firstError));
        }
        if (firstUncalculated != null) {
            notes.add(note(uncalculated, "a formula without its value", firstUncalculated));
        }
        return notes;
    }

    private static String note(long cells, String what, String first) {
        return cells == 1
                ? "one cell holds " + what + " and counts as empty (" + first + ")"
                : String.format(Locale.ROOT, "%,d cells hold %s and count as empty (first %s)", cells, what, first);
    }
}
