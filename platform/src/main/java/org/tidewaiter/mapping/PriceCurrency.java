package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.NumberStyle;

/**
 * The currency of the prices of a file without a column that gives it: as the sign beside every price says, or the names of
 * their columns.
 *
 * @param samples the columns of the file
 * @param style how it writes numbers
 */
record PriceCurrency(List<ColumnSample> samples, NumberStyle style) {
    /**
     * The currency.
     *
     * @param taken the field of each column, in the order of the samples
     * @return empty where a column gives it, or nothing says it of all prices alike
     */
    Optional<String> of(List<MappingProposal.Proposal> taken) {
        List<@Nullable Field> fields = new ArrayList<>();
        taken.forEach(p -> fields.add(Field.of(String.valueOf(p.field())).orElse(null)));
        Optional<String> bySigns = fields.contains(Field.CURRENCY) ? Optional.empty() : ofSigns(fields);
        return bySigns.isPresent() ? bySigns : new MoneyColumns(samples, style).ofPrices(fields);
    }

    /** The currency whose sign every price has, where only one currency has that sign. */
    private Optional<String> ofSigns(List<@Nullable Field> fields) {
        Set<String> codes = new HashSet<>();
        for (int c = 0; c < fields.size(); c++) {
            if (DeclaredAmounts.DECLARED.contains(fields.get(c))) {
                for (String value : samples.get(c).values()) {
                    CurrencyMark mark = CurrencyMark.of(value);
                    codes.addAll(mark == null || mark.codes().size() != 1 ? Set.of("", "?") : mark.codes());
                }
            }
        }
        return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
    }
}
