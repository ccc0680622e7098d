package org.tidewaiter.message.edifact;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.PlainNumber;

/** Numbers and masses as segments give them. */
final class Measures {
    /** Kilograms in a unit of UN/ECE Recommendation 20. */
    private static final Map<String, BigDecimal> KG = Map.of(
            "KGM", BigDecimal.ONE,
            "", BigDecimal.ONE,
            "GRM", new BigDecimal("0.001"),
            "TNE", new BigDecimal("1000"),
            "LBR", new BigDecimal("0.45359237"));

    private Measures() {}

    /** A number with a decimal point; what is no number is left for the checks of its field to refuse. */
    static String number(String text, char decimal) {
        return text.replace(decimal, '.').replace(',', '.');
    }

    /** A mass in kg, or null where the unit is none of mass. */
    static @Nullable String kilograms(String number, String unit) {
        BigDecimal factor = KG.get(unit);
        if (factor == null) {
            return null;
        }
        if (factor.equals(BigDecimal.ONE)) {
            return number;
        }
        try {
            BigDecimal given = new BigDecimal(number);
            return PlainNumber.isOfReason(given)
                    ? given.multiply(factor).stripTrailingZeros().toPlainString()
                    : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a mass in this unit is one in kg as it stands. */
    static boolean isKilogram(String unit) {
        return unit.equals("KGM") || unit.isEmpty();
    }
}
