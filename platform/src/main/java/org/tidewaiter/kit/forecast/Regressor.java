package org.tidewaiter.kit.forecast;

import java.time.YearMonth;
import java.util.function.ToDoubleFunction;

/**
 * Something known of every month, past or to come, that a series may follow: working days, a feast that moves.
 *
 * @param name letters only; it names the effect in what TRAMO finds
 * @param valueIn its value in a month; it should be 0 on average over years, so that levels and seasons mean what they meant without it
 */
public record Regressor(String name, ToDoubleFunction<YearMonth> valueIn) {
    /** What of a regressor was found in a series: by how much a value changes where the regressor is one more, as a share, and its t value. */
    public record Effect(String name, double share, double t) {}
}
