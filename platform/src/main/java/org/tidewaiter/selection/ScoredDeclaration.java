package org.tidewaiter.selection;

/**
 * One declaration on its way through a decision run.
 *
 * @param row its riskiest item, by its place in the period
 */
record ScoredDeclaration(long declarationKey, int row, double probability, double score, double expectedAmount) {
    /** This declaration by the riskier of two items, with what is expected of both. */
    static ScoredDeclaration riskier(ScoredDeclaration one, ScoredDeclaration other) {
        ScoredDeclaration top = other.score() > one.score() ? other : one;
        return new ScoredDeclaration(
                top.declarationKey(),
                top.row(),
                top.probability(),
                top.score(),
                one.expectedAmount() + other.expectedAmount());
    }
}
