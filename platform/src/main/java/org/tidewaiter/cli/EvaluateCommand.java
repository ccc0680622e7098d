package org.tidewaiter.cli;

import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.Evaluating;
import org.tidewaiter.riskmodel.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How good the list was, on a period the model did not learn from. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Measure a model on a period it did not learn from: all rows, and rows that repeat nothing earlier.")
final class EvaluateCommand extends WorkspaceCommand {
    @Mixin
    PeriodOptions period = new PeriodOptions();

    @Mixin
    ModelOption model = new ModelOption();

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        Evaluation evaluation =
                Evaluating.evaluate(workspace, model.card(workspace), period.from, period.to, context.actor());
        if (json.asked) {
            context.out().println(Json.text(evaluation));
        } else {
            EvaluationText.print(evaluation, context.out());
        }
        return 0;
    }
}
