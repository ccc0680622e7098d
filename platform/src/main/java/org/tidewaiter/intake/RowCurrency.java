package org.tidewaiter.intake;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.intake.value.CurrencyMark;
import org.tidewaiter.model.Field;

/**
 * Whether the signs of currencies beside the amounts of a row fit the currency that it names, or, where none is named, one
 * another. Signs that several countries use ($, ¥, £, kr) contradict a currency only where none of these has it.
 */
final class RowCurrency {
    /** Amounts that are kept in the currency that the declaration names. */
    static final Set<Field> DECLARED =
            EnumSet.of(Field.ITEM_AMOUNT, Field.INVOICE_AMOUNT, Field.UNIT_PRICE, Field.FOB_VALUE);

    private final List<Target> amounts;
    private final @Nullable Target currency;
    private final @Nullable String constant;
    private final Set<String> possible = new HashSet<>();
    private @Nullable String first;

    RowCurrency(List<Target> targets, @Nullable String constant) {
        Set<Field> compared =
                compared(targets.stream().flatMap(t -> t.fields().stream()).collect(Collectors.toSet()));
        amounts = targets.stream()
                .filter(t -> t.fields().stream().anyMatch(compared::contains))
                .toList();
        currency = targets.stream()
                .filter(t -> t.fields().contains(Field.CURRENCY))
                .findFirst()
                .orElse(null);
        this.constant = constant;
    }

    /** The amounts that a named currency is about: the declared ones, or those there are where none is declared. */
    static Set<Field> compared(Set<Field> fields) {
        boolean declared = fields.stream().anyMatch(DECLARED::contains);
        return declared
                ? DECLARED
                : fields.stream().filter(f -> f.type() == Field.Type.AMOUNT).collect(Collectors.toSet());
    }

    /** What is wrong with such a sign, after the value. */
    static String against(CurrencyMark mark, String code) {
        return "has '" + mark.sign() + "' beside it, which is not " + code + ", the currency of its row";
    }

    /** What is wrong with the row whose cells were taken last; null where nothing is. */
    @Nullable
    Bad contradiction(long line) {
        for (Target amount : amounts) {
            CurrencyMark mark = amount.mark();
            String why = mark == null ? null : why(mark);
            if (mark != null && why != null) {
                return new Bad(line, amount.field.path(), mark.sign() + " " + mark.number(), why);
            }
        }
        return null;
    }

    private @Nullable String why(CurrencyMark mark) {
        String said = currency == null ? constant : currency.code();
        if (said != null) {
            String code = CurrencyMark.codeOf(said.toUpperCase(Locale.ROOT));
            return mark.codes().contains(code) ? null : against(mark, code);
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
