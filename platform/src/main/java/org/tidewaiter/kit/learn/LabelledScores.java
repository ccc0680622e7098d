package org.tidewaiter.kit.learn;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Scores of rows whose outcome is known, to calibrate on. The arrays are not copied: leave them alone.
 *
 * @param scores log-odds of the trees; finite
 * @param labels 1 for a finding, 0 for none
 * @param weights how much each row counts; not negative
 */
@SuppressWarnings("ArrayRecordComponent") // As large as the data: not to be copied.
public record LabelledScores(double[] scores, byte[] labels, double[] weights) {
    /** Refuses lengths that differ, scores that are not numbers, labels other than 0 and 1, negative weights. */
    public LabelledScores {
        boolean fits = scores.length == labels.length && scores.length == weights.length;
        for (int i = 0; fits && i < scores.length; i++) {
            fits = Double.isFinite(scores[i])
                    && (labels[i] == 0 || labels[i] == 1)
                    && weights[i] >= 0
                    && weights[i] < Double.POSITIVE_INFINITY;
        }
        if (!fits) {
            throw new TidewaiterException(
                    Kind.INTERNAL,
                    "Scores to calibrate on are not finite, or their labels or weights do not fit",
                    "report this as a defect");
        }
    }

    /** Rows that count 1 each. */
    public static LabelledScores of(double[] scores, byte[] labels) {
        double[] ones = new double[scores.length];
        Arrays.fill(ones, 1);
        return new LabelledScores(scores, labels, ones);
    }

    /** Two halves, drawn by {@code seed}: to fit on and to choose on. */
    public LabelledScores[] halves(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] first = new boolean[size()];
        int count = 0;
        for (int i = 0; i < first.length; i++) {
            first[i] = random.nextBoolean();
            count += first[i] ? 1 : 0;
        }
        return new LabelledScores[] {pick(first, true, count), pick(first, false, size() - count)};
    }

    /** These rows, then those of {@code other}. */
    public LabelledScores and(LabelledScores other) {
        int all = size() + other.size();
        LabelledScores joined = new LabelledScores(new double[all], new byte[all], new double[all]);
        copyInto(joined, 0);
        other.copyInto(joined, size());
        return joined;
    }

    /** How many rows. */
    public int size() {
        return scores.length;
    }

    private LabelledScores pick(boolean[] mark, boolean wanted, int count) {
        LabelledScores part = new LabelledScores(new double[count], new byte[count], new double[count]);
        for (int i = 0, at = 0; i < mark.length; i++) {
            if (mark[i] == wanted) {
                part.scores[at] = scores[i];
                part.labels[at] = labels[i];
                part.weights[at++] = weights[i];
            }
        }
        return part;
    }

    private void copyInto(LabelledScores target, int at) {
        System.arraycopy(scores, 0, target.scores, at, size());
        System.arraycopy(labels, 0, target.labels, at, size());
        System.arraycopy(weights, 0, target.weights, at, size());
    }
}
