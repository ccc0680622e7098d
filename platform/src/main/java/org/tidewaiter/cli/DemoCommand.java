package org.tidewaiter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.Loading;
import org.tidewaiter.intake.Mapping;
import org.tidewaiter.learn.Measures;
import org.tidewaiter.model.Schema;
import org.tidewaiter.quality.Judgement;
import org.tidewaiter.selection.AssessParameters;
import org.tidewaiter.selection.Assessing;
import org.tidewaiter.selection.AssessmentList;
import org.tidewaiter.selection.Evaluating;
import org.tidewaiter.selection.Evaluation;
import org.tidewaiter.selection.LearnParameters;
import org.tidewaiter.selection.Learning;
import org.tidewaiter.selection.ModelCard;
import org.tidewaiter.selection.ModelStore;
import org.tidewaiter.selection.RandomDraw;
import org.tidewaiter.web.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole way on data that ships: load, learn, evaluate, assess, a summary, the pages. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The whole way on data that ships: load, learn, evaluate, assess, a summary, and the pages.")
final class DemoCommand implements Callable<Integer> {
    private static final LocalDate CUT = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2021, 4, 1);

    @Option(
            names = "--data",
            defaultValue = "kcs",
            description = "Which data (default: ${DEFAULT-VALUE}, the only ones).")
    String data = "kcs";

    @Option(names = "--workspace", paramLabel = "DIR", description = "The workspace (default: a temporary directory).")
    @Nullable
    Path workspace;

    @Option(names = "--no-serve", description = "End after the summary.")
    boolean noServe;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the pages, or the next free one (default: ${DEFAULT-VALUE}).")
    int port = Pages.DEFAULT_PORT;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli before call()
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!data.equals("kcs")) {
            throw new TidewaiterException(
                    Kind.USAGE, "There is no demo data '" + data + "'", "give --data kcs, or leave it out");
        }
        Context context = CommandLineEdge.contextOf(spec);
        Path directory = workspace == null
                ? Files.createTempDirectory("tidewaiter-demo-")
                : context.directory().resolve(workspace);
        Workspace opened = Workspace.open(directory, "demo");
        boolean served = false;
        try {
            Schema.create(opened.lake());
            run(opened, context);
            if (noServe) {
                return 0;
            }
            Pages.Running running = Pages.start(
                    opened, Pages.LOOPBACK, port, ServeCommand.runnerOn(opened), Standard.of(opened.directory()));
            served = true;
            context.out().println();
            context.out().println("See it at " + running.url() + "   (stop with Ctrl-C)");
            ServeCommand.waitUntilStopped(running, opened);
            return 0;
        } finally {
            if (!served) {
                opened.close();
            }
        }
    }

    private void run(Workspace opened, Context context) throws IOException {
        context.out().println("Korea Customs Service, 45,519 import declarations of 2020 and early 2021 (MIT licence)");
        context.out().println("Workspace " + opened.directory());
        load(opened, context);
        judge(opened, context);
        long started = System.nanoTime();
        ModelCard card = Learning.learn(opened, LearnParameters.until(CUT), "demo");
        new ModelStore(opened).promote(card.id(), "demo", "tidewaiter demo");
        said(context, "learned", "%s from %,d controls of 2020".formatted(card.id(), card.controlled()), started);
        started = System.nanoTime();
        Evaluation evaluation = Evaluating.evaluate(opened, card, CUT, END);
        said(
                context,
                "evaluated",
                "on %,d declarations it had not seen".formatted(evaluation.all().rows()),
                started);
        started = System.nanoTime();
        AssessParameters parameters = new AssessParameters(
                CUT, END, 0.05, AssessParameters.Per.PERIOD, 0.01, AssessParameters.Ranking.PROBABILITY);
        Assessing.Summary summary = Assessing.assess(opened, card, parameters, RandomDraw.of(opened));
        said(
                context,
                "assessed",
                "%,d declarations: %,d to control by rank, %,d by chance"
                        .formatted(summary.declarations(), summary.byModel(), summary.byChance()),
                started);
        summarise(opened, evaluation, summary, context);
    }

    private static void load(Workspace opened, Context context) throws IOException {
        Mapping mapping = Mapping.of("kcs", context.directory());
        for (String name : List.of("train.csv.gz", "valid.csv.gz")) {
            Path file = opened.temporary().resolve("kcs-" + name);
            try (InputStream in = DemoCommand.class.getResourceAsStream("/org/tidewaiter/demo/kcs/" + name)) {
                Files.copy(java.util.Objects.requireNonNull(in, name), file);
            }
            long started = System.nanoTime();
            try (ProgressLine progress = new ProgressLine(context, name)) {
                LoadReport report = Loading.load(opened, file, mapping, LoadOptions.PLAIN, progress);
                said(
                        context,
                        "loaded",
                        "%s: read %,d = accepted %,d + quarantined %,d"
                                .formatted(report.file(), report.read(), report.accepted(), report.quarantined()),
                        started);
            } catch (TidewaiterException e) {
                if (e.kind() != Kind.STATE) {
                    throw e;
                }
                said(context, "loaded", name + ": already there", started);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void judge(Workspace opened, Context context) {
        long started = System.nanoTime();
        try (ProgressLine progress = new ProgressLine(context, "judging")) {
            Judgement.Done done = new Judgement(opened.lake(), Standard.of(opened.directory()))
                    .judgeLoads(false, (judged, of) -> progress.at(judged, of, judged));
            said(
                    context,
                    "judged",
                    "%,d declarations, %,d defects".formatted(done.declarations(), done.defects()),
                    started);
        }
    }

    private static void said(Context context, String step, String what, long started) {
        context.out().printf(Locale.ROOT, "  %-10s %s (%.1f s)%n", step, what, (System.nanoTime() - started) / 1e9);
    }

    private static void summarise(Workspace opened, Evaluation evaluation, Assessing.Summary summary, Context context) {
        context.out().println();
        context.out().println("How good the list is, first quarter of 2021");
        context.out().printf("  %-34s %8s %14s %14s %10s%n", "", "AUC", "precision 1 %", "precision 5 %", "rows");
        row("all declarations", evaluation.all(), context);
        row("those that repeat nothing earlier", evaluation.nonRepeating(), context);
        context.out()
                .printf(
                        Locale.ROOT,
                        "  %-34s %8.3f %14.3f %14.3f%n",
                        "choice by chance",
                        0.5,
                        evaluation.all().baseRate(),
                        evaluation.all().baseRate());
        EvaluationText.wrap(evaluation.leakCheck().meaning(), context.out());
        context.out().println();
        context.out().println("Control these first");
        for (AssessmentList.Top top : AssessmentList.top(opened, summary.assessmentId(), 5)) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "  %d. %s of %s, importer %s: %.0f %%%n     %s%n",
                            top.rank(),
                            top.declarationId(),
                            top.acceptedOn(),
                            top.importerId(),
                            100 * top.probability(),
                            top.reason());
        }
    }

    private static void row(String name, Measures m, Context context) {
        context.out()
                .printf(
                        Locale.ROOT,
                        "  %-34s %8.3f %14.3f %14.3f %,10d%n",
                        name,
                        m.auc(),
                        m.precision().get("1"),
                        m.precision().get("5"),
                        m.rows());
    }
}
