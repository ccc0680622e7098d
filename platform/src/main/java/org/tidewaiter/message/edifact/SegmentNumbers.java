package org.tidewaiter.message.edifact;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.PlainNumber;
import org.tidewaiter.message.Kilograms;
import org.tidewaiter.message.path.Numbers;

/** Reads the numbers and masses that segments of a UN/EDIFACT interchange give: decimal signs, units of mass. */
final class SegmentNumbers {
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,15})?");

    private SegmentNumbers() {}

    /**
     * A number with a decimal point. Comma and point both stand before decimals whatever the UNA says, and nothing stands between
     * thousands (ISO 9735-1, 10.1); numbers that have both signs are read as they can only be meant. What is no number is left for
     * the checks of its field to refuse.
     */
    static String number(String text, char decimal) {
        String usual = decimal == '.' || decimal == ',' ? text : text.replace(decimal, '.');
        if (PLAIN.matcher(usual).matches()) {
            return usual;
        }
        BigDecimal number = Numbers.EITHER.read(usual);
        return number == null || !PlainNumber.isOfReason(number) ? text : number.toPlainString();
    }

    /** A mass in kg of a number as {@link #number} gives it; null where the unit is none of mass, or not known for sure. */
    static @Nullable String kilograms(String number, String unit) {
        Optional<BigDecimal> factor = unit.isEmpty() ? Optional.of(BigDecimal.ONE) : Kilograms.in(unit);
        if (factor.isEmpty()) {
            return null;
        }
        if (factor.get().compareTo(BigDecimal.ONE) == 0) {
            return number;
        }
        return PLAIN.matcher(number).matches()
                ? new BigDecimal(number)
                        .multiply(factor.get())
                        .stripTrailingZeros()
                        .toPlainString()
                : null;
    }

    /** Whether a mass in this unit is one in kg as it stands. */
    static boolean isKilogram(String unit) {
        return unit.isEmpty()
                || Kilograms.in(unit)
                        .filter(f -> f.compareTo(BigDecimal.ONE) == 0)
                        .isPresent();
    }
}
