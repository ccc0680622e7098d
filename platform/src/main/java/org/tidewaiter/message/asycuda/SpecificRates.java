package org.tidewaiter.message.asycuda;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.MessagePart;

/**
 * Rates of taxes that are money for a quantity. ASYCUDA has one place for the base and one for the rate, whether these are a value and per cent
 * or a quantity and money for one unit; only the amount tells. Where base times rate is the amount, and base times rate per cent is not,
 * the base is a quantity and the rate specific; in all other cases they stay value and per cent.
 */
final class SpecificRates {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    /** Amounts are rounded to whole units in countries whose money has no smaller ones. */
    private static final BigDecimal ROUNDING = BigDecimal.ONE;

    private SpecificRates() {}

    /** The part with its taxes so read. */
    static MessagePart in(MessagePart part) {
        return new MessagePart(
                part.path(),
                part.values(),
                part.lines().stream().map(SpecificRates::read).toList());
    }

    private static Line read(Line line) {
        BigDecimal base = number(line, "base_amount");
        BigDecimal rate = number(line, "rate_percent");
        BigDecimal amount = number(line, "amount");
        if (line.table() != LineTable.TAX_LINE
                || base == null
                || rate == null
                || amount == null
                || amount.compareTo(ROUNDING) <= 0
                || agree(base.multiply(rate).divide(HUNDRED), amount)
                || !agree(base.multiply(rate), amount)) {
            return line;
        }
        Map<String, GivenValue> values = new LinkedHashMap<>();
        line.values()
                .forEach((column, given) -> values.put(
                        switch (column) {
                            case "base_amount" -> "base_quantity";
                            case "rate_percent" -> "specific_rate";
                            default -> column;
                        },
                        given));
        return new Line(line.table(), line.path(), values);
    }

    private static boolean agree(BigDecimal reckoned, BigDecimal amount) {
        return reckoned.subtract(amount).abs().compareTo(ROUNDING) <= 0;
    }

    private static @Nullable BigDecimal number(Line line, String column) {
        String text = line.text(column);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
