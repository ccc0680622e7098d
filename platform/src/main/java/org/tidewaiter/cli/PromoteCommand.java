package org.tidewaiter.cli;

import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a model in force. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = "Put a model in force; the record of who and why is never overwritten.")
final class PromoteCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "MODEL_ID", description = "The model.")
    String modelId = "";

    @Mixin
    WhoOption who = new WhoOption();

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
    String why = "";

    @Override
    int run(Workspace workspace, Context context) {
        Actor actor = who.actor(context);
        ModelStore.Promotion promotion = new ModelStore(workspace).promote(modelId, actor, why);
        context.out().println(promotion.modelId() + " is in force, by " + actor.person() + ".");
        return 0;
    }
}
