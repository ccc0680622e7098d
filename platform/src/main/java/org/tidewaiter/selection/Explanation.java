package org.tidewaiter.selection;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tidewaiter.casefile.DeclaredItem;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.riskmodel.RiskModel;

/**
 * The reasons why one declaration is scored as it is: the probability and every reason for each of its items.
 *
 * @param declarationId which
 * @param acceptedOn its day: nothing later is used
 * @param model by which model
 * @param probability of its riskiest item
 * @param items an explanation per goods item, by sequence; at least one
 */
public record Explanation(
        String declarationId, LocalDate acceptedOn, String model, double probability, List<ExplainedItem> items) {
    /**
     * One goods item, and why it is judged so: base and the contributions of the reasons add up to its log-odds.
     *
     * @param probability of a finding, 0 to 1
     * @param logOdds natural logarithm of the odds: the sum of base and contributions
     * @param base the log-odds that all items share
     * @param reasons the strongest first
     */
    public record ExplainedItem(
            int sequence,
            String hsCode,
            double probability,
            double logOdds,
            double base,
            boolean repeatsControlledGoods,
            List<Reason> reasons) {}

    /** The item whose probability is the declaration's: the first of the riskiest. */
    public ExplainedItem decisive() {
        return decisive(items);
    }

    private static ExplainedItem decisive(List<ExplainedItem> items) {
        return items.stream()
                .max(Comparator.comparingDouble(ExplainedItem::probability).thenComparingInt(item -> -item.sequence()))
                .orElseThrow();
    }

    private record DeclarationKey(long declarationKey) {}

    /**
     * Explains one declaration as it would have been scored on its day.
     *
     * @throws TidewaiterException INPUT when there is no such declaration, or it declares no goods items
     */
    public static Explanation of(Workspace workspace, ModelCard card, String declarationId) {
        long key = keyOf(workspace, declarationId);
        List<DeclaredItem> declared =
                DeclaredItem.of(workspace.lake(), List.of(key)).getOrDefault(key, List.of());
        if (declared.isEmpty()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "Declaration " + declarationId + " declares no goods items, so that no model scores it",
                    "look it up by itself, or load the file or message that declares its goods");
        }
        Items items = ItemReader.read(workspace.lake());
        Replay replay = new Replay(items);
        FeatureMatrix rows = replay.explained(i -> items.declarationKey(i) == key);
        try (RiskModel model = new ModelStore(workspace).open(card)) {
            List<ExplainedItem> explained =
                    ItemReasons.explain(model, items, replay, rows, Map.of(key, declared), 0).values().stream()
                            .sorted(Comparator.comparingInt(ExplainedItem::sequence))
                            .toList();
            return new Explanation(
                    declarationId,
                    declared.getFirst().acceptedOn(),
                    card.id(),
                    decisive(explained).probability(),
                    explained);
        }
    }

    private static long keyOf(Workspace workspace, String declarationId) {
        return workspace
                .lake()
                .first(
                        DeclarationKey.class,
                        "select declaration_key from declaration where declaration_id = ?",
                        declarationId)
                .orElseThrow(() -> new TidewaiterException(
                        Kind.INPUT,
                        "There is no declaration " + declarationId + " in " + workspace.directory(),
                        "check the id, or load the file that holds it"))
                .declarationKey();
    }

    /** The figures behind a reason, a line each. */
    public static List<String> figures(Reason reason) {
        return reason.figures().entrySet().stream()
                .map((Map.Entry<String, Object> e) -> e.getKey() + ": "
                        + (e.getValue() instanceof Double d
                                ? String.format(java.util.Locale.ROOT, "%.4g", d)
                                : e.getValue()))
                .toList();
    }
}
