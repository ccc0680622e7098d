package org.tidewaiter.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.selection.Evaluating;
import org.tidewaiter.selection.Evaluation;
import org.tidewaiter.selection.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good the list was, on a period the model did not learn from. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Measure a model on a period it did not learn from: all rows, and rows that repeat nothing earlier.")
final class EvaluateCommand extends WorkspaceCommand {
    @Option(names = "--from", required = true, paramLabel = "DAY", description = "First day.")
    LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "The day after the last.")
    LocalDate to = LocalDate.EPOCH;

    @Option(names = "--model", paramLabel = "ID", description = "Which model (default: the one in force).")
    @Nullable
    String model;

    @Option(names = "--json", description = "Print one JSON object to standard output and nothing else.")
    boolean json;

    @Override
    int run(Workspace workspace, Context context) {
        Evaluation evaluation =
                Evaluating.evaluate(workspace, new ModelStore(workspace).cardOrInForce(model), from, to);
        if (json) {
            context.out().println(Json.text(evaluation));
        } else {
            EvaluationText.print(evaluation, context.out());
        }
        return 0;
    }
}
