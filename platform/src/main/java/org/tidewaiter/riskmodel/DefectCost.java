package org.tidewaiter.riskmodel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.kit.learn.RankedOutcomes;
import org.tidewaiter.kit.learn.RankingEvaluation;
import org.tidewaiter.kit.learn.RankingMetrics;

/**
 * The cost of each kind of defect, by check: what reported totals would be without the items it found wrong, and how well
 * the model in force ranks controlled items with and without them. So a steward knows which defect to mend first.
 *
 * <p>Method: the controlled items accepted since the day the model learned until, whose outcome is known, are scored once, as
 * on their day; then AUC and precision at 5 % are taken on all of them and on those without the defect. A change is called one
 * only where it leaves the middle 95 % of a bootstrap of all items. Totals are of loads that were judged, in {@code
 * DefectCost.sql}.
 *
 * <p>What it cannot see: what the model would be had it learned from mended data; goods that were not controlled; a defect
 * that spoils the features of other items.
 */
// Long: what is counted for a check, what is scored, and the records of both.
public final class DefectCost {
    /** Controlled items with a known outcome that are needed on both sides to judge. */
    public static final int LEAST_ITEMS = 100;

    /** Findings among them that are needed on both sides. */
    public static final int LEAST_FINDINGS = 10;

    private static final String SHARE = "5";
    private static final SqlSections SQL = SqlSections.read(DefectCost.class, "DefectCost.sql");

    private final Workspace workspace;
    private final Lake lake;

    /** The cost of the defects of one workspace. */
    public DefectCost(Workspace workspace) {
        this.workspace = workspace;
        lake = workspace.lake();
    }

    /** Totals that are reported. Money in the currency of the customs value; tax as assessed. */
    public record Totals(long declarations, long items, BigDecimal customsValue, BigDecimal taxAssessed) {
        private Totals less(Totals part) {
            return new Totals(
                    declarations - part.declarations,
                    items - part.items,
                    customsValue.subtract(part.customsValue),
                    taxAssessed.subtract(part.taxAssessed));
        }
    }

    /** The quality of a ranking of controlled items; figures are null where too little is known. */
    public record RankingFigures(
            int items,
            int findings,
            @Nullable Double auc,
            @Nullable Double precisionAt5) {}

    /**
     * The cost of defects over all checks.
     *
     * @param totals of everything judged
     * @param model whose ranking was measured; null where none was
     * @param since the day from which items were measured: what the model has not seen
     * @param ranked all those items; null where none was measured
     * @param sentence what the measure says, or why there is none
     * @param families by check, those with the most customs value first
     */
    public record CostReport(
            Totals totals,
            @Nullable String model,
            @Nullable LocalDate since,
            @Nullable RankingFigures ranked,
            @JsonIgnore Words sentence,
            List<CheckCost> families) {
        /** In English, for scripts. */
        @JsonProperty
        public String why() {
            return sentence.english();
        }
    }

    /**
     * The cost of the defects that one check found.
     *
     * @param check its id
     * @param touched the items it found wrong; declarations that would be gone altogether
     * @param without what would be reported without them
     * @param rankedTouched controlled items among them; null where nothing was measured
     * @param rankedWithout the ranking without them; null where there are too few to judge
     * @param meaning what that means, in a sentence; empty where nothing was measured
     */
    public record CheckCost(
            String check,
            Totals touched,
            Totals without,
            @Nullable RankingFigures rankedTouched,
            @Nullable RankingFigures rankedWithout,
            @JsonIgnore Words meaning) {
        /** In English, for scripts. */
        @JsonProperty
        public String verdict() {
            return meaning.english();
        }
    }

    private record TouchedTotals(String check, long declarations, long items, BigDecimal money, BigDecimal tax) {}

    private record DefectPlace(String check, long declarationKey, int sequence) {}

    /** The items measured, with what the model said of each and what the control found. */
    private record ScoredItems(FeatureMatrix rows, Items items, RiskModel.Scores scores, ModelCard card) {}

    /** Totals only: needs no model and no replay. */
    public CostReport totals() {
        return report(null, Words.of("The ranking was not measured.", "Le classement n’a pas été mesuré."));
    }

    /** Totals and, where a model is in force and has something to be measured on, its ranking with and without. */
    public CostReport withRanking() {
        Optional<ModelStore.Promotion> inForce = new ModelStore(workspace).inForce();
        if (inForce.isEmpty()) {
            return report(
                    null,
                    Words.of(
                            "No model is in force: what defects cost the ranking cannot be measured.",
                            "Aucun modèle n’est en vigueur : ce que les défauts coûtent au classement ne se mesure pas."));
        }
        ModelCard card = new ModelStore(workspace).card(inForce.get().modelId());
        Items items = ItemReader.read(lake);
        int since = Math.toIntExact(card.learnedUntil().toEpochDay());
        FeatureMatrix rows = new Replay(items).features(i -> items.day(i) >= since && items.label(i) != Items.UNKNOWN);
        if (rows.rows() == 0) {
            return report(
                    null,
                    Words.of(
                            "The model in force has seen every controlled item: it learned until {0}. Load later declarations with their controls.",
                            "Le modèle en vigueur a vu chaque article contrôlé : il a appris jusqu’au {0}. Charger des déclarations plus récentes avec leurs contrôles.",
                            card.learnedUntil()));
        }
        try (RiskModel model = new ModelStore(workspace).open(card)) {
            return report(new ScoredItems(rows, items, model.score(rows), card), Words.same(""));
        }
    }

    private CostReport report(@Nullable ScoredItems measured, Words why) {
        Totals all = lake.query(Totals.class, SQL.get("all")).getFirst();
        List<TouchedTotals> touched = lake.query(TouchedTotals.class, SQL.get("touched"));
        if (measured == null) {
            return new CostReport(
                    all,
                    null,
                    null,
                    null,
                    why,
                    touched.stream().map(t -> family(all, t)).toList());
        }
        Map<String, BitSet> places = places(measured);
        RankingMetrics whole =
                measure(measured, IntStream.range(0, measured.rows().rows()).toArray(), RankingEvaluation.REPLICATES);
        List<CheckCost> families = touched.stream()
                .map(t -> family(all, t, measured, whole, places.getOrDefault(t.check(), new BitSet())))
                .toList();
        LocalDate since = measured.card().learnedUntil();
        return new CostReport(all, measured.card().id(), since, ranked(whole), basis(whole, since), families);
    }

    private static Words basis(RankingMetrics whole, LocalDate since) {
        return Words.of(
                "Measured on {0} controlled goods items accepted since {1}, which the model has not learned from; {2} of them were findings.",
                "Mesuré sur {0} articles contrôlés acceptés depuis le {1}, dont le modèle n’a pas appris ; {2} d’entre eux étaient des infractions.",
                whole.rows(),
                since,
                whole.positives());
    }

    private static CheckCost family(Totals all, TouchedTotals t) {
        Totals touched = new Totals(t.declarations(), t.items(), t.money(), t.tax());
        return new CheckCost(t.check(), touched, all.less(touched), null, null, Words.same(""));
    }

    private static CheckCost family(
            Totals all, TouchedTotals t, ScoredItems measured, RankingMetrics whole, BitSet places) {
        CheckCost plain = family(all, t);
        int[] with = places.stream().toArray();
        int[] without = IntStream.range(0, measured.rows().rows())
                .filter(r -> !places.get(r))
                .toArray();
        int findings = findings(measured, with);
        int findingsLeft = whole.positives() - findings;
        RankingFigures touched = new RankingFigures(with.length, findings, null, null);
        boolean enough = with.length >= LEAST_ITEMS && findings >= LEAST_FINDINGS;
        boolean enoughLeft = without.length >= LEAST_ITEMS && findingsLeft >= LEAST_FINDINGS;
        if (!enough || !enoughLeft) {
            Words few = Words.of(
                    "Too few to judge: of the controlled items {0} have it, {1} of them findings; {2} are left, {3} of them findings. {4} and {5} are needed on both sides.",
                    "Trop peu pour juger : {0} des articles contrôlés l’ont, dont {1} infractions ; il en reste {2}, dont {3} infractions. Il en faut {4} et {5} des deux côtés.",
                    with.length,
                    findings,
                    without.length,
                    findingsLeft,
                    LEAST_ITEMS,
                    LEAST_FINDINGS);
            return new CheckCost(t.check(), plain.touched(), plain.without(), touched, null, few);
        }
        RankingFigures own = ranked(measure(measured, with, 0));
        RankingFigures left = ranked(measure(measured, without, 0));
        return new CheckCost(t.check(), plain.touched(), plain.without(), own, left, verdict(whole, left));
    }

    /** Says whether the ranking without the defect differs by more than chance explains. */
    static Words verdict(RankingMetrics whole, RankingFigures left) {
        RankingMetrics.MetricInterval interval = whole.intervals().get("auc");
        Double all = whole.auc();
        Double auc = left.auc();
        if (interval == null || all == null || auc == null) {
            return Words.of(
                    "Too few to judge: only one outcome occurs.",
                    "Trop peu pour juger : un seul résultat se présente.");
        }
        Words meaning = auc > interval.high()
                ? Words.of("these defects spoil the ranking", "ces défauts gâtent le classement")
                : auc < interval.low()
                        ? Words.of(
                                "the ranking finds its findings among these items",
                                "le classement trouve ses infractions parmi ces articles")
                        : Words.of("no difference beyond chance", "pas de différence au-delà du hasard");
        return Words.of(
                "AUC {0} without them, {1} with (chance explains {2} to {3}): {4}.",
                "AUC {0} sans eux, {1} avec (le hasard explique {2} à {3}) : {4}.",
                area(auc),
                area(all),
                area(interval.low()),
                area(interval.high()),
                meaning);
    }

    private static Words area(double auc) {
        String written = String.format(Locale.ROOT, "%.3f", auc);
        return new Words(written, written.replace('.', ','));
    }

    private Map<String, BitSet> places(ScoredItems measured) {
        Map<Long, Map<Integer, Integer>> rowOf = new HashMap<>();
        for (int r = 0; r < measured.rows().rows(); r++) {
            int item = measured.rows().items()[r];
            rowOf.computeIfAbsent(measured.items().declarationKey(item), k -> new HashMap<>())
                    .put(measured.items().sequence(item), r);
        }
        Map<String, BitSet> places = new HashMap<>();
        LocalDate since = measured.card().learnedUntil();
        for (DefectPlace at : lake.query(DefectPlace.class, SQL.get("scored"), since)) {
            Integer row = rowOf.getOrDefault(at.declarationKey(), Map.of()).get(at.sequence());
            if (row != null) {
                places.computeIfAbsent(at.check(), c -> new BitSet()).set(row);
            }
        }
        return places;
    }

    private static RankingFigures ranked(RankingMetrics m) {
        return new RankingFigures(
                m.rows(), m.positives(), m.auc(), m.precision().get(SHARE));
    }

    private static int findings(ScoredItems measured, int[] rows) {
        return IntStream.of(rows)
                .map(r -> measured.items().label(measured.rows().items()[r]))
                .sum();
    }

    private static RankingMetrics measure(ScoredItems measured, int[] wanted, int replicates) {
        double[] score = new double[wanted.length];
        double[] probability = new double[wanted.length];
        byte[] labels = new byte[wanted.length];
        List<String> months = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            score[i] = measured.scores().rankScore()[wanted[i]];
            probability[i] = measured.scores().probability()[wanted[i]];
            labels[i] = measured.items().label(measured.rows().items()[wanted[i]]);
            months.add("all");
        }
        return RankingEvaluation.evaluate(
                new RankedOutcomes(
                        score, probability, labels, null, new double[wanted.length], months.toArray(String[]::new)),
                RankingEvaluation.SEED,
                replicates);
    }
}
