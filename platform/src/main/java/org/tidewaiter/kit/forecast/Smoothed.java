package org.tidewaiter.kit.forecast;

import java.util.Arrays;

/**
 * Forecasts by exponential smoothing: seasonal naive, theta and damped trend. All but the seasonal naive take the seasons out first and put them in
 * again.
 */
final class Smoothed {
    private Smoothed() {}

    /** The value of the same place in the last period. */
    static double[] seasonalNaive(double[] values, int period, int steps) {
        double[] ahead = new double[steps];
        for (int h = 0; h < steps; h++) {
            int back = values.length < period ? 1 : period - h % period;
            ahead[h] = values[values.length - back];
        }
        return ahead;
    }

    /** Half the slope of the line through the values, and simple exponential smoothing of what is curved. */
    static double[] theta(double[] values, int period, int steps) {
        Seasonality seasons = Seasonality.of(values, period);
        double[] level = seasons.without(values);
        double[] line = Smoothing.line(level);
        double[] curved = new double[level.length];
        for (int i = 0; i < curved.length; i++) {
            curved[i] = 2 * level[i] - (line[0] + line[1] * i);
        }
        double last = Smoothing.best(curved, false).ahead(1);
        double[] ahead = new double[steps];
        for (int h = 0; h < steps; h++) {
            ahead[h] = (last + line[0] + line[1] * (level.length + h)) / 2;
        }
        return seasonal(ahead, seasons, values.length);
    }

    /** A level and a trend that dies away. */
    static double[] dampedTrend(double[] values, int period, int steps) {
        Seasonality seasons = Seasonality.of(values, period);
        Smoothing fitted = Smoothing.best(seasons.without(values), true);
        double[] ahead = new double[steps];
        Arrays.setAll(ahead, h -> fitted.ahead(h + 1));
        return seasonal(ahead, seasons, values.length);
    }

    private static double[] seasonal(double[] level, Seasonality seasons, int from) {
        for (int h = 0; h < level.length; h++) {
            level[h] *= seasons.at(from + h);
        }
        return level;
    }
}
