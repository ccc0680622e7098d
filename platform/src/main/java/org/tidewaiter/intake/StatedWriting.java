package org.tidewaiter.intake;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.intake.value.DayOrder;

/**
 * What a person says of a file whose writing its values do not prove.
 *
 * @param order the order of day, month and year, or null
 * @param decimal the decimal sign, or null
 * @param encoding the encoding, or null
 * @param guide how an administration uses the format of its messages, or null
 */
public record StatedWriting(
        @Nullable DayOrder order,
        @Nullable Character decimal,
        @Nullable Charset encoding,
        @Nullable NationalGuide guide) {
    /** Nothing. */
    public static final StatedWriting NOTHING = new StatedWriting(null, null, null, null);

    /** Of a table, which no guide is about. */
    public StatedWriting(@Nullable DayOrder order, @Nullable Character decimal, @Nullable Charset encoding) {
        this(order, decimal, encoding, null);
    }
}
