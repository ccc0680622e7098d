package org.tidewaiter.selection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tidewaiter.casefile.DeclaredItem;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.casefile.ReasonSentences;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.model.Branch;
import org.tidewaiter.profile.FeatureMatrix;
import org.tidewaiter.profile.ItemReader;
import org.tidewaiter.profile.Items;
import org.tidewaiter.profile.Replay;

/**
 * The reasons why one declaration is scored as it is: the probability and every reason for each of its items.
 *
 * @param declarationId which
 * @param acceptedOn its day: nothing later is used
 * @param model by which model
 * @param probability of its riskiest item
 * @param items an explanation per goods item
 */
public record Explanation(
        String declarationId, LocalDate acceptedOn, String model, double probability, List<Item> items) {
    /** One goods item: its probability, its log-odds, the base that all share, and its reasons, strongest first. */
    public record Item(
            int sequence,
            String hsCode,
            double probability,
            double logOdds,
            double base,
            boolean repeatsControlledGoods,
            List<Reason> reasons) {}

    /** The item whose probability is the declaration's: the first of the riskiest. */
    public Item decisive() {
        return items.stream()
                .max(Comparator.comparingDouble(Item::probability).thenComparingInt(item -> -item.sequence()))
                .orElseThrow();
    }

    private record DeclarationKey(long declarationKey) {}

    /**
     * Explains one declaration as it would have been scored on its day.
     *
     * @throws TidewaiterException INPUT when there is no such declaration
     */
    public static Explanation of(Workspace workspace, ModelCard card, String declarationId) {
        long key = keyOf(workspace, declarationId);
        Items items = ItemReader.read(workspace.lake());
        Replay replay = new Replay(items);
        FeatureMatrix all = replay.explained(i -> items.declarationKey(i) == key);
        List<DeclaredItem> declared =
                DeclaredItem.of(workspace.lake(), List.of(key)).getOrDefault(key, List.of());
        try (RiskModel model = new ModelStore(workspace).open(card)) {
            FeatureMatrix rows = model.fitting(all);
            List<Item> explained = new ArrayList<>();
            for (int r = 0; r < rows.rows(); r++) {
                explained.add(explain(model, rows, r, replay.past(rows.items()[r]), declared.get(r)));
            }
            double riskiest =
                    explained.stream().mapToDouble(Item::probability).max().orElse(0);
            return new Explanation(declarationId, declared.get(0).acceptedOn(), card.id(), riskiest, explained);
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

    private static Item explain(RiskModel model, FeatureMatrix rows, int row, Replay.Past past, DeclaredItem declared) {
        Branch branch = model.branchOf(rows, row);
        double[] contributions = model.trees(branch).contributions(RiskModel.matrix(rows, new int[] {row}))[0];
        double logOdds = IntStream.range(0, contributions.length)
                .mapToDouble(c -> contributions[c])
                .sum();
        return new Item(
                declared.sequence(),
                declared.hsCode(),
                model.trees(branch).calibration().apply(logOdds),
                logOdds,
                contributions[contributions.length - 1],
                branch == Branch.REPEATED,
                ReasonSentences.of(rows, row, contributions, past, declared, 0));
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
