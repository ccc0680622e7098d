package org.tidewaiter.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.ChartSvg;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableFile;
import org.tidewaiter.analysis.Words;

/** A report as an HTML file that stands alone, and as PDF/A4 from the same HTML. */
public final class ReportPrint {
    /** Longer tables are for a spreadsheet, not for paper. */
    private static final int ROWS_PRINTED = 40;

    /** With more columns a table is printed across. */
    private static final int COLUMNS_UPRIGHT = 9;

    private ReportPrint() {}

    /** A table in words: its heading, its columns, its cells, and how many rows are left out. */
    public record Printed(Words title, List<Column> columns, List<List<String>> rows, int left) {}

    /**
     * What the template shows.
     *
     * @param drawings the charts as SVG; empty on paper, where the bars are tables
     */
    public record View(Report.Timed timed, Locale language, String css, List<String> drawings, List<Chart> bars) {
        /** The sentences, the question first. */
        public List<String> sentences() {
            return TableFile.sentences(timed.report(), language);
        }

        /** Where the report comes from. */
        public Map<String, String> provenance() {
            return TableFile.provenance(timed.report(), language);
        }

        /** The tables. */
        public List<Printed> tables() {
            if (!(timed.report().result() instanceof Result.Findings findings)) {
                return List.of();
            }
            List<Printed> all = new java.util.ArrayList<>();
            if (drawings.isEmpty()) {
                findings.charts().stream()
                        .filter(c -> c.form() == Chart.Form.LINES || c.form() == Chart.Form.POINTS)
                        .forEach(c -> all.add(figures(c, language)));
            }
            findings.tables().forEach(t -> all.add(printed(t, language)));
            return List.copyOf(all);
        }

        /** A text in the language of the report. */
        public String say(String english, String french) {
            return new Words(english, french).in(language);
        }

        /** How long a bar of a chart is, in percent of the longest. */
        public int length(Chart chart, int category) {
            double longest = 1e-9;
            for (int i = 0; i < chart.categories().size(); i++) {
                longest = Math.max(longest, sum(chart, i));
            }
            return (int) Math.round(100 * sum(chart, category) / longest);
        }

        /** What a bar of a chart stands for. */
        public String amount(Chart chart, int category) {
            return new Column("", Words.same(""), Column.Kind.NUMBER).shown(sum(chart, category), language);
        }

        private static double sum(Chart chart, int category) {
            return chart.series().stream()
                    .map(s -> s.values().get(category))
                    .mapToDouble(v -> v == null ? 0 : v)
                    .sum();
        }
    }

    /** The figures of a chart of lines, for paper. */
    private static Printed figures(Chart chart, Locale language) {
        List<Column> columns = new java.util.ArrayList<>();
        columns.add(new Column("category", chart.across(), Column.Kind.TEXT));
        chart.series().forEach(s -> columns.add(new Column("value", s.name(), Column.Kind.NUMBER)));
        List<List<String>> rows = new java.util.ArrayList<>();
        for (int i = 0; i < chart.categories().size(); i++) {
            List<String> row = new java.util.ArrayList<>();
            row.add(chart.categories().get(i));
            for (Chart.Series series : chart.series()) {
                row.add(columns.get(1).shown(series.values().get(i), language));
            }
            rows.add(List.copyOf(row));
        }
        return new Printed(chart.title(), List.copyOf(columns), List.copyOf(rows), 0);
    }

    private static Printed printed(Table table, Locale language) {
        List<List<String>> rows = table.rows().stream()
                .limit(ROWS_PRINTED)
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

    /** The report as an HTML file. */
    public static String file(Report.Timed timed, Locale language) {
        return page(timed, language, true);
    }

    /** Writes the report as PDF. */
    public static void pdf(Report.Timed timed, Locale language, OutputStream out) throws IOException {
        PdfPrint.write(page(timed, language, false), out);
    }

    private static String page(Report.Timed timed, Locale language, boolean drawn) {
        List<Chart> charts = timed.report().result() instanceof Result.Findings f ? f.charts() : List.of();
        List<String> drawings =
                drawn ? charts.stream().map(c -> ChartSvg.of(c, language)).toList() : List.of();
        return Templates.render(
                "report-file", new View(timed, language, css(timed), drawings, drawn ? List.of() : bars(charts)));
    }

    /** Upright where every table fits, which spares paper: a sheet to be published is one page. */
    private static String css(Report.Timed timed) {
        boolean wide = timed.report().result() instanceof Result.Findings findings
                && findings.tables().stream().anyMatch(t -> t.columns().size() > COLUMNS_UPRIGHT);
        return PdfPrint.resource("report.css") + (wide ? "" : PdfPrint.resource("report-portrait.css"));
    }

    private static List<Chart> bars(List<Chart> charts) {
        return charts.stream().filter(c -> c.form() == Chart.Form.BARS).toList();
    }
}
