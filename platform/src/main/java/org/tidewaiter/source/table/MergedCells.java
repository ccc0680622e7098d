package org.tidewaiter.source.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells of a sheet that are merged over several rows below its header: what stands in the first is said of all. Words, codes and days are repeated in
 * the rows below; a number may be the sum of all, and stays where it stands.
 */
final class MergedCells {
    /** No cells. */
    static final MergedCells NONE = new MergedCells(List.of());

    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,8}):\\$?([A-Z]{1,3})\\$?(\\d{1,8})");
    private static final int LETTERS = 26;

    /** A text that may be a number to add up: few digits, or a sign of decimals or thousands among them. */
    private static final Pattern AMOUNT = Pattern.compile("[-+]?\\d{1,5}|[-+]?\\d+[.,' \u00a0][\\d.,' \u00a0]*");

    /** A range, its column from 0, its rows from 1. */
    private record Range(int column, int first, int last) {}

    private record OpenRange(int last, Cell cell) {}

    private final List<Range> ranges;
    private final Map<Integer, OpenRange> open = new HashMap<>();
    private int next;
    private long filled;
    private long numbers;

    private MergedCells(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Those of several rows.
     *
     * @param references as the sheet has them, {@code A2:A4}
     * @param header the number of the last row of the header: what begins there or above is a title
     */
    static MergedCells of(List<String> references, int header) {
        List<Range> ranges = new ArrayList<>();
        for (String reference : references) {
            Matcher range = RANGE.matcher(reference);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(2));
                int last = Integer.parseInt(range.group(4));
                if (first > header && last > first) {
                    ranges.add(new Range(column(range.group(1)), first, last));
                }
            }
        }
        ranges.sort(Comparator.comparingInt(Range::first));
        return ranges.isEmpty() ? NONE : new MergedCells(ranges);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** How many cells of rows below were given what stands in the first. */
    long filled() {
        return filled;
    }

    /** How many numbers stand for several rows and stay in the first. */
    long numbers() {
        return numbers;
    }

    /** A row with what the merged cells above say of it; rows come in their order. A row that says nothing itself stays so. */
    SheetRows.Row filled(SheetRows.Row row) {
        open.values().removeIf(o -> o.last() < row.number());
        boolean blank = row.isBlank();
        List<Cell> cells = new ArrayList<>(row.cells());
        open.forEach((column, above) -> {
            while (cells.size() <= column) {
                cells.add(Cell.EMPTY);
            }
            if (!blank && cells.get(column).isBlank()) {
                cells.set(column, above.cell());
                filled++;
            }
        });
        for (; next < ranges.size() && ranges.get(next).first() <= row.number(); next++) {
            Range range = ranges.get(next);
            boolean here = range.first() == row.number()
                    && range.column() < row.cells().size();
            Cell cell = here ? row.cells().get(range.column()) : Cell.EMPTY;
            if (isSaidOfAll(cell)) {
                open.put(range.column(), new OpenRange(range.last(), cell));
            } else if (!cell.isBlank()) {
                numbers++;
            }
        }
        return new SheetRows.Row(row.number(), cells);
    }

    private static boolean isSaidOfAll(Cell cell) {
        CellFormat.Kind shown = cell.format().kind();
        return cell.kind() == Cell.Kind.TEXT
                        && !AMOUNT.matcher(cell.value().strip()).matches()
                || cell.kind() == Cell.Kind.DATE
                || cell.kind() == Cell.Kind.NUMBER && (shown == CellFormat.Kind.DATE || shown == CellFormat.Kind.CODE);
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * LETTERS + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
