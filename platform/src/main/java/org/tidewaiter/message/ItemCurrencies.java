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
 * Prices of items that name another currency than their declaration, as where one declaration has invoices in several: the model
 * keeps prices in the declaration's currency, so such a price fills no field. It stays an addition with its currency, and the
 * check {@code currency-mix} tells it.
 */
public final class ItemCurrencies {
    /** The elements beside an item's price that name its currency: of WCO and ASYCUDA XML, and of UN/EDIFACT. */
    private static final Pattern NAMES = Pattern.compile(
            "(?i).*(?:ItemChargeAmount.*currency\\w*|item_price.*currency\\w*|Item_Invoice/Currency_code|MOA\\+(?:38|14)/1\\.3)");

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private ItemCurrencies() {}

    /**
     * The items without such prices.
     *
     * @param additions what is in no field, to which the prices are added as {@code 500 CAD}
     */
    public static List<Part> apart(Part heading, List<Part> items, List<Addition> additions) {
        String whole = heading.text(Field.CURRENCY);
        if (whole == null || !CODE.matcher(whole).matches()) {
            return items;
        }
        Map<Integer, String> others = new HashMap<>();
        for (Addition addition : additions) {
            boolean other =
                    CODE.matcher(addition.text()).matches() && !addition.text().equals(whole);
            if (addition.sequence() != null
                    && other
                    && NAMES.matcher(addition.name()).matches()) {
                others.put(addition.sequence(), addition.text());
            }
        }
        if (others.isEmpty()) {
            return items;
        }
        List<Part> apart = new ArrayList<>(items);
        others.forEach((sequence, currency) -> {
            Part item = items.get(sequence - 1);
            GivenValue price = item.values().get(Field.ITEM_AMOUNT);
            if (price != null) {
                additions.add(new Addition(sequence, Field.ITEM_AMOUNT.path(), price.text() + " " + currency));
                Map<Field, GivenValue> values = new EnumMap<>(Field.class);
                values.putAll(item.values());
                values.remove(Field.ITEM_AMOUNT);
                GivenValue unit = values.remove(Field.UNIT_PRICE);
                if (unit != null) {
                    additions.add(new Addition(sequence, Field.UNIT_PRICE.path(), unit.text() + " " + currency));
                }
                apart.set(sequence - 1, item.with(values));
            }
        });
        return List.copyOf(apart);
    }
}
