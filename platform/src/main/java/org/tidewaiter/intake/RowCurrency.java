package org.tidewaiter.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.DeclaredAmounts;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.quarantine.RejectedRow;

/**
 * Whether the signs of currencies beside the amounts of a row fit the currency that it names, or, where none is named, one
 * another. Signs that several countries use ($, ¥, £, kr) contradict a currency only where none of these has it.
 */
public final class RowCurrency {
    private final List<FieldColumn> amounts;
    private final @Nullable FieldColumn currency;
    private final @Nullable String constant;
    private final Set<String> possible = new HashSet<>();
    private @Nullable String first;

    RowCurrency(List<FieldColumn> targets, @Nullable String constant) {
        Set<Field> compared = DeclaredAmounts.compared(
                targets.stream().flatMap(t -> t.fields().stream()).collect(Collectors.toSet()));
        amounts = targets.stream()
                .filter(t -> t.fields().stream().anyMatch(compared::contains))
                .toList();
        currency = targets.stream()
                .filter(t -> t.fields().contains(Field.CURRENCY))
                .findFirst()
                .orElse(null);
        this.constant = constant;
    }

    /** What is wrong with the row whose cells were taken last; null where nothing is. */
    @Nullable
    RejectedRow contradiction(long line) {
        for (FieldColumn amount : amounts) {
            CurrencyMark mark = amount.mark();
            String why = mark == null ? null : why(mark);
            if (mark != null && why != null) {
                return new RejectedRow(line, amount.field.path(), mark.sign() + " " + mark.number(), why);
            }
        }
        return null;
    }

    private @Nullable String why(CurrencyMark mark) {
        String said = currency == null ? constant : currency.code();
        if (said != null) {
            String code = CurrencyMark.codeOf(said.toUpperCase(Locale.ROOT));
            return mark.codes().contains(code) ? null : DeclaredAmounts.against(mark, code);
        }
        if (first == null) {
            first = mark.sign();
            possible.addAll(mark.codes());
        }
        if (!mark.sign().equals(first) && possible.stream().noneMatch(mark.codes()::contains)) {
            return "has '" + mark.sign() + "' beside it where others have '" + first
                    + "', and no column says the currency";
        }
        return null;
    }
}
