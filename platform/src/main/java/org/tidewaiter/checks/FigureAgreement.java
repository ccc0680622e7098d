package org.tidewaiter.checks;

/** When figures agree. */
final class FigureAgreement {
    private FigureAgreement() {}

    /** Whether two figures agree within a difference, or a share of the larger one. */
    static boolean agree(double a, double b, double tolerance, double share) {
        return Math.abs(a - b) <= Math.max(tolerance, share * Math.max(Math.abs(a), Math.abs(b))) + 1e-9;
    }
}
