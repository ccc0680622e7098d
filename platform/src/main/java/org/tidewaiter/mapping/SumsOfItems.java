package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.NumberText;
import org.tidewaiter.notation.Refusal;

/**
 * Totals of declarations that their items prove: a column that no field takes, which is the same in all items of a declaration and the sum of an
 * amount, mass or number of packages of them, again and again ({@code CIF} beside {@code CIF-ITEM} of Chile), is that of the whole declaration.
 */
final class SumsOfItems {
    /** So many declarations of several items, of different sums, are no chance. */
    private static final int FEWEST = 5;

    private static final double PROVEN = 0.95;

    /** The field of the declaration that is the sum of the one of its items. */
    private static final Map<Field, Field> TOTALS = new EnumMap<>(Map.of(
            Field.CUSTOMS_VALUE, Field.DECLARATION_CUSTOMS_VALUE,
            Field.ITEM_AMOUNT, Field.INVOICE_AMOUNT,
            Field.TAX_ASSESSED, Field.DECLARATION_TAX_ASSESSED,
            Field.GROSS_MASS_KG, Field.DECLARATION_GROSS_MASS_KG,
            Field.ITEM_PACKAGES, Field.PACKAGES));

    /** What two sums may differ by, as each item is rounded. */
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final List<List<List<String>>> declarations;
    private final NumberStyle style;

    private SumsOfItems(List<List<List<String>>> declarations, NumberStyle style) {
        this.declarations = declarations;
        this.style = style;
    }

    /** Gives totals that are proven their field, where no column has it. */
    static void decide(List<List<String>> rows, List<Proposal> columns, NumberStyle style, Set<String> others) {
        int number = place(columns, Field.DECLARATION_ID);
        int sequence = place(columns, Field.SEQUENCE);
        if (number < 0 || sequence < 0) {
            return;
        }
        List<List<List<String>>> declarations = new ArrayList<>(
                RowsOfDeclarations.declarations(rows, number, place(columns, Field.ACCEPTED_AT), sequence));
        if (!declarations.isEmpty()) {
            declarations.removeLast(); // of which the sample may have some items only
        }
        SumsOfItems sums = new SumsOfItems(declarations, style);
        TOTALS.forEach((item, whole) -> {
            int of = place(columns, item);
            if (of < 0 || !columns.get(of).isSure() || place(columns, whole) >= 0) {
                return;
            }
            for (int c = 0; c < columns.size(); c++) {
                Proposal p = columns.get(c);
                if (p.field() == null
                        && !StatedColumns.isNone(p)
                        && !others.contains(p.column())
                        && sums.isSum(c, of)) {
                    columns.set(c, new Proposal(p.column(), whole.path(), PROVEN, p.example()));
                    return;
                }
            }
        });
    }

    private boolean isSum(int total, int of) {
        Set<BigDecimal> sums = new HashSet<>();
        for (List<List<String>> items : declarations) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal one = number(items.getFirst(), total);
            for (List<String> item : items) {
                BigDecimal part = number(item, of);
                BigDecimal same = number(item, total);
                if (part == null || one == null || same == null || same.compareTo(one) != 0) {
                    return false;
                }
                sum = sum.add(part);
            }
            if (one == null || sum.subtract(one).abs().compareTo(CENT.multiply(new BigDecimal(items.size()))) > 0) {
                return false;
            }
            sums.add(one.stripTrailingZeros());
        }
        return sums.size() >= FEWEST;
    }

    private @Nullable BigDecimal number(List<String> row, int column) {
        try {
            char between = style.grouping() == null ? (char) 0 : style.grouping();
            return column < row.size() ? NumberText.of(row.get(column).strip(), style.decimal(), between, false) : null;
        } catch (Refusal refusal) {
            return null;
        }
    }

    private static int place(List<Proposal> columns, Field field) {
        for (int c = 0; c < columns.size(); c++) {
            if (field.path().equals(columns.get(c).field())) {
                return c;
            }
        }
        return -1;
    }
}
