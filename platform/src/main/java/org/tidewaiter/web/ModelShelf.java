package org.tidewaiter.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.selection.Evaluation;

/** Reads what is kept of each model: {@code models/ID/card.json} and {@code models/ID/evaluation-*.json}. */
final class ModelShelf {
    private final Path directory;

    ModelShelf(Path directory) {
        this.directory = directory;
    }

    /**
     * A model as it is kept.
     *
     * @param id its id, the name of its directory
     * @param card its provenance; a missing node where there is none
     * @param evaluations its evaluations, the latest period first
     */
    record Model(String id, JsonNode card, List<Evaluation> evaluations) {}

    /** The ids of all models, the newest card first. */
    List<String> ids() {
        return list(directory).stream()
                .filter(Files::isDirectory)
                .map(path -> new Dated(
                        path.getFileName().toString(),
                        card(path).path("created_at").asText("")))
                .sorted(Comparator.comparing(Dated::createdAt).reversed().thenComparing(Dated::id))
                .map(Dated::id)
                .toList();
    }

    /** The model with that id; nothing when none is kept. The id is looked up, never made into a path. */
    Optional<Model> find(String id) {
        return list(directory).stream()
                .filter(path -> path.getFileName().toString().equals(id) && Files.isDirectory(path))
                .findFirst()
                .map(path -> new Model(id, card(path), evaluations(path)));
    }

    private record Dated(String id, String createdAt) {}

    private static JsonNode card(Path model) {
        Path file = model.resolve("card.json");
        return Files.exists(file) ? read(file, JsonNode.class) : MissingNode.getInstance();
    }

    private static List<Evaluation> evaluations(Path model) {
        List<Evaluation> result = new ArrayList<>();
        for (Path file : list(model)) {
            if (file.getFileName().toString().matches("evaluation-.*\\.json")) {
                result.add(read(file, Evaluation.class));
            }
        }
        result.sort(Comparator.comparing(Evaluation::from)
                .thenComparing(Evaluation::evaluatedAt)
                .reversed());
        return List.copyOf(result);
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return Json.MAPPER.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TidewaiterException unreadable(Path path, IOException cause) {
        return new TidewaiterException(
                Kind.STORAGE,
                path + " cannot be read ("
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + ")",
                "learn and evaluate the model again",
                cause);
    }
}
