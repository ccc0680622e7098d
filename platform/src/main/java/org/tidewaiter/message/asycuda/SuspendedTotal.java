package org.tidewaiter.message.asycuda;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.MessagePart;

/**
 * What is suspended of a declaration, added up: a SAD gives the total that is payable, and none of what was reckoned and is not. Beside the
 * total of the payable it tells how much duty rests on goods in warehouses and processing.
 */
final class SuspendedTotal {
    private SuspendedTotal() {}

    /** The heading with the sum of what the items say is suspended; itself where none does, or where an amount cannot be read. */
    static MessagePart in(MessagePart heading, List<MessagePart> items) {
        List<GivenValue> given = items.stream()
                .map(i -> i.values().get(Field.TAX_SUSPENDED))
                .filter(Objects::nonNull)
                .toList();
        if (given.isEmpty() || heading.values().containsKey(Field.DECLARATION_TAX_SUSPENDED)) {
            return heading;
        }
        try {
            BigDecimal sum = given.stream().map(v -> new BigDecimal(v.text())).reduce(BigDecimal.ZERO, BigDecimal::add);
            Map<Field, GivenValue> values = new EnumMap<>(Field.class);
            values.putAll(heading.values());
            values.put(
                    Field.DECLARATION_TAX_SUSPENDED,
                    new GivenValue(
                            sum.stripTrailingZeros().toPlainString(),
                            given.getFirst().path()));
            return heading.with(values);
        } catch (NumberFormatException e) {
            return heading; // the item is told, and set aside with its declaration
        }
    }
}
