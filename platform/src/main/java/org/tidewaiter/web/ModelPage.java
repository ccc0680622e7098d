package org.tidewaiter.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.kit.learn.RankingMetrics;
import org.tidewaiter.riskmodel.Evaluation;
import org.tidewaiter.riskmodel.KeptEvaluations;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.selection.Overview;

/** One model: how it was made, who put it in force, and how good it is. */
public final class ModelPage {
    private static final List<String> SHARES = List.of("1", "2", "5", "10", "20");

    private final Overview overview;
    private final ModelStore models;
    private final KeptEvaluations evaluations;
    private final Path workspace;

    ModelPage(Workspace workspace) {
        overview = new Overview(workspace.lake());
        models = new ModelStore(workspace);
        evaluations = new KeptEvaluations(workspace);
        this.workspace = workspace.directory();
    }

    /** A name and a value of the model's card: a count, a number or a text. */
    public record Fact(String name, Object value) {}

    /** A part of the model's card. */
    public record CardSection(PageText title, List<Fact> facts) {}

    /** The quality at one share controlled; a figure that cannot be judged is null. */
    public record ShareQuality(
            String percent,
            @Nullable Double precision,
            RankingMetrics.@Nullable MetricInterval interval,
            @Nullable Double recall,
            @Nullable Double lift,
            @Nullable Double amountRecall,
            @Nullable Double random,
            @Nullable Double baseline) {}

    /** The quality on one choice of rows. */
    public record Quality(
            String id, PageText title, PageText meaning, RankingMetrics measures, List<ShareQuality> shares) {}

    /**
     * What the page shows.
     *
     * @param id the model; null where there is none
     * @param misfit why the model is not opened, or null
     * @param changed what does not fit of the evaluation's file, or null
     */
    public record View(
            Path workspace,
            @Nullable String id,
            @Nullable String inForce,
            @Nullable String misfit,
            List<String> ids,
            List<CardSection> card,
            List<String> features,
            List<Overview.Promotion> promotions,
            @Nullable Evaluation evaluation,
            @Nullable String changed,
            List<Evaluation> evaluations,
            List<Quality> qualities) {}

    void show(Context context) {
        List<String> ids = models.cards().stream().map(ModelCard::id).toList();
        List<Overview.Promotion> promotions = overview.promotions();
        String inForce = promotions.isEmpty() ? null : promotions.getFirst().modelId();
        String asked = context.queryParam("id");
        String id = asked != null
                ? asked
                : inForce != null ? inForce : ids.stream().findFirst().orElse(null);
        ModelStore.Misfit misfit =
                id == null || !models.isKnown(id) ? null : models.misfit(id).orElse(null);
        View view = id == null
                ? without(null, null, null, ids, promotions)
                : misfit != null
                        ? without(id, inForce, misfit.why(), ids, promotions)
                        : view(models.card(id), context.queryParam("evaluation"), inForce, ids, promotions);
        Templates.showInLanguage(context, "model", view);
    }

    private View without(
            @Nullable String id,
            @Nullable String inForce,
            @Nullable String misfit,
            List<String> opened,
            List<Overview.Promotion> promotions) {
        List<String> ids = id == null
                ? opened
                : Stream.concat(Stream.of(id), opened.stream()).distinct().toList();
        return new View(
                workspace,
                id,
                inForce,
                misfit,
                ids,
                List.of(),
                List.of(),
                promotions,
                null,
                null,
                List.of(),
                List.of());
    }

    private View view(
            ModelCard card,
            @Nullable String period,
            @Nullable String inForce,
            List<String> ids,
            List<Overview.Promotion> promotions) {
        List<Evaluation> kept = evaluations.of(card.id());
        Evaluation evaluation = chosen(kept, period);
        return new View(
                workspace,
                card.id(),
                inForce,
                null,
                ids,
                parts(Json.MAPPER.valueToTree(card)),
                card.features(),
                promotions,
                evaluation,
                evaluation == null ? null : evaluations.misfit(evaluation).orElse(null),
                kept,
                evaluation == null ? List.of() : qualities(evaluation));
    }

    private static @Nullable Evaluation chosen(List<Evaluation> evaluations, @Nullable String period) {
        return evaluations.stream()
                .filter(e -> period == null || period.equals(e.from() + "-" + e.to()))
                .findFirst()
                .orElse(null);
    }

    private static List<Quality> qualities(Evaluation e) {
        return List.of(
                quality("all", ToolWords.ALL_ROWS, ToolWords.EVERY_CONTROLLED_ITEM, e.all()),
                quality("fresh", ToolWords.NON_REPEATING_ROWS, ToolWords.ITEMS_NOT_SEEN_BEFORE, e.nonRepeating()));
    }

    private static Quality quality(String id, PageText title, PageText meaning, RankingMetrics m) {
        List<ShareQuality> shares = SHARES.stream()
                .map(s -> new ShareQuality(
                        s,
                        m.precision().get(s),
                        m.intervals().get("precision_" + s),
                        m.recall().get(s),
                        m.lift().get(s),
                        m.amountRecall() == null ? null : m.amountRecall().get(s),
                        m.random().precision().get(s),
                        m.baseline().precision().get(s)))
                .toList();
        return new Quality(id, title, meaning, m, shares);
    }

    private static List<CardSection> parts(JsonNode card) {
        List<CardSection> parts = new ArrayList<>();
        part(
                parts,
                ToolWords.LEARNED_FROM,
                card,
                "learned_until",
                "controlled",
                "rows",
                "positives",
                "period_from",
                "period_to",
                "data_version");
        part(parts, ToolWords.MADE, card, "created_at", "created_by", "seed");
        group(parts, ToolWords.PARAMETERS, card.path("parameters"));
        group(parts, ToolWords.CALIBRATION, card.path("calibration"));
        group(parts, ToolWords.METRICS, card.path("metrics"));
        group(parts, ToolWords.LIBRARY_VERSIONS, card.path("library_versions"));
        return parts;
    }

    private static void part(List<CardSection> parts, PageText title, JsonNode card, String... names) {
        List<Fact> facts = new ArrayList<>();
        for (String name : names) {
            if (card.hasNonNull(name)) {
                facts.add(new Fact(
                        DisplayText.words(name),
                        name.equals("seed") ? card.get(name).asText() : value(card.get(name))));
            }
        }
        if (!facts.isEmpty()) {
            parts.add(new CardSection(title, facts));
        }
    }

    private static void group(List<CardSection> parts, PageText title, JsonNode group) {
        List<Fact> facts = new ArrayList<>();
        group.properties().forEach(p -> facts.add(new Fact(DisplayText.words(p.getKey()), value(p.getValue()))));
        if (!facts.isEmpty()) {
            parts.add(new CardSection(title, facts));
        }
    }

    private static Object value(JsonNode node) {
        return node.isIntegralNumber()
                ? (Object) node.asLong()
                : node.isNumber() ? node.decimalValue() : node.isValueNode() ? node.asText() : node.toString();
    }
}
