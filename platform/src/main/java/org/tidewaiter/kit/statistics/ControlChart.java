package org.tidewaiter.kit.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * A control chart: a figure month by month between limits that chance keeps to, so that only what lies outside them, or on one side for long, counts
 * as moved. Sources: Shewhart, Economic Control of Quality (1931); Wheeler, Understanding Variation (1993), on individual values; Laney, Quality
 * Engineering 14 (2002), on shares of large numbers, whose limits are widened where months differ by more than chance.
 *
 * @param values the figures, in order
 * @param centre what they vary about
 * @param limits of each
 */
public record ControlChart(List<Double> values, double centre, List<Interval> limits) {
    /** Of fewer points limits mean nothing. */
    public static final int LEAST = 8;

    /** So many in a row on one side of the median are no chance: one in 256 on either side. The median, which one month far out does not move. */
    static final int RUN = 8;

    /** The mean moving range by the standard deviation, of two values (d2). */
    private static final double D2 = 1.128;

    /** Where a point lies. */
    public enum ChartSignal {
        WITHIN,
        ABOVE,
        BELOW,
        /** The last of many in a row over the median. */
        LONG_ABOVE,
        LONG_BELOW
    }

    /** A chart of shares: k of n each (p′). */
    public static ControlChart shares(double[] k, double[] n) {
        double all = 0;
        double of = 0;
        for (int i = 0; i < k.length; i++) {
            all += k[i];
            of += n[i];
        }
        double centre = of == 0 ? 0 : all / of;
        double[] z = new double[k.length];
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < k.length; i++) {
            double share = n[i] == 0 ? centre : k[i] / n[i];
            double deviation = deviation(centre, n[i]);
            z[i] = deviation == 0 ? 0 : (share - centre) / deviation;
            values.add(share);
        }
        double wider = Math.max(1, meanMovingRange(z) / D2);
        List<Interval> limits = new ArrayList<>();
        for (double each : n) {
            double half = 3 * deviation(centre, each) * wider;
            limits.add(new Interval(Math.max(0, centre - half), Math.min(1, centre + half)));
        }
        return new ControlChart(values, centre, List.copyOf(limits));
    }

    private static double deviation(double centre, double n) {
        return n == 0 ? 0 : Math.sqrt(centre * (1 - centre) / n);
    }

    /**
     * A chart of individual values (XmR): the mean, and three standard deviations by the moving ranges on either side; not below 0 where no value is.
     */
    public static ControlChart individuals(double[] x) {
        double sum = 0;
        List<Double> values = new ArrayList<>();
        for (double each : x) {
            sum += each;
            values.add(each);
        }
        double centre = x.length == 0 ? 0 : sum / x.length;
        double half = 3 * meanMovingRange(x) / D2;
        boolean negative = values.stream().anyMatch(v -> v < 0);
        Interval limits = new Interval(negative ? centre - half : Math.max(0, centre - half), centre + half);
        return new ControlChart(values, centre, values.stream().map(v -> limits).toList());
    }

    /** This chart for shares, whose limits cannot be above 1; unchanged where a value is. */
    public ControlChart atMostOne() {
        return values.stream().anyMatch(v -> v > 1)
                ? this
                : new ControlChart(
                        values,
                        centre,
                        limits.stream()
                                .map(l -> new Interval(l.low(), Math.min(1, l.high())))
                                .toList());
    }

    private static double meanMovingRange(double[] x) {
        double sum = 0;
        for (int i = 1; i < x.length; i++) {
            sum += Math.abs(x[i] - x[i - 1]);
        }
        return x.length < 2 ? 0 : sum / (x.length - 1);
    }

    /** Whether there are enough points for limits. */
    public boolean hasLimits() {
        return values.size() >= LEAST;
    }

    /** Where a point lies; a long run is told of its eighth point on. */
    public ChartSignal signal(int place) {
        double value = values.get(place);
        if (value > limits.get(place).high()) {
            return ChartSignal.ABOVE;
        }
        if (value < limits.get(place).low()) {
            return ChartSignal.BELOW;
        }
        if (run(place, 1) >= RUN) {
            return ChartSignal.LONG_ABOVE;
        }
        return run(place, -1) >= RUN ? ChartSignal.LONG_BELOW : ChartSignal.WITHIN;
    }

    private int run(int place, int side) {
        int length = 0;
        double median = median();
        for (int i = place; i >= 0 && side * (values.get(i) - median) > 0; i--) {
            length++;
        }
        return length;
    }

    private double median() {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
