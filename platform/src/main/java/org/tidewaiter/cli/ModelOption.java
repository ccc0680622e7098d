package org.tidewaiter.cli;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import picocli.CommandLine.Option;

/** The option that names a model, where not the one in force is meant. */
final class ModelOption {
    @Option(names = "--model", paramLabel = "ID", description = "Which model (default: the one in force).")
    @Nullable
    String id;

    /** The card of the model that was named, or else of the one in force. */
    ModelCard card(Workspace workspace) {
        return new ModelStore(workspace).cardOrInForce(id);
    }
}
