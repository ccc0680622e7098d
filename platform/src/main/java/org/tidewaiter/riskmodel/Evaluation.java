package org.tidewaiter.riskmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.kit.learn.RankingMetrics;

/**
 * The quality of a model's ranking over a period it did not learn from, twice: on all rows, and on rows that repeat
 * nothing earlier. Kept as {@code models/ID/evaluation-FROM-TO.json}.
 *
 * @param model the model's id
 * @param from first day assessed
 * @param to the day after the last day assessed
 * @param evaluatedAt when
 * @param dataVersion which data the workspace held
 * @param all all controlled items of the period
 * @param nonRepeating those whose (HS6, net mass) and (HS6, item amount) both occur in no row before them
 * @param leakCheck what repetition explains
 */
public record Evaluation(
        String model,
        LocalDate from,
        LocalDate to,
        Instant evaluatedAt,
        String dataVersion,
        RankingMetrics all,
        RankingMetrics nonRepeating,
        LeakCheck leakCheck) {

    /**
     * The test of whether the data let a bare look-up of past results pass for knowledge.
     *
     * @param rows rows assessed
     * @param repeatingRows rows whose (HS6, net mass) or (HS6, item amount) occurs in an earlier row
     * @param lookups the AUC of looking up the past finding rate of one key, nothing else: 0.5 tells nothing
     * @param meaning what that means, in plain words
     */
    public record LeakCheck(int rows, int repeatingRows, List<Lookup> lookups, String meaning) {}

    /** The AUC of the past finding rate of one key. */
    public record Lookup(String key, @Nullable Double auc) {}
}
