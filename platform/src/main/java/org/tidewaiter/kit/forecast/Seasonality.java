package org.tidewaiter.kit.forecast;

import java.util.Arrays;

/**
 * What the time of the year multiplies a series by. Source: classical multiplicative decomposition by centred moving averages, applied where the
 * autocorrelation at a year is significant at 90 %, as in Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16 (2000).
 *
 * @param indices a factor for each place in the period, which average 1; all 1 where nothing is seasonal
 */
@SuppressWarnings("ArrayRecordComponent") // made once and read within the room
record Seasonality(double[] indices) {
    private static final double Z90 = 1.645;

    /** The seasonality of a series; it must have no value of 0 or below to be multiplied. */
    static Seasonality of(double[] values, int period) {
        double[] none = new double[period];
        Arrays.fill(none, 1);
        boolean positive = Arrays.stream(values).allMatch(v -> v > 0);
        if (period < 2 || values.length < 3 * period || !positive || !significant(values, period)) {
            return new Seasonality(none);
        }
        return new Seasonality(indices(values, period));
    }

    private static boolean significant(double[] values, int period) {
        double squares = 0;
        for (int lag = 1; lag < period; lag++) {
            squares += Math.pow(autocorrelation(values, lag), 2);
        }
        return Math.abs(autocorrelation(values, period)) > Z90 * Math.sqrt((1 + 2 * squares) / values.length);
    }

    private static double autocorrelation(double[] values, int lag) {
        double mean = Arrays.stream(values).average().orElse(0);
        double together = 0;
        double alone = 0;
        for (int i = 0; i < values.length; i++) {
            alone += (values[i] - mean) * (values[i] - mean);
            together += i < lag ? 0 : (values[i] - mean) * (values[i - lag] - mean);
        }
        return alone == 0 ? 0 : together / alone;
    }

    /** The mean ratio of each place to its centred moving average, brought to an average of 1. */
    private static double[] indices(double[] values, int period) {
        double[] sums = new double[period];
        int[] counts = new int[period];
        int half = period / 2;
        for (int i = half; i + half < values.length; i++) {
            double average = 0;
            for (int k = -half; k <= half; k++) {
                boolean end = period % 2 == 0 && Math.abs(k) == half;
                average += values[i + k] * (end ? 0.5 : 1) / period;
            }
            sums[i % period] += values[i] / average;
            counts[i % period]++;
        }
        double[] indices = new double[period];
        for (int p = 0; p < period; p++) {
            indices[p] = sums[p] / counts[p];
        }
        double mean = Arrays.stream(indices).average().orElse(1);
        return Arrays.stream(indices).map(i -> i / mean).toArray();
    }

    /** The factor of a step, counted from the first of the series. */
    double at(int step) {
        return indices[step % indices.length];
    }

    /** The series without its seasons. */
    double[] without(double[] values) {
        double[] adjusted = values.clone();
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] /= at(i);
        }
        return adjusted;
    }
}
