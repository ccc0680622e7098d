package org.tidewaiter.kit.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a ranking with probabilities on rows whose outcome is known.
 *
 * <p>Definitions. AUC: the share of pairs of a finding and a non-finding that the score puts in the right order, ties half
 * (Mann and Whitney). Average precision: sum over score steps of (recall gained × precision), equal scores one step, as
 * scikit-learn's average_precision_score. Brier: mean of (probability − outcome)². Precision at a share: findings among the
 * first floor(share × rows), at least one, of the rows sorted by score; equal scores at the cut keep row order. Recall, lift
 * and amount recall are of the same rows. Intervals: {@link Bootstrap}. The same input, seed and number of replicates give
 * the same measures.
 */
public final class RankingEvaluation {
    /** Replicates of the bootstrap unless told otherwise. */
    public static final int REPLICATES = 200;

    private static final List<String> SHARES = List.of("1", "2", "5", "10", "20");

    /**
     * Of the draws of the bootstrap. Any number will do, as the draws are of equal chance whatever it is; one for all evaluations, so that two models
     * that are measured on the same rows are measured by the same draws.
     */
    public static final long SEED = 20170329;

    private final RankedOutcomes rows;
    private final int positives;
    private final double totalAmount;
    private final double @Nullable [] amounts;
    private final ScoreOrder ranking;
    private final ScoreOrder baseline;
    private final ReliabilityBins bins;
    private final int[] depths;

    private RankingEvaluation(RankedOutcomes rows) {
        this.rows = rows;
        this.positives = sum(rows.labels());
        this.amounts = rows.amounts() == null ? null : new double[rows.rows()];
        if (amounts != null) {
            Arrays.setAll(amounts, rows::amount);
        }
        this.totalAmount = amounts == null ? 0 : Arrays.stream(amounts).sum();
        this.ranking = new ScoreOrder(rows.score(), rows.labels());
        this.baseline = new ScoreOrder(rows.baselineScore(), rows.labels());
        this.bins = new ReliabilityBins(rows);
        this.depths = SHARES.stream()
                .mapToInt(s -> ScoreOrder.depth(share(s), rows.rows()))
                .toArray();
    }

    /** The area under the ROC curve of a score, ties counted half; null where only one outcome occurs. */
    public static @Nullable Double auc(double[] score, byte[] labels) {
        double auc = new ScoreOrder(score, labels).pass(null, new int[0], null).auc();
        return Double.isNaN(auc) ? null : auc;
    }

    /** Evaluates with {@link #REPLICATES} replicates of the bootstrap. */
    public static RankingMetrics evaluate(RankedOutcomes rows, long seed) {
        return evaluate(rows, seed, REPLICATES);
    }

    /**
     * Evaluates a ranking.
     *
     * @param rows the ranking, its probabilities and what was found
     * @param seed of the bootstrap
     * @param replicates of the bootstrap; fewer than 20 give no intervals
     */
    public static RankingMetrics evaluate(RankedOutcomes rows, long seed, int replicates) {
        RankingEvaluation evaluation = new RankingEvaluation(rows);
        return evaluation.metrics(new Bootstrap(rows.rows(), seed, replicates, evaluation::replicate));
    }

    private RankingMetrics metrics(Bootstrap bootstrap) {
        Map<String, Double> figures = figures(null);
        return new RankingMetrics(
                rows.rows(),
                positives,
                orNull(baseRate()),
                orNull(figures.getOrDefault("auc", Double.NaN)),
                orNull(figures.getOrDefault("average_precision", Double.NaN)),
                orNull(figures.getOrDefault("brier", Double.NaN)),
                byShare(figures, "precision_"),
                byShare(figures, "recall_"),
                byShare(figures, "lift_"),
                amounts == null || totalAmount == 0 ? null : byShare(figures, "amount_recall_"),
                intervals(figures, bootstrap),
                chance(),
                comparison(baseline),
                bins.bins(b -> bootstrap.interval("bin_" + b)),
                byMonth(),
                gain());
    }

    private Map<String, Double> replicate(int[] times) {
        Map<String, Double> figures = figures(times);
        double[] observed = bins.observed(times);
        for (int b = 0; b < observed.length; b++) {
            figures.put("bin_" + b, observed[b]);
        }
        return figures;
    }

    /** Every figure that can carry an interval, by name; NaN where too little is known. */
    private Map<String, Double> figures(int @Nullable [] times) {
        ScoreOrder.Pass pass = ranking.pass(times, depths, amounts);
        double hits = weighted(times, i -> rows.labels()[i]);
        double amount = amounts == null ? 0 : weighted(times, i -> amounts[i]);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("auc", pass.auc());
        figures.put("average_precision", pass.averagePrecision());
        figures.put("brier", ratio(weighted(times, this::squaredError), rows.rows()));
        for (int s = 0; s < depths.length; s++) {
            String share = SHARES.get(s);
            double precision = ratio(pass.topHits()[s], depths[s]);
            figures.put("precision_" + share, precision);
            figures.put("recall_" + share, ratio(pass.topHits()[s], hits));
            figures.put("lift_" + share, ratio(precision, ratio(hits, rows.rows())));
            figures.put("amount_recall_" + share, ratio(pass.topAmount()[s], amount));
        }
        return figures;
    }

    private double squaredError(int row) {
        double error = rows.probability()[row] - rows.labels()[row];
        return error * error;
    }

    private double weighted(int @Nullable [] times, IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 0; i < rows.rows(); i++) {
            sum += (times == null ? 1 : times[i]) * value.applyAsDouble(i);
        }
        return sum;
    }

    private Map<String, RankingMetrics.MetricInterval> intervals(Map<String, Double> figures, Bootstrap bootstrap) {
        Map<String, RankingMetrics.MetricInterval> intervals = new LinkedHashMap<>();
        figures.forEach((name, value) -> {
            RankingMetrics.MetricInterval interval = value.isNaN() ? null : bootstrap.interval(name);
            if (interval != null) {
                intervals.put(name, interval);
            }
        });
        return Collections.unmodifiableMap(intervals);
    }

    private RankingMetrics.Comparison chance() {
        boolean both = positives > 0 && positives < rows.rows();
        Map<String, @Nullable Double> precision = new LinkedHashMap<>();
        SHARES.forEach(s -> precision.put(s, orNull(baseRate())));
        return new RankingMetrics.Comparison(
                both ? 0.5 : null, positives > 0 ? orNull(baseRate()) : null, Collections.unmodifiableMap(precision));
    }

    private RankingMetrics.Comparison comparison(ScoreOrder other) {
        ScoreOrder.Pass pass = other.pass(null, depths, null);
        Map<String, @Nullable Double> precision = new LinkedHashMap<>();
        for (int s = 0; s < depths.length; s++) {
            precision.put(SHARES.get(s), orNull(ratio(pass.topHits()[s], depths[s])));
        }
        return new RankingMetrics.Comparison(
                orNull(pass.auc()), orNull(pass.averagePrecision()), Collections.unmodifiableMap(precision));
    }

    private List<RankingMetrics.Month> byMonth() {
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < rows.rows(); i++) {
            members.computeIfAbsent(rows.months()[i], m -> new ArrayList<>()).add(i);
        }
        List<RankingMetrics.Month> months = new ArrayList<>();
        members.forEach((month, own) -> {
            double[] score = own.stream().mapToDouble(i -> rows.score()[i]).toArray();
            byte[] labels = new byte[own.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = rows.labels()[own.get(i)];
            }
            int depth = ScoreOrder.depth(share("5"), labels.length);
            ScoreOrder.Pass pass = new ScoreOrder(score, labels).pass(null, new int[] {depth}, null);
            months.add(new RankingMetrics.Month(
                    month, labels.length, sum(labels), orNull(pass.auc()), pass.topHits()[0] / depth));
        });
        return List.copyOf(months);
    }

    private List<RankingMetrics.GainPoint> gain() {
        if (positives == 0) {
            return List.of();
        }
        int[] steps = new int[101];
        Arrays.setAll(steps, i -> (int) ((long) rows.rows() * i / 100));
        double[] own = ranking.pass(null, steps, null).topHits();
        double[] other = baseline.pass(null, steps, null).topHits();
        List<RankingMetrics.GainPoint> points = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            points.add(new RankingMetrics.GainPoint(i / 100.0, own[i] / positives, other[i] / positives));
        }
        return List.copyOf(points);
    }

    private double baseRate() {
        return ratio(positives, rows.rows());
    }

    private static Map<String, @Nullable Double> byShare(Map<String, Double> figures, String prefix) {
        Map<String, @Nullable Double> shares = new LinkedHashMap<>();
        SHARES.forEach(s -> shares.put(s, orNull(figures.getOrDefault(prefix + s, Double.NaN))));
        return Collections.unmodifiableMap(shares);
    }

    private static double share(String percent) {
        return Integer.parseInt(percent) / 100.0;
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static int sum(byte[] labels) {
        int sum = 0;
        for (byte label : labels) {
            sum += label;
        }
        return sum;
    }
}
