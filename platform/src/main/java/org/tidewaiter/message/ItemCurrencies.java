package org.tidewaiter.message;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message.Addition;

/**
 * Prices and values free on board of items that name another currency than their declaration, as where one declaration has invoices in
 * several: the model keeps them in the declaration's currency, so such an amount fills no field. It stays an addition with its
 * currency, and of prices the check {@code currency-mix} tells it.
 */
public final class ItemCurrencies {
    /** Fields, and the elements beside them that name their currency: of WCO and ASYCUDA XML, and of UN/EDIFACT. */
    private enum CurrencyElement {
        PRICE(
                "(?i).*(?:ItemChargeAmount.*currency\\w*|item_price.*currency\\w*|Item_Invoice/Currency_code|MOA\\+(?:38|14)/1\\.3)",
                Field.ITEM_AMOUNT,
                Field.UNIT_PRICE),
        FREE_ON_BOARD(".*MOA\\+63/1\\.3", Field.FOB_VALUE);

        private final Pattern names;
        private final List<Field> fields;

        CurrencyElement(String names, Field... fields) {
            this.names = Pattern.compile(names);
            this.fields = List.of(fields);
        }
    }

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private ItemCurrencies() {}

    /**
     * The items without such amounts.
     *
     * @param additions what is in no field, to which the amounts are added as {@code 500 CAD}
     */
    public static List<MessagePart> apart(MessagePart heading, List<MessagePart> items, List<Addition> additions) {
        String whole = heading.text(Field.CURRENCY);
        if (whole == null || !CODE.matcher(whole).matches()) {
            return items;
        }
        List<MessagePart> apart = new ArrayList<>(items);
        for (CurrencyElement named : CurrencyElement.values()) {
            others(named, whole, additions).forEach((sequence, currency) -> {
                MessagePart item = apart.get(sequence - 1);
                apart.set(sequence - 1, without(named.fields, item, sequence, currency, additions));
            });
        }
        return List.copyOf(apart);
    }

    /** The items that name another currency, with it. */
    private static Map<Integer, String> others(CurrencyElement named, String whole, List<Addition> additions) {
        Map<Integer, String> others = new HashMap<>();
        for (Addition addition : additions) {
            boolean other =
                    CODE.matcher(addition.text()).matches() && !addition.text().equals(whole);
            if (addition.sequence() != null
                    && other
                    && named.names.matcher(addition.name()).matches()) {
                others.put(addition.sequence(), addition.text());
            }
        }
        return others;
    }

    private static MessagePart without(
            List<Field> fields, MessagePart item, int sequence, String currency, List<Addition> additions) {
        Map<Field, GivenValue> values = new EnumMap<>(Field.class);
        values.putAll(item.values());
        for (Field field : fields) {
            GivenValue given = values.remove(field);
            if (given == null && field == fields.getFirst()) {
                return item;
            }
            if (given != null) {
                additions.add(new Addition(sequence, field.path(), given.text() + " " + currency));
            }
        }
        return item.with(values);
    }
}
