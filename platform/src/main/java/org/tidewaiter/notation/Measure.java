package org.tidewaiter.notation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.datamodel.Field;

/**
 * In what the numbers of a column are given, where that is not the model's own measure: tonnes, thousands, or the unit that a
 * column beside says. Conversion is by exact decimal arithmetic; the result is rounded half to even once, to the decimals that
 * are kept.
 *
 * @param unit the unit of mass of every number, {@link #IN_CELLS}, or null for the model's kilograms
 * @param scale how much one of its numbers stands for: 1000 where values are in thousands
 * @param unitIn the name of the column that says each number's unit, or null
 * @param units what words of that column or of the cells mean, beside those that are known
 */
public record Measure(
        @Nullable String unit, BigDecimal scale, @Nullable String unitIn, Map<String, String> units) {
    /** The model's own measure. */
    public static final Measure OWN = new Measure(null, BigDecimal.ONE, null, Map.of());

    /** Every cell says its unit beside its number; one that does not is refused. */
    public static final String IN_CELLS = "in cells";

    public Measure {
        units = Map.copyOf(units);
    }

    /** This measure, each of whose numbers stands for so much more. */
    public Measure times(BigDecimal factor) {
        return new Measure(unit, scale.multiply(factor), unitIn, units);
    }

    /** Whether numbers are kept as they stand, but for cells that say their unit themselves. */
    public boolean isOwn() {
        return unit == null && unitIn == null && scale.compareTo(BigDecimal.ONE) == 0;
    }

    /** Whether fields of this kind are kept in kilograms. */
    public static boolean isMass(Field field) {
        return field.column().endsWith("mass_kg");
    }

    /**
     * By what a number is multiplied to be in the model's measure.
     *
     * @param beside the unit that stands beside it, in its cell or its row; null where none does
     */
    BigDecimal factor(Field field, @Nullable String beside) throws Refusal {
        if (!isMass(field)) {
            return scale;
        }
        if (beside != null && !beside.isBlank()) {
            return scale.multiply(kilograms(units.getOrDefault(beside, beside)));
        }
        if (unitIn != null) {
            throw new Refusal("has no unit in '" + unitIn + "'");
        }
        if (IN_CELLS.equals(unit)) {
            throw new Refusal("has no unit beside it, as other values of its column have");
        }
        return unit == null ? scale : scale.multiply(kilograms(unit));
    }

    private static BigDecimal kilograms(String unit) throws Refusal {
        Optional<BigDecimal> known = MassUnits.known().kilograms(unit);
        if (known.isPresent()) {
            return known.get();
        }
        throw new Refusal(MassUnits.known()
                .doubt(unit)
                .map(which -> "is in '" + unit + "', which may be " + which
                        + ": say which under units in the mapping, such as units: {" + unit + ": t}")
                .orElse("is in '" + unit + "', which is no unit of mass that is known"));
    }

    /** Whether a word is a unit of mass, or may be one. */
    boolean knows(String word) {
        return units.containsKey(word)
                || MassUnits.known().kilograms(word).isPresent()
                || MassUnits.known().doubt(word).isPresent();
    }

    /** A number in the model's measure, as a whole number of {@code 10^-scale}. */
    static long scaled(BigDecimal number, BigDecimal factor, int scale) throws Refusal {
        BigDecimal converted = number.multiply(factor).setScale(scale, RoundingMode.HALF_EVEN);
        if (converted.precision() > 18) {
            throw new Refusal("has more than " + (18 - scale) + " digits before the decimal sign");
        }
        return converted.unscaledValue().longValueExact();
    }

    /** In words for people: {@code from t to kg (1 is 1000 kg)}. */
    public String sentence(Field field) {
        if (unitIn != null) {
            return "by the unit in '" + unitIn + "'";
        }
        if (IN_CELLS.equals(unit)) {
            return "by the unit in each cell";
        }
        String of = scale.compareTo(BigDecimal.ONE) == 0 ? "" : scale.toPlainString() + " ";
        String kg = unit == null
                ? ""
                : MassUnits.known()
                        .kilograms(unit)
                        .map(k -> k.multiply(scale).stripTrailingZeros().toPlainString())
                        .orElse("");
        return unit == null
                ? "from " + (isMass(field) ? of + "kg" : of.strip() + "s") + " (1 is " + scale.toPlainString() + ")"
                : "from " + of + unit + " to kg (1 is " + kg + " kg)";
    }
}
