package org.tidewaiter.notation;

import java.util.Set;
import org.tidewaiter.codesandunits.Currencies;

/**
 * What the texts of a column of currencies say where they are numbers: those of ISO 4217, where all are and one is the dollar
 * (840) or the euro (978); nobody else numbers these so. Give it every distinct text once.
 */
public final class CurrencyNumbers {
    private static final Set<String> PROOFS = Set.of("840", "978");

    private int texts;
    private int numbers;
    private boolean proven;
    private String example = "";
    private String foreign = "";

    /** Looks at a text. */
    public void add(String text) {
        texts++;
        if (!CountryColumn.isNumber(text)) {
            return;
        }
        numbers++;
        String number = CountryColumn.padded(text);
        proven |= PROOFS.contains(number);
        example = example.isEmpty() ? text : example;
        if (foreign.isEmpty() && Currencies.iso4217().ofNumeric(number).isEmpty()) {
            foreign = text;
        }
    }

    /** Whether a text is the number of a currency in use. */
    public static boolean isNumber(String text) {
        return CountryColumn.isNumber(text)
                && Currencies.iso4217().ofNumeric(CountryColumn.padded(text)).isPresent();
    }

    /** Whether all of it are numbers. */
    public boolean areNumbers() {
        return texts > 0 && numbers == texts;
    }

    /** Whether they are those of ISO 4217. */
    public boolean areOfIso() {
        return areNumbers() && proven && foreign.isEmpty();
    }

    /** One of the numbers, one that ISO does not have where there is any; empty where there are none. */
    public String example() {
        return foreign.isEmpty() ? example : foreign;
    }
}
