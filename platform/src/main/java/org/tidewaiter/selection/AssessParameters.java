package org.tidewaiter.selection;

import java.time.LocalDate;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The scope of an assessment: which days, how much of them, and by which ranking.
 *
 * @param from first day
 * @param to day after the last
 * @param budget up to 1: a share of the declarations; above 1: a number of them
 * @param per within what the budget holds
 * @param randomShare share of all declarations drawn by chance, taken out of the budget
 * @param ranking what the list is ranked by
 * @param rules what goes before the list
 */
public record AssessParameters(
        LocalDate from,
        LocalDate to,
        double budget,
        BudgetPeriod per,
        double randomShare,
        Ranking ranking,
        SelectionRules rules) {
    /** Within what a budget holds. */
    public enum BudgetPeriod {
        /** Over the whole period. */
        PERIOD,
        /** For each day. */
        DAY,
        /** For each office and day. */
        OFFICE_DAY
    }

    /** What the list is ranked by. */
    public enum Ranking {
        /** The probability of a finding. */
        PROBABILITY,
        /** Probability × value × share usually recovered. */
        AMOUNT,
        /** The mean of the two ranks, each as a share of the list. */
        BLEND
    }

    /** Without rules. */
    public AssessParameters(
            LocalDate from, LocalDate to, double budget, BudgetPeriod per, double randomShare, Ranking ranking) {
        this(from, to, budget, per, randomShare, ranking, SelectionRules.NONE);
    }

    /** Refuses nonsense with a sentence that says what would do. */
    public AssessParameters {
        if (!(budget > 0) || budget > 1 && budget != Math.rint(budget)) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "A budget of " + budget + " is neither a share nor a number of declarations",
                    "give a share above 0 up to 1, such as 0.05, or a whole number, such as 20");
        }
        if (!(randomShare >= 0 && randomShare <= 1) || budget <= 1 && randomShare > budget) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "A random share of " + randomShare + " does not fit into a budget of " + budget,
                    "give a share from 0 to the budget: the random draw is part of it");
        }
    }
}
