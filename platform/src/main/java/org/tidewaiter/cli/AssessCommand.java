package org.tidewaiter.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.selection.AssessParameters;
import org.tidewaiter.selection.Assessing;
import org.tidewaiter.selection.AssessmentList;
import org.tidewaiter.selection.Json;
import org.tidewaiter.selection.ModelCard;
import org.tidewaiter.selection.ModelStore;
import org.tidewaiter.selection.RandomDraw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which declarations of a period to control. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = "Choose which declarations of a period to control: the top of the list and a random share.")
final class AssessCommand extends WorkspaceCommand {
    @Option(names = "--from", required = true, paramLabel = "DAY", description = "First day.")
    LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "The day after the last.")
    LocalDate to = LocalDate.EPOCH;

    @Option(
            names = "--budget",
            defaultValue = "0.05",
            description = "Declarations to control: a share up to 1, or a number (default: ${DEFAULT-VALUE}).")
    double budget;

    @Option(
            names = "--per",
            defaultValue = "period",
            description = "What the budget holds within: period, day, office_day (default: ${DEFAULT-VALUE}).")
    AssessParameters.Per per = AssessParameters.Per.PERIOD;

    @Option(
            names = "--random",
            defaultValue = "0.01",
            description = "Share drawn by chance, out of the budget (default: ${DEFAULT-VALUE}).")
    double random;

    @Option(
            names = "--rank",
            defaultValue = "probability",
            description = "probability, amount or blend (default: ${DEFAULT-VALUE}).")
    AssessParameters.Ranking ranking = AssessParameters.Ranking.PROBABILITY;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Key of the random draw (default: the workspace's own).")
    @Nullable
    Path key;

    @Option(names = "--model", paramLabel = "ID", description = "Which model (default: the one in force).")
    @Nullable
    String model;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write the list: .csv, .json or .parquet.")
    @Nullable
    Path out;

    @Option(names = "--json", description = "Print one JSON object to standard output and nothing else.")
    boolean json;

    @Override
    int run(Workspace workspace, Context context) {
        if (out != null) {
            AssessmentList.formatOf(context.directory().resolve(out));
        }
        AssessParameters parameters = new AssessParameters(from, to, budget, per, random, ranking);
        RandomDraw draw = key == null
                ? RandomDraw.of(workspace)
                : RandomDraw.of(context.directory().resolve(key));
        ModelCard card = new ModelStore(workspace).cardOrInForce(model);
        Assessing.Summary summary = Assessing.assess(workspace, card, parameters, draw);
        if (out != null) {
            AssessmentList.export(
                    workspace, summary.assessmentId(), context.directory().resolve(out));
        }
        if (json) {
            context.out().println(Json.line(summary));
        } else {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "Assessed %,d declarations in %.1f s (run %d): %,d to control by rank, %,d by chance; %.0f"
                                    + " findings expected among them.%n",
                            summary.declarations(),
                            summary.seconds(),
                            summary.assessmentId(),
                            summary.byModel(),
                            summary.byChance(),
                            summary.expectedFindings());
            if (summary.overBudget() > 0) {
                context.out()
                        .printf(
                                Locale.ROOT,
                                "%,d more were drawn by chance than the budget has places for: they are to be"
                                        + " controlled all the same. Take a smaller --random or a larger --budget.%n",
                                summary.overBudget());
            }
            if (from.isBefore(card.learnedUntil())) {
                context.out()
                        .println("The model has learned from results of this period (it learned until "
                                + card.learnedUntil()
                                + "): it looks better on it than it will be on what comes.");
            }
            if (out != null) {
                context.out().println("All of them, lane red to control, are in " + out);
            }
        }
        return 0;
    }
}
