package org.tidewaiter.value;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a file whose writing its values do not prove.
 *
 * @param order the order of day, month and year, or null
 * @param decimal the decimal sign, or null
 * @param encoding the encoding, or null
 */
public record StatedStyle(
        @Nullable DayOrder order,
        @Nullable Character decimal,
        @Nullable Charset encoding) {
    /** Nothing. */
    public static final StatedStyle NOTHING = new StatedStyle(null, null, null);
}
