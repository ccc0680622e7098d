package org.tidewaiter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.AskedQuestion;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableExport;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.simulate.RankedFraud;
import org.tidewaiter.web.ReportFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a question of the data and prints the report, or writes it to a file. */
@Command(
        name = "analyse",
        mixinStandardHelpOptions = true,
        description =
                "Ask a question of the data (tidewaiter analyses lists them): findings, tables, where they come from.")
final class AnalyseCommand extends WorkspaceCommand {
    /** So many rows of a ranking stand for all of it. */
    private static final String ALL_ROWS = "1000000";

    private static final List<Double> SHARES = List.of(0.01, 0.02, 0.05, 0.1);

    @picocli.CommandLine.Parameters(paramLabel = "NAME", description = "The analysis.")
    String name = "";

    @Mixin
    ParamOption parameters = new ParamOption();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write to a file, whole or not at all: csv or parquet (one table), svg or png (a chart), xlsx (all"
                            + " tables), json, html or pdf (the report), as its name ends.")
    @Nullable
    Path out;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "Which table, or chart of svg and png (default: the first).")
    @Nullable
    String table;

    @Option(
            names = "--behind",
            paramLabel = "KEY",
            description =
                    "Instead the declarations behind a figure of --table: the key of a row, of a category of a chart or, with the"
                            + " table findings, of a sentence (the report as json has them).")
    @Nullable
    String behind;

    @Option(names = "--language", paramLabel = "L", description = "en or fr (default: ${DEFAULT-VALUE}).")
    String language = "en";

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description =
                    "Show instead how much of the fraud that a simulation planted stands first: its directory truth.")
    @Nullable
    Path truth;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        Locale locale = ReportText.language(language);
        Analysis analysis = AnalysisRegister.all().named(name);
        if (truth != null) {
            measure(workspace, analysis, context.directory().resolve(truth), context);
            return 0;
        }
        Parameters asked = Parameters.of(analysis.card(), parameters.given());
        ReportFile.Form form = out == null ? null : ReportFile.Form.of(out);
        Report.TimedReport timed = behind == null
                ? Answering.answer(workspace.lake(), analysis, asked)
                : behind(workspace, analysis, asked, Objects.requireNonNullElse(table, ""), behind);
        String table = behind == null ? this.table : null;
        if (out != null && form != null) {
            Path file = context.directory().resolve(out);
            new ReportFile(workspace.lake(), timed, table, locale).write(form, file);
            context.out()
                    .println(out + ": "
                            + TableExport.sentences(timed.report(), locale).get(1));
        } else if (json.asked) {
            context.out().println(Json.text(timed));
        } else if (table != null) {
            ReportText.table(ReportFile.table(timed.report(), table), locale, context.out());
        } else {
            ReportText.report(timed, locale, context.out());
        }
        return 0;
    }

    /** The declarations behind a figure, as a report of one table, which is printed and written as any other. */
    private static Report.TimedReport behind(
            Workspace workspace, Analysis analysis, Parameters asked, String table, String key) {
        try (AskedQuestion question = AskedQuestion.ask(workspace.lake(), analysis, asked)) {
            Table rows = question.behind(table, key);
            if (rows.rows().isEmpty()) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "No declaration stands behind '" + key + "' of " + table,
                        "give a key as the report's table, chart or sentence has it (--json shows them)");
            }
            Report.TimedReport whole = question.report();
            Report report = new Report(
                    whole.report().analysis(),
                    whole.report().question(),
                    whole.report().provenance(),
                    new Result.Findings(List.of(new Finding(rows.title(), null)), List.of(rows), List.of()));
            return new Report.TimedReport(report, whole.at(), whole.millis());
        }
    }

    private void measure(Workspace workspace, Analysis analysis, Path directory, Context context) {
        if (analysis.card().looksFor().isEmpty() || !Files.exists(directory.resolve("fraud.csv.gz"))) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    analysis.card().looksFor().isEmpty()
                            ? analysis.card().name() + " looks for no kind of fraud that a simulation plants"
                            : "There is no truth in " + directory,
                    "give an analysis that does, and the directory truth of the simulation that was loaded");
        }
        Map<String, String> all = new LinkedHashMap<>(parameters.given());
        all.put("rows", ALL_ROWS);
        Report report = Answering.answer(workspace.lake(), analysis, Parameters.of(analysis.card(), all))
                .report();
        List<String> ranked = report.result() instanceof Result.Findings findings ? findings.ranked() : List.of();
        List<RankedFraud.Row> rows =
                RankedFraud.of(workspace.lake(), ranked, SHARES, analysis.card().looksFor(), directory);
        if (json.asked) {
            context.out().println(Json.text(rows));
            return;
        }
        context.out()
                .printf(
                        "%-20s %8s %10s %16s %10s %18s%n",
                        "kind", "first", "planted", "found of them", "hit rate", "look-alikes there");
        for (RankedFraud.Row row : rows) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%-20s %6.0f %% %,10d %14.1f %% %8.1f %% %16.1f %%%n",
                            row.typology().replace('_', ' '),
                            100 * row.share(),
                            row.planted(),
                            100 * row.recall(),
                            100 * row.precision(),
                            100 * row.alikeShare());
        }
    }
}
