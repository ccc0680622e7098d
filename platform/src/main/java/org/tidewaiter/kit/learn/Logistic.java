package org.tidewaiter.kit.learn;

/** Log-odds to probability, and log loss, without overflow. */
final class Logistic {
    private Logistic() {}

    /** 1 / (1 + exp(-margin)). */
    static double of(double margin) {
        return margin >= 0 ? 1 / (1 + Math.exp(-margin)) : Math.exp(margin) / (1 + Math.exp(margin));
    }

    /** -(y ln p + (1-y) ln(1-p)); p is kept 1e-15 away from 0 and 1, as scikit-learn does. */
    static double loss(double probability, double label) {
        double p = Math.clamp(probability, 1e-15, 1 - 1e-15);
        return -(label * Math.log(p) + (1 - label) * Math.log1p(-p));
    }
}
