package org.tidewaiter.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.ControlWords;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.CountryColumn;
import org.tidewaiter.notation.HsWriting;
import org.tidewaiter.notation.IdColumn;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.TextDictionary;
import org.tidewaiter.notation.ValueReader;

/** A column of which each different text is read once, and what came of it is remembered: codes, parties and days come again and again in a file. */
abstract sealed class DistinctColumn extends FieldColumn permits KeyFieldColumn, TimeFieldColumn {
    /** Looks a distinct text up, once. */
    interface Lookup {
        long of(String text) throws Refusal;
    }

    private static final Pattern TRUTH = Pattern.compile("(?iu:true|false)");

    private static final long REFUSED = Long.MIN_VALUE + 1;

    private final TextDictionary seen = new TextDictionary();
    private final Lookup lookup;
    private final @Nullable CodedWords coded;
    private final Mapping.MappedColumn column;
    private final long empty;
    private long[] values = new long[256];
    private final Map<Integer, Refusal> refusals = new HashMap<>();
    private final Set<Integer> truthValues = new HashSet<>();
    private long truths;
    private int known = 1;
    private int last;
    private boolean surprised;
    private boolean odd;
    private boolean keepsZeros;
    private boolean decimals;
    private boolean numbersOfCountries;
    private boolean words;

    DistinctColumn(Field field, Mapping.MappedColumn column, @Nullable CodedWords coded, Lookup lookup, long empty) {
        super(field, column);
        this.coded = coded;
        this.lookup = lookup;
        this.column = column;
        this.empty = empty;
        values[0] = empty;
    }

    /** Each distinct text is looked at once, when it is met. */
    @Override
    final boolean mayBeNull(char[] text, int start, int length) {
        return false;
    }

    /** What became of a text. */
    final long value(char[] text, int start, int length) throws Refusal {
        requireGiven(length);
        int number = seen.number(text, start, length);
        if (number >= known) {
            meet(number);
        }
        last = number;
        truths += !truthValues.isEmpty() && truthValues.contains(number) ? 1 : 0;
        if (values[number] == REFUSED) {
            throw Objects.requireNonNull(refusals.get(number));
        }
        return values[number];
    }

    @Override
    @Nullable
    String code() {
        if (values[last] == empty) {
            return null;
        }
        String text = seen.text(last);
        String translated = column.codes().getOrDefault(text, text);
        if (field.type() == Field.Type.CURRENCY && column.writing().numericCodes()) {
            translated = ValueReader.currencyOf(translated);
        }
        String otherwise = column.otherwise();
        return ValueReader.saysNothing(field, translated) ? otherwise : translated;
    }

    /** A truth value is no party; what stood there before a spreadsheet wrote it nobody knows. */
    @Override
    final Optional<String> converted(String name) {
        if (coded != null) {
            return coded.told(name);
        }
        return truths == 0
                ? Optional.empty()
                : Optional.of("left empty: '" + name + "' says TRUE or FALSE in " + truths
                        + (truths == 1 ? " row" : " rows")
                        + ", which is no party: a spreadsheet may have taken a number for it");
    }

    /** What a field without a value has. */
    private long ofNothing() throws Refusal {
        String instead = column.otherwise();
        if (instead == null || instead.isEmpty()) {
            requireGiven(0);
            return empty;
        }
        return lookup.of(column.codes().getOrDefault(instead, instead));
    }

    @Override
    final boolean surprised() {
        return (decimals && !column.writing().wholeIds())
                || (numbersOfCountries && !words)
                || ((surprised || (odd && !keepsZeros)) && column.writing().hs().equals(HsWriting.PLAIN));
    }

    /** A short code explains itself where others of its column have kept their zeros: it is refused. */
    private void watch(String code) {
        boolean isOdd = HsWriting.isOdd(code);
        odd |= isOdd;
        surprised |= isOdd && code.length() > 8;
        keepsZeros |= !isOdd && code.startsWith("0");
    }

    private String translated(String text) {
        String said = column.codes().get(text);
        return said != null
                ? said
                : switch (field.type()) {
                    case OUTCOME, CONTROL_KIND, SELECTED_BY ->
                        ControlWords.shipped().word(field, text, column.codes());
                    default -> coded == null ? text : coded.code(text);
                };
    }

    private void meet(int number) {
        if (number >= values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        known = number + 1;
        String text = seen.text(number);
        try {
            if (ValueReader.saysNothing(field, text) && !column.codes().containsKey(text)) {
                if (field.type() == Field.Type.PARTY && TRUTH.matcher(text).matches()) {
                    truthValues.add(number);
                }
                values[number] = ofNothing();
                return;
            }
            String translated = translated(text);
            if (field.type() == Field.Type.HS_CODE) {
                watch(translated);
            }
            decimals |= field.type() == Field.Type.PARTY && IdColumn.isDecimal(translated);
            values[number] = translated.isEmpty() ? empty : lookup.of(translated);
            words = true;
        } catch (Refusal refusal) {
            numbersOfCountries |= field.type() == Field.Type.COUNTRY && CountryColumn.isNumber(text);
            values[number] = REFUSED;
            refusals.put(number, refusal);
        }
    }
}
