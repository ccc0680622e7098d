package org.tidewaiter.analysis;

/** The round numbers at the ticks of a chart's axis: five ticks, four steps apart, that hold all values and 0. */
final class AxisScale {
    /** Parts of an axis between its ticks. */
    static final int PARTS = 4;

    /** Ends of axes, by powers of ten, whose quarters are round. */
    private static final double[] ROUND = {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10};

    /** Steps of an axis that goes below 0, by powers of ten; the last is wide enough for any. */
    private static final double[] STEPS = {1, 2, 2.5, 5, 10, 20};

    private AxisScale() {}

    /**
     * How far the ticks of an axis are from one another.
     *
     * @param lowest the lowest value, 0 where none is below
     */
    static double step(double lowest, double highest) {
        return lowest < 0 ? stepOver(lowest, Math.max(highest, 0)) : roundedUp(Math.max(highest, 1e-9)) / PARTS;
    }

    /** The next end of an axis of which four ticks are round. */
    private static double roundedUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : ROUND) {
            if (value <= step * power * (1 + 1e-12)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** The round step of an axis whose ticks hold both ends, of which the lower is below 0: 0 is one of them. */
    private static double stepOver(double lowest, double highest) {
        double power = Math.pow(10, Math.floor(Math.log10((highest - lowest) / PARTS)));
        for (double each : STEPS) {
            double step = each * power;
            if (Math.floor(lowest / step) * step + PARTS * step >= highest - 1e-9 * step) {
                return step;
            }
        }
        return 50 * power;
    }
}
