package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.MassUnits;

/** Names of columns with two units of mass, such as {@code Net weight (kg/MT)}: the numbers are in one of them, and which nobody can know. */
final class AmbiguousUnit {
    private static final Pattern EITHER = Pattern.compile(
            "(?<![\\p{L}/])(\\p{L}+)\\.?\\s*(?:/|\\bor\\b|\\bou\\b|\\boder\\b|,)\\s*(\\p{L}+)(?![\\p{L}/])");

    private AmbiguousUnit() {}

    /**
     * Two units of mass that are not the same, such as kg/MT or "kg or lb": in which the numbers are, the name leaves open. Null where there are
     * none.
     */
    static @Nullable String in(String column) {
        Matcher two = EITHER.matcher(column.toLowerCase(Locale.ROOT));
        while (two.find()) {
            Optional<BigDecimal> one = kilograms(two.group(1));
            Optional<BigDecimal> other = kilograms(two.group(2));
            if (one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) != 0) {
                return two.group().strip();
            }
        }
        return null;
    }

    /** Whether a doubt is between two units that the name of a column has. */
    static boolean is(String doubt) {
        return EITHER.matcher(doubt).matches();
    }

    /** How heavy a unit is; 0 where that is not certain. */
    private static Optional<BigDecimal> kilograms(String word) {
        MassUnits units = MassUnits.known();
        return units.kilograms(word).or(() -> units.doubt(word).map(doubt -> BigDecimal.ZERO));
    }
}
