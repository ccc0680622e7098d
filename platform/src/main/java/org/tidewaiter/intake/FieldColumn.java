package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.model.Field;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.value.CountryColumn;
import org.tidewaiter.value.CurrencyMark;
import org.tidewaiter.value.DayParts;
import org.tidewaiter.value.DecimalForm;
import org.tidewaiter.value.HsWriting;
import org.tidewaiter.value.IdColumn;
import org.tidewaiter.value.MeasuredNumbers;
import org.tidewaiter.value.NumberStyle;
import org.tidewaiter.value.PlainTime;
import org.tidewaiter.value.Refusal;
import org.tidewaiter.value.Signs;
import org.tidewaiter.value.TextDictionary;
import org.tidewaiter.value.ValueReader;

/**
 * Turns the characters of a cell into the value of one field, and keeps the values of a batch. Values of lists and dates are
 * looked at once per distinct text: a dictionary remembers what became of it.
 */
public abstract sealed class FieldColumn {
    private static final char[] NOTHING = {};
    /** Words for nothing are short, but for "N/A" with a reason. */
    private static final int LONGEST_NULL = 40;

    private static final int SHORT_NULL = 16;

    final Field field;
    private final String name;
    private final List<Field> also = new ArrayList<>();
    private final @Nullable String otherwise;
    private final Mapping.Column column;

    private FieldColumn(Field field, Mapping.Column column) {
        this.field = field;
        name = field.name().toLowerCase(Locale.ROOT);
        this.column = column;
        otherwise = column.otherwise();
    }

    static FieldColumn of(Field field, ColumnReading how, KeyDictionary codes, KeyDictionary parties) {
        Mapping.Column column = how.column();
        return switch (field.type()) {
            case TEXT -> new Text(field, column);
            case MASS, AMOUNT, RATE, COUNT -> new Number(field, how);
            case TIME -> {
                DayParts parts = column.writing().parts();
                yield new Times(
                        field,
                        column,
                        parts == null && how.dates().isEmpty(),
                        text -> ValueReader.micros(field, parts == null ? text : parts.whole(text), how.dates()));
            }
            case PARTY -> new Keys(field, column, text -> parties.key(ValueReader.code(field, text, column.writing())));
            case HS_CODE -> new Keys(field, column, text -> codes.key(ValueReader.code(field, text, column.writing())));
            case COUNTRY, CURRENCY ->
                new Keys(field, column, text -> codes.key(ValueReader.code(field, text, column.writing())));
            default -> new Keys(field, column, text -> codes.key(ValueReader.code(field.type(), text)));
        };
    }

    /** Takes another field of the same column on if its value is the same, whatever the cell says; tells whether it is. */
    boolean standsFor(Field other) {
        boolean same = other.type() == field.type()
                && ValueReader.scale(other) == ValueReader.scale(field)
                && (field.required() || !other.required());
        if (same) {
            also.add(other);
        }
        return same;
    }

    /** The fields that have its value. */
    List<Field> fields() {
        return Stream.concat(Stream.of(field), also.stream()).toList();
    }

    /**
     * Whether a value came that only the whole column explains, although nothing of the kind was seen in its beginning: then
     * the file is looked at as a whole and read anew.
     */
    boolean surprised() {
        return false;
    }

    /** Takes the cell as the value of row {@code row} of the batch. */
    void take(RowBatch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
        int from = start;
        int to = start + length;
        while (from < to && Signs.isAround(text[from])) {
            from++;
        }
        while (from < to && Signs.isAround(text[to - 1])) {
            to--;
        }
        if (from < to && (Signs.isMark(text[from]) || Signs.hasSilent(text, from, to - from))) {
            char[] bare = Signs.trimmed(new String(text, from, to - from)).toCharArray();
            takeTrimmed(batch, slot, row, bare, 0, bare.length);
        } else if (from == to || saysNothing(text, from, to - from)) {
            char[] instead = otherwise == null ? NOTHING : otherwise.toCharArray();
            takeTrimmed(batch, slot, row, instead, 0, instead.length);
        } else {
            takeTrimmed(batch, slot, row, text, from, to - from);
        }
    }

    /** Says what the column of its unit has in the row whose cell is taken next. */
    void beside(@Nullable String unit) {}

    /** The sign of a currency beside the number that was taken last; null where there was none. */
    @Nullable
    CurrencyMark mark() {
        return null;
    }

    /** The code that was taken last; null where there was none. */
    @Nullable
    String code() {
        return null;
    }

    /** What was converted to the model's measure, for people. */
    Optional<String> converted(String column) {
        return Optional.empty();
    }

    /** Whether it is worth a closer look whether a text says that there is no value: they are short words and signs. */
    boolean mayBeNull(char[] text, int start, int length) {
        char last = text[start + length - 1];
        boolean reason = length > 3 && text[start + 1] == '/';
        return (length <= SHORT_NULL || reason && length <= LONGEST_NULL) && !(last >= '0' && last <= '9');
    }

    /** Whether it only says that there is no value, and the mapping does not translate it. */
    private boolean saysNothing(char[] text, int start, int length) {
        if (!mayBeNull(text, start, length)) {
            return false;
        }
        String value = new String(text, start, length);
        return ValueReader.saysNothing(field, value) && !column.codes().containsKey(value);
    }

    abstract void takeTrimmed(RowBatch batch, int slot, int row, char[] text, int start, int length) throws Refusal;

    abstract Class<?> type();

    void requireGiven(int length) throws Refusal {
        if (length == 0 && field.required()) {
            throw new Refusal(RejectedRow.NOT_GIVEN);
        }
    }

    private static final class Text extends FieldColumn {
        private static final Set<Field> IDENTIFIERS = EnumSet.of(
                Field.DECLARATION_ID,
                Field.LOCAL_REFERENCE,
                Field.UCR,
                Field.INVOICE_NUMBER,
                Field.TRANSPORT_DOCUMENT,
                Field.PREVIOUS_DOCUMENT,
                Field.MANIFEST_NUMBER,
                Field.TRANSPORT_ID,
                Field.CONTAINER_ID,
                Field.VEHICLE_ID,
                Field.QUOTA_NUMBER);

        private final boolean wholeIds;
        private boolean decimals;

        Text(Field field, Mapping.Column column) {
            super(field, column);
            wholeIds = column.writing().wholeIds();
        }

        @Override
        void takeTrimmed(RowBatch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
            requireGiven(length);
            if (field == Field.DECLARATION_ID && length > ValueReader.LONGEST_ID) {
                throw new Refusal(
                        "has " + length + " characters, more than the " + ValueReader.LONGEST_ID + " of an identifier");
            }
            if (IDENTIFIERS.contains(field) && hasPlus(text, start, length)) {
                ValueReader.identifier(new String(text, start, length));
            }
            boolean decimal = field == Field.DECLARATION_ID
                    && length > 2
                    && text[start + length - 1] == '0'
                    && text[start + length - 2] == '.'
                    && IdColumn.isDecimal(new String(text, start, length));
            if (decimal && !wholeIds) {
                decimals = true;
                ValueReader.notDecimal(new String(text, start, length));
            }
            boolean cut = wholeIds && decimal;
            batch.texts[slot].set(row, text, start, cut ? length - 2 : length);
        }

        @Override
        boolean surprised() {
            return decimals;
        }

        /** Near its end, as in 2.0240311E+11 or 8E+2147483647. */
        private static boolean hasPlus(char[] text, int start, int length) {
            for (int i = Math.max(start, start + length - 11); i < start + length; i++) {
                if (text[i] == '+') {
                    return true;
                }
            }
            return false;
        }

        @Override
        Class<?> type() {
            return String.class;
        }

        @Override
        void forget(RowBatch batch, int slot, int row) {
            batch.texts[slot].set(row, NOTHING, 0, 0);
        }

        @Override
        void write(RowBatch batch, int slot, ColumnWriter rows) {
            rows.texts(name(), batch.texts[slot], batch.size);
        }
    }

    private static final class Number extends FieldColumn {
        private final int scale;
        private final DecimalForm figures;
        private final DecimalForm plain;
        private final Mapping.Column column;
        private final MeasuredNumbers measured;
        private final boolean decided;
        private boolean open;
        private boolean proven;
        private @Nullable String beside;
        private @Nullable CurrencyMark mark;

        Number(Field field, ColumnReading how) {
            super(field, how.column());
            column = how.column();
            scale = ValueReader.scale(field);
            measured = new MeasuredNumbers(field, column.measure(), how.numbers());
            decided = how.decided();
            figures = ValueReader.figures(field, how.numbers(), how.round());
            plain = ValueReader.figures(field, NumberStyle.PLAIN, how.round());
        }

        @Override
        void takeTrimmed(RowBatch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
            requireGiven(length);
            mark = null;
            if (!column.codes().isEmpty()) {
                String translated = column.codes().get(new String(text, start, length));
                if (translated != null) {
                    char[] instead = translated.toCharArray();
                    batch.numbers[slot][row] = instead.length == 0
                            ? RowBatch.MISSING
                            : ValueReader.scaled(instead, 0, instead.length, plain);
                    return;
                }
            }
            batch.numbers[slot][row] = length == 0 ? RowBatch.MISSING : value(text, start, length);
        }

        @Override
        boolean mayBeNull(char[] text, int start, int length) {
            return (text[start] < '0' || text[start] > '9') && super.mayBeNull(text, start, length);
        }

        private long value(char[] text, int start, int length) throws Refusal {
            if (!decided && length >= 3) {
                watch(text, start, length);
            }
            if (figures.money() && !(isDigit(text[start]) && isDigit(text[start + length - 1]))) {
                mark = CurrencyMark.of(new String(text, start, length));
            }
            if (!column.measure().isOwn()) {
                return measured.scaled(new String(text, start, length), beside);
            }
            try {
                return ValueReader.scaled(text, start, length, figures);
            } catch (Refusal refusal) {
                String cell = new String(text, start, length);
                if (MeasuredNumbers.parts(field, cell, column.measure()).isEmpty()) {
                    throw refusal;
                }
                return measured.scaled(cell, null);
            }
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        @Override
        @Nullable
        CurrencyMark mark() {
            return mark;
        }

        /** Three digits behind a point may be thousands, where no other number of the column has a point elsewhere. */
        private void watch(char[] text, int start, int length) {
            int end = start + length;
            if (length >= 5 && length <= 7 && text[end - 4] == '.' && text[start] != '0') {
                open = true;
            } else if (text[end - 2] == '.' || text[end - 3] == '.') {
                proven = true;
            }
        }

        @Override
        boolean surprised() {
            return open && !proven;
        }

        @Override
        void beside(@Nullable String unit) {
            beside = unit;
        }

        @Override
        Optional<String> converted(String name) {
            return measured.told(name);
        }

        @Override
        Class<?> type() {
            return scale == 0 ? long.class : BigDecimal.class;
        }

        @Override
        void forget(RowBatch batch, int slot, int row) {
            batch.numbers[slot][row] = RowBatch.MISSING;
        }

        @Override
        void write(RowBatch batch, int slot, ColumnWriter rows) {
            rows.longs(name(), batch.numbers[slot], batch.size, RowBatch.MISSING);
        }
    }

    /** Looks a distinct text up, once. */
    private interface Lookup {
        long of(String text) throws Refusal;
    }

    /** Looks distinct texts up and remembers what became of them. */
    private abstract static sealed class Distinct extends FieldColumn {
        private static final long REFUSED = Long.MIN_VALUE + 1;

        private final TextDictionary seen = new TextDictionary();
        private final Lookup lookup;
        private final Mapping.Column column;
        private final long empty;
        private long[] values = new long[256];
        private final Map<Integer, Refusal> refusals = new HashMap<>();
        private int known = 1;
        private int last;
        private boolean surprised;
        private boolean odd;
        private boolean keepsZeros;
        private boolean decimals;
        private boolean numbersOfCountries;
        private boolean words;

        Distinct(Field field, Mapping.Column column, Lookup lookup, long empty) {
            super(field, column);
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
            return decimals && !column.writing().wholeIds()
                    || numbersOfCountries && !words
                    || (surprised || odd && !keepsZeros)
                            && column.writing().hs().equals(HsWriting.PLAIN);
        }

        /** A short code explains itself where others of its column have kept their zeros: it is refused. */
        private void watch(String code) {
            boolean isOdd = HsWriting.isOdd(code);
            odd |= isOdd;
            surprised |= isOdd && code.length() > 8;
            keepsZeros |= !isOdd && code.startsWith("0");
        }

        private void meet(int number) {
            if (number >= values.length) {
                values = Arrays.copyOf(values, values.length * 2);
            }
            known = number + 1;
            String text = seen.text(number);
            try {
                if (ValueReader.saysNothing(field, text) && !column.codes().containsKey(text)) {
                    values[number] = ofNothing();
                    return;
                }
                String translated = column.codes().getOrDefault(text, text);
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

    /** Keys of codes and parties. */
    private static final class Keys extends Distinct {
        Keys(Field field, Mapping.Column column, Lookup lookup) {
            super(field, column, lookup, 0);
        }

        @Override
        void takeTrimmed(RowBatch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
            batch.keys[slot][row] = (int) value(text, start, length);
        }

        @Override
        Class<?> type() {
            return int.class;
        }

        @Override
        void forget(RowBatch batch, int slot, int row) {
            batch.keys[slot][row] = 0;
        }

        @Override
        void write(RowBatch batch, int slot, ColumnWriter rows) {
            rows.ints(name(), batch.keys[slot], batch.size);
        }
    }

    /** Days and times, in microseconds. */
    private static final class Times extends Distinct {
        private final boolean plain;
        private final long latest = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

        /**
         * @param plain whether the column is to be read as programs write times, so that a text of that form says what it says
         */
        Times(Field field, Mapping.Column column, boolean plain, Lookup lookup) {
            super(field, column, lookup, RowBatch.MISSING);
            this.plain = plain && column.codes().isEmpty();
        }

        @Override
        void takeTrimmed(RowBatch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
            long at = plain ? PlainTime.micros(text, start, length, latest) : PlainTime.OTHERWISE;
            batch.numbers[slot][row] = at == PlainTime.OTHERWISE ? value(text, start, length) : at;
        }

        @Override
        Class<?> type() {
            return LocalDateTime.class;
        }

        @Override
        void forget(RowBatch batch, int slot, int row) {
            batch.numbers[slot][row] = RowBatch.MISSING;
        }

        @Override
        void write(RowBatch batch, int slot, ColumnWriter rows) {
            rows.longs(name(), batch.numbers[slot], batch.size, RowBatch.MISSING);
        }
    }

    /** Leaves the value of a row of the batch as not given. */
    abstract void forget(RowBatch batch, int slot, int row);

    /** Writes a batch's values of this field to a column of the feed. */
    abstract void write(RowBatch batch, int slot, ColumnWriter rows);

    /** The name of its column in the feed. */
    final String name() {
        return name;
    }

    RowFeed.Column column() {
        return new RowFeed.Column(name(), type(), ValueReader.scale(field));
    }
}
