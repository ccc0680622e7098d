package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;

/**
 * Totals of a declaration that stand again in each of its rows, in files as wide as those that national systems publish: FOB, freight and gross mass
 * of the whole beside the customs value of the item. Taken for the items', they would be counted as often as there are items. Two signs tell
 * them: they are the same in all items of several declarations, whose other values or masses differ where there are any, and their name speaks of a
 * total.
 */
final class RepeatedTotals {
    /** Amounts and masses that items of one declaration share by chance only. */
    private static final Set<Field> SELDOM_SHARED = EnumSet.of(
            Field.ITEM_AMOUNT,
            Field.CUSTOMS_VALUE,
            Field.STATISTICAL_VALUE,
            Field.FOB_VALUE,
            Field.ITEM_FREIGHT,
            Field.ITEM_INSURANCE,
            Field.GROSS_MASS_KG,
            Field.NET_MASS_KG,
            Field.TAX_ASSESSED,
            Field.DUTY_AMOUNT,
            Field.VAT_AMOUNT);

    /** What differs from item to item: where it does, a share of the whole would differ too. */
    private static final Set<Field> OWN = EnumSet.of(
            Field.ITEM_AMOUNT, Field.CUSTOMS_VALUE, Field.STATISTICAL_VALUE, Field.FOB_VALUE, Field.NET_MASS_KG);

    /** Words that say so where a phrase of several words hides it. */
    private static final Set<String> TOTAL =
            Set.of("total", "totals", "totales", "totais", "totaux", "tot", "toplam", "gesamt", "suma", "totale");

    /** So many declarations of several items have to agree; fewer where the name says that it is a total. */
    private static final int FEWEST = 3;

    private static final int FEWEST_NAMED = 2;

    private static final Pattern NOUGHT = Pattern.compile("0*(?:[.,]0+)?");

    private final List<List<List<String>>> declarations;
    private final List<Integer> own;

    /**
     * Looks at declarations.
     *
     * @param declarations those of several items, the rows of each
     * @param fields by column the field that is proposed for it
     */
    RepeatedTotals(List<List<List<String>>> declarations, List<Optional<Field>> fields) {
        this.declarations = declarations;
        own = new ArrayList<>();
        for (int c = 0; c < fields.size(); c++) {
            if (fields.get(c).filter(OWN::contains).isPresent()) {
                own.add(c);
            }
        }
    }

    /** Whether a declaration has as much of it as its items together, so that these share it by chance only. */
    static boolean isAddedUp(Field field) {
        return SELDOM_SHARED.contains(field);
    }

    /** Whether a column that is taken for a field of the item holds totals of the declaration. */
    boolean isOne(int column, String name, Field field) {
        boolean total = FieldNames.read().said(name).words().contains("total")
                || CountedColumns.words(name).stream().anyMatch(TOTAL::contains);
        if (!total && !SELDOM_SHARED.contains(field)) {
            return false;
        }
        List<Integer> telling = own.stream()
                .filter(c -> c != column
                        && declarations.stream()
                                .anyMatch(items -> distinct(items, c).size() > 1))
                .toList();
        int same = 0;
        for (List<List<String>> items : declarations) {
            Set<String> values = distinct(items, column);
            if (values.size() > 1) {
                return false;
            }
            boolean othersDiffer = telling.isEmpty()
                    || telling.stream().anyMatch(c -> distinct(items, c).size() > 1);
            same += values.size() == 1 && (total || othersDiffer) ? 1 : 0;
        }
        return same >= (total ? FEWEST_NAMED : FEWEST);
    }

    /** How many different values the declarations have. */
    int kinds(int column) {
        Set<String> values = new HashSet<>();
        declarations.forEach(items -> values.addAll(distinct(items, column)));
        return values.size();
    }

    /** The values of some items that say something: neither nothing nor nought. */
    private static Set<String> distinct(List<List<String>> items, int column) {
        Set<String> values = new HashSet<>();
        for (List<String> item : items) {
            String value = column < item.size() ? item.get(column).strip() : "";
            if (!NullWords.isNull(value) && !NOUGHT.matcher(value).matches()) {
                values.add(value);
            }
        }
        return values;
    }
}
