package org.tidewaiter.kit.learn;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Rows that were ranked and whose outcome is known: what {@link RankingEvaluation} takes. All arrays have one entry per row, in an
 * order that decides between equal scores; they are not copied: leave them alone.
 *
 * @param score the ranking: the higher, the earlier controlled; NaN comes last
 * @param probability of a finding, 0 to 1
 * @param labels 1 for a finding, 0 for none
 * @param amounts amount recovered; null when none are known; NaN or negative counts as 0
 * @param baselineScore the ranking of a rule without a model, to compare with
 * @param months the month of each row, such as {@code 2021-01}
 */
@SuppressWarnings("ArrayRecordComponent") // As large as the data: not to be copied.
public record RankedOutcomes(
        double[] score,
        double[] probability,
        byte[] labels,
        double @Nullable [] amounts,
        double[] baselineScore,
        String[] months) {
    /** Refuses lengths that differ, labels other than 0 and 1, probabilities outside 0 to 1. */
    // Not the compact form: there javac 25 drops "@Nullable []" from the parameters in the class file.
    public RankedOutcomes(
            double[] score,
            double[] probability,
            byte[] labels,
            double @Nullable [] amounts,
            double[] baselineScore,
            String[] months) {
        int rows = score.length;
        boolean fits = probability.length == rows
                && labels.length == rows
                && baselineScore.length == rows
                && months.length == rows
                && (amounts == null || amounts.length == rows);
        for (int i = 0; fits && i < rows; i++) {
            fits = (labels[i] == 0 || labels[i] == 1) && probability[i] >= 0 && probability[i] <= 1;
        }
        if (!fits) {
            throw new TidewaiterException(
                    Kind.INTERNAL,
                    "Rows to measure differ in number, or a label is not 0 or 1, or a probability not 0 to 1",
                    "report this as a defect");
        }
        this.score = score;
        this.probability = probability;
        this.labels = labels;
        this.amounts = amounts;
        this.baselineScore = baselineScore;
        this.months = months;
    }

    /** How many rows. */
    public int rows() {
        return score.length;
    }

    /** The amount of a row that counts: 0 where none is known. */
    double amount(int row) {
        return amounts != null && amounts[row] > 0 ? amounts[row] : 0;
    }
}
