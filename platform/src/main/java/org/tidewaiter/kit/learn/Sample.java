package org.tidewaiter.kit.learn;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Rows to learn from or to validate on. The arrays are not copied: leave them alone.
 *
 * @param features one row per case
 * @param labels outcome per row, 0 to 1
 * @param weights how much each row counts, not negative; null: each counts 1
 * @param baseMargins log-odds from which the trees start, per row, such as the margin of a first stage; null: all rows
 *     start from the log-odds of the mean label
 */
@SuppressWarnings("ArrayRecordComponent") // As large as the data: not to be copied.
public record Sample(FloatMatrix features, float[] labels, float @Nullable [] weights, float @Nullable [] baseMargins) {
    /** Refuses arrays of another length than the rows, and labels outside 0 to 1. */
    // Not the compact form: there javac 25 drops "@Nullable []" from the parameters in the class file.
    public Sample(FloatMatrix features, float[] labels, float @Nullable [] weights, float @Nullable [] baseMargins) {
        checkLength("labels", labels, features.rows());
        checkLength("weights", weights, features.rows());
        checkLength("base margins", baseMargins, features.rows());
        for (float label : labels) {
            if (!(label >= 0 && label <= 1)) {
                throw defect("A label is " + label + ", not 0 to 1");
            }
        }
        this.features = features;
        this.labels = labels;
        this.weights = weights;
        this.baseMargins = baseMargins;
    }

    /** Rows that each count 1 and start from the mean. */
    public static Sample of(FloatMatrix features, float[] labels) {
        return new Sample(features, labels, null, null);
    }

    /** Whether labels of at least two values occur: without that there is nothing to learn. */
    boolean hasBothOutcomes() {
        for (float label : labels) {
            if (label != labels[0]) {
                return true;
            }
        }
        return false;
    }

    private static void checkLength(String what, float @Nullable [] array, int rows) {
        if (array != null && array.length != rows) {
            throw defect("There are " + array.length + " " + what + " for " + rows + " rows");
        }
    }

    private static TidewaiterException defect(String sentence) {
        return new TidewaiterException(Kind.INTERNAL, sentence, "report this as a defect");
    }
}
