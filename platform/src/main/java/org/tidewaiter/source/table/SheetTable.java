package org.tidewaiter.source.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * A sheet whose header was found.
 *
 * @param sheet the sheet
 * @param headerNumber the number of its last row that belongs to the header
 * @param columns the names of its columns; those without one are called {@code column 5}
 */
record SheetTable(SpreadsheetPackage.Sheet sheet, int headerNumber, List<String> columns) {
    private static final int TITLE_ROWS = 50;

    /** Looks for the header among the first rows; null where there are none. */
    static @Nullable SheetTable of(SpreadsheetPackage book, SpreadsheetPackage.Sheet sheet, TableStyle writing)
            throws IOException, XMLStreamException {
        List<SheetRows.Row> rows = new ArrayList<>();
        try (SheetRows all = book.rows(sheet)) {
            for (SheetRows.Row row = all.next(); row != null && rows.size() < TITLE_ROWS; row = all.next()) {
                rows.add(row);
            }
        }
        if (rows.stream().allMatch(SheetRows.Row::isBlank)) {
            return null;
        }
        CellText text = new CellText(writing, book.from1904());
        List<List<String>> texts = rows.stream()
                .map(r -> r.cells().stream().map(c -> text.text(c, "")).toList())
                .toList();
        Set<String> wanted = writing.columns().wanted();
        HeaderRows header = HeaderRows.around(texts, headerAmong(rows, texts, wanted), wanted);
        return new SheetTable(sheet, rows.get(header.last()).number(), named(header.names()));
    }

    String name() {
        return sheet.name();
    }

    /** The row with most of the columns wanted; without a mapping the first wide one that holds words only. */
    private static int headerAmong(List<SheetRows.Row> rows, List<List<String>> texts, Set<String> wanted) {
        int best = -1;
        long most = 0;
        for (int r = 0; r < rows.size() && !wanted.isEmpty(); r++) {
            long found = texts.get(r).stream()
                    .map(t -> t.replaceAll("\\R", " ").strip())
                    .filter(wanted::contains)
                    .count();
            if (found > most) {
                most = found;
                best = r;
            }
        }
        if (best >= 0) {
            return best;
        }
        long widest = rows.stream().mapToLong(SheetTable::width).max().orElse(0);
        for (int r = 0; r < rows.size(); r++) {
            long width = width(rows.get(r));
            if (width > 0 && width * 5 >= widest * 4 && isWords(rows.get(r))) {
                return r;
            }
        }
        return firstGiven(rows);
    }

    private static int firstGiven(List<SheetRows.Row> rows) {
        int r = 0;
        while (rows.get(r).isBlank()) {
            r++;
        }
        return r;
    }

    private static long width(SheetRows.Row row) {
        return row.cells().stream().filter(c -> !c.isBlank()).count();
    }

    private static boolean isWords(SheetRows.Row row) {
        return row.cells().stream().filter(c -> !c.isBlank()).allMatch(c -> c.kind() == Cell.Kind.TEXT);
    }

    /** Names for columns that have none, and none for the empty ones at the end. */
    private static List<String> named(List<String> header) {
        List<String> names = new ArrayList<>(header);
        while (names.size() > 1 && names.getLast().isBlank()) {
            names.removeLast();
        }
        for (int c = 0; c < names.size(); c++) {
            names.set(c, names.get(c).isBlank() ? "column " + (c + 1) : names.get(c));
        }
        return List.copyOf(names);
    }

    /** Whether it has the same columns, in whatever order; case and blanks do not tell names apart. */
    boolean hasColumnsOf(SheetTable other) {
        return columns.size() == other.columns.size() && folded(columns).equals(folded(other.columns));
    }

    private static Set<String> folded(List<String> names) {
        return names.stream().map(SheetTable::folded).collect(Collectors.toSet());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    /** In words: which columns it lacks and which it has beside those of another sheet; a few of each. */
    String difference(SheetTable other) {
        Set<String> mine = folded(columns);
        Set<String> its = folded(other.columns);
        if (mine.stream().noneMatch(its::contains)) {
            return "has none of the columns of '" + other.name() + "'";
        }
        String lacks = some(other.columns, mine);
        String more = some(columns, its);
        return "has other columns than '" + other.name() + "': "
                + (lacks.isEmpty() ? "" : "without " + lacks)
                + (lacks.isEmpty() || more.isEmpty() ? "" : ", ")
                + (more.isEmpty() ? "" : "with " + more);
    }

    private static String some(List<String> names, Set<String> known) {
        List<String> all = names.stream()
                .filter(n -> !known.contains(folded(n)))
                .distinct()
                .toList();
        return all.stream().limit(3).collect(Collectors.joining(", "))
                + (all.size() > 3 ? " and " + (all.size() - 3) + " more" : "");
    }

    /**
     * Writes its rows, and its header where it is the first. Each row gets the line of its number, counted on from what was
     * written before.
     *
     * @param first the columns of the first sheet, in whose order the values are written; null where this is the first
     * @param merged its merged cells where they are known
     * @return what became of the sheet, and the merged cells that stand behind its rows
     */
    WrittenSheet write(
            SpreadsheetPackage book, @Nullable List<String> first, SheetText text, RowsFile out, MergedCells merged)
            throws IOException, XMLStreamException {
        long offset = out.lines();
        int[] order = first == null ? inOrder(columns.size()) : order(first);
        long rows = 0;
        MergedCells behind;
        try (SheetRows all = book.rows(sheet)) {
            for (SheetRows.Row row = all.next(); row != null && !out.isFull(); row = all.next()) {
                if (row.number() < headerNumber) {
                    continue;
                }
                while (out.lines() < offset + row.number() - 1) {
                    out.blank();
                }
                if (row.number() == headerNumber) {
                    if (first == null) {
                        out.row(columns);
                    }
                    continue;
                }
                List<String> cells = text.of(merged.isEmpty() ? row : merged.filled(row), columns, order, name());
                if (cells.stream().allMatch(String::isBlank)) {
                    out.blank();
                } else {
                    out.row(cells);
                    rows++;
                    text.wrote(all.isHidden());
                }
            }
            behind = out.isFull() || !merged.isEmpty() ? merged : MergedCells.of(all.merged(), headerNumber);
        }
        return new WrittenSheet(new SheetUse(name(), offset, out.lines(), rows, null), behind);
    }

    /** What became of a sheet, and its merged cells. */
    record WrittenSheet(SheetUse use, MergedCells merged) {}

    private static int[] inOrder(int width) {
        return java.util.stream.IntStream.range(0, width).toArray();
    }

    /** For each column of the first sheet which of these it is. */
    private int[] order(List<String> first) {
        Set<Integer> used = new HashSet<>();
        int[] order = new int[first.size()];
        for (int c = 0; c < order.length; c++) {
            order[c] = -1;
            for (int mine = 0; mine < columns.size() && order[c] < 0; mine++) {
                boolean same = folded(columns.get(mine)).equals(folded(first.get(c)));
                order[c] = same && used.add(mine) ? mine : -1;
            }
        }
        return order;
    }
}
