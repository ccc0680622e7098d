package org.tidewaiter.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidewaiter.analysis.Column;

/**
 * How wide a table of a report comes out on a page, reckoned from the length of its texts, so that none has to be pushed to the side: a broad one is
 * set smaller, and what is still too broad has its last columns in a second line under each row. Reckoned for a window of 1280 pixels and a broad
 * typeface; a narrower one shows rows as cards.
 *
 * @param small whether it is set smaller
 * @param across how many columns stand beside one another; the others go into the second line
 */
public record TableWidth(boolean small, int across) {
    /** Pixels between the edges of a card in a window of 1280. */
    private static final double ROOM = 1185;

    /** A digit is this much of the type's size wide, and so is a letter of most words. */
    private static final double LETTER = 0.63;

    /** Columns that stay beside one another however long their texts are: they say what the row is. */
    private static final int LEAST = 2;

    private static final Setting PLAIN = new Setting(13, 14.4, 384, 120, 64);
    private static final Setting SMALL = new Setting(12, 8, 240, 88, 0);

    /**
     * A way of setting, as the style sheet has it, in pixels: the type, the space behind a column, how broad its cells and heads get before they take
     * a second line, and how narrow.
     */
    private record Setting(double type, double space, double cell, double head, double least) {
        double width(Column column, Stream<String> cells, Locale language) {
            int longest = cells.mapToInt(String::length).max().orElse(0);
            double text = longest * type * LETTER;
            double broad = column.kind().isNumber() ? text : Math.min(text, cell);
            return space + Math.max(least, Math.max(broad, head(column.label().in(language))));
        }

        private double head(String label) {
            double word =
                    Stream.of(label.split(" ")).mapToInt(String::length).max().orElse(0) * SMALL.type * LETTER;
            return Math.max(word, Math.min(label.length() * SMALL.type * LETTER, head));
        }
    }

    /** How a table is set. */
    public static TableWidth of(List<Column> columns, List<List<AnalysesPage.ShownCell>> rows, Locale language) {
        if (fitting(PLAIN, columns, rows, language) == columns.size()) {
            return new TableWidth(false, columns.size());
        }
        return new TableWidth(true, Math.max(LEAST, fitting(SMALL, columns, rows, language)));
    }

    /** How many columns fit from the left. */
    private static int fitting(
            Setting setting, List<Column> columns, List<List<AnalysesPage.ShownCell>> rows, Locale language) {
        double[] widths = IntStream.range(0, columns.size())
                .mapToDouble(c -> setting.width(
                        columns.get(c), rows.stream().map(row -> row.get(c).text()), language))
                .toArray();
        double used = 0;
        for (int c = 0; c < widths.length; c++) {
            used += widths[c];
            if (used > ROOM) {
                return c;
            }
        }
        return widths.length;
    }
}
