package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.AskedQuestion;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableExport;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** A question with its form and its report, and the declarations behind a figure. Works for all analyses. */
public final class AnalysesPage {
    /** Of a question that does not ask how many. */
    private static final int ROWS_SHOWN = 50;

    /** More are in the file. */
    private static final int MOST_SHOWN = 1_000;

    private static final long PATIENCE_MILLIS = 2_500;

    private final Lake lake;
    private final RecentQuestions questions;
    private final ReportJobs jobs;
    private final Forms forms;

    AnalysesPage(Lake lake, RecentQuestions questions, ReportJobs jobs, Forms forms) {
        this.lake = lake;
        this.questions = questions;
        this.jobs = jobs;
        this.forms = forms;
    }

    /** A cell of a table: its text, and where it leads, if anywhere. */
    public record ShownCell(String text, @Nullable String href, boolean number) {}

    /** A cell with its column's heading beside it, in the second line of a row. */
    public record LabelledCell(String label, ShownCell cell) {}

    /** A table as a page shows it. */
    public record ShownTable(Table table, List<Column> columns, List<List<ShownCell>> rows) {
        /** How many rows there are that are not shown. */
        public int more() {
            return table.rows().size() - rows.size();
        }

        /** What stands in a row beyond so many columns, without what is empty. */
        public List<LabelledCell> beneath(List<ShownCell> row, int across, Locale language) {
            return IntStream.range(across, row.size())
                    .filter(i -> !row.get(i).text().equals(DisplayText.NOTHING))
                    .mapToObj(i -> new LabelledCell(columns.get(i).label().in(language), row.get(i)))
                    .toList();
        }
    }

    /**
     * What the page of a question shows.
     *
     * @param timed the report; null where there is none yet
     * @param seconds how long it has been under way; null where nothing is
     * @param error why there is no report, or null
     */
    public record View(
            ReportQuery query,
            String token,
            Report.@Nullable TimedReport timed,
            @Nullable Long seconds,
            @Nullable String error) {
        /** The question's card. */
        public Card card() {
            return query.analysis().card();
        }

        /** The sentences, without the question. */
        public List<ReportFigures.Sentence> sentences() {
            return timed == null ? List.of() : ReportFigures.sentences(query, timed);
        }

        /** The tables. */
        public List<ShownTable> tables() {
            return findings(timed).tables().stream()
                    .map(t -> shown(
                            query,
                            t,
                            timed == null ? ROWS_SHOWN : timed.report().rowsShown(ROWS_SHOWN, MOST_SHOWN)))
                    .toList();
        }

        /** The charts, as the JSON that charts.js draws. */
        public List<Chart> charts() {
            return findings(timed).charts();
        }

        /** A chart as the JSON that charts.js draws. */
        public String json(Chart chart) {
            return ReportFigures.json(query, chart);
        }

        /** The figures of a chart. */
        public ShownTable figures(Chart chart) {
            return ReportFigures.of(query, chart);
        }

        /** Where the report comes from. */
        public Map<String, String> provenance() {
            return timed == null ? Map.of() : TableExport.provenance(timed.report(), query.language());
        }
    }

    private static Result.Findings findings(Report.@Nullable TimedReport timed) {
        return timed != null && timed.report().result() instanceof Result.Findings findings
                ? findings
                : new Result.Findings(List.of(), List.of(), List.of());
    }

    /** The form; with {@code ask} the report, or how far it is. */
    void show(Context context) {
        ReportQuery query = ReportQuery.of(context);
        if (context.queryParam("ask") == null) {
            Templates.show(context, "analysis", new View(query, forms.token(), null, null, null));
            return;
        }
        try {
            ReportJobs.Progress<Report.TimedReport> progress = asked(query);
            Long seconds = progress.result() == null ? progress.seconds() : null;
            Templates.show(context, "analysis", new View(query, forms.token(), progress.result(), seconds, null));
        } catch (TidewaiterException e) {
            if (e.kind() == Kind.INTERNAL || e.kind() == Kind.STORAGE) {
                throw e;
            }
            context.status(e.kind() == Kind.BUSY ? 503 : 400);
            Templates.show(
                    context, "analysis", new View(query, forms.token(), null, null, e.message(query.language())));
        }
    }

    /** Starts the report unless it is known or under way, and waits for it a moment. */
    ReportJobs.Progress<Report.TimedReport> asked(ReportQuery query) {
        Parameters parameters = query.parameters();
        return jobs.ask(
                Report.TimedReport.class, words(query, parameters), PATIENCE_MILLIS, () -> answer(query, parameters));
    }

    private Report.TimedReport answer(ReportQuery query, Parameters parameters) {
        return questions.with(query.analysis(), parameters, AskedQuestion::report);
    }

    private static Object words(ReportQuery query, Parameters parameters) {
        return List.of(query.analysis().card().name(), parameters);
    }

    /** Stops the work and goes back to the form. */
    void stop(Context context) {
        forms.check(context);
        ReportQuery query = ReportQuery.of(context);
        jobs.stop(words(query, query.parameters()));
        context.redirect(query.url().replace("ask=1", "").replaceAll("[?&]$", ""), HttpStatus.SEE_OTHER);
    }

    /** The declarations behind a figure, as a page or as a file. */
    void behind(Context context) throws IOException {
        ReportQuery query = ReportQuery.of(context);
        Table rows = rowsBehind(context, query);
        if ("csv".equals(context.queryParam("as"))) {
            context.header(
                    "Content-Disposition",
                    "attachment; filename=\"" + query.analysis().card().name() + "-behind.csv\"");
            context.contentType(ReportFile.Form.CSV.type());
            StringWriter csv = new StringWriter();
            TableExport.csv(rows, query.language(), csv);
            context.result(csv.toString());
            return;
        }
        Templates.show(
                context,
                "behind-figure",
                new BehindFigure(
                        query, asked(context, "table"), asked(context, "key"), shown(query, rows, BehindFigure.SHOWN)));
    }

    private static String asked(Context context, String name) {
        return String.valueOf(context.queryParam(name));
    }

    /** The declarations behind a figure, for scripts. */
    void apiBehind(Context context) {
        send(context, rowsBehind(context, ReportQuery.of(context)));
    }

    private Table rowsBehind(Context context, ReportQuery query) {
        String table = asked(context, "table");
        String key = asked(context, "key");
        Parameters parameters = query.parameters();
        return jobs.await(
                context,
                Table.class,
                List.of(words(query, parameters), table, key),
                () -> questions.with(query.analysis(), parameters, asked -> asked.behind(table, key)));
    }

    /** The cards, for scripts. */
    void apiList(Context context) {
        send(
                context,
                AnalysisRegister.all().analyses().stream().map(Analysis::card).toList());
    }

    /** A report, for scripts; the parameters are those of the card. */
    void api(Context context) {
        send(context, report(context, ReportQuery.of(context)));
    }

    private static void send(Context context, Object answer) {
        context.contentType("application/json").result(Json.text(answer));
    }

    private Report.TimedReport report(Context context, ReportQuery query) {
        Parameters parameters = query.parameters();
        return jobs.await(context, Report.TimedReport.class, words(query, parameters), () -> answer(query, parameters));
    }

    /** A report as a file. */
    void file(Context context) throws IOException {
        ReportQuery query = ReportQuery.of(context);
        ReportFile.Form form = ReportFile.Form.named(String.valueOf(context.queryParam("as")));
        Report.TimedReport timed = report(context, query);
        ReportFile file = new ReportFile(lake, timed, context.queryParam("table"), query.language());
        context.header("Content-Disposition", "attachment; filename=\"" + file.name(form) + "\"");
        context.contentType(form.type());
        file.write(form, context.res().getOutputStream());
    }

    /** The first rows of a table, as pages show them. */
    static ShownTable shown(ReportQuery query, Table table) {
        return shown(query, table, ROWS_SHOWN);
    }

    private static ShownTable shown(ReportQuery query, Table table, int most) {
        List<List<ShownCell>> rows = table.rows().stream()
                .limit(most)
                .map(row -> cells(query, table, row))
                .toList();
        return new ShownTable(table, table.columns(), rows);
    }

    private static List<ShownCell> cells(ReportQuery query, Table table, List<@Nullable Object> row) {
        List<ShownCell> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = table.columns().get(i);
            String text = column.shown(row.get(i), query.language());
            cells.add(new ShownCell(
                    text, href(query, table, row, i), column.kind().isNumber()));
        }
        return List.copyOf(cells);
    }

    private static @Nullable String href(ReportQuery query, Table table, List<@Nullable Object> row, int place) {
        Object value = row.get(place);
        Column column = table.columns().get(place);
        if (value == null) {
            return null;
        }
        List<Integer> key = table.keyPlaces();
        if (!key.isEmpty() && key.getFirst() == place && table.leadsOn(row)) {
            return query.behind(table.name(), table.keyOf(row));
        }
        String encoded = URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
        return switch (column.kind()) {
            case DECLARATION -> "/declaration?id=" + encoded + item(table, row);
            case COMPANY -> "/company?id=" + encoded;
            case ANALYSIS -> query.answerOf(value.toString());
            default -> null;
        };
    }

    private static String item(Table table, List<@Nullable Object> row) {
        boolean known = table.columns().stream().anyMatch(c -> c.name().equals("sequence"));
        Object sequence = known ? row.get(table.place("sequence")) : null;
        return sequence == null ? "" : "&item=" + sequence;
    }
}
