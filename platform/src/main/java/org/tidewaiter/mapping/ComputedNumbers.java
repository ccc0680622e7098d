package org.tidewaiter.mapping;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.ValueReader;

/**
 * Columns whose numbers a program computed and nobody wrote: most have more decimals than any currency or scale has, as 7071.832947 does. Such
 * numbers are rounded to what is kept, which is told; a single number of so many decimals among others may be anything, and is refused.
 */
final class ComputedNumbers {
    /** So many numbers are no chance. */
    private static final int FEWEST = 8;

    /** Of so many decimals one number is none that was written, in a table of however few rows: 4305.96174661697. */
    private static final int NOBODY_WRITES = 8;

    /** Ten or more, of which no part that counts is lost with the fourth decimal. */
    private static final Pattern SUFFICES = Pattern.compile("^0*[1-9]\\d");

    private static final Pattern DECIMALS = Pattern.compile("\\d+[.,](\\d{4,})");

    private ComputedNumbers() {}

    /** Whether most numbers of a column have more decimals than a field of money, mass or a rate keeps. */
    static boolean are(List<String> values, Field field) {
        return switch (field.type()) {
            case AMOUNT, MASS, RATE -> surplus(values, ValueReader.scale(field)) != null;
            default -> false;
        };
    }

    /** A number of such a column; null where it is none. */
    static @Nullable String surplus(List<String> values, int kept) {
        String example = null;
        int many = 0;
        boolean computed = true;
        boolean allOfFew = values.size() < FEWEST;
        for (String value : values) {
            var number = DECIMALS.matcher(value);
            if (number.matches() && number.group(1).length() > kept) {
                example = example == null ? value : example;
                many++;
                computed &= number.group(1).length() >= NOBODY_WRITES;
            }
            allOfFew &= number.matches()
                    && number.group(1).length() > kept
                    && SUFFICES.matcher(value).find();
        }
        return (many >= FEWEST || computed || allOfFew) && 2 * many >= values.size() ? example : null;
    }

    /** What is said of a column whose numbers are rounded, without a full stop. */
    static String sentence(ColumnSample sample, Field field) {
        return "numbers of '" + sample.name() + "' are rounded to " + ValueReader.scale(field)
                + " decimals, as they were computed: '" + surplus(sample.values(), ValueReader.scale(field)) + "'";
    }
}
