package org.tidewaiter.selection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.learn.Trees;

/** The models of a workspace: a directory each, and the dated record of which was put in force, by whom and why. */
public final class ModelStore {
    private static final String CARD = "card.json";
    private static final Pattern EVALUATION = Pattern.compile("evaluation-.*\\.json");

    private final Workspace workspace;

    /** The models of a workspace. */
    public ModelStore(Workspace workspace) {
        this.workspace = workspace;
    }

    /** One promotion. The last one is in force; none is ever changed. */
    public record Promotion(int promotionId, String modelId, Instant promotedAt, String promotedBy, String reason) {}

    /** All cards, the latest first. */
    public List<ModelCard> cards() {
        return list(workspace.models()).stream()
                .filter(directory -> Files.exists(directory.resolve(CARD)))
                .map(directory -> read(directory.resolve(CARD), ModelCard.class))
                .sorted(Comparator.comparing(ModelCard::createdAt).reversed())
                .toList();
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
                        "select promotion_id, model_id, promoted_at, promoted_by, reason from promotion order by promotion_id");
    }

    /** Puts a model in force. */
    public Promotion promote(String modelId, String who, String why) {
        card(modelId);
        return workspace.lake().transaction(session -> {
            int next = (int) session.number("select coalesce(max(promotion_id), 0) + 1 from promotion");
            Promotion promotion = new Promotion(next, modelId, Instant.now(), who, why);
            session.execute(
                    "insert into promotion values (?, ?, ?, ?, ?)", next, modelId, promotion.promotedAt(), who, why);
            return promotion;
        });
    }

    /**
     * The card of a model.
     *
     * @throws TidewaiterException of kind INPUT when there is no such model, or its card cannot be read
     */
    public ModelCard card(String modelId) {
        Path card = directory(modelId).resolve(CARD);
        if (!Files.exists(card)) {
            throw unknown(modelId);
        }
        return read(card, ModelCard.class);
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

    RiskModel open(ModelCard card) {
        Branch fresh = Objects.requireNonNull(branch(card, "fresh"));
        return new RiskModel(fresh, branch(card, "repeated"));
    }

    private @Nullable Branch branch(ModelCard card, String name) {
        int count = card.bags().getOrDefault(name, 0);
        List<Trees> bags = new ArrayList<>();
        try {
            for (int b = 0; b < count; b++) {
                Path file = directory(card.id()).resolve(name + "-" + b + ".ubj");
                bags.add(Trees.fromBytes(
                        Files.readAllBytes(file), card.parameters().threads()));
            }
        } catch (IOException e) {
            throw unreadable(directory(card.id()), e);
        }
        return count == 0
                ? null
                : new Branch(bags, Objects.requireNonNull(card.calibration().get(name)));
    }

    /** Keeps a model: its trees and, last, its card, so that a directory without a card is no model. */
    void keep(ModelCard card, RiskModel model) {
        Path directory = directory(card.id());
        try {
            OwnerOnly.directory(directory);
            write(directory, "fresh", model.fresh());
            if (model.repeated() != null) {
                write(directory, "repeated", model.repeated());
            }
            write(
                    directory.resolve(CARD),
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(card));
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The model cannot be written to " + directory,
                    "check the disk's space and rights",
                    e);
        }
    }

    /** Keeps an evaluation beside its model. */
    void keep(Evaluation evaluation) {
        Path file = directory(evaluation.model())
                .resolve("evaluation-" + evaluation.from() + "-" + evaluation.to() + ".json");
        try {
            write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(evaluation));
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The evaluation cannot be written to " + file,
                    "check the disk's space and rights",
                    e);
        }
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

    private static void write(Path directory, String name, Branch branch) throws IOException {
        for (int b = 0; b < branch.bags().size(); b++) {
            write(
                    directory.resolve(name + "-" + b + ".ubj"),
                    branch.bags().get(b).toBytes());
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(OwnerOnly.file(draft), content);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return Json.MAPPER.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private Path directory(String modelId) {
        if (!modelId.matches("m-\\d{8}-[0-9a-f]{8}")) {
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

    static String idOf(LocalDate until, String hash) {
        return "m-" + until.toString().replace("-", "") + "-" + hash.substring(0, 8);
    }

    private static TidewaiterException unreadable(Path where, IOException e) {
        return new TidewaiterException(
                Kind.INPUT,
                "What is kept of a model in " + where + " cannot be read",
                "learn it again, or see which there are: tidewaiter models",
                e);
    }
}
