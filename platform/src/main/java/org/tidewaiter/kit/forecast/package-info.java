/** A thin kit that forecasts series of equal steps, such as months: methods, their combination, bands, and how good they were. */
@NullMarked
package org.tidewaiter.kit.forecast;

import org.jspecify.annotations.NullMarked;
