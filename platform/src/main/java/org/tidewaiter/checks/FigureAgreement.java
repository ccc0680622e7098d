package org.tidewaiter.checks;

/** Whether two figures that should be the same are near enough to one another: a sum and its parts, a mass and its quantity. */
final class FigureAgreement {
    private FigureAgreement() {}

    /** Whether two figures agree within a difference, or a share of the larger one. */
    static boolean agree(double a, double b, double tolerance, double share) {
        return Math.abs(a - b) <= Math.max(tolerance, share * Math.max(Math.abs(a), Math.abs(b))) + 1e-9;
    }
}
