package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The models of the workspace and the record of their promotions. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "List the models and the dated record of which was put in force, by whom and why.")
final class ModelsCommand extends WorkspaceCommand {
    @Mixin
    JsonOption json = new JsonOption();

    @Option(
            names = "--seal",
            paramLabel = "MODEL_ID",
            description = "Seal a model that a former version made, as it stands, under an id that covers its card.")
    @Nullable
    String seal;

    private record Listing(
            List<ModelCard> models, List<ModelStore.Misfit> notOpened, List<ModelStore.Promotion> promotions) {}

    @Override
    int run(Workspace workspace, Context context) {
        ModelStore store = new ModelStore(workspace);
        if (seal != null) {
            String sealed = store.seal(seal, context.actor()).id();
            context.out()
                    .println(seal + " is sealed as " + sealed + ": tidewaiter promote " + sealed
                            + " --why TEXT puts it in force.");
            return 0;
        }
        if (json.asked) {
            context.out().println(Json.text(new Listing(store.cards(), store.misfits(), store.promotions())));
            return 0;
        }
        List<ModelStore.Misfit> misfits = store.misfits();
        if (store.cards().isEmpty() && misfits.isEmpty()) {
            context.out().println("No model yet: tidewaiter learn --until DAY makes one.");
        }
        for (ModelCard card : store.cards()) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%s  learned until %s from %,d items by %s%n",
                            card.id(),
                            card.learnedUntil(),
                            card.rows(),
                            card.createdBy());
        }
        misfits.forEach(m -> context.out().println(m.id() + "  NOT OPENED: " + m.why()));
        for (ModelStore.Promotion p : store.promotions()) {
            context.out()
                    .printf(
                            "%s  put in force by %s at %s: %s%n",
                            p.modelId(), p.promotedBy(), p.promotedAt(), p.reason());
        }
        return 0;
    }
}
