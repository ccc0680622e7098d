package org.tidewaiter.web;

import java.util.Locale;

/** Where the bar of a contribution lies in a drawing 200 wide whose middle is zero. */
public final class ContributionBars {
    private static final double HALF = 100;

    private ContributionBars() {}

    /** The left edge of the bar. */
    public static String start(double value, double widest) {
        return text(value < 0 ? HALF - length(value, widest) : HALF);
    }

    /** The width of the bar. */
    public static String width(double value, double widest) {
        return text(length(value, widest));
    }

    /** The length of a share, 0 to 1, of a bar 100 wide. */
    public static String share(double share) {
        return text(HALF * Math.clamp(share, 0, 1));
    }

    private static double length(double value, double widest) {
        return widest > 0 ? HALF * Math.abs(value) / widest : 0;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
