package org.tidewaiter.riskmodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Verification;

/** The evaluations of a workspace's models, each a file beside its model: {@code evaluation-2024-01-01-2024-03-31.json}. */
public final class KeptEvaluations {
    private static final Pattern NAME = Pattern.compile("evaluation-.*\\.json");
    private static final String REMEDY =
            "evaluate the model again for that period (tidewaiter evaluate), or take it from a backup";

    private final Workspace workspace;
    private final ModelFiles files;

    /** The evaluations of a workspace. */
    public KeptEvaluations(Workspace workspace) {
        this.workspace = workspace;
        files = new ModelFiles(workspace);
    }

    /**
     * The evaluations kept of a model, the latest period first, and of one period the latest evaluation. A file that is named as another one would be
     * is none: what the trail says of the name would be taken for what it says of the file.
     */
    public List<Evaluation> of(String modelId) {
        return ModelFiles.list(files.directory(modelId)).stream()
                .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                .flatMap(file -> Stream.of(ModelFiles.read(file, Evaluation.class, REMEDY))
                        .filter(evaluation -> evaluation.model().equals(modelId)
                                && nameOf(evaluation).equals(file.getFileName().toString())))
                .sorted(Comparator.comparing(Evaluation::from)
                        .thenComparing(Evaluation::evaluatedAt)
                        .reversed())
                .toList();
    }

    /** Why an evaluation is not to be relied on: its file is not what it was when it was measured; nothing where it is. */
    public Optional<String> misfit(Evaluation evaluation) {
        return Verification.ofFile(workspace.lake(), fileOf(evaluation));
    }

    /** Keeps an evaluation beside its model, and says so in the trail. */
    void keep(Evaluation evaluation, Actor actor) {
        Path file = fileOf(evaluation);
        try {
            DurableFile.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(evaluation));
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The evaluation cannot be written to " + file,
                    "check the disk's space and rights",
                    e);
        }
        ModelStore.appendToTrail(
                workspace,
                actor,
                Action.EVALUATE,
                evaluation.model(),
                Map.of(
                        "from",
                        evaluation.from().toString(),
                        "to",
                        evaluation.to().toString()),
                List.of(file));
    }

    private Path fileOf(Evaluation evaluation) {
        return files.directory(evaluation.model()).resolve(nameOf(evaluation));
    }

    private static String nameOf(Evaluation evaluation) {
        return "evaluation-" + evaluation.from() + "-" + evaluation.to() + ".json";
    }
}
