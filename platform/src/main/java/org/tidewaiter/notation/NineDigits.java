package org.tidewaiter.notation;

import java.util.EnumSet;
import java.util.Set;
import org.tidewaiter.datamodel.Field;

/**
 * Refuses whole numbers of more than nine digits where the tables keep them in 32 bits, into which nine digits always fit: the number of an
 * item, a version, packages in all.
 */
public final class NineDigits {
    private static final Set<Field> FIELDS = EnumSet.of(Field.SEQUENCE, Field.VERSION, Field.PACKAGES);
    private static final long GREATEST = 999_999_999;

    private NineDigits() {}

    /** Whether the field is one of these. */
    public static boolean has(Field field) {
        return FIELDS.contains(field);
    }

    /**
     * The number itself.
     *
     * @throws Refusal when the field is one of these and the number has more digits
     */
    public static long fitting(Field field, long number) throws Refusal {
        if (number > GREATEST && has(field)) {
            throw new Refusal("has more than the 9 digits that are kept");
        }
        return number;
    }
}
