package org.tidewaiter.quality;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures in the words of a defect. */
final class Figures {
    private Figures() {}

    /** A number with up to eight significant digits and without zeros at its end. */
    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "?";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(8));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Two numbers and how they stand. */
    static String compared(double left, String sign, double right) {
        return of(left) + " " + sign + " " + of(right);
    }

    /** Whether two figures agree within a difference, or a share of the larger one. */
    static boolean agree(double a, double b, double tolerance, double share) {
        return Math.abs(a - b) <= Math.max(tolerance, share * Math.max(Math.abs(a), Math.abs(b))) + 1e-9;
    }
}
