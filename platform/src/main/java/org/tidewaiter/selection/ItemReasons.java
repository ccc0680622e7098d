package org.tidewaiter.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tidewaiter.casefile.DeclaredItem;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.casefile.ReasonSentences;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.riskmodel.RiskModel;

/** The reasons of a model for the scores of items: what each feature contributes, put into words by {@link ReasonSentences}. */
final class ItemReasons {
    private ItemReasons() {}

    /**
     * The reasons for some items, by item, the strongest first.
     *
     * @param declared what the items' declarations declare, by declaration key
     * @param least reasons weaker than this, in log-odds, are left out
     */
    static Map<Integer, List<Reason>> of(
            RiskModel model, Items items, Set<Integer> wanted, Map<Long, List<DeclaredItem>> declared, double least) {
        Replay replay = new Replay(items);
        return of(model, items, replay, replay.explained(wanted::contains), declared, least);
    }

    /** The reasons for items by rows that a replay has explained. */
    static Map<Integer, List<Reason>> of(
            RiskModel model,
            Items items,
            Replay replay,
            FeatureMatrix all,
            Map<Long, List<DeclaredItem>> declared,
            double least) {
        Map<Integer, List<Reason>> reasons = new HashMap<>();
        explain(model, items, replay, all, declared, least).forEach((item, told) -> reasons.put(item, told.reasons()));
        return reasons;
    }

    /** Probability and reasons of rows that a replay has explained, by item: the one way in which an item is explained. */
    static Map<Integer, Explanation.ExplainedItem> explain(
            RiskModel model,
            Items items,
            Replay replay,
            FeatureMatrix all,
            Map<Long, List<DeclaredItem>> declared,
            double least) {
        FeatureMatrix rows = model.fitting(all);
        Map<Integer, Explanation.ExplainedItem> explained = new HashMap<>();
        for (Branch branch : model.trees().keySet()) {
            int[] mine = IntStream.range(0, rows.rows())
                    .filter(r -> model.branchOf(rows, r) == branch)
                    .toArray();
            double[][] contributions = mine.length == 0
                    ? new double[0][]
                    : model.trees(branch).contributions(RiskModel.matrix(rows, mine));
            for (int i = 0; i < mine.length; i++) {
                int item = rows.items()[mine[i]];
                DeclaredItem own = itemOf(items, item, declared);
                List<Reason> reasons =
                        ReasonSentences.of(rows, mine[i], contributions[i], replay.past(item), own, least);
                explained.put(item, explained(model, branch, contributions[i], own, reasons));
            }
        }
        return explained;
    }

    /** What the contributions add up to; the last of them is the base that all items share. */
    private static Explanation.ExplainedItem explained(
            RiskModel model, Branch branch, double[] contributions, DeclaredItem declared, List<Reason> reasons) {
        double logOdds = DoubleStream.of(contributions).sum();
        return new Explanation.ExplainedItem(
                declared.sequence(),
                declared.hsCode(),
                model.trees(branch).calibration().apply(logOdds),
                logOdds,
                contributions[contributions.length - 1],
                branch == Branch.REPEATED,
                reasons);
    }

    /** What is declared of an item, found by its sequence within its declaration. */
    private static DeclaredItem itemOf(Items items, int item, Map<Long, List<DeclaredItem>> declared) {
        return Objects.requireNonNull(declared.get(items.declarationKey(item))).stream()
                .filter(d -> d.sequence() == items.sequence(item))
                .findFirst()
                .orElseThrow();
    }
}
