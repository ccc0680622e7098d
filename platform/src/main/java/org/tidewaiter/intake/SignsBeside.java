package org.tidewaiter.intake;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.intake.value.CurrencySigns;
import org.tidewaiter.intake.value.Signs;
import org.tidewaiter.model.Field;

/**
 * The signs of currencies beside the prices of a row, held against the currency that the row names: {@code € 100} in a row of
 * dollars is one or the other, and nobody can know which.
 */
final class SignsBeside {
    private static final Set<Field> PRICES =
            Set.of(Field.ITEM_AMOUNT, Field.INVOICE_AMOUNT, Field.UNIT_PRICE, Field.FOB_VALUE);

    /** What is wrong with a price. */
    record Fault(String value, String reason) {}

    /** Takes the faults of a row. */
    @FunctionalInterface
    interface Faults {
        void add(int column, Field field, Fault fault);
    }

    private final @Nullable Field[] prices;
    private final @Nullable String[] texts;
    private final char[] signs;
    private final String constant;
    private int currency = -1;
    private String code = "";
    private boolean any;

    SignsBeside(Target[][] targets, Mapping mapping) {
        prices = new Field[targets.length];
        texts = new String[targets.length];
        signs = new char[targets.length];
        for (int c = 0; c < targets.length; c++) {
            for (Target target : targets[c]) {
                currency = target.field == Field.CURRENCY ? c : currency;
                prices[c] = PRICES.contains(target.field) ? target.field : prices[c];
            }
        }
        constant = String.valueOf(mapping.constants().getOrDefault(Field.CURRENCY, ""));
    }

    /** Forgets the row before. */
    void clear() {
        code = constant;
        any = false;
    }

    /** Looks at a cell. */
    void see(int column, char[] text, int start, int length) {
        if (column == currency) {
            code = Signs.trimmed(new String(text, start, length));
        } else if (prices[column] != null) {
            signs[column] = CurrencySigns.beside(text, start, length);
            if (signs[column] != 0) {
                texts[column] = new String(text, start, length);
                any = true;
            }
        }
    }

    /** Hands on the prices whose sign is not of the currency of the row; after its last cell. */
    void each(Faults faults) {
        String named = code.toUpperCase(Locale.ROOT);
        if (!any || !named.matches("[A-Z]{3}")) {
            return;
        }
        for (int c = 0; c < prices.length; c++) {
            Field price = prices[c];
            if (price != null && signs[c] != 0 && !CurrencySigns.mayBe(signs[c], named)) {
                String reason = "has the sign " + signs[c] + ", but the currency of its row is " + named;
                faults.add(c, price, new Fault(String.valueOf(texts[c]), reason));
            }
        }
    }
}
