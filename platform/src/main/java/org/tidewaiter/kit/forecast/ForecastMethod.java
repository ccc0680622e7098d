package org.tidewaiter.kit.forecast;

/** A way to forecast. */
public enum ForecastMethod {
    /** The value of the same month of the last year: what every other way has to beat. */
    SEASONAL_NAIVE,
    /** Simple exponential smoothing with half the slope of the trend. Source: Assimakopoulos and Nikolopoulos 2000; Hyndman and Billah 2003. */
    THETA,
    /** Exponential smoothing with a trend that dies away. Source: Gardner and McKenzie, Management Science 31 (1985). */
    DAMPED_TREND,
    /** A seasonal ARIMA model that TRAMO identifies. Source: Gómez and Maravall, Programs TRAMO and SEATS, Banco de España (1996); JDemetra+. */
    TRAMO,
    /**
     * The mean of theta, damped trend and TRAMO: on average better than any. Source: Makridakis and Hibon, The M3-Competition (2000), on combining.
     */
    COMBINED
}
