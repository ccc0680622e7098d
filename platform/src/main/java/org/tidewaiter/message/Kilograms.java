package org.tidewaiter.message;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tidewaiter.codesandunits.MassUnits;

/**
 * The kilograms in one of a unit as messages name it: a code of UN/ECE Recommendation 20 ({@code KGM}, {@code TNE}), a national word
 * for it ({@code KG}, {@code KGS}), or the {@code K} of US manifests.
 */
public final class Kilograms {
    private static final Map<String, String> OF_MESSAGES = Map.of("K", "KGM");
    private static final int MOST_UNITS = 1_000;
    private static final Map<String, Optional<BigDecimal>> KNOWN = new ConcurrentHashMap<>();

    private Kilograms() {}

    /** The kilograms in one; empty where the word is no unit of mass, or may be several, such as a ton. */
    public static Optional<BigDecimal> in(String unit) {
        Optional<BigDecimal> known = KNOWN.get(unit);
        if (known != null) {
            return known;
        }
        String word = unit.strip().split("#", 2)[0];
        Optional<BigDecimal> found = MassUnits.known().kilograms(OF_MESSAGES.getOrDefault(word, word));
        if (KNOWN.size() < MOST_UNITS) { // files may name any number of units
            KNOWN.put(unit, found);
        }
        return found;
    }
}
