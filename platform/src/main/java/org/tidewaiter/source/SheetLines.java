package org.tidewaiter.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tidewaiter.source.table.SheetUse;

/** Which sheets of a workbook were read, in words, and where a line of the table that was made of them stands. */
public final class SheetLines {
    private SheetLines() {}

    /** Which were read and which not, where there is more than one. */
    public static Optional<String> remark(List<SheetUse> sheets) {
        if (sheets.size() < 2) {
            return Optional.empty();
        }
        String read =
                sheets.stream().filter(SheetUse::read).map(SheetUse::sheet).collect(Collectors.joining(", "));
        String left = sheets.stream()
                .filter(s -> !s.read())
                .map(s -> s.sheet() + " (" + s.left() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of("sheets read: " + read + (left.isEmpty() ? "" : "; not read: " + left));
    }

    /** Where a line stands, in words. */
    public static String place(List<SheetUse> sheets, long line) {
        return of(sheets, line)
                .map(s -> "row " + (line - s.offset()) + " of sheet " + s.sheet())
                .orElse("line " + line);
    }

    /** The sheet on which a line stands; nothing where there is no workbook. */
    public static Optional<SheetUse> of(List<SheetUse> sheets, long line) {
        return sheets.stream()
                .filter(s -> s.read() && line > s.offset() && line <= s.lastLine())
                .findFirst();
    }
}
