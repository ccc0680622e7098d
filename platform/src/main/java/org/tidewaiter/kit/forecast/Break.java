package org.tidewaiter.kit.forecast;

import java.time.YearMonth;

/**
 * A month from which a series is not what it was before.
 *
 * @param month the first month that is different
 * @param kind how long it lasts
 * @param share by how much, as a share of what it would have been without
 * @param t how far beyond chance, in standard errors
 */
public record Break(YearMonth month, Kind kind, double share, double t) {
    /** How long a change lasts. Source: Chen and Liu, Journal of the American Statistical Association 88 (1993). */
    public enum Kind {
        /** From that month on. */
        LEVEL_SHIFT,
        /** That month and, fading by three tenths each month, the following ones. */
        TEMPORARY_CHANGE,
        /** That month alone. */
        ONE_MONTH
    }
}
