package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How a file says exchange rates: what one unit of the row's currency is worth in another, or how many units of the row's
 * currency one of the other buys; and for how many units.
 *
 * @param inverse whether a rate is the units of the row's currency for one of the other; null where nothing says it
 * @param units for how many units a rate is: 1, 100 …
 * @param unitsIn the column that says for how many units the rate of each row is; null where none does
 * @param in the other currency, ISO 4217, where no column has it; null where nothing says it
 */
public record RateWay(
        @Nullable Boolean inverse,
        BigDecimal units,
        @Nullable String unitsIn,
        @Nullable String in) {
    /** A file of whose rates nothing is said. */
    public static final RateWay UNSAID = new RateWay(null, BigDecimal.ONE, null, null);

    /** The words of a mapping for both ways. */
    static final String DIRECT = "direct";

    static final String INVERSE = "inverse";

    /** Fewer digits of a rate that is turned round would be no rate any more. */
    private static final int FEWEST_DIGITS = 4;

    /** This way round. */
    public RateWay with(boolean isInverse, @Nullable String other) {
        return new RateWay(isInverse, units, unitsIn, other == null ? in : other);
    }

    /** The word of a mapping for it; null where nothing is said. */
    @Nullable
    String word() {
        return inverse == null ? null : inverse ? INVERSE : DIRECT;
    }

    /**
     * What one unit of the row's currency is worth, exact where it is said so; rounded to the decimals that are kept where it is turned round.
     *
     * @param said the number as the file has it
     * @param forUnits for how many units it is
     * @param decimals that are kept
     * @return null where too few digits would be left of it, or it is 0
     */
    public static @Nullable BigDecimal ofOne(BigDecimal said, BigDecimal forUnits, boolean inverse, int decimals) {
        if (!inverse) {
            return forUnits.compareTo(BigDecimal.ONE) == 0 ? said : said.divide(forUnits, MathContext.DECIMAL64);
        }
        if (said.signum() <= 0) {
            return null;
        }
        BigDecimal one = forUnits.divide(said, decimals, RoundingMode.HALF_EVEN);
        return one.precision() < FEWEST_DIGITS ? null : one;
    }
}
