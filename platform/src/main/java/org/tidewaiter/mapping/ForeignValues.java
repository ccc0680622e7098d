package org.tidewaiter.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/**
 * Whether a column taken for the customs value is in another currency than the taxes beside it, which are in the national one: the
 * value added tax is above the value in every row, and no rate is. Then it is not what the model means by customs value.
 */
final class ForeignValues {
    private static final int FEWEST_ROWS = 3;

    private ForeignValues() {}

    /** The column proposed for the customs value of which that is so; null for none. */
    static @Nullable String among(List<Proposal> columns, List<ColumnSample> samples, NumberStyle style) {
        List<String> taxes = valuesOf(Field.VAT_AMOUNT, columns, samples);
        for (Field field : List.of(Field.CUSTOMS_VALUE, Field.DECLARATION_CUSTOMS_VALUE)) {
            if (are(valuesOf(field, columns, samples), taxes, style)) {
                return columns.stream()
                        .filter(p -> field.path().equals(p.field()))
                        .map(Proposal::column)
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    private static List<String> valuesOf(Field field, List<Proposal> columns, List<ColumnSample> samples) {
        for (int c = 0; c < columns.size(); c++) {
            if (field.path().equals(columns.get(c).field())) {
                return samples.get(c).values();
            }
        }
        return List.of();
    }

    /** Whether the taxes of every row are above its value; rows without a tax say nothing. */
    private static boolean are(List<String> values, List<String> taxes, NumberStyle style) {
        if (values.size() != taxes.size()) {
            return false; // some are not given: which belongs to which is not known here
        }
        int above = 0;
        for (int row = 0; row < values.size(); row++) {
            double value = number(values.get(row), style);
            double tax = number(taxes.get(row), style);
            if (tax > 0 && value > 0) {
                if (tax <= value) {
                    return false;
                }
                above++;
            }
        }
        return above >= FEWEST_ROWS;
    }

    private static double number(String text, NumberStyle style) {
        try {
            return ValueReader.scaled(
                    text.toCharArray(), 0, text.length(), ValueReader.figures(Field.UNIT_PRICE, style, true));
        } catch (Refusal refusal) {
            return 0;
        }
    }
}
