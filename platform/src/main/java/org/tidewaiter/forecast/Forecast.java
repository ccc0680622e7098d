package org.tidewaiter.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A forecast with bands. The combined method is taken unless another was clearly better on the series' own past: at several months of the past each is asked to forecast
 * what followed (rolling origin). The bands are as wide as the errors were then. Source: Tashman, International Journal of Forecasting 16 (2000).
 *
 * @param method the method that was chosen
 * @param smape its error in the past, in percent
 * @param naiveSmape that of the seasonal naive
 * @param steps each step ahead
 */
public record Forecast(Method method, double smape, double naiveSmape, List<Step> steps) {
    /** The share of the last values that is forecast from earlier ones to judge by. */
    private static final int ORIGINS = 12;

    /** The origins lie two steps apart: neighbours say nearly the same. */
    private static final int APART = 2;

    /** Another method takes the place of the combined one where its error in the past is less than this share of the combined one's. */
    private static final double CLEARLY = 0.8;

    /** Deviates in half a band: with a year of errors that hang together, 1.96 holds 89 % of what comes in the M3 competition, and this 95 %. */
    private static final double DEVIATES = 2.3;

    /** The variance that each further step adds, as a share of that of the first. */
    private static final double GROWTH = 0.2;

    /**
     * A step ahead.
     *
     * @param value the forecast
     * @param low the lower end of the 95 % band
     * @param high its upper end
     */
    public record Step(double value, double low, double high) {}

    /**
     * Forecasts a series.
     *
     * @param values in order, all over 0
     * @param period steps of a year, 12 for months; the series must have three years
     * @param steps how many to forecast
     */
    public static Forecast of(double[] values, int period, int steps) {
        if (values.length < 3 * period) {
            throw new IllegalArgumentException(values.length + " values are fewer than three years of " + period);
        }
        Past naive = Past.of(Method.SEASONAL_NAIVE, values, period, steps);
        Past chosen = Past.of(Method.COMBINED, values, period, steps);
        double toBeat = CLEARLY * chosen.smape();
        for (Method method : Method.CANDIDATES) {
            Past past = method == Method.SEASONAL_NAIVE ? naive : Past.of(method, values, period, steps);
            if (past.smape() < toBeat) {
                chosen = past;
                toBeat = past.smape();
            }
        }
        return chosen.ahead(values, period, steps, naive.smape());
    }

    /**
     * How a method did on the series' own past.
     *
     * @param errors logarithms of actual by forecast, by step ahead
     */
    private record Past(Method method, double smape, List<List<Double>> errors) {
        static Past of(Method method, double[] values, int period, int steps) {
            List<List<Double>> errors = new ArrayList<>();
            for (int h = 0; h < steps; h++) {
                errors.add(new ArrayList<>());
            }
            double sum = 0;
            int count = 0;
            int first = Math.max(2 * period, values.length - ORIGINS - Math.min(steps, period));
            for (int origin = first; origin < values.length; origin += APART) {
                int known = Math.min(steps, values.length - origin);
                double[] ahead = method.forecast(Arrays.copyOf(values, origin), period, known);
                double[] actual = Arrays.copyOfRange(values, origin, origin + known);
                sum += Accuracy.smape(actual, ahead);
                count++;
                for (int h = 0; h < known; h++) {
                    errors.get(h).add(Math.log(actual[h] / Math.max(ahead[h], actual[h] / 20)));
                }
            }
            return new Past(method, sum / count, errors);
        }

        Forecast ahead(double[] values, int period, int steps, double naive) {
            double[] ahead = method.forecast(values, period, steps);
            double one = spread();
            List<Step> made = new ArrayList<>();
            for (int h = 0; h < steps; h++) {
                double wide = Math.exp(DEVIATES * one * Math.sqrt(1 + h * GROWTH));
                made.add(new Step(ahead[h], ahead[h] / wide, ahead[h] * wide));
            }
            return new Forecast(method, smape, naive, List.copyOf(made));
        }

        /** Root mean square of the errors one step ahead; those further ahead count for it too, brought back by how errors grow. */
        private double spread() {
            double squares = 0;
            int n = 0;
            for (int h = 0; h < errors.size(); h++) {
                for (double error : errors.get(h)) {
                    squares += error * error / (1 + h * GROWTH);
                    n++;
                }
            }
            return Math.sqrt(squares / Math.max(1, n - 1));
        }
    }
}
