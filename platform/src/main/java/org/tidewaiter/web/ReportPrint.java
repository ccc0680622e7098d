package org.tidewaiter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.ChartSvg;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableExport;
import org.tidewaiter.analysis.Words;

/** A report as an HTML file that stands alone, and as PDF/A4 from the same HTML. */
public final class ReportPrint {
    /** Of a question that does not ask how many. */
    private static final int ROWS_PRINTED = 50;

    /** Longer tables are for a spreadsheet, not for paper. */
    private static final int MOST_PRINTED = 1_000;

    /** With more columns a table is printed across. */
    private static final int COLUMNS_UPRIGHT = 9;

    /** With still more it takes a page of twice the size. */
    private static final int COLUMNS_ACROSS = 12;

    /** By how much a report is made smaller to spare its last page: type of 7.5 points is 6.6 at the least. */
    private static final List<Double> TIGHTER = List.of(0.94, 0.88);

    private static final Pattern PAPER =
            Pattern.compile("@page[^{]*\\{(?:[^{}]|\\{[^}]*\\})*\\}|[a-z-]*width: [0-9.]+mm;");
    private static final Pattern SIZE = Pattern.compile("\\b(?!100%)(?<number>[0-9.]+)(?<unit>pt|mm|%)");

    private ReportPrint() {}

    /** A table in words: its heading, its columns, its cells, and how many rows are left out. */
    public record Printed(Words title, List<Column> columns, List<List<String>> rows, int left) {
        /**
         * How a cell of a column is set: figures to the right, days and numbers of things in one line, so that nobody puts one together of two lines;
         * null for words.
         */
        public @Nullable String setting(Column column) {
            return switch (column.kind()) {
                case DAY, DECLARATION, COMPANY, HS, ANALYSIS -> "whole";
                default -> column.kind().isNumber() ? "n" : null;
            };
        }
    }

    /**
     * A chart as the template shows it, one way or the other.
     *
     * @param svg its element of SVG
     * @param image the address of its image, which holds the image itself
     */
    public record Drawing(
            String title, @Nullable String svg, @Nullable String image) {}

    /**
     * What the template shows.
     *
     * @param drawings the charts
     */
    public record View(Report.TimedReport timed, Locale language, String css, List<Drawing> drawings) {
        /** The sentences, the question first. */
        public List<String> sentences() {
            return TableExport.sentences(timed.report(), language);
        }

        /** Where the report comes from. */
        public Map<String, String> provenance() {
            return TableExport.provenance(timed.report(), language);
        }

        /** The tables. */
        public List<Printed> tables() {
            if (!(timed.report().result() instanceof Result.Findings findings)) {
                return List.of();
            }
            int most = timed.report().rowsShown(ROWS_PRINTED, MOST_PRINTED);
            return findings.tables().stream()
                    .map(t -> printed(t, most, language))
                    .toList();
        }

        /** A text in the language of the report. */
        public String say(PageWords words) {
            return words.in(language);
        }
    }

    private static Printed printed(Table table, int most, Locale language) {
        List<List<String>> rows = table.rows().stream()
                .limit(most)
                .map(row -> cells(table, row, language))
                .toList();
        return new Printed(table.title(), table.columns(), rows, table.rows().size() - rows.size());
    }

    /** The cells of a row as people read them. */
    static List<String> cells(Table table, List<@Nullable Object> row, Locale language) {
        List<String> cells = new java.util.ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(table.columns().get(i).shown(row.get(i), language));
        }
        return List.copyOf(cells);
    }

    /** The report as an HTML file, its charts as SVG. */
    public static String file(Report.TimedReport timed, Locale language) {
        return page(
                timed,
                language,
                css(timed),
                charts(timed).stream()
                        .map(chart -> new Drawing(title(chart, language), ChartSvg.of(chart, language), null))
                        .toList());
    }

    /** Writes the report as PDF, its charts as images; a little smaller where that spares the last page. */
    public static void pdf(Report.TimedReport timed, Locale language, OutputStream out) throws IOException {
        List<Drawing> drawings = charts(timed).stream()
                .map(chart -> new Drawing(title(chart, language), null, image(chart, language)))
                .toList();
        String css = css(timed);
        List<String> tighter = TIGHTER.stream()
                .map(factor -> page(timed, language, css + smaller(css, factor), drawings))
                .toList();
        PdfPrint.write(page(timed, language, css, drawings), tighter, timed.at(), out);
    }

    /** The rules of a style sheet once more with sizes of that share, to stand behind it; those of the paper itself stay. */
    private static String smaller(String css, double factor) {
        return SIZE.matcher(PAPER.matcher(css).replaceAll(""))
                .replaceAll(size -> String.format(
                        Locale.ROOT, "%.3f%s", Double.parseDouble(size.group("number")) * factor, size.group("unit")));
    }

    private static String page(Report.TimedReport timed, Locale language, String css, List<Drawing> drawings) {
        return Templates.render("report-file", new View(timed, language, css, drawings));
    }

    private static List<Chart> charts(Report.TimedReport timed) {
        return timed.report().result() instanceof Result.Findings f ? f.charts() : List.of();
    }

    private static String title(Chart chart, Locale language) {
        return chart.title().in(language);
    }

    private static String image(Chart chart, Locale language) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ChartPng.write(chart, language, png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PdfPrint.IMAGE + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /** Upright where every table fits, which spares paper: a sheet to be published is one page. The widest tables need a larger one. */
    private static String css(Report.TimedReport timed) {
        int widest = timed.report().result() instanceof Result.Findings findings
                ? findings.tables().stream()
                        .mapToInt(t -> t.columns().size())
                        .max()
                        .orElse(0)
                : 0;
        String page = widest <= COLUMNS_UPRIGHT
                ? PdfPrint.resource("report-portrait.css")
                : widest <= COLUMNS_ACROSS ? "" : PdfPrint.resource("report-large.css");
        return PdfPrint.resource("report.css") + page;
    }
}
