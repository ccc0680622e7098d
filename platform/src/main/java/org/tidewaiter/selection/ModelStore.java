package org.tidewaiter.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.learn.Trees;
import org.tidewaiter.model.Branch;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Trail;
import org.tidewaiter.trail.Verification;

/** The models of a workspace: a directory each, and the dated record of which was put in force, by whom and why. */
public final class ModelStore {
    private static final String CARD = "card.json";
    private static final Pattern EVALUATION = Pattern.compile("evaluation-.*\\.json");

    private final Workspace workspace;

    /** The models of a workspace. */
    public ModelStore(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A promotion of a model. The last one is in force; none is ever changed. */
    public record Promotion(int promotionId, String modelId, Instant promotedAt, String promotedBy, String reason) {}

    /** A model that is not opened, and why not, in a sentence with its remedy. */
    public record Misfit(String id, String why) {}

    /** The cards that fit their ids, the latest first. */
    public List<ModelCard> cards() {
        return kept().flatMap(id -> {
                    try {
                        return Stream.of(card(id));
                    } catch (TidewaiterException e) {
                        return Stream.empty();
                    }
                })
                .sorted(Comparator.comparing(ModelCard::createdAt).reversed())
                .toList();
    }

    /** Models whose card or trees do not fit their ids: damaged, changed, or of a former version. */
    public List<Misfit> misfits() {
        return kept().flatMap(id -> misfit(id).stream()).toList();
    }

    /** The reason why a model is not opened; nothing where it is as it was learned. */
    public Optional<Misfit> misfit(String modelId) {
        try {
            files(card(modelId));
            return Optional.empty();
        } catch (TidewaiterException e) {
            return Optional.of(new Misfit(modelId, String.valueOf(e.getMessage())));
        }
    }

    /** Whether there is anything of a model: a directory of that name, or a promotion. */
    public boolean isKnown(String modelId) {
        return ModelSeal.isId(modelId) && Files.isDirectory(directory(modelId))
                || promotions().stream().anyMatch(p -> p.modelId().equals(modelId));
    }

    private Stream<String> kept() {
        return list(workspace.models()).stream()
                .filter(directory -> Files.exists(directory.resolve(CARD)))
                .map(directory -> directory.getFileName().toString());
    }

    /** The model in force. */
    public Optional<Promotion> inForce() {
        List<Promotion> all = promotions();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All promotions, in order. */
    public List<Promotion> promotions() {
        return workspace
                .lake()
                .query(
                        Promotion.class,
                        "select promotion_id, model_id, promoted_at, promoted_by, reason from promotion order by"
                                + " promotion_id");
    }

    /** Puts a model in force, once its card and trees have been seen to fit its id. */
    public Promotion promote(String modelId, Actor who, String why) {
        files(card(modelId));
        return workspace.lake().transaction(session -> {
            int next = (int) session.number("select coalesce(max(promotion_id), 0) + 1 from promotion");
            Promotion promotion = new Promotion(next, modelId, Instant.now(), who.person(), why);
            session.execute(
                    "insert into promotion (promotion_id, model_id, promoted_at, promoted_by, reason) values (?, ?, ?,"
                            + " ?, ?)",
                    next,
                    modelId,
                    promotion.promotedAt(),
                    who.person(),
                    why);
            Trail.append(
                    session,
                    who,
                    Action.PROMOTE,
                    "model " + modelId,
                    Map.of("model", modelId, "reason", why),
                    next,
                    List.of("promotion"));
            return promotion;
        });
    }

    /**
     * The card of a model, once it has been seen to fit the model's id.
     *
     * @throws TidewaiterException of kind STATE when there is no such model, INPUT when its card cannot be read, STORAGE when the
     *     card is not the one that the id was given to
     */
    public ModelCard card(String modelId) {
        Path file = directory(modelId).resolve(CARD);
        if (!Files.exists(file)) {
            throw inForce().filter(p -> p.modelId().equals(modelId)).isPresent()
                    ? misfit(modelId, "is in force, but its " + CARD + " is gone")
                    : unknown(modelId);
        }
        if (ModelSeal.isFormer(modelId)) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "The model " + modelId + " was made by a former version, whose ids do not cover a model's card",
                    "learn again (tidewaiter learn), or seal it as it stands (tidewaiter models --seal " + modelId
                            + " --why TEXT) and put the sealed one in force");
        }
        return fitting(modelId, file);
    }

    private ModelCard fitting(String modelId, Path file) {
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

    /**
     * Seals a model of a former version as it stands: its trees and calibrations must fit its id; the rest of its card is taken
     * as it is found. The sealed model is a new one beside it, which is not in force yet.
     *
     * @return the card with the new id
     */
    public ModelCard seal(String formerId, Actor actor) {
        Path directory = directory(formerId);
        if (!ModelSeal.isFormer(formerId) || !Files.exists(directory.resolve(CARD))) {
            throw unknown(formerId);
        }
        ModelCard former = read(directory.resolve(CARD), ModelCard.class);
        Map<String, byte[]> trees = new LinkedHashMap<>();
        for (String name : fileNames(former)) {
            trees.put(name, bytes(formerId, name));
        }
        String fits = ModelSeal.formerIdOf(former.learnedUntil(), List.copyOf(trees.values()), former.calibration());
        if (!fits.equals(formerId)) {
            throw misfit(formerId, "is not the one that was learned: its trees and calibrations do not fit its id");
        }
        ModelCard card = ModelSeal.sealed(former.withFiles(hashes(trees)));
        keep(card, trees, actor);
        return card;
    }

    /** The card of the model named, or of the one in force where none is named. */
    public ModelCard cardOrInForce(@Nullable String modelId) {
        if (modelId != null) {
            return card(modelId);
        }
        return inForce()
                .map(p -> card(p.modelId()))
                .orElseThrow(() -> new TidewaiterException(
                        Kind.STATE,
                        "The workspace " + workspace.directory() + " has no model in force",
                        "learn one first: tidewaiter learn --workspace " + workspace.directory()
                                + " --until YYYY-MM-DD"));
    }

    /**
     * A model's trees and calibrations, once each file has been seen to be the one that the card names.
     *
     * @throws TidewaiterException of kind STORAGE when one is not
     */
    RiskModel open(ModelCard card) {
        ModelCard sealed = card(card.id());
        Map<String, byte[]> files = files(sealed);
        return new RiskModel(
                Objects.requireNonNull(trees(sealed, Branch.FRESH, files)), trees(sealed, Branch.REPEATED, files));
    }

    private static @Nullable CalibratedTrees trees(ModelCard card, Branch branch, Map<String, byte[]> files) {
        int count = card.bags().getOrDefault(branch, 0);
        List<Trees> bags = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            bags.add(Trees.fromBytes(
                    Objects.requireNonNull(files.get(fileName(branch, b))),
                    card.parameters().threads()));
        }
        return count == 0
                ? null
                : new CalibratedTrees(
                        bags, Objects.requireNonNull(card.calibration().get(branch)));
    }

    private Map<String, byte[]> files(ModelCard card) {
        Map<String, String> named = Objects.requireNonNull(card.files());
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : fileNames(card)) {
            byte[] content = bytes(card.id(), name);
            if (!Sha256.hex(content).equals(named.get(name))) {
                throw misfit(card.id(), "is not the one that was learned: " + name + " does not fit the model's id");
            }
            files.put(name, content);
        }
        return files;
    }

    private byte[] bytes(String modelId, String name) {
        try {
            return Files.readAllBytes(directory(modelId).resolve(name));
        } catch (NoSuchFileException e) {
            throw misfit(modelId, "is damaged: its " + name + " is gone");
        } catch (IOException e) {
            throw unreadable(directory(modelId).resolve(name), e);
        }
    }

    private static List<String> fileNames(ModelCard card) {
        List<String> names = new ArrayList<>();
        for (Branch branch : Branch.values()) {
            for (int b = 0; b < card.bags().getOrDefault(branch, 0); b++) {
                names.add(fileName(branch, b));
            }
        }
        return names;
    }

    private static String fileName(Branch branch, int bag) {
        return branch + "-" + bag + ".ubj";
    }

    private static Map<String, String> hashes(Map<String, byte[]> files) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach((name, content) -> hashes.put(name, Sha256.hex(content)));
        return hashes;
    }

    /** Keeps a model that was just learned, and gives its card with the id that fits it. */
    ModelCard keep(ModelCard unsealed, RiskModel model, Actor actor) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        model.trees().forEach((branch, trees) -> {
            for (int b = 0; b < trees.bags().size(); b++) {
                files.put(fileName(branch, b), trees.bags().get(b).toBytes());
            }
        });
        ModelCard card = ModelSeal.sealed(unsealed.withFiles(hashes(files)));
        keep(card, files, actor);
        return card;
    }

    /** Writes the trees first and the card last, so that a directory without a card is no model. */
    private void keep(ModelCard card, Map<String, byte[]> files, Actor actor) {
        Path directory = directory(card.id());
        try {
            DurableFile.directory(directory);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                DurableFile.write(directory.resolve(file.getKey()), file.getValue());
            }
            DurableFile.write(
                    directory.resolve(CARD),
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(card));
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The model cannot be written to " + directory + " (" + FileError.why(e) + ")",
                    "check the disk's space and rights",
                    e);
        }
        List<Path> kept = new ArrayList<>(List.of(directory.resolve(CARD)));
        files.keySet().forEach(name -> kept.add(directory.resolve(name)));
        appendToTrail(
                actor,
                Action.LEARN,
                card.id(),
                Map.of("until", card.learnedUntil().toString(), "data_version", card.dataVersion()),
                kept);
    }

    private void appendToTrail(Actor who, Action action, String modelId, Map<String, String> said, List<Path> files) {
        workspace.lake().transaction(session -> Trail.append(session, who, action, "model " + modelId, said, files));
    }

    /** Keeps an evaluation beside its model. */
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
        appendToTrail(
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

    /** Why an evaluation is not to be relied on: its file is not what it was when it was measured; nothing where it is. */
    public Optional<String> misfit(Evaluation evaluation) {
        return Verification.ofFile(workspace.lake(), fileOf(evaluation));
    }

    private Path fileOf(Evaluation evaluation) {
        return directory(evaluation.model())
                .resolve("evaluation-" + evaluation.from() + "-" + evaluation.to() + ".json");
    }

    /** The evaluations kept of a model, the latest period first, and of one period the latest evaluation. */
    public List<Evaluation> evaluations(String modelId) {
        return list(directory(modelId)).stream()
                .filter(file ->
                        EVALUATION.matcher(file.getFileName().toString()).matches())
                .map(file -> read(file, Evaluation.class))
                .sorted(Comparator.comparing(Evaluation::from)
                        .thenComparing(Evaluation::evaluatedAt)
                        .reversed())
                .toList();
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
        } catch (JsonProcessingException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    file + " is damaged: it cannot be read",
                    EVALUATION.matcher(file.getFileName().toString()).matches()
                            ? "evaluate the model again for that period (tidewaiter evaluate), or take it from a backup"
                            : "take it from a backup",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private Path directory(String modelId) {
        if (!ModelSeal.isId(modelId)) {
            throw unknown(modelId);
        }
        return workspace.models().resolve(modelId);
    }

    private TidewaiterException unknown(String modelId) {
        return new TidewaiterException(
                Kind.STATE,
                "There is no model '" + modelId + "' in the workspace " + workspace.directory(),
                "see which there are: tidewaiter models --workspace " + workspace.directory());
    }

    private TidewaiterException misfit(String modelId, String how) {
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
