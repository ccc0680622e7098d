package org.tidewaiter.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.model.Field;
import org.tidewaiter.model.NationalCurrency;
import org.tidewaiter.value.CurrencyMark;

/** Columns of customs values, duties and taxes whose names say a currency: it must be the national one of the workspace. */
public final class NationalCurrencyColumns {
    private NationalCurrencyColumns() {}

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
            String code = HeaderCurrency.of(name).code();
            if (code == null) {
                refuseSign(file, name, field, known);
                return;
            }
            if (known == null) {
                notes.add("'" + name + "' is in " + code + ", as its name says, and counts as money of the national"
                        + " currency, which is not known; if that is " + code + ", say so: tidewaiter currency "
                        + code);
            } else if (!known.equals(code)) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "The column '" + name + "' of " + file + " is in " + code + ", as its name says, but "
                                + field.path() + " is money of the national currency, which is " + known,
                        "give that column in " + known + ", leave it out, map it to goods_item.item_amount with its"
                                + " currency, or, if the national currency is " + code
                                + ", say so: tidewaiter currency " + code);
            }
        });
        return notes;
    }

    /** A sign in the name, such as 元 or ₽, that no way of reading makes the national currency's. */
    private static void refuseSign(Path file, String name, Field field, @Nullable String national) {
        CurrencyMark mark = CurrencyMark.inName(name);
        if (mark != null
                && national != null
                && !mark.codes().isEmpty()
                && !mark.codes().contains(national)) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The column '" + name + "' of " + file + " has '" + mark.sign() + "' in its name, but "
                            + field.path() + " is money of the national currency, which is " + national,
                    "give that column in " + national
                            + ", leave it out, or map it to goods_item.item_amount with its currency");
        }
    }
}
