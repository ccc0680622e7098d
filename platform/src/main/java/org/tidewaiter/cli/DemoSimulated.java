package org.tidewaiter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.selection.Assessing;
import org.tidewaiter.simulate.FoundFraud;
import org.tidewaiter.simulate.Simulation;
import org.tidewaiter.simulate.SimulationPlan;
import org.tidewaiter.simulate.SimulationSummary;

/** A simulated year, whose frauds are known: made anew, the same every time, and kept in the workspace's directory. */
record DemoSimulated() implements DemoData {
    private static final long DECLARATIONS = 60_000;
    private static final long SEED = 1;

    /** What is simulated beside the declarations: files, and as what they are loaded, in this order. */
    private static final Map<String, String> COMPANIONS = new LinkedHashMap<>();

    static {
        COMPANIONS.put("events.csv.gz", "events");
        COMPANIONS.put("parties.csv", "parties");
        COMPANIONS.put("tariff.csv", "tariff");
        COMPANIONS.put("measures.csv", "measures");
        COMPANIONS.put("exchange_rates.csv", "exchange_rates");
        COMPANIONS.put("relief_register.csv", "relief_register");
        COMPANIONS.put("aeo_register.csv", "aeo_register");
        COMPANIONS.put("watch_list.csv", "watch_list");
        COMPANIONS.put("reference_prices.csv", "reference_prices");
        COMPANIONS.put("permits.csv.gz", "permits");
        COMPANIONS.put("warehouses.csv", "warehouses");
        COMPANIONS.put("guarantees.csv", "guarantees");
        COMPANIONS.put("staff.csv", "staff");
        COMPANIONS.put("absences.csv", "absences");
        COMPANIONS.put("revenue_monthly.csv", "revenue");
        COMPANIONS.put("partner_statistics.csv", "partner_statistics");
    }

    /** The national currency of the simulated administration. */
    static final String CURRENCY = "USD";

    @Override
    public String title() {
        return "A simulated customs administration, 60,000 declarations of 2024 (tidewaiter simulate --seed 1)";
    }

    @Override
    public String takes() {
        return "a minute on two idle cores, 105 MB";
    }

    @Override
    public LocalDate cut() {
        return LocalDate.of(2024, 10, 1);
    }

    @Override
    public LocalDate end() {
        return LocalDate.of(2025, 1, 1);
    }

    @Override
    public String period() {
        return "last quarter of 2024";
    }

    private static Path directory(Workspace workspace) {
        return workspace.directory().resolve("simulated");
    }

    @Override
    public void load(Workspace workspace, Context context) {
        Actor actor = context.actor().stating("demo");
        CurrencyCommand.give(workspace.lake(), CURRENCY, actor);
        Path directory = directory(workspace);
        simulate(directory, context);
        Mapping mapping = Mapping.of("tidewaiter", context.directory());
        Path declarations = directory.resolve("data/declarations.csv.gz");
        DemoData.loaded(context, declarations, () -> {
            try (ProgressLine progress = new ProgressLine(context, "declarations.csv.gz")) {
                return TableLoad.load(workspace, declarations, mapping, LoadOptions.plain(actor), progress);
            }
        });
        COMPANIONS.forEach((file, kind) -> {
            Path path = directory.resolve("data").resolve(file);
            DemoData.loaded(context, path, () -> CompanionLoad.load(workspace, path, companion(kind), false, actor));
        });
    }

    private static CompanionTable companion(String kind) {
        return CompanionLoad.kinds().stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static void simulate(Path directory, Context context) {
        boolean whole = COMPANIONS.keySet().stream()
                .allMatch(file -> Files.exists(directory.resolve("data").resolve(file)));
        if (whole && Files.exists(directory.resolve("truth/collusion.csv"))) {
            return; // the last file that a simulation writes; one of an earlier version lacks some that are written
            // since
        }
        long started = System.nanoTime();
        SimulationPlan plan = SimulationPlan.of(
                        DECLARATIONS, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), SEED, directory)
                .csvOnly();
        SimulationSummary made = Simulation.run(plan, new SimulationProgress(context, DECLARATIONS));
        DemoData.said(
                context,
                "simulated",
                "%,d declarations, %,d items; the truth is in %s and is never loaded"
                        .formatted(made.declarations(), made.items(), directory.resolve("truth")),
                started);
    }

    /** What only the truth can tell. */
    @Override
    public void more(Workspace workspace, Assessing.Summary summary, Context context) {
        FoundFraud.Answer answer = FoundFraud.of(
                workspace.lake(), summary.assessmentId(), directory(workspace).resolve("truth"));
        context.out().println();
        context.out().println("What only the truth can tell (every declaration of the period, controlled or not)");
        context.out().printf("  %-34s %12s %14s %14s%n", "", "controlled", "fraud in them", "share");
        line(
                context,
                "the learned list, by rank",
                answer.every().ranked(),
                answer.fraud().ranked(),
                answer.hitRateOfRanked());
        line(
                context,
                "the same with its random share",
                answer.every().listed(),
                answer.fraud().listed(),
                answer.hitRateOfList());
        line(
                context,
                "the red lane of the old rules",
                answer.every().examined(),
                answer.fraud().examined(),
                answer.hitRateOfTheTime());
        context.out()
                .printf(
                        Locale.ROOT,
                        "  %-34s %12s %14s %12.1f %%%n",
                        "a draw by chance",
                        "",
                        "",
                        100 * answer.baseRate());
        context.out().println();
        context.out()
                .printf(
                        "  %-34s %10s %14s %14s%n",
                        "share of all fraud found", "planted", "learned list", "old red lane");
        row(context, answer.fraud());
        answer.byTypology().forEach(typology -> row(context, typology));
    }

    private static void line(Context context, String who, long controlled, long fraud, double rate) {
        context.out().printf(Locale.ROOT, "  %-34s %,12d %,14d %12.1f %%%n", who, controlled, fraud, 100 * rate);
    }

    private static void row(Context context, FoundFraud.Row row) {
        context.out()
                .printf(
                        Locale.ROOT,
                        "  %-34s %,10d %12.0f %% %12.0f %%%n",
                        row.typology().replace('_', ' '),
                        row.declarations(),
                        100 * row.shareListed(),
                        100 * row.shareExamined());
    }
}
