package org.tidewaiter.engine;

import java.math.BigDecimal;

/**
 * Numbers without an exponent, of reason: one like 1E+999999999 would be a text of a thousand million digits. A number whose exponent is beyond
 * {@value #GREATEST_EXPONENT} stays written with it, and is refused as a value by whoever reads it.
 */
public final class PlainNumber {
    /** No quantity of trade has more digits before the point, or noughts behind it. */
    public static final int GREATEST_EXPONENT = 40;

    private PlainNumber() {}

    /** Whether a number can be written without an exponent and reckoned with. */
    public static boolean isOfReason(BigDecimal number) {
        long scale = number.scale();
        return scale <= 2L * GREATEST_EXPONENT + 20 && number.precision() - scale <= GREATEST_EXPONENT + 1L;
    }

    /** A number without an exponent, unless it is beyond reason. */
    public static String text(BigDecimal number) {
        return isOfReason(number) ? number.toPlainString() : number.toString();
    }
}
