package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.NumberStyle;

/**
 * The columns that may be the money of the goods where no sure column is. Without them a load would come in green and without any price or value,
 * as with a column that says so in a language nobody taught. Two kinds are known by: a name that fits and is not sure, and values
 * that are amounts, since a sign of a currency stands beside them or another column gives their currency.
 *
 * @param samples the columns of the file
 * @param columns what is proposed for each, in the same order
 * @param style how the file writes numbers
 */
record LeftOutMoney(List<ColumnSample> samples, List<Proposal> columns, NumberStyle style) {
    /** The prices and values of goods, any of which is money enough. */
    private static final Set<Field> OF_GOODS = EnumSet.of(
            Field.ITEM_AMOUNT,
            Field.INVOICE_AMOUNT,
            Field.UNIT_PRICE,
            Field.FOB_VALUE,
            Field.CUSTOMS_VALUE,
            Field.STATISTICAL_VALUE,
            Field.DECLARATION_CUSTOMS_VALUE);

    /** 1234.50 and 1234,5: what is measured to four decimals is no money. */
    private static final Pattern WITH_CENTS = Pattern.compile("[-+(]?\\d[\\d., '’]*[.,]\\d{1,2}[-)]?");

    /** The columns; none where a sure column is money of the goods. */
    List<LeftOutColumn> columnsOf() {
        if (columns.stream().anyMatch(p -> p.isSure() && isMoney(p))) {
            return List.of();
        }
        List<LeftOutColumn> found = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            ColumnSample sample = samples.get(c);
            boolean named = isMoney(columns.get(c)) && !sample.values().isEmpty();
            boolean valued = columns.get(c).field() == null && areAmounts(sample);
            if (named || valued) {
                found.add(leftOut(columns.get(c), sample, named));
            }
        }
        return found;
    }

    private static LeftOutColumn leftOut(Proposal column, ColumnSample sample, boolean named) {
        String field = named ? String.valueOf(column.field()) : Field.ITEM_AMOUNT.path();
        String why = named
                ? "may be " + field + ", but that is not sure (" + Math.round(100 * column.confidence()) + " %)"
                : "holds amounts, as its values show, such as '" + sample.example() + "'";
        return new LeftOutColumn(
                column.column(),
                field,
                sample.example(),
                why + ", and no other column is a price or value of the goods: say what it is",
                0,
                sample.values().size(),
                true);
    }

    private static boolean isMoney(Proposal column) {
        return Field.of(String.valueOf(column.field()))
                .filter(OF_GOODS::contains)
                .isPresent();
    }

    /** Whether every value has the sign of a currency, or is a number, most of them with cents, in a file of which a column gives the currency. */
    private boolean areAmounts(ColumnSample sample) {
        List<String> values = sample.values();
        if (values.isEmpty()) {
            return false;
        }
        boolean marked = values.stream().allMatch(v -> {
            CurrencyMark mark = CurrencyMark.of(v);
            return mark != null && !mark.codes().isEmpty();
        });
        long cents =
                values.stream().filter(v -> WITH_CENTS.matcher(v).matches()).count();
        boolean currency = columns.stream().anyMatch(p -> Field.CURRENCY.path().equals(p.field()));
        return marked || currency && 2 * cents > values.size() && sample.fit(Field.ITEM_AMOUNT, style) >= 1;
    }
}
