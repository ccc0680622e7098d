package org.tidewaiter.riskmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/**
 * The files of the models of a workspace: a directory each, in it the card ({@code card.json}) and a file for each bag of trees
 * ({@code fresh-0.ubj}). What is read is compared with the id that names the directory ({@link ModelSeal}).
 */
final class ModelFiles {
    static final String CARD = "card.json";

    private final Workspace workspace;

    ModelFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The ids of the directories that hold a card, in alphabetical order. */
    Stream<String> ids() {
        return list(workspace.models()).stream()
                .filter(directory -> Files.exists(directory.resolve(CARD)))
                .map(directory -> directory.getFileName().toString());
    }

    /**
     * The directory of a model, whether it is there or not.
     *
     * @throws TidewaiterException of kind STATE when it is no id
     */
    Path directory(String modelId) {
        if (!ModelSeal.isId(modelId)) {
            throw unknown(modelId);
        }
        return workspace.models().resolve(modelId);
    }

    boolean hasCard(String modelId) {
        return Files.exists(directory(modelId).resolve(CARD));
    }

    /** A model's card, once it has been seen to fit the model's id. */
    ModelCard fittingCard(String modelId) {
        Path file = directory(modelId).resolve(CARD);
        try {
            JsonNode tree = Json.MAPPER.readTree(file.toFile());
            ModelCard card = Json.MAPPER.treeToValue(tree, ModelCard.class);
            if (card == null
                    || card.files() == null
                    || !card.id().equals(modelId)
                    || !ModelSeal.idOf(card.learnedUntil(), tree).equals(modelId)) {
                throw misfit(modelId, "is not the one that was learned: " + CARD + " does not fit the model's id");
            }
            return card;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw misfit(modelId, "is damaged: " + CARD + " cannot be read");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A model's card as it stands. */
    ModelCard cardAsFound(String modelId) {
        return read(directory(modelId).resolve(CARD), ModelCard.class, "take it from a backup");
    }

    /** A model's files of trees by their names, once each has been seen to be the one that the card names. */
    Map<String, byte[]> fittingTrees(ModelCard card) {
        Map<String, String> named = Objects.requireNonNull(card.files());
        Map<String, byte[]> trees = treesAsFound(card);
        trees.forEach((name, content) -> {
            if (!Sha256.hex(content).equals(named.get(name))) {
                throw misfit(card.id(), "is not the one that was learned: " + name + " does not fit the model's id");
            }
        });
        return trees;
    }

    /** A model's files of trees by their names, as they stand. */
    Map<String, byte[]> treesAsFound(ModelCard card) {
        Map<String, byte[]> trees = new LinkedHashMap<>();
        for (Branch branch : Branch.values()) {
            for (int bag = 0; bag < card.bags().getOrDefault(branch, 0); bag++) {
                String name = nameOf(branch, bag);
                trees.put(name, bytes(card.id(), name));
            }
        }
        return trees;
    }

    private byte[] bytes(String modelId, String name) {
        Path file = directory(modelId).resolve(name);
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw misfit(modelId, "is damaged: its " + name + " is gone");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The name of the file of one bag of trees. */
    static String nameOf(Branch branch, int bag) {
        return branch + "-" + bag + ".ubj";
    }

    /** The SHA-256 of files by their names. */
    static Map<String, String> hashes(Map<String, byte[]> files) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach((name, content) -> hashes.put(name, Sha256.hex(content)));
        return hashes;
    }

    /**
     * Writes the trees first and the card last, so that a directory without a card is no model.
     *
     * @return what was written, the card first
     */
    List<Path> write(ModelCard card, Map<String, byte[]> trees) {
        Path directory = directory(card.id());
        List<Path> written = new ArrayList<>();
        try {
            DurableFile.directory(directory);
            for (Map.Entry<String, byte[]> file : trees.entrySet()) {
                written.add(directory.resolve(file.getKey()));
                DurableFile.write(written.getLast(), file.getValue());
            }
            written.addFirst(directory.resolve(CARD));
            DurableFile.write(
                    written.getFirst(),
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(card));
            return written;
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The model cannot be written to " + directory + " (" + FileError.why(e) + ")",
                    "check the disk's space and rights",
                    e);
        }
    }

    /** What a directory holds, in alphabetical order; nothing where there is none. */
    static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /** A file of JSON as a record; one that is damaged is refused with the remedy given. */
    static <T> T read(Path file, Class<T> type, String remedy) {
        try {
            return Json.MAPPER.readValue(file.toFile(), type);
        } catch (JsonProcessingException e) {
            throw new TidewaiterException(Kind.STORAGE, file + " is damaged: it cannot be read", remedy, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    TidewaiterException unknown(String modelId) {
        return new TidewaiterException(
                Kind.STATE,
                "There is no model '" + modelId + "' in the workspace " + workspace.directory(),
                "see which there are: tidewaiter models --workspace " + workspace.directory());
    }

    /**
     * A model that is not what its id says.
     *
     * @param how what is wrong, after the words "The model M in DIRECTORY"
     */
    TidewaiterException misfit(String modelId, String how) {
        return new TidewaiterException(
                Kind.STORAGE,
                "The model " + modelId + " in " + workspace.models() + " " + how,
                "learn it again (tidewaiter learn), put another in force (tidewaiter promote), or take it from a"
                        + " backup");
    }

    private static TidewaiterException unreadable(Path where, IOException e) {
        return new TidewaiterException(
                Kind.INPUT,
                "What is kept of a model in " + where + " cannot be read (" + FileError.why(e) + ")",
                "check the rights and the disk; or learn it again, put another in force, or take it from a backup",
                e);
    }
}
