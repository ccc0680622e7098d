package org.tidewaiter.web;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.DefectCost;
import org.tidewaiter.riskmodel.ModelStore;

/**
 * Score cards and costs as last worked out: on millions of items they take seconds, and change only when something is loaded,
 * judged or promoted.
 */
final class CachedQuality {
    private static final int CARDS = 200;

    private final Workspace workspace;
    private final ScoreCards cards;
    private final Map<String, Object> kept = new ConcurrentHashMap<>();
    private String version = "";

    CachedQuality(Workspace workspace, CheckBook book) {
        this.workspace = workspace;
        cards = new ScoreCards(workspace.lake(), book.aspects());
    }

    /** The directory of the workspace. */
    Path workspace() {
        return workspace.directory();
    }

    /** The national currency; null where the declarations do not tell. */
    @Nullable
    String national() {
        return once(
                        "national",
                        NationalCode.class,
                        () -> new NationalCode(
                                NationalCurrency.of(workspace.lake()).orElse(null)))
                .code();
    }

    /** What amounts are added up in, for people; null where it is the national currency, which is not known. */
    @Nullable
    String money() {
        return once("money", NationalCode.class, () -> new NationalCode(NationalCurrency.shown(workspace.lake())))
                .code();
    }

    /** Amounts that are in no sum, by currency. */
    List<NationalCurrency.Unconverted> unconverted() {
        return once(
                        "unconverted",
                        UncountedSums.class,
                        () -> new UncountedSums(NationalCurrency.unconverted(workspace.lake())))
                .all();
    }

    /** How many rows and messages wait in quarantine; never kept, as that changes without a load. */
    long quarantined() {
        return cards.quarantined();
    }

    ScoreCards.ScoreCard whole() {
        return once("whole", ScoreCards.ScoreCard.class, cards::whole);
    }

    List<ScoreCards.ScoreCard> by(ScoreCards.Group group) {
        return once("by " + group, Cards.class, () -> new Cards(cards.by(group, CARDS)))
                .all();
    }

    /** In order of time. */
    List<ScoreCards.ScoreCard> months() {
        return by(ScoreCards.Group.MONTH).stream()
                .sorted(Comparator.comparing(ScoreCards.ScoreCard::name))
                .toList();
    }

    List<ScoreCards.CheckCount> checks() {
        return once("checks", CheckCounts.class, () -> new CheckCounts(cards.checks()))
                .all();
    }

    /** What checks that were stopped say of themselves. */
    List<String> stopped() {
        return once("stopped", StoppedChecks.class, () -> new StoppedChecks(cards.stopped()))
                .all();
    }

    /** What defects cost; the ranking is measured only when asked for, or was before. */
    DefectCost.CostReport cost(boolean ranking) {
        String now = forgetOld();
        String model = new ModelStore(workspace)
                .inForce()
                .map(ModelStore.Promotion::modelId)
                .orElse("none");
        DefectCost cost = new DefectCost(workspace);
        return kept.get(now + "ranking " + model) instanceof DefectCost.CostReport known
                ? known
                : ranking
                        ? once("ranking " + model, DefectCost.CostReport.class, cost::withRanking)
                        : once("totals", DefectCost.CostReport.class, cost::totals);
    }

    private record StoppedChecks(List<String> all) {}

    private record Cards(List<ScoreCards.ScoreCard> all) {}

    private record UncountedSums(List<NationalCurrency.Unconverted> all) {}

    private record NationalCode(@Nullable String code) {}

    private record CheckCounts(List<ScoreCards.CheckCount> all) {}

    private <T> T once(String what, Class<T> type, Supplier<T> work) {
        String key = forgetOld() + what;
        Object known = kept.get(key);
        if (known == null) {
            known = work.get();
            kept.put(key, known);
        }
        return type.cast(known);
    }

    /** The version of now; what was worked out for another is forgotten. */
    private synchronized String forgetOld() {
        String now = cards.version();
        if (!now.equals(version)) {
            kept.clear();
            version = now;
        }
        return now;
    }
}
