package org.tidewaiter.notation;

import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a file that its names and values do not prove.
 *
 * @param order the order of day, month and year, or null
 * @param decimal the decimal sign, or null
 * @param encoding the encoding, or null
 * @param fields by the name of a column the path of the field that it fills, {@link #NO_FIELD} for none
 */
public record StatedStyle(
        @Nullable DayOrder order,
        @Nullable Character decimal,
        @Nullable Charset encoding,
        Map<String, String> fields) {
    /** Nothing. */
    public static final StatedStyle NOTHING = new StatedStyle(null, null, null);

    /** What is said of a column that fills no field. */
    public static final String NO_FIELD = "-";

    /** Keeps copies of the lists and maps that it is given. */
    public StatedStyle {
        fields = Map.copyOf(fields);
    }

    /** Of the writing only. */
    public StatedStyle(@Nullable DayOrder order, @Nullable Character decimal, @Nullable Charset encoding) {
        this(order, decimal, encoding, Map.of());
    }
}
