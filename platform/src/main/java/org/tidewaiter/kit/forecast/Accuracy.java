package org.tidewaiter.kit.forecast;

/** Measures of how far forecasts were from what came: sMAPE and MASE, as in the M competitions. */
public final class Accuracy {
    private Accuracy() {}

    /** Symmetric mean absolute percentage error, in percent: 200 |a − f| / (|a| + |f|), as in the M3 competition. */
    public static double smape(double[] actual, double[] forecast) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            double size = Math.abs(actual[i]) + Math.abs(forecast[i]);
            sum += size == 0 ? 0 : 200 * Math.abs(actual[i] - forecast[i]) / size;
        }
        return sum / actual.length;
    }

    /** Mean absolute error by that of the seasonal naive within the past (Hyndman and Koehler 2006); below 1 is better than it was there. */
    public static double mase(double[] past, int period, double[] actual, double[] forecast) {
        double naive = 0;
        for (int i = period; i < past.length; i++) {
            naive += Math.abs(past[i] - past[i - period]);
        }
        naive /= past.length - period;
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += Math.abs(actual[i] - forecast[i]);
        }
        return sum / actual.length / naive;
    }
}
