package org.tidewaiter.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.simulate.Leakage;
import org.tidewaiter.simulate.Realism;
import org.tidewaiter.simulate.Simulation;
import org.tidewaiter.simulate.SimulationPlan;
import org.tidewaiter.simulate.SimulationSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the data of a customs administration whose truth is known. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Make the data of a customs administration whose frauds are known: to learn, to try, to measure.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--declarations", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    long declarations = 60_000;

    @Option(names = "--from", paramLabel = "DATE", description = "First day (default: ${DEFAULT-VALUE}).")
    LocalDate from = LocalDate.of(2024, 1, 1);

    @Option(names = "--to", paramLabel = "DATE", description = "Day after the last (default: ${DEFAULT-VALUE}).")
    LocalDate to = LocalDate.of(2025, 1, 1);

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: ./simulated).")
    Path out = Path.of("simulated");

    @Option(names = "--honest", description = "Leave all fraud out; everything else stays as it is.")
    boolean honest;

    @Option(
            names = "--dirt",
            paramLabel = "SHARE",
            description = "Share of declarations with a defect (default: ${DEFAULT-VALUE}).")
    double dirt = 0.01;

    @Option(
            names = "--staff",
            paramLabel = "SHARE",
            description = "Officers, as a share of those the offices are planned with (default: ${DEFAULT-VALUE}).")
    double staff = 1;

    @Option(
            names = "--officers",
            paramLabel = "N",
            description = "Officers more in each section of each office than that, or fewer where it is below 0"
                    + " (default: ${DEFAULT-VALUE}).")
    int officers = 0;

    @Option(
            names = "--controls",
            paramLabel = "TIMES",
            description = "How many times as often rules choose as they usually do (default: ${DEFAULT-VALUE}).")
    double controls = 1;

    /** What a result of a control is of. */
    enum ResultsPer {
        ITEM,
        DECLARATION
    }

    @Option(
            names = "--results",
            paramLabel = "OF",
            description =
                    "item: results of controls beside each goods item; declaration: for whole declarations, in a file of"
                            + " their own, as ASYCUDA has them (default: item).")
    ResultsPer results = ResultsPer.ITEM;

    @Option(
            names = "--reroutings",
            description = "Let officers change lanes: all now and then, a few again and again downwards; who, says"
                    + " truth/reroutings.csv.")
    boolean reroutings;

    @Option(names = "--no-parquet", description = "Write CSV only.")
    boolean csvOnly;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads (default: one per processor); the bytes do not depend on it.")
    @Nullable
    Integer threads;

    @Option(
            names = "--report",
            description =
                    "Show how like life a simulation is instead: its figures beside public ones, and what is unlike"
                            + " life.")
    boolean report;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The simulation to report on (default: one is made as the other options say).")
    @Nullable
    Path data;

    @Option(
            names = "--learned",
            paramLabel = "DIR",
            description =
                    "Another simulation, of another seed: shows how far a single column or file of --data gives a fraud"
                            + " away to who learned on this one.")
    @Nullable
    Path learned;

    @Mixin
    JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli before call()
    CommandSpec spec;

    @Override
    public Integer call() {
        Context context = Commands.contextOf(spec);
        if (report && data != null && learned != null) {
            LeakageText.print(
                    Leakage.of(
                            context.directory().resolve(learned),
                            context.directory().resolve(data)),
                    json.asked,
                    context);
            return 0;
        }
        if (report && data != null) {
            RealismText.print(Realism.of(context.directory().resolve(data)), json.asked, context);
            return 0;
        }
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        SimulationPlan plan = new SimulationPlan(
                declarations,
                from,
                to,
                seed,
                context.directory().resolve(out),
                !honest,
                dirt,
                staff,
                officers,
                controls,
                results == ResultsPer.DECLARATION,
                !csvOnly,
                reroutings,
                workers);
        SimulationSummary made = Simulation.run(plan, new SimulationProgress(context, declarations));
        if (report) {
            RealismText.print(Realism.of(plan.out()), json.asked, context);
        } else if (json.asked) {
            context.out().println(Json.text(made));
        } else {
            print(made, context);
        }
        return 0;
    }

    private static void print(SimulationSummary made, Context context) {
        context.out()
                .printf(
                        Locale.ROOT,
                        "Simulated %,d declarations with %,d items in %.1f s, seed %d, into %s%n",
                        made.declarations(),
                        made.items(),
                        made.seconds(),
                        made.seed(),
                        made.directory());
        context.out()
                .printf(
                        Locale.ROOT,
                        "  %,d of them fraudulent, %,d controlled, %,d with a finding%n",
                        made.fraudulent(),
                        made.controlled(),
                        made.found());
        made.planted()
                .forEach((typology, count) -> context.out().printf(Locale.ROOT, "  %-18s %,8d%n", typology, count));
        context.out()
                .println("  load it: tidewaiter load --mapping tidewaiter " + made.directory()
                        + "/data/declarations.csv.gz");
    }
}
