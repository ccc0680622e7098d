package org.tidewaiter.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ResultTable;
import org.tidewaiter.engine.VisibleText;

/** A result as a table for a terminal: columns as wide as they need, texts cut where the line is full, numbers whole and to the right. */
final class QueryText {
    private static final String GAP = "  ";
    private static final int NARROWEST = 6;

    private QueryText() {}

    /** Prints it, columns of numbers to the right; {@code width} 0 cuts nothing. */
    static void print(ResultTable table, int width, PrintStream out) {
        boolean[] right = new boolean[table.columns().size()];
        Arrays.fill(right, !table.rows().isEmpty());
        for (List<@Nullable Object> row : table.rows()) {
            for (int i = 0; i < right.length; i++) {
                right[i] &= row.get(i) == null || row.get(i) instanceof Number;
            }
        }
        print(table, right, width, out);
    }

    /** Prints it with the columns that are marked to the right. */
    static void print(ResultTable table, boolean[] right, int width, PrintStream out) {
        int columns = table.columns().size();
        int[] widths = new int[columns];
        List<String[]> lines = new ArrayList<>();
        lines.add(table.columns().stream().map(c -> VisibleText.line(c.name())).toArray(String[]::new));
        for (List<@Nullable Object> row : table.rows()) {
            String[] cells = new String[columns];
            for (int i = 0; i < columns; i++) {
                Object value = row.get(i);
                cells[i] = value == null
                        ? ""
                        : VisibleText.line(
                                value instanceof java.math.BigDecimal d ? d.toPlainString() : value.toString());
            }
            lines.add(cells);
        }
        for (String[] line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], signs(line[i]));
            }
        }
        if (width > 0) {
            fit(widths, right, width);
        }
        for (int n = 0; n < lines.size(); n++) {
            out.println(line(lines.get(n), widths, right));
            if (n == 0) {
                out.println(line(Arrays.stream(widths).mapToObj("-"::repeat).toArray(String[]::new), widths, right));
            }
        }
    }

    /** Takes from the widest text until the line fits, or all texts are narrow. */
    private static void fit(int[] widths, boolean[] right, int width) {
        int total = Arrays.stream(widths).sum() + GAP.length() * Math.max(0, widths.length - 1);
        while (total > width) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (!right[i] && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }

    private static String line(String[] cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = cut(cells[i], widths[i]);
            String blanks = " ".repeat(Math.max(0, widths[i] - signs(cell)));
            line.append(i == 0 ? "" : GAP).append(right[i] ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        if (signs(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int c : text.codePoints().toArray()) {
            used += signs(c);
            if (used > width) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept + "…";
    }

    private static int signs(String text) {
        return text.codePoints().map(QueryText::signs).sum();
    }

    /** How many places of a terminal a character takes: signs of East Asia take two, marks on a letter none. */
    private static int signs(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xa4cf
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x1f300 && c <= 0x1faff
                || c >= 0x20000 && c <= 0x3fffd;
        return wide ? 2 : 1;
    }
}
