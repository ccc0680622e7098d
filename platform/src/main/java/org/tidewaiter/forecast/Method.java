package org.tidewaiter.forecast;

import java.util.Arrays;
import java.util.List;

/** A way to forecast. All but the seasonal naive take the seasons out first and put them in again. */
public enum Method {
    /** The value of the same month of the last year: what every other way has to beat. */
    SEASONAL_NAIVE {
        @Override
        public double[] forecast(double[] values, int period, int steps) {
            double[] ahead = new double[steps];
            for (int h = 0; h < steps; h++) {
                int back = values.length < period ? 1 : period - h % period;
                ahead[h] = values[values.length - back];
            }
            return ahead;
        }

        @Override
        double[] level(double[] values, int steps) {
            throw new UnsupportedOperationException("The seasonal naive takes no seasons out");
        }
    },
    /** Simple exponential smoothing with half the slope of the trend. Source: Assimakopoulos and Nikolopoulos 2000; Hyndman and Billah 2003. */
    THETA {
        @Override
        double[] level(double[] values, int steps) {
            double[] line = Smoothing.line(values);
            double[] curved = new double[values.length];
            for (int i = 0; i < curved.length; i++) {
                curved[i] = 2 * values[i] - (line[0] + line[1] * i);
            }
            double last = Smoothing.best(curved, false).ahead(1);
            double[] ahead = new double[steps];
            for (int h = 0; h < steps; h++) {
                ahead[h] = (last + line[0] + line[1] * (values.length + h)) / 2;
            }
            return ahead;
        }
    },
    /** Exponential smoothing with a trend that dies away. Source: Gardner and McKenzie, Management Science 31 (1985). */
    DAMPED_TREND {
        @Override
        double[] level(double[] values, int steps) {
            Smoothing fitted = Smoothing.best(values, true);
            double[] ahead = new double[steps];
            Arrays.setAll(ahead, h -> fitted.ahead(h + 1));
            return ahead;
        }
    },
    /** The mean of theta and of damped trend: on average better than either. Source: Makridakis and Hibon, The M3-Competition (2000), on combining. */
    COMBINED {
        @Override
        double[] level(double[] values, int steps) {
            double[] one = THETA.level(values, steps);
            double[] other = DAMPED_TREND.level(values, steps);
            double[] ahead = new double[steps];
            Arrays.setAll(ahead, h -> (one[h] + other[h]) / 2);
            return ahead;
        }
    };

    /** The ways among which one is chosen, the plainest first. */
    public static final List<Method> CANDIDATES = List.of(values());

    /**
     * Forecasts the steps that follow.
     *
     * @param values the series in order, at least two
     * @param period steps of a year: 12 for months
     * @param steps how many to forecast
     */
    public double[] forecast(double[] values, int period, int steps) {
        Seasonality seasons = Seasonality.of(values, period);
        double[] ahead = level(seasons.without(values), steps);
        for (int h = 0; h < steps; h++) {
            ahead[h] *= seasons.at(values.length + h);
        }
        return ahead;
    }

    /** Forecasts a series that has no seasons. */
    abstract double[] level(double[] values, int steps);
}
