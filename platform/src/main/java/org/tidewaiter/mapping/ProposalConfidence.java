package org.tidewaiter.mapping;

/**
 * How often a proposal of a given score is right: the table that turns scores into confidence. Real layouts gave a share of
 * right proposals at or above it everywhere; it stays below them, as unseen headers fare worse than those it was made with.
 */
final class ProposalConfidence {
    private static final double[] SCORES = {0.5, 0.6, 0.8, 0.95, 1};
    private static final double[] RIGHT = {0.3, 0.5, 0.85, 0.95, 0.98};

    private ProposalConfidence() {}

    /** The share of right proposals at that score, between the points of the table in a straight line, two decimals. */
    static double of(double score) {
        int above = 1;
        while (above < SCORES.length - 1 && score > SCORES[above]) {
            above++;
        }
        double part = (score - SCORES[above - 1]) / (SCORES[above] - SCORES[above - 1]);
        double share = RIGHT[above - 1] + Math.clamp(part, 0, 1) * (RIGHT[above] - RIGHT[above - 1]);
        return Math.round(share * 100) / 100.0;
    }
}
