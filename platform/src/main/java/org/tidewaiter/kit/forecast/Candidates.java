package org.tidewaiter.kit.forecast;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forecasts of all methods for the months that follow a stretch of a series, so that they can be compared with what came. */
final class Candidates {
    private Candidates() {}

    /**
     * The forecasts. What the calendar and breaks did to the past, as far as it was known then, is taken out before smoothing, and what the calendar
     * will do is put in again: a level that shifted is forecast from where it stands now.
     *
     * @param past the months that are known
     * @param tramo its model; null where there is none: then smoothing takes the months as they are, and the combination is of the two smoothed
     * @param steps months ahead
     * @return values by method, without TRAMO's where there is no model or it says nothing of worth
     */
    static Map<ForecastMethod, double[]> ahead(MonthlySeries past, @Nullable Tramo tramo, int steps) {
        double[] values = past.values();
        Map<ForecastMethod, double[]> ahead = new EnumMap<>(ForecastMethod.class);
        ahead.put(ForecastMethod.SEASONAL_NAIVE, Smoothed.seasonalNaive(values, MonthlySeries.YEAR, steps));
        double[] moved = tramo == null ? new double[values.length + steps] : tramo.moved(steps);
        boolean logarithmic = tramo == null || tramo.isLogarithmic();
        double[] still = without(values, moved, logarithmic);
        if (still.length == 0) {
            moved = new double[values.length + steps];
            still = values;
        }
        double[] theta = with(Smoothed.theta(still, MonthlySeries.YEAR, steps), moved, logarithmic);
        double[] damped = with(Smoothed.dampedTrend(still, MonthlySeries.YEAR, steps), moved, logarithmic);
        ahead.put(ForecastMethod.THETA, theta);
        ahead.put(ForecastMethod.DAMPED_TREND, damped);
        double[] arima = tramo == null ? new double[0] : tramo.ahead(steps);
        boolean sound = arima.length == steps && Arrays.stream(arima).allMatch(v -> v > 0 && Double.isFinite(v));
        double[] mean = new double[steps];
        Arrays.setAll(mean, h -> sound ? (theta[h] + damped[h] + arima[h]) / 3 : (theta[h] + damped[h]) / 2);
        if (sound) {
            ahead.put(ForecastMethod.TRAMO, arima);
        }
        ahead.put(ForecastMethod.COMBINED, mean);
        return ahead;
    }

    /** The series without its movements; of no length where that leaves a month with nothing. */
    private static double[] without(double[] values, double[] moved, boolean logarithmic) {
        double[] still = new double[values.length];
        Arrays.setAll(still, i -> logarithmic ? values[i] / Math.exp(moved[i]) : values[i] - moved[i]);
        return Arrays.stream(still).allMatch(v -> v > 0) ? still : new double[0];
    }

    private static double[] with(double[] ahead, double[] moved, boolean logarithmic) {
        int past = moved.length - ahead.length;
        double[] whole = new double[ahead.length];
        Arrays.setAll(whole, h -> logarithmic ? ahead[h] * Math.exp(moved[past + h]) : ahead[h] + moved[past + h]);
        return whole;
    }
}
