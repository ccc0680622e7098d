package org.tidewaiter.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tidewaiter.engine.Session;

/**
 * A column that numbers the parts of goods items (sub-items), which the model has not: all parts but the first of an item are set aside as the item
 * given twice, and what helps is another number, not another file.
 */
final class PartsOfItems {
    private static final Pattern NAME = Pattern.compile(
            "sub_?(?:item|line|article|position|pos)|item_?sub|sous_?(?:article|position)|subart|sub_?(?:ítem|adição|adicao)"
                    + "|podpozycj|unterposition|подпозиц");

    private PartsOfItems() {}

    /**
     * What there is to say of a load, without a full stop; nothing where no item was given twice, or no column is called so.
     *
     * @param ignored the columns that fill nothing
     */
    static List<String> notes(Session session, int loadId, List<String> ignored) {
        List<String> parts = ignored.stream()
                .filter(n -> NAME.matcher(n.toLowerCase(Locale.ROOT).replaceAll("[\\s.-]+", "_"))
                        .find())
                .toList();
        long twice = parts.isEmpty()
                ? 0
                : session.number("select count(*) from quarantine where load_id = " + loadId
                        + " and field = 'goods_item.sequence' and reason = 'is given twice in this file'");
        return twice == 0
                ? List.of()
                : List.of("items given twice: " + twice + "; where '" + parts.getFirst()
                        + "' numbers the parts of an item, write item and part as one number in the column of the item (1 and 2 as 102)"
                        + " and load the file with --corrections");
    }
}
