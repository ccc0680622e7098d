package org.tidewaiter.kit.forecast;

import java.util.Arrays;

/**
 * Exponential smoothing as it stands at the end of a series.
 *
 * @param level the level
 * @param trend the trend of the next step before it is damped; 0 without trend
 * @param damping by what the trend is multiplied at each step
 */
record Smoothing(double level, double trend, double damping) {
    private static final int FINE = 25;
    private static final double[] DAMPINGS = {0.8, 0.85, 0.9, 0.95, 0.98};
    private static final double[] TREND_WEIGHTS = {0.01, 0.05, 0.1, 0.2, 0.3, 0.5};

    /** The forecast so many steps ahead. */
    double ahead(int steps) {
        double sum = 0;
        double factor = 1;
        for (int i = 0; i < steps; i++) {
            factor *= damping;
            sum += factor;
        }
        return level + trend * sum;
    }

    /** The smoothing whose one-step errors are the least, of a grid of weights. */
    static Smoothing best(double[] values, boolean trended) {
        double least = Double.POSITIVE_INFINITY;
        Smoothing best = new Smoothing(values[values.length - 1], 0, 1);
        for (int a = 1; a < FINE; a++) {
            double alpha = a / (double) FINE;
            for (double damping : trended ? DAMPINGS : new double[] {1}) {
                for (double weight : trended ? TREND_WEIGHTS : new double[] {0}) {
                    double[] errors = new double[1];
                    Smoothing fitted = fit(values, alpha, alpha * weight, damping, errors);
                    if (errors[0] < least) {
                        least = errors[0];
                        best = fitted;
                    }
                }
            }
        }
        return best;
    }

    private static Smoothing fit(double[] values, double alpha, double beta, double damping, double[] errors) {
        double[] line = line(Arrays.copyOf(values, Math.min(values.length, 12)));
        double level = beta > 0 ? line[0] - line[1] : values[0];
        double trend = beta > 0 ? line[1] : 0;
        for (double value : values) {
            double error = value - level - damping * trend;
            errors[0] += error * error;
            level += damping * trend + alpha * error;
            trend = damping * trend + beta * error;
        }
        return new Smoothing(level, trend, damping);
    }

    /** Intercept and slope of the least-squares line through values at 0, 1, 2 … */
    static double[] line(double[] values) {
        int n = values.length;
        double meanX = (n - 1) / 2.0;
        double meanY = Arrays.stream(values).average().orElse(0);
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < n; i++) {
            xy += (i - meanX) * (values[i] - meanY);
            xx += (i - meanX) * (i - meanX);
        }
        double slope = xx == 0 ? 0 : xy / xx;
        return new double[] {meanY - slope * meanX, slope};
    }
}
