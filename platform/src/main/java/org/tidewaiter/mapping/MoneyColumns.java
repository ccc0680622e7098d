package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.HeaderCurrency.Kind;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/**
 * Which of several columns of one meaning in several currencies fills what: the one in the national currency the customs value,
 * duties and taxes, the one in the declaration's own currency the prices. Where names and values do not prove it, no column is
 * sure. A column of zeros never beats one with values.
 */
final class MoneyColumns {
    /** What a proposal of a column scores at most whose currency is not that of the field: less than is loaded unasked. */
    static final double NOT_SURE = 0.65;

    private static final double OF_ZEROS = 0.85;

    /** The model keeps them in the national currency. */
    static final Set<Field> NATIONAL = EnumSet.of(
            Field.CUSTOMS_VALUE,
            Field.DECLARATION_CUSTOMS_VALUE,
            Field.STATISTICAL_VALUE,
            Field.TAX_ASSESSED,
            Field.DECLARATION_TAX_ASSESSED,
            Field.DECLARATION_TAX_SUSPENDED,
            Field.TAX_SUSPENDED,
            Field.TAX_PAID,
            Field.DUTY_AMOUNT,
            Field.VAT_AMOUNT,
            Field.EXCISE_AMOUNT);

    /** The model keeps them in the currency that the declaration names. */
    private static final Set<Field> DECLARED =
            EnumSet.of(Field.ITEM_AMOUNT, Field.INVOICE_AMOUNT, Field.UNIT_PRICE, Field.FOB_VALUE);

    /** A name of nested data: {@code barang.cifRupiah}. */
    private static final Pattern STEPS = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]+(?:\\.[\\p{L}_][\\p{L}\\p{N}_]+)+");

    private static final Set<String> WORLD = Set.of("USD", "EUR");

    private final List<ColumnSample> samples;
    private final List<HeaderCurrency> currencies;
    private final List<List<String>> names;
    private final NumberStyle style;
    private final boolean hasRows;

    MoneyColumns(List<ColumnSample> samples, NumberStyle style) {
        this.samples = samples;
        this.style = style;
        currencies = samples.stream().map(s -> HeaderCurrency.of(s.name())).toList();
        names = samples.stream()
                .map(s -> HeaderCurrency.others(lastStep(s.name())))
                .toList();
        hasRows = samples.stream().anyMatch(s -> !s.values().isEmpty());
    }

    /** An item's value in one currency and its declaration's in another are of one meaning as well. */
    private static String lastStep(String name) {
        return STEPS.matcher(name).matches() ? name.substring(name.lastIndexOf('.') + 1) : name;
    }

    /** The score of a column for a field, with what its currency says. */
    double score(int column, Field field, double score) {
        if (score == 0 || (field.type() != Field.Type.AMOUNT && field != Field.UNIT_PRICE)) {
            return score;
        }
        List<Integer> others = twins(column);
        double least = withoutZeros(column, others, score);
        if (NATIONAL.contains(field)) {
            return national(column, others, least);
        }
        if (DECLARED.contains(field)) {
            return declared(column, others, least, field);
        }
        return isOfAnotherCurrency(column)
                ? Math.min(least, NOT_SURE)
                : least; // freight in dollars of what was sold in euros
    }

    private double withoutZeros(int column, List<Integer> twins, double score) {
        if (!saysNothing(column)) {
            return score;
        }
        return twins.stream().allMatch(this::saysNothing) ? score * OF_ZEROS : Math.min(score, NOT_SURE) * OF_ZEROS;
    }

    /** The score of a column that bears the field's own name or was decided by a person: only zeros, and another currency, are against it. */
    double ofOwnName(int column, Field field, double score) {
        if (field.type() != Field.Type.AMOUNT) {
            return score;
        }
        double least = withoutZeros(column, List.of(), score);
        return DECLARED.contains(field) && isOfAnotherCurrency(column) ? Math.min(least, NOT_SURE) : least;
    }

    private double national(int column, List<Integer> twins, double score) {
        boolean beaten = twins.stream().anyMatch(t -> !saysNothing(t) && isNational(t, column));
        if (beaten) {
            return 0;
        }
        boolean foreign = currencies.get(column).kind() == Kind.FOREIGN || isOfTheWorldOnly(column);
        boolean open =
                twins.stream().anyMatch(t -> !isNational(column, t) && !same(column, t) && !isBeatenByZeros(t, column));
        return foreign || open ? Math.min(score, NOT_SURE) : score;
    }

    /** Whether a column is in dollars or euros by its name while another column of the file is in a national currency by its own. */
    private boolean isOfTheWorldOnly(int column) {
        return WORLD.contains(String.valueOf(currencies.get(column).code()))
                && currencies.stream()
                        .anyMatch(c -> c.kind() == Kind.NATIONAL
                                || (c.kind() == Kind.NAMED && !WORLD.contains(String.valueOf(c.code()))));
    }

    private double declared(int column, List<Integer> twins, double score, Field field) {
        boolean beaten =
                twins.stream().anyMatch(t -> !saysNothing(t) && (isNational(column, t) || isConverted(column, t)));
        if (beaten) {
            return 0;
        }
        boolean national = currencies.get(column).kind() == Kind.NATIONAL
                && currencies.get(column).codes().isEmpty() // of which it is asked
                && field != Field.FOB_VALUE;
        boolean open = twins.stream()
                .anyMatch(t -> !isNational(t, column)
                        && !isConverted(t, column)
                        && !same(column, t)
                        && !isBeatenByZeros(t, column));
        return national || open || isOfAnotherCurrency(column) ? Math.min(score, NOT_SURE) : score;
    }

    /** Whether a column is in a currency by its name while a column of currencies says others: its amounts are not in theirs. */
    private boolean isOfAnotherCurrency(int column) {
        Set<String> codes = currencies.get(column).codes();
        return !codes.isEmpty()
                && samples.stream()
                        .filter(s -> FieldNames.read().said(s.name()).words().contains("currency"))
                        .flatMap(s -> s.values().stream())
                        .map(v -> CurrencyMark.codeOf(v.toUpperCase(Locale.ROOT)))
                        .anyMatch(v -> Currencies.iso4217().contains(v) && !codes.contains(v));
    }

    /** Whether, of two columns of one meaning, the first is in the national currency and the second in another. */
    private boolean isNational(int one, int other) {
        HeaderCurrency mine = currencies.get(one);
        HeaderCurrency its = currencies.get(other);
        if (mine.kind() == Kind.NATIONAL) {
            return its.kind() != Kind.NATIONAL;
        }
        if (its.kind() == Kind.NATIONAL || mine.kind() == Kind.FOREIGN) {
            return false;
        }
        if (its.kind() == Kind.FOREIGN) {
            return mine.kind() == Kind.UNSAID || !WORLD.contains(String.valueOf(mine.code()));
        }
        boolean world = WORLD.contains(String.valueOf(mine.code()));
        boolean itsWorld = WORLD.contains(String.valueOf(its.code()));
        return (mine.kind() == Kind.NAMED && its.kind() == Kind.NAMED)
                ? !world && itsWorld
                : mine.kind() == Kind.UNSAID && itsWorld && differ(one, other);
    }

    /** Whether the first is in a currency of the world while the second is in the declaration's own: it was converted. */
    private boolean isConverted(int one, int other) {
        return currencies.get(one).kind() == Kind.NAMED && currencies.get(other).kind() == Kind.FOREIGN;
    }

    /** The other columns that mean the same in another currency. */
    private List<Integer> twins(int column) {
        List<Integer> twins = new ArrayList<>();
        for (int c = 0; c < samples.size(); c++) {
            boolean said = currencies.get(c).kind() != Kind.UNSAID
                    || currencies.get(column).kind() != Kind.UNSAID;
            if (c != column
                    && said
                    && isRate(c) == isRate(column)
                    && names.get(c).equals(names.get(column))
                    && !currencies.get(c).equals(currencies.get(column))) {
                twins.add(c);
            }
        }
        return twins;
    }

    /** Whether a name says that it is a share: "Dazio %" is no amount of "Dazio €" in another currency. */
    private boolean isRate(int column) {
        return samples.get(column).name().indexOf('%') >= 0;
    }

    private boolean same(int one, int other) {
        return hasRows && samples.get(one).values().equals(samples.get(other).values());
    }

    private boolean differ(int one, int other) {
        return !hasRows || !same(one, other);
    }

    /** Whether a column has no value, or none but zero, in a file with rows. */
    private boolean saysNothing(int column) {
        return hasRows && samples.get(column).values().stream().allMatch(this::isZero);
    }

    /** Whether the first says nothing beside a second that does: then it leaves nothing open. */
    private boolean isBeatenByZeros(int one, int other) {
        return saysNothing(one) && !saysNothing(other);
    }

    private boolean isZero(String value) {
        try {
            return ValueReader.saysNothing(Field.CUSTOMS_VALUE, value)
                    || ValueReader.scaled(
                                    value.toCharArray(),
                                    0,
                                    value.length(),
                                    ValueReader.figures(Field.UNIT_PRICE, style, true))
                            == 0;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /**
     * The currency of the prices, where no column says it and the names of all columns of prices say one.
     *
     * @param fields by column the field that it fills, or null
     */
    Optional<String> ofPrices(List<@Nullable Field> fields) {
        if (fields.contains(Field.CURRENCY)) {
            return Optional.empty();
        }
        Set<String> said = new java.util.HashSet<>();
        for (int c = 0; c < fields.size(); c++) {
            Field field = fields.get(c);
            if (field == Field.ITEM_AMOUNT || field == Field.INVOICE_AMOUNT) {
                Set<String> codes = currencies.get(c).codes();
                said.add(codes.size() == 1 ? codes.iterator().next() : "");
            }
        }
        return said.size() == 1 && !said.contains("")
                ? Optional.of(said.iterator().next())
                : Optional.empty();
    }
}
