package org.tidewaiter.riskmodel;

import java.time.LocalDate;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The parameters by which a model is learned.
 *
 * @param until only what was known before this day is used
 * @param rounds most trees of a branch
 * @param depth deepest level of a tree
 * @param threads processor cores; same seed, same data and same threads give the same bytes
 * @param seed of every draw
 * @param earlyStopping rounds without a better log loss on the later fifth before growing ends; 0 grows all rounds
 * @param largestSample most rows to learn from; beyond it the latest are taken
 */
public record LearnParameters(
        LocalDate until, int rounds, int depth, int threads, int seed, int earlyStopping, int largestSample) {
    /** Refuses nonsense with a sentence that says what would do. */
    public LearnParameters {
        if (rounds < 1 || rounds > 5000 || depth < 1 || depth > 12 || threads < 1 || largestSample < 1000) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "A model cannot have " + rounds + " trees of depth " + depth + " on " + threads + " threads",
                    "give 1 to 5000 trees, a depth of 1 to 12 and at least one thread");
        }
    }

    /** Parameters that suit most: up to 300 trees, early stopping after 30, seed 7. */
    public static LearnParameters until(LocalDate day) {
        return new LearnParameters(day, 300, 5, 2, 7, 30, 2_000_000);
    }
}
