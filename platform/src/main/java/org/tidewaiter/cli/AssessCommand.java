package org.tidewaiter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.selection.AssessParameters;
import org.tidewaiter.selection.Assessing;
import org.tidewaiter.selection.AssessmentList;
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
        Assessing.Summary summary = assess(workspace, context, card, parameters, draw);
        if (out != null) {
            AssessmentList.export(
                    workspace, summary.assessmentId(), context.directory().resolve(out));
        }
        Map<String, LocalDate> expired = parameters.rules().expiredBefore(period.from);
        if (json.asked) {
            ObjectNode told = Json.MAPPER.valueToTree(summary);
            told.set("expired_rules", Json.MAPPER.valueToTree(expired));
            context.out().println(Json.text(told));
        } else {
            long expectedFindings = (long) Math.rint(summary.expectedFindings());
            context.out()
                    .printf(
                            Locale.ROOT,
                            "Assessed %,d declarations in %.1f s (run %d): %,d to control by rank, %,d by chance; %,d"
                                    + " %s expected among them.%n",
                            summary.declarations(),
                            summary.seconds(),
                            summary.assessmentId(),
                            summary.byModel(),
                            summary.byChance(),
                            expectedFindings,
                            expectedFindings == 1 ? "finding" : "findings");
            summary.ruleHits()
                    .forEach((rule, hits) -> context.out().println(AssessCommand.hits(rule, hits, expired.get(rule))));
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

    private static Assessing.Summary assess(
            Workspace workspace, Context context, ModelCard card, AssessParameters parameters, RandomDraw draw) {
        try (ProgressLine progress = new ProgressLine(context, "rules")) {
            return Assessing.assess(
                    workspace,
                    card,
                    parameters,
                    draw,
                    context.actor(),
                    (judged, of) -> progress.at(judged, of, judged));
        }
    }

    /** In how many declarations a rule holds; that it is no longer applied where its last day is past. */
    static String hits(String rule, int hits, @Nullable LocalDate expired) {
        return expired == null
                ? String.format(
                        Locale.ROOT, "Rule %s holds of %,d %s.", rule, hits, hits == 1 ? "declaration" : "declarations")
                : "Rule " + rule + " expired on " + expired + ", not applied.";
    }
}
