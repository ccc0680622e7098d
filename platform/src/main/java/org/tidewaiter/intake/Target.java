package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Vectors;
import org.tidewaiter.intake.Values.Refusal;
import org.tidewaiter.model.Field;

/**
 * Turns the characters of a cell into the value of one field, and keeps the values of a batch. Values of lists and dates are
 * looked at once per distinct text: a dictionary remembers what became of it.
 */
abstract sealed class Target {
    private static final char[] NOTHING = {};
    static final String NOT_GIVEN = "is not given, and must be";

    final Field field;
    private final List<Field> also = new ArrayList<>();
    private final @Nullable String otherwise;

    private Target(Field field, @Nullable String otherwise) {
        this.field = field;
        this.otherwise = otherwise;
    }

    static Target of(Field field, Mapping mapping, Mapping.Column column, Vocabulary codes, Vocabulary parties) {
        return switch (field.type()) {
            case TEXT -> new Text(field, column);
            case MASS, AMOUNT, RATE, COUNT -> new Number(field, column, mapping);
            case TIME -> new Times(field, column, text -> Values.micros(text, mapping.dates()));
            case PARTY -> new Keys(field, column, text -> parties.key(checked(field, text)));
            default -> new Keys(field, column, text -> codes.key(checked(field, text)));
        };
    }

    /** Takes another field of the same column on if its value is the same, whatever the cell says; tells whether it is. */
    boolean standsFor(Field other) {
        boolean same = other.type() == field.type()
                && Values.scale(other) == Values.scale(field)
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

    private static String checked(Field field, String text) throws Refusal {
        return Values.code(field.type(), text);
    }

    /** Takes the cell as the value of row {@code row} of the batch. */
    void take(Batch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
        int from = start;
        int to = start + length;
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (from < to && text[to - 1] <= ' ') {
            to--;
        }
        if (from == to && otherwise != null) {
            char[] instead = otherwise.toCharArray();
            takeTrimmed(batch, slot, row, instead, 0, instead.length);
        } else {
            takeTrimmed(batch, slot, row, text, from, to - from);
        }
    }

    /** Says what the column of its unit has in the row whose cell is taken next. */
    void beside(@Nullable String unit) {}

    /** What was converted to the model's measure, for people. */
    Optional<String> converted(String column) {
        return Optional.empty();
    }

    abstract void takeTrimmed(Batch batch, int slot, int row, char[] text, int start, int length) throws Refusal;

    abstract Class<?> type();

    void requireGiven(int length) throws Refusal {
        if (length == 0 && field.required()) {
            throw new Refusal(NOT_GIVEN);
        }
    }

    private static final class Text extends Target {
        Text(Field field, Mapping.Column column) {
            super(field, column.otherwise());
        }

        @Override
        void takeTrimmed(Batch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
            requireGiven(length);
            if (field == Field.DECLARATION_ID && length > Values.LONGEST_ID) {
                throw new Refusal(
                        "has " + length + " characters, more than the " + Values.LONGEST_ID + " of an identifier");
            }
            batch.texts[slot].set(row, text, start, length);
        }

        @Override
        Class<?> type() {
            return String.class;
        }

        @Override
        void forget(Batch batch, int slot, int row) {
            batch.texts[slot].set(row, NOTHING, 0, 0);
        }

        @Override
        void write(Batch batch, int slot, DuckDBWritableVector vector) {
            Vectors.write(vector, batch.size, batch.texts[slot]);
        }
    }

    private static final class Number extends Target {
        private final int scale;
        private final char decimal;
        private final char grouping;
        private final Mapping.Column column;
        private final Measured measured;
        private @Nullable String beside;

        Number(Field field, Mapping.Column column, Mapping mapping) {
            super(field, column.otherwise());
            this.column = column;
            scale = Values.scale(field);
            measured = new Measured(field, column.measure(), new NumberStyle(mapping.decimal(), mapping.grouping()));
            decimal = mapping.decimal();
            grouping = mapping.grouping() == null ? 0 : mapping.grouping();
        }

        @Override
        void takeTrimmed(Batch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
            requireGiven(length);
            if (!column.codes().isEmpty()) {
                String translated = column.codes().get(new String(text, start, length));
                if (translated != null) {
                    char[] instead = translated.toCharArray();
                    batch.numbers[slot][row] = instead.length == 0
                            ? Batch.MISSING
                            : Values.scaled(instead, 0, instead.length, scale, '.', (char) 0);
                    return;
                }
            }
            batch.numbers[slot][row] = length == 0 ? Batch.MISSING : value(text, start, length);
        }

        private long value(char[] text, int start, int length) throws Refusal {
            if (!column.measure().isOwn()) {
                return measured.scaled(new String(text, start, length), beside);
            }
            try {
                return Values.scaled(text, start, length, scale, decimal, grouping);
            } catch (Refusal refusal) {
                String cell = new String(text, start, length);
                if (Measured.parts(field, cell, column.measure()).isEmpty()) {
                    throw refusal;
                }
                return measured.scaled(cell, null);
            }
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
        void forget(Batch batch, int slot, int row) {
            batch.numbers[slot][row] = Batch.MISSING;
        }

        @Override
        void write(Batch batch, int slot, DuckDBWritableVector vector) {
            Vectors.write(vector, batch.size, batch.numbers[slot], Batch.MISSING, scale);
        }
    }

    /** Looks a distinct text up, once. */
    private interface Lookup {
        long of(String text) throws Refusal;
    }

    /** Looks distinct texts up and remembers what became of them. */
    private abstract static sealed class Distinct extends Target {
        private static final long REFUSED = Long.MIN_VALUE + 1;

        private final TextDictionary seen = new TextDictionary();
        private final Lookup lookup;
        private final Mapping.Column column;
        private final long empty;
        private long[] values = new long[256];
        private final Map<Integer, Refusal> refusals = new HashMap<>();
        private int known = 1;

        Distinct(Field field, Mapping.Column column, Lookup lookup, long empty) {
            super(field, column.otherwise());
            this.lookup = lookup;
            this.column = column;
            this.empty = empty;
            values[0] = empty;
        }

        /** What became of a text. */
        final long value(char[] text, int start, int length) throws Refusal {
            requireGiven(length);
            int number = seen.number(text, start, length);
            if (number >= known) {
                meet(number);
            }
            if (values[number] == REFUSED) {
                throw Objects.requireNonNull(refusals.get(number));
            }
            return values[number];
        }

        private void meet(int number) {
            if (number >= values.length) {
                values = Arrays.copyOf(values, values.length * 2);
            }
            known = number + 1;
            String text = seen.text(number);
            try {
                String translated = column.codes().getOrDefault(text, text);
                values[number] = translated.isEmpty() ? empty : lookup.of(translated);
            } catch (Refusal refusal) {
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
        void takeTrimmed(Batch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
            batch.keys[slot][row] = (int) value(text, start, length);
        }

        @Override
        Class<?> type() {
            return int.class;
        }

        @Override
        void forget(Batch batch, int slot, int row) {
            batch.keys[slot][row] = 0;
        }

        @Override
        void write(Batch batch, int slot, DuckDBWritableVector vector) {
            Vectors.write(vector, batch.size, batch.keys[slot]);
        }
    }

    /** Days and times, in microseconds. */
    private static final class Times extends Distinct {
        Times(Field field, Mapping.Column column, Lookup lookup) {
            super(field, column, lookup, Batch.MISSING);
        }

        @Override
        void takeTrimmed(Batch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
            batch.numbers[slot][row] = value(text, start, length);
        }

        @Override
        Class<?> type() {
            return LocalDateTime.class;
        }

        @Override
        void forget(Batch batch, int slot, int row) {
            batch.numbers[slot][row] = Batch.MISSING;
        }

        @Override
        void write(Batch batch, int slot, DuckDBWritableVector vector) {
            Vectors.write(vector, batch.size, batch.numbers[slot], Batch.MISSING, 0);
        }
    }

    /** Leaves the value of a row of the batch as not given. */
    abstract void forget(Batch batch, int slot, int row);

    /** Writes a batch's values of this field to a column of the feed. */
    abstract void write(Batch batch, int slot, DuckDBWritableVector vector);

    RowFeed.Column column() {
        return new RowFeed.Column(field.name().toLowerCase(java.util.Locale.ROOT), type(), Values.scale(field));
    }
}
