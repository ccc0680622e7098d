package org.tidewaiter.cli;

import java.util.List;
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

    @Option(names = "--all-items", description = "Show the reasons of every item, not only of the one that decides.")
    boolean allItems;

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
        List<Explanation.ExplainedItem> whole = allItems ? told.items() : List.of(told.decisive());
        whole.forEach(item -> print(item, context));
        List<Explanation.ExplainedItem> others =
                told.items().stream().filter(item -> !whole.contains(item)).toList();
        if (!others.isEmpty()) {
            context.out().println();
            context.out().println("The other items, by --all-items with their reasons:");
            others.forEach(item -> context.out().println("  " + head(item)));
        }
        return 0;
    }

    private static String head(Explanation.ExplainedItem item) {
        return String.format(
                Locale.ROOT, "Item %d, HS %s: %.1f %%", item.sequence(), item.hsCode(), 100 * item.probability());
    }

    private void print(Explanation.ExplainedItem item, Context context) {
        context.out()
                .printf(
                        Locale.ROOT,
                        "%n%s, judged %s (log-odds %.2f, of which %.2f are common to all)%n",
                        head(item),
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
