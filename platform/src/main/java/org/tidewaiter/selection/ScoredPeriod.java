package org.tidewaiter.selection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.DeclaredItem;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.riskmodel.PeriodItems;
import org.tidewaiter.riskmodel.RiskModel;

/**
 * The items of a period as a model scores them, and why. Of a day or a few, features and past of all items are kept, so that the reasons need no
 * second replay; of a longer period, features pass block by block, and the past of those that are to be explained is replayed again. Both give the
 * same.
 */
final class ScoredPeriod {
    /** So many items' past is kept, some 2 kB each. */
    private static final int KEPT = 50_000;

    private final RiskModel model;
    private final Items items;
    private final PeriodItems period;
    private final Replay replay;
    /** Null of a long period. */
    private final @Nullable FeatureMatrix rows;

    private final RiskModel.Scores scores;

    private ScoredPeriod(
            RiskModel model,
            Items items,
            PeriodItems period,
            Replay replay,
            @Nullable FeatureMatrix rows,
            RiskModel.Scores scores) {
        this.model = model;
        this.items = items;
        this.period = period;
        this.replay = replay;
        this.rows = rows;
        this.scores = scores;
    }

    /** Scores a period: passes through the past of all items. */
    static ScoredPeriod score(RiskModel model, Items items, PeriodItems period) {
        return score(model, items, period, KEPT);
    }

    /** Scores a period, keeping the past of at most so many items. */
    static ScoredPeriod score(RiskModel model, Items items, PeriodItems period, int most) {
        Replay replay = new Replay(items);
        FeatureMatrix rows = period.size() <= most ? replay.explained(period::holds) : null;
        RiskModel.Scores scores = rows == null ? model.score(items, period) : model.score(rows);
        return new ScoredPeriod(model, items, period, replay, rows, scores);
    }

    /** The scores, a row an item in time order. */
    RiskModel.Scores scores() {
        return scores;
    }

    /** The reasons for some items of the period; see {@link ItemReasons#of}. */
    Map<Integer, List<Reason>> reasons(Set<Integer> wanted, Map<Long, List<DeclaredItem>> declared, double least) {
        if (rows == null) {
            return ItemReasons.of(model, items, wanted, declared, least);
        }
        int[] own = wanted.stream().mapToInt(i -> i - period.first()).sorted().toArray();
        return ItemReasons.of(model, items, replay, rows.rows(own), declared, least);
    }
}
