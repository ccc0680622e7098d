package org.tidewaiter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.kit.learn.RankingMetrics;
import org.tidewaiter.riskmodel.Evaluating;
import org.tidewaiter.riskmodel.Evaluation;
import org.tidewaiter.riskmodel.LearnParameters;
import org.tidewaiter.riskmodel.Learning;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.selection.AssessParameters;
import org.tidewaiter.selection.Assessing;
import org.tidewaiter.selection.AssessmentList;
import org.tidewaiter.selection.RandomDraw;
import org.tidewaiter.trail.Trail;
import org.tidewaiter.web.Pages;
import org.tidewaiter.web.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole way on data that ships: load, learn, evaluate, assess, a summary, the pages. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The whole way on data that ships: load, learn, evaluate, assess, a summary, and the pages.")
final class DemoCommand implements Callable<Integer> {
    private static final Map<String, DemoData> DATA = Map.of("simulated", new DemoSimulated(), "kcs", new DemoKcs());

    @Option(
            names = "--data",
            defaultValue = "simulated",
            description =
                    "simulated: a year whose frauds are known; kcs: synthetic declarations made of those of the Korea"
                            + " Customs Service (default: ${DEFAULT-VALUE}).")
    String data = "simulated";

    @Option(names = "--workspace", paramLabel = "DIR", description = "The workspace (default: a temporary directory).")
    @Nullable
    Path workspace;

    @Option(names = "--no-serve", description = "End after the summary.")
    boolean noServe;

    @Mixin
    PortOption port = new PortOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli before call()
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DemoData chosen = DATA.get(data);
        if (chosen == null) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "There is no demo data '" + data + "'",
                    "give --data simulated or --data kcs, or leave it out");
        }
        Pages.requirePort(port.number);
        Context context = Commands.contextOf(spec);
        Path directory = workspace == null
                ? Files.createTempDirectory("tidewaiter-demo-")
                : context.directory().resolve(workspace);
        Workspace opened = Workspace.open(directory, "demo");
        boolean served = false;
        try {
            Schema.create(opened.lake());
            Trail.begin(opened.lake());
            WorkspaceCommand.warnOfOthers(opened, context);
            context.out().println(chosen.title());
            context.out().println("Workspace " + opened.directory() + "; takes " + chosen.takes());
            chosen.load(opened, context);
            if (noServe) {
                run(opened, chosen, context);
                return 0;
            }
            Pages.Running running = Pages.start(
                    opened,
                    ServerSettings.onLoopback(port.number),
                    ServeCommand.runnerOn(opened),
                    ChecksInUse.of(opened.directory()));
            served = true;
            work(running, opened, chosen, context);
            ServeCommand.waitUntilStopped(running, opened);
            return 0;
        } finally {
            if (!served) {
                opened.close();
            }
        }
    }

    /** The rest of the way while the pages are served already; they end with it where it fails. */
    private static void work(Pages.Running running, Workspace opened, DemoData data, Context context)
            throws IOException {
        boolean done = false;
        try {
            String address = "See it at " + running.address();
            context.out().println(address + " while the rest is worked out");
            context.out().println("What this is for, question by question: " + running.at("/what-for"));
            context.out()
                    .println("For a director, ten figures and what asks for a decision: " + running.at("/director"));
            run(opened, data, context);
            context.out().println();
            context.out().println(address + "   (stop with Ctrl-C)");
            done = true;
        } finally {
            if (!done) {
                running.stop();
                opened.close();
            }
        }
    }

    private static void run(Workspace opened, DemoData data, Context context) throws IOException {
        Actor actor = context.actor().stating("demo");
        long started = System.nanoTime();
        ModelCard card = Learning.learn(opened, LearnParameters.until(data.cut()), actor);
        new ModelStore(opened).promote(card.id(), actor, "tidewaiter demo");
        DemoData.said(
                context,
                "learned",
                "%s from %,d of %,d controlled items".formatted(card.id(), card.rows(), card.controlled()),
                started);
        started = System.nanoTime();
        Evaluation evaluation = Evaluating.evaluate(opened, card, data.cut(), data.end(), actor);
        DemoData.said(
                context,
                "evaluated",
                "on %,d controlled items it had not seen"
                        .formatted(evaluation.all().rows()),
                started);
        started = System.nanoTime();
        AssessParameters parameters = new AssessParameters(
                data.cut(),
                data.end(),
                0.05,
                AssessParameters.BudgetPeriod.PERIOD,
                0.01,
                AssessParameters.Ranking.PROBABILITY);
        Assessing.Summary summary = Assessing.assess(opened, card, parameters, RandomDraw.of(opened), actor);
        DemoData.said(
                context,
                "assessed",
                "%,d declarations: %,d to control by rank, %,d by chance"
                        .formatted(summary.declarations(), summary.byModel(), summary.byChance()),
                started);
        check(opened, context);
        summarise(opened, data, evaluation, summary, context);
        data.more(opened, summary, context);
        DemoAnalyses.ask(opened, context);
    }

    private static void check(Workspace opened, Context context) {
        long started = System.nanoTime();
        try (ProgressLine progress = new ProgressLine(context, "judging")) {
            StoredDataCheck.CheckedData done = new StoredDataCheck(opened.lake(), ChecksInUse.of(opened.directory()))
                    .checkLoads(false, context.actor(), (judged, of) -> progress.at(judged, of, judged));
            DemoData.said(
                    context,
                    "judged",
                    "%,d declarations, %,d defects".formatted(done.declarations(), done.defects()),
                    started);
        }
    }

    private static void summarise(
            Workspace opened, DemoData data, Evaluation evaluation, Assessing.Summary summary, Context context) {
        context.out().println();
        context.out().println("How good the list is, " + data.period() + " (controlled items)");
        context.out().printf("  %-34s %8s %14s %14s %10s%n", "", "AUC", "precision 1 %", "precision 5 %", "rows");
        row("all items", evaluation.all(), context);
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

    private static void row(String name, RankingMetrics m, Context context) {
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
