package org.tidewaiter.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.notation.CurrencyMark;

/** Columns of customs values, duties and taxes whose names say a currency: it must be the national one of the workspace. */
public final class NationalCurrencyColumns {
    private NationalCurrencyColumns() {}

    /** Whether a mapping reads anything as money of the national currency, so that there is something to compare. */
    public static boolean areIn(Mapping mapping) {
        return mapping.columns().values().stream()
                .anyMatch(
                        column -> MoneyColumns.NATIONAL.contains(column.fields().getFirst()));
    }

    /**
     * Compares what a mapping reads as money of the national currency with that currency.
     *
     * @param national what is known of it after the load; null where nothing is
     * @return a sentence for each column whose name says a currency while the national one is not known
     * @throws TidewaiterException INPUT for a column that names another currency than the national one
     */
    public static List<String> compare(Path file, Mapping mapping, NationalCurrency.@Nullable Decision national) {
        String known = national == null ? null : national.currency();
        List<String> notes = new ArrayList<>();
        mapping.columns().forEach((name, column) -> {
            Field field = column.fields().getFirst();
            if (!MoneyColumns.NATIONAL.contains(field)) {
                return;
            }
            HeaderCurrency said = HeaderCurrency.of(name);
            if (said.codes().isEmpty()) {
                return;
            }
            String named = CurrencyMark.named(said.codes());
            if (known == null) {
                notes.add("'" + name + "' is in " + named + ", as its name says, and counts as money of the national"
                        + " currency, which is not known; if that is "
                        + (said.codes().size() == 1
                                ? named + ", say so: tidewaiter currency " + named
                                : "one of these, say which: tidewaiter currency CODE"));
            } else if (!said.codes().contains(known)) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "The column '" + name + "' of " + file + " is in " + named + ", as its name says, but "
                                + field.path() + " is money of the national currency, which is " + known,
                        "give that column in " + known + ", leave it out, map it to goods_item.item_amount with its"
                                + " currency, or, if the national currency is " + named
                                + ", say so: tidewaiter currency "
                                + (said.codes().size() == 1 ? named : "CODE"));
            }
        });
        return notes;
    }

    /**
     * Asks of which currency the amounts of results are, where the name of their column has a sign or word of several.
     *
     * @param national the national currency, which it is where it is one of them; null where it is not known
     * @throws TidewaiterException INPUT where nothing says which
     */
    public static void requireOneOfResults(Path file, Mapping mapping, @Nullable String national) {
        boolean given = mapping.constants().containsKey(Field.CURRENCY)
                || mapping.columns().values().stream().anyMatch(c -> c.fields().contains(Field.CURRENCY));
        mapping.columns().forEach((name, column) -> {
            Set<String> codes = column.fields().contains(Field.AMOUNT_RECOVERED)
                    ? HeaderCurrency.of(name).codes()
                    : Set.of();
            if (!given && codes.size() > 1 && (national == null || !codes.contains(national))) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "Of which currency the amounts of " + file + " are cannot be known from it: those of '" + name
                                + "' may be " + CurrencyMark.named(codes),
                        (national == null
                                        ? "if it is the national currency, say so (tidewaiter currency "
                                                + CurrencyMark.first(codes) + "); else give"
                                        : "give")
                                + " a column of currency codes, or say it in a mapping, under constants:"
                                + " 'declaration.currency: " + CurrencyMark.first(codes) + "'");
            }
        });
    }
}
