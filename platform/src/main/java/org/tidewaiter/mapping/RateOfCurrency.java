package org.tidewaiter.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.NumberText;
import org.tidewaiter.notation.Refusal;

/**
 * Whether a column taken for the exchange rate is of the currency in which the rows are: the rate of the dollar beside prices in euros is not. Which
 * column is it, the values prove where the price times the rate is the customs value; where none proves it, it is asked. Nor is it one where the
 * customs values are the prices divided by it: then it is the other way round.
 */
final class RateOfCurrency {
    private static final int FEWEST = 3;
    private static final double PROVEN = 0.95;
    private static final double UNDECIDED = 0.5;

    /** What a product may differ by, as it is rounded. */
    private static final double SHARE = 0.005;

    private final List<List<String>> rows;
    private final List<Proposal> columns;

    /** So near to 1 a rate and its reverse are the same. */
    private static final double TELLING = 0.15;

    /** What freight and insurance make of a price at most, as a logarithm. */
    private static final double ON_THE_WAY = 0.35;

    private final NumberStyle style;

    private RateOfCurrency(List<List<String>> rows, List<Proposal> columns, NumberStyle style) {
        this.rows = rows;
        this.columns = columns;
        this.style = style;
    }

    /** Takes the rate of another currency away, and gives the field to the column that is proven. */
    static void decide(List<List<String>> rows, List<Proposal> columns, List<ColumnSample> samples, NumberStyle style) {
        RateOfCurrency rates = new RateOfCurrency(rows, columns, style);
        int rate = rates.place(Field.EXCHANGE_RATE);
        if (rate >= 0 && rates.isTheOtherWayRound(rate)) {
            Proposal p = columns.get(rate);
            columns.set(rate, new Proposal(p.column(), p.field(), Math.min(p.confidence(), UNDECIDED), p.example()));
            return;
        }
        int currency = rates.place(Field.CURRENCY);
        if (rate < 0 || currency < 0 || !isOfAnother(samples.get(rate), samples.get(currency)) || rates.proves(rate)) {
            return;
        }
        Proposal former = columns.get(rate);
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).field() == null && rates.proves(c)) {
                columns.set(rate, new Proposal(former.column(), null, 0, former.example()));
                Proposal p = columns.get(c);
                columns.set(c, new Proposal(p.column(), Field.EXCHANGE_RATE.path(), PROVEN, p.example()));
                return;
            }
        }
        columns.set(
                rate,
                new Proposal(
                        former.column(), former.field(), Math.min(former.confidence(), UNDECIDED), former.example()));
    }

    /** Whether the name of a rate says currencies of which none is that of a row. */
    private static boolean isOfAnother(ColumnSample rate, ColumnSample currency) {
        Set<String> named = Arrays.stream(rate.name().split("[^A-Za-z]+"))
                .filter(w -> w.length() == 3 && w.equals(w.toUpperCase(java.util.Locale.ROOT)))
                .filter(Currencies.iso4217()::contains)
                .collect(Collectors.toSet());
        return !named.isEmpty() && currency.values().stream().anyMatch(code -> !named.contains(code));
    }

    /** Whether a price times the column is the customs value in every row that gives all three. */
    private boolean proves(int rate) {
        int value = first(Field.CUSTOMS_VALUE, Field.DECLARATION_CUSTOMS_VALUE, Field.STATISTICAL_VALUE);
        int price = first(Field.ITEM_AMOUNT, Field.INVOICE_AMOUNT, Field.FOB_VALUE);
        if (value < 0 || price < 0) {
            return false;
        }
        int right = 0;
        for (List<String> row : rows) {
            Double a = number(row, price);
            Double b = number(row, rate);
            Double product = number(row, value);
            if (a != null && b != null && product != null && product > 0) {
                if (Math.abs(a * b - product) > Math.max(1, SHARE * product)) {
                    return false;
                }
                right++;
            }
        }
        return right >= FEWEST;
    }

    /** Whether in every row that tells, the customs value is near the price divided by the column and far from the price times it. */
    private boolean isTheOtherWayRound(int rate) {
        int value = first(Field.CUSTOMS_VALUE, Field.STATISTICAL_VALUE);
        int price = first(Field.ITEM_AMOUNT, Field.FOB_VALUE);
        int round = 0;
        for (List<String> row : value < 0 || price < 0 ? List.<List<String>>of() : rows) {
            Double a = number(row, price);
            Double b = number(row, rate);
            Double result = number(row, value);
            if (a == null || b == null || result == null || a <= 0 || b <= 0 || result <= 0) {
                continue;
            }
            double of = Math.log(b);
            double off = Math.log(a / result);
            if (Math.abs(of) > TELLING) {
                double near = Math.min(ON_THE_WAY, Math.abs(of) / 2);
                if (Math.abs(off - of) > near || Math.abs(off + of) < near) {
                    return false;
                }
                round++;
            }
        }
        return round >= FEWEST;
    }

    private int first(Field... fields) {
        return Arrays.stream(fields)
                .mapToInt(this::place)
                .filter(c -> c >= 0)
                .findFirst()
                .orElse(-1);
    }

    private int place(Field field) {
        for (int c = 0; c < columns.size(); c++) {
            if (field.path().equals(columns.get(c).field())) {
                return c;
            }
        }
        return -1;
    }

    /** A number as the file writes them; null for any other text, which proves nothing. */
    private @Nullable Double number(List<String> row, int column) {
        String text = column < row.size() ? row.get(column).strip() : "";
        try {
            char between = style.grouping() == null ? (char) 0 : style.grouping();
            return text.isEmpty()
                    ? null
                    : (Double)
                            NumberText.of(text, style.decimal(), between, false).doubleValue();
        } catch (Refusal refusal) {
            return null;
        }
    }
}
