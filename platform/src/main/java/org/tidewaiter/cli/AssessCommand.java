package org.tidewaiter.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.selection.AssessParameters;
import org.tidewaiter.selection.Assessing;
import org.tidewaiter.selection.AssessmentList;
import org.tidewaiter.selection.ModelCard;
import org.tidewaiter.selection.RandomDraw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which declarations of a period to control. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = "Choose which declarations of a period to control: the top of the list and a random share.")
final class AssessCommand extends WorkspaceCommand {
    @Mixin
    PeriodOptions period = new PeriodOptions();

    @Mixin
    BudgetOptions budget = new BudgetOptions();

    @Mixin
    ModelOption model = new ModelOption();

    @Option(names = "--out", paramLabel = "FILE", description = "Also write the list: .csv, .json or .parquet.")
    @Nullable
    Path out;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        if (out != null) {
            AssessmentList.formatOf(context.directory().resolve(out));
        }
        AssessParameters parameters = budget.within(period, context.directory());
        RandomDraw draw = budget.draw(workspace, context.directory());
        ModelCard card = model.card(workspace);
        Assessing.Summary summary = Assessing.assess(workspace, card, parameters, draw, context.actor());
        if (out != null) {
            AssessmentList.export(
                    workspace, summary.assessmentId(), context.directory().resolve(out));
        }
        if (json.asked) {
            context.out().println(Json.text(summary));
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
            summary.ruleHits()
                    .forEach((rule, hits) ->
                            context.out().printf(Locale.ROOT, "Rule %s holds of %,d declarations.%n", rule, hits));
            summary.rulesTold().forEach(context.out()::println);
            if (!summary.ruleHits().isEmpty()) {
                context.out()
                        .printf(
                                Locale.ROOT,
                                "To control by rule: %,d; where more match than the budget has places for, those come"
                                        + " first that the list ranks first.%n",
                                summary.byRule());
            }
            if (summary.overBudget() > 0) {
                context.out()
                        .printf(
                                Locale.ROOT,
                                "%,d more were drawn by chance than the budget has places for: they are to be"
                                        + " controlled all the same. Take a smaller --random or a larger --budget.%n",
                                summary.overBudget());
            }
            if (period.from.isBefore(card.learnedUntil())) {
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
