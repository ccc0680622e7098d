package org.tidewaiter.kit.learn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a ranking with probabilities, on rows whose outcome is known.
 *
 * <p>{@link RankingEvaluation} makes it and says how each figure is defined. Maps are keyed by the share controlled in percent: "1", "2", "5", "10",
 * "20". A figure that cannot be judged (one class only, no amounts) is null, never 0.
 *
 * @param rows rows with a known outcome
 * @param positives rows with a finding
 * @param baseRate positives / rows
 * @param auc area under the ROC curve, ties counted half
 * @param averagePrecision average precision (area under the precision-recall steps)
 * @param brier mean squared difference of probability and outcome
 * @param precision share of findings among the top rows of the ranking
 * @param recall share of all findings that lie among the top rows
 * @param lift precision / base rate
 * @param amountRecall share of the amount recovered that lies among the top rows; null where no amounts are known
 * @param intervals bootstrap intervals (2.5 % to 97.5 %) by figure: "auc", "average_precision", "brier", "precision_1",
 *     "recall_1", "lift_1", "amount_recall_1" …; a figure that cannot be judged has none
 * @param random the same figures for a choice by chance: precision is the base rate, AUC 0.5
 * @param baseline the same figures for a smoothed finding rate of importer and HS6, without any model
 * @param reliability predicted against observed, in ten bins of equal count by predicted probability; fewer where many rows
 *     have the same one
 * @param byMonth the ranking's quality month by month
 * @param gain recall by share controlled, from 0 to 1 in steps of one percent; empty without findings
 */
public record RankingMetrics(
        int rows,
        int positives,
        @Nullable Double baseRate,
        @Nullable Double auc,
        @Nullable Double averagePrecision,
        @Nullable Double brier,
        Map<String, @Nullable Double> precision,
        Map<String, @Nullable Double> recall,
        Map<String, @Nullable Double> lift,
        @Nullable Map<String, @Nullable Double> amountRecall,
        Map<String, MetricInterval> intervals,
        Comparison random,
        Comparison baseline,
        List<Bin> reliability,
        List<Month> byMonth,
        List<GainPoint> gain) {

    /** A 95 % bootstrap interval. */
    public record MetricInterval(double low, double high) {}

    /** The quality that another way to choose reaches on the same rows. */
    public record Comparison(
            @Nullable Double auc, @Nullable Double averagePrecision, Map<String, @Nullable Double> precision) {}

    /**
     * One bin of the reliability diagram; observed carries its bootstrap interval, which is observed itself where there
     * are too few rows to draw.
     */
    public record Bin(
            double low,
            double high,
            int rows,
            double meanPredicted,
            double observed,
            double observedLow,
            double observedHigh) {}

    /** One month, such as {@code 2021-01}: rows, positives, AUC and precision among its own first 5 %. */
    public record Month(
            String month,
            int rows,
            int positives,
            @Nullable Double auc,
            @Nullable Double precisionAt5) {}

    /** Recall when a share of the rows is controlled. */
    public record GainPoint(double share, double recall, double baselineRecall) {}
}
