package org.tidewaiter.riskmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.DataVersion;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.kit.learn.RankedOutcomes;
import org.tidewaiter.kit.learn.RankingEvaluation;
import org.tidewaiter.kit.learn.RankingMetrics;

/**
 * Measures how good a model's list was, on a period after the one it learned from: every controlled item of the period, scored as it
 * would have been on its day (results recorded before that day are known, later ones are not).
 *
 * <p>What it cannot see: goods that were not controlled. Where controls were not chosen at random, the figures hold for
 * goods like those controlled.
 */
public final class Evaluating {

    private final Items items;
    private final FeatureMatrix rows;
    private final RiskModel.Scores scores;
    private final ModelCard card;

    private Evaluating(Items items, FeatureMatrix rows, RiskModel.Scores scores, ModelCard card) {
        this.items = items;
        this.rows = rows;
        this.scores = scores;
        this.card = card;
    }

    /**
     * Evaluates a model and keeps the result beside it.
     *
     * @param from first day
     * @param to day after the last; must not reach before the day the model learned until
     * @throws TidewaiterException STATE when the period holds no controlled items, USAGE when the model has seen it
     */
    public static Evaluation evaluate(Workspace workspace, ModelCard card, LocalDate from, LocalDate to, Actor actor) {
        Items items = ItemReader.read(workspace.lake());
        PeriodItems period = PeriodItems.of(items, from, to);
        requireUnseen(card, from);
        FeatureMatrix rows = new Replay(items).features(i -> period.holds(i) && items.label(i) != Items.UNKNOWN);
        requireControls(rows, from, to);
        try (RiskModel model = new ModelStore(workspace).open(card)) {
            Evaluation evaluation = new Evaluating(items, rows, model.score(rows), card)
                    .run(from, to, DataVersion.of(workspace.lake()));
            new KeptEvaluations(workspace).keep(evaluation, actor);
            return evaluation;
        }
    }

    private static void requireUnseen(ModelCard card, LocalDate from) {
        if (from.isBefore(card.learnedUntil())) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "The model " + card.id() + " learned from what was known until " + card.learnedUntil()
                            + " and would be judged on what it has seen",
                    "evaluate from that day on, or learn with --until " + from);
        }
    }

    private static void requireControls(FeatureMatrix rows, LocalDate from, LocalDate to) {
        if (rows.rows() == 0) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "No item accepted from " + from + " to before " + to + " has the result of a control",
                    "load that period's declarations and controls, or give another period");
        }
    }

    private Evaluation run(LocalDate from, LocalDate to, String dataVersion) {
        int[] all = IntStream.range(0, rows.rows()).toArray();
        int[] fresh =
                IntStream.of(all).filter(r -> !items.repeats(rows.items()[r])).toArray();
        return new Evaluation(
                card.id(), from, to, Instant.now(), dataVersion, measure(all), measure(fresh), leakCheck(all, fresh));
    }

    private RankingMetrics measure(int[] wanted) {
        double[] baseline = baseline();
        return RankingEvaluation.evaluate(
                new RankedOutcomes(
                        pick(scores.rankScore(), wanted),
                        pick(scores.probability(), wanted),
                        labels(wanted),
                        items.amountsKnown()
                                ? IntStream.of(wanted)
                                        .mapToDouble(r -> items.recovered(rows.items()[r]))
                                        .toArray()
                                : null,
                        pick(baseline, wanted),
                        IntStream.of(wanted)
                                .mapToObj(r -> YearMonth.from(LocalDate.ofEpochDay(items.day(rows.items()[r])))
                                        .toString())
                                .toArray(String[]::new)),
                RankingEvaluation.SEED);
    }

    /** The ranking without a model, to compare with: the mean of the smoothed finding rates of importer and HS 6. */
    private double[] baseline() {
        int importer = column("importer rate");
        int hs6 = column("hs6 rate");
        return IntStream.range(0, rows.rows())
                .mapToDouble(r -> (rows.at(r, importer) + rows.at(r, hs6)) / 2.0)
                .toArray();
    }

    private Evaluation.LeakCheck leakCheck(int[] all, int[] fresh) {
        byte[] labels = labels(all);
        List<Evaluation.Lookup> lookups = new ArrayList<>();
        String[][] keys = {
            {"HS 6 and item amount", "hs6+amount cell_rate"},
            {"HS 6 and net mass", "hs6+mass cell_rate"},
            {"HS 6", "hs6 rate"},
            {"importer", "importer rate"},
            {"declarant", "declarant rate"},
            {"supplier", "supplier rate"}
        };
        for (String[] key : keys) {
            lookups.add(new Evaluation.Lookup(key[0], RankingEvaluation.auc(lookup(column(key[1])), labels)));
        }
        int repeating = all.length - fresh.length;
        return new Evaluation.LeakCheck(
                all.length,
                repeating,
                List.copyOf(lookups),
                LeakMeaning.of(repeating, all.length, lookups.getFirst().auc())
                        .english()
                        .replace('\u00a0', ' '));
    }

    /** The past finding rate of one key, by row; where the key was never controlled, the rate of all rows. */
    private double[] lookup(int column) {
        double overall = rows.rows() == 0
                ? 0
                : (double) IntStream.range(0, rows.rows())
                                .map(r -> items.label(rows.items()[r]))
                                .sum()
                        / rows.rows();
        return IntStream.range(0, rows.rows())
                .mapToDouble(r -> Float.isNaN(rows.at(r, column)) ? overall : rows.at(r, column))
                .toArray();
    }

    private byte[] labels(int[] wanted) {
        byte[] labels = new byte[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            labels[i] = items.label(rows.items()[wanted[i]]);
        }
        return labels;
    }

    private static double[] pick(double[] values, int[] wanted) {
        return IntStream.of(wanted).mapToDouble(r -> values[r]).toArray();
    }

    private int column(String name) {
        for (int c = 0; c < rows.columns(); c++) {
            if (rows.features().get(c).name().equals(name)) {
                return c;
            }
        }
        throw new IllegalStateException("No feature " + name);
    }
}
