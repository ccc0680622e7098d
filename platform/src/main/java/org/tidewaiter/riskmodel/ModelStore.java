package org.tidewaiter.riskmodel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.kit.learn.Trees;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Trail;

/** The models of a workspace: a directory each, and the dated record of which was put in force, by whom and why. */
public final class ModelStore {
    private final Workspace workspace;
    private final ModelFiles files;

    /** The models of a workspace. */
    public ModelStore(Workspace workspace) {
        this.workspace = workspace;
        files = new ModelFiles(workspace);
    }

    /** A promotion of a model. The last one is in force; none is ever changed. */
    public record Promotion(int promotionId, String modelId, Instant promotedAt, String promotedBy, String reason) {}

    /** A model that is not opened, and why not, in a sentence with its remedy. */
    public record Misfit(String id, String why) {}

    /** The cards that fit their ids, the latest first. */
    public List<ModelCard> cards() {
        return files.ids()
                .flatMap(id -> {
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
        return files.ids().flatMap(id -> misfit(id).stream()).toList();
    }

    /** The reason why a model is not opened; nothing where it is as it was learned. */
    public Optional<Misfit> misfit(String modelId) {
        try {
            files.fittingTrees(card(modelId));
            return Optional.empty();
        } catch (TidewaiterException e) {
            return Optional.of(new Misfit(modelId, String.valueOf(e.getMessage())));
        }
    }

    /** Whether there is anything of a model: a directory of that name, or a promotion. */
    public boolean isKnown(String modelId) {
        return ModelSeal.isId(modelId) && Files.isDirectory(files.directory(modelId))
                || promotions().stream().anyMatch(p -> p.modelId().equals(modelId));
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
        files.fittingTrees(card(modelId));
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
        if (!files.hasCard(modelId)) {
            throw inForce().filter(p -> p.modelId().equals(modelId)).isPresent()
                    ? files.misfit(modelId, "is in force, but its " + ModelFiles.CARD + " is gone")
                    : files.unknown(modelId);
        }
        if (ModelSeal.isFormer(modelId)) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "The model " + modelId + " was made by a former version, whose ids do not cover a model's card",
                    "learn again (tidewaiter learn), or seal it as it stands (tidewaiter models --seal " + modelId
                            + " --why TEXT) and put the sealed one in force");
        }
        return files.fittingCard(modelId);
    }

    /**
     * Seals a model of a former version as it stands: its trees and calibrations must fit its id; the rest of its card is taken
     * as it is found. The sealed model is a new one beside it, which is not in force yet.
     *
     * @return the card with the new id
     */
    public ModelCard seal(String formerId, Actor actor) {
        if (!ModelSeal.isFormer(formerId) || !files.hasCard(formerId)) {
            throw files.unknown(formerId);
        }
        ModelCard former = files.cardAsFound(formerId);
        Map<String, byte[]> trees = files.treesAsFound(former);
        String fits = ModelSeal.formerIdOf(former.learnedUntil(), List.copyOf(trees.values()), former.calibration());
        if (!fits.equals(formerId)) {
            throw files.misfit(
                    formerId, "is not the one that was learned: its trees and calibrations do not fit its id");
        }
        ModelCard card = ModelSeal.sealed(former.withFiles(ModelFiles.hashes(trees)));
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
    public RiskModel open(ModelCard card) {
        ModelCard sealed = card(card.id());
        Map<String, byte[]> read = files.fittingTrees(sealed);
        return new RiskModel(
                sealed.features(),
                Objects.requireNonNull(trees(sealed, Branch.FRESH, read)),
                trees(sealed, Branch.REPEATED, read));
    }

    private static @Nullable CalibratedTrees trees(ModelCard card, Branch branch, Map<String, byte[]> files) {
        int count = card.bags().getOrDefault(branch, 0);
        List<Trees> bags = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            bags.add(Trees.fromBytes(
                    Objects.requireNonNull(files.get(ModelFiles.nameOf(branch, b))),
                    card.parameters().threads()));
        }
        return count == 0
                ? null
                : new CalibratedTrees(
                        bags, Objects.requireNonNull(card.calibration().get(branch)));
    }

    /** Keeps a model that was just learned, and gives its card with the id that fits it. */
    ModelCard keep(ModelCard unsealed, RiskModel model, Actor actor) {
        Map<String, byte[]> trees = new LinkedHashMap<>();
        model.trees().forEach((branch, calibrated) -> {
            for (int b = 0; b < calibrated.bags().size(); b++) {
                trees.put(ModelFiles.nameOf(branch, b), calibrated.bags().get(b).toBytes());
            }
        });
        ModelCard card = ModelSeal.sealed(unsealed.withFiles(ModelFiles.hashes(trees)));
        keep(card, trees, actor);
        return card;
    }

    private void keep(ModelCard card, Map<String, byte[]> trees, Actor actor) {
        appendToTrail(
                workspace,
                actor,
                Action.LEARN,
                card.id(),
                Map.of("until", card.learnedUntil().toString(), "data_version", card.dataVersion()),
                files.write(card, trees));
    }

    /** Says in the trail what was done to a model, with the files that were written. */
    static void appendToTrail(
            Workspace workspace, Actor who, Action action, String modelId, Map<String, String> said, List<Path> files) {
        workspace.lake().transaction(session -> Trail.append(session, who, action, "model " + modelId, said, files));
    }
}
