package org.tidewaiter.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell with an amount and perhaps the currency beside it: {@code USD 1,500}, {@code 1500 EUR}.
 *
 * @param amount the amount as it stands there
 * @param currency three letters that stand before or after it, or null
 */
public record AmountCell(String amount, @Nullable String currency) {
    private static final Pattern WITH_CURRENCY = Pattern.compile("([A-Za-z]{3})?\\s*([^A-Za-z]*?)\\s*([A-Za-z]{3})?");

    /** Takes a cell apart; one with letters on both sides, or without an amount, stays whole. */
    public static AmountCell of(String value) {
        Matcher parts = WITH_CURRENCY.matcher(value.trim());
        if (!parts.matches() || parts.group(2).isEmpty()) {
            return new AmountCell(value.trim(), null);
        }
        String before = parts.group(1);
        String after = parts.group(3);
        boolean both = before != null && after != null;
        return both
                ? new AmountCell(value.trim(), null)
                : new AmountCell(parts.group(2), before == null ? after : before);
    }
}
