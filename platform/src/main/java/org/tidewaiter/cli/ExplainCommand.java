package org.tidewaiter.cli;

import java.util.Locale;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.selection.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why one declaration is scored as it is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Show why one declaration is scored as it is, with what was known before its day.")
final class ExplainCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "DECLARATION_ID", description = "The declaration.")
    String declarationId = "";

    @Option(names = "--raw", description = "Show the figures behind every reason.")
    boolean raw;

    @Option(names = "--all", description = "Show weak reasons too.")
    boolean all;

    @Mixin
    ModelOption model = new ModelOption();

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        Explanation told = Explanation.of(workspace, model.card(workspace), declarationId);
        if (json.asked) {
            context.out().println(Json.text(told));
            return 0;
        }
        context.out()
                .printf(
                        Locale.ROOT,
                        "Declaration %s of %s: probability of a finding %.1f %% (model %s)%n",
                        told.declarationId(),
                        told.acceptedOn(),
                        100 * told.probability(),
                        told.model());
        told.items().forEach(item -> print(item, context));
        return 0;
    }

    private void print(Explanation.Item item, Context context) {
        context.out()
                .printf(
                        Locale.ROOT,
                        "%nItem %d, HS %s: %.1f %%, judged %s (log-odds %.2f, of which %.2f are common to all)%n",
                        item.sequence(),
                        item.hsCode(),
                        100 * item.probability(),
                        item.repeatsControlledGoods()
                                ? "as goods whose like was controlled before"
                                : "as goods not met before",
                        item.logOdds(),
                        item.base());
        for (Reason reason : item.reasons()) {
            if (all || Math.abs(reason.contribution()) >= 0.02) {
                context.out().printf(Locale.ROOT, "  %+6.2f  %s%n", reason.contribution(), reason.sentence());
                if (raw) {
                    Explanation.figures(reason).forEach(f -> context.out().println("            " + f));
                }
            }
        }
    }
}
