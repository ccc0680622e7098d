package org.tidewaiter.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableExport;
import org.tidewaiter.engine.Json;

/**
 * The figures of a report that stand in no table: numbers of its sentences and heights of its charts, each with the way to the declarations behind
 * it.
 */
public final class ReportFigures {
    /** Figures of a chart beyond these are in its file. */
    private static final int CATEGORIES_SHOWN = 400;

    private ReportFigures() {}

    /** A way to declarations: its words and its address. */
    public record Link(String text, String href) {}

    /**
     * A sentence, the ways to the declarations that its numbers count or to the table that they are read from, and why no declarations stand behind
     * them; an empty text where it has a way, counts nothing, or the next sentence says the same.
     */
    public record Sentence(String text, List<Link> leads, String without) {}

    /** What a report says, without the question. */
    static List<Sentence> sentences(ReportQuery query, Report.TimedReport timed) {
        if (timed.report().result() instanceof Result.Findings findings) {
            List<Finding> all = findings.findings();
            return IntStream.range(0, all.size())
                    .mapToObj(i -> new Sentence(
                            onTheForm(all.get(i).says().in(query.language()), query),
                            leads(query, findings, all.get(i)),
                            without(query, all, i)))
                    .toList();
        }
        return TableExport.sentences(timed.report(), query.language()).stream()
                .skip(1)
                .map(s -> new Sentence(onTheForm(s, query), List.of(), ""))
                .toList();
    }

    private static String onTheForm(String sentence, ReportQuery query) {
        return FormLabels.in(sentence, query.analysis().card(), query.language());
    }

    /** Why nothing leads on from a sentence, once for those after one another that have the same reason. */
    private static String without(ReportQuery query, List<Finding> all, int place) {
        NoDeclarations reason = all.get(place).without();
        boolean again = place + 1 < all.size() && all.get(place + 1).without() == reason;
        return reason == null || reason == NoDeclarations.REMARK || again
                ? ""
                : reason.reason().in(query.language());
    }

    private static List<Link> leads(ReportQuery query, Result.Findings findings, Finding finding) {
        Stream<Link> declarations = finding.leads().stream()
                .map(l -> new Link(l.says().in(query.language()), query.behind(l.table(), l.key())));
        Stream<Link> beneath = Stream.concat(
                        findings.tables().stream()
                                .filter(t -> t.name().equals(finding.shownIn()))
                                .map(t -> new Link(t.title().in(query.language()), "#" + t.name())),
                        findings.charts().stream()
                                .filter(c -> c.name().equals(finding.shownIn()))
                                .map(c -> new Link(c.title().in(query.language()), "#chart-" + c.name())))
                .limit(1);
        return Stream.concat(declarations, beneath).toList();
    }

    /** Where each category of a chart leads, an empty text where nothing is there; empty where none does. */
    static List<String> ways(ReportQuery query, Chart chart) {
        return IntStream.range(0, chart.keys().size())
                .mapToObj(i -> chart.isNothing(i)
                        ? ""
                        : query.behind(chart.name(), chart.keys().get(i)))
                .toList();
    }

    /** The figures that a chart is drawn from, as a table: for who does not see the drawing, and for who wants the declarations behind a height. */
    static AnalysesPage.ShownTable of(ReportQuery query, Chart chart) {
        Column.Kind kind = chart.isOfShares() ? Column.Kind.SHARE : Column.Kind.NUMBER;
        List<Column> columns = new ArrayList<>(List.of(new Column("category", chart.across(), Column.Kind.TEXT)));
        chart.series().forEach(s -> columns.add(new Column("series", s.name(), kind)));
        List<String> ways = ways(query, chart);
        List<List<AnalysesPage.ShownCell>> rows = IntStream.range(
                        0, chart.categories().size())
                .limit(CATEGORIES_SHOWN)
                .mapToObj(i -> cells(
                        query, chart, columns, i, ways.isEmpty() || ways.get(i).isEmpty() ? null : ways.get(i)))
                .toList();
        List<List<@Nullable Object>> all =
                chart.categories().stream().map(List::<@Nullable Object>of).toList();
        return new AnalysesPage.ShownTable(new Table(chart.name(), chart.title(), columns, all, null), columns, rows);
    }

    private static List<AnalysesPage.ShownCell> cells(
            ReportQuery query, Chart chart, List<Column> columns, int place, @Nullable String way) {
        List<AnalysesPage.ShownCell> cells = new ArrayList<>();
        cells.add(new AnalysesPage.ShownCell(chart.shown(chart.categories().get(place), query.language()), way, false));
        for (int s = 0; s < chart.series().size(); s++) {
            Double value = chart.series().get(s).values().get(place);
            cells.add(new AnalysesPage.ShownCell(columns.get(s + 1).shown(value, query.language()), null, true));
        }
        return List.copyOf(cells);
    }

    /** A chart as the JSON that charts.js draws. */
    static String json(ReportQuery query, Chart chart) {
        Locale language = query.language();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", "report");
        data.put("form", chart.form().name().toLowerCase(Locale.ROOT));
        data.put("across", chart.across().in(language));
        data.put("up", chart.up().in(language));
        data.put("percent", chart.isOfShares());
        data.put("behind", ways(query, chart));
        data.put(
                "categories",
                chart.categories().stream()
                        .map(category -> chart.shown(category, language))
                        .toList());
        data.put(
                "series",
                chart.series().stream()
                        .map(s -> Map.of("name", s.name().in(language), "values", s.values()))
                        .toList());
        return Json.block(data);
    }
}
