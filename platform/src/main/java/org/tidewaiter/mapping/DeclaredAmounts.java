package org.tidewaiter.mapping;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.CurrencyMark;

/** Which amounts the currency of a row is about, and what is said where the sign beside one of them is of another. */
public final class DeclaredAmounts {
    /** Amounts that are kept in the currency that the declaration names. */
    public static final Set<Field> DECLARED =
            EnumSet.of(Field.ITEM_AMOUNT, Field.INVOICE_AMOUNT, Field.UNIT_PRICE, Field.FOB_VALUE);

    private DeclaredAmounts() {}

    /** The amounts that a named currency is about: the declared ones, or those there are where none is declared. */
    public static Set<Field> compared(Set<Field> fields) {
        boolean declared = fields.stream().anyMatch(DECLARED::contains);
        return declared
                ? DECLARED
                : fields.stream().filter(f -> f.type() == Field.Type.AMOUNT).collect(Collectors.toSet());
    }

    /** What is wrong with such a sign, after the value. */
    public static String against(CurrencyMark mark, String code) {
        return "has '" + mark.sign() + "' beside it, which is not " + code + ", the currency of its row";
    }
}
