package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Incoterms;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.notation.ValueReader;
import org.tidewaiter.quarantine.RejectedRow;

/**
 * Turns the characters of a cell into the value of one field, and keeps the values of a batch. Values of lists and dates are
 * looked at once per distinct text: a dictionary remembers what became of it.
 */
public abstract sealed class FieldColumn permits TextFieldColumn, NumberFieldColumn, DistinctColumn {
    static final char[] NOTHING = {};
    /** Words for nothing are short, but for "N/A" with a reason. */
    private static final int LONGEST_NULL = 40;

    private static final int SHORT_NULL = 16;

    final Field field;
    private final String name;
    private final List<Field> also = new ArrayList<>();
    private final @Nullable String otherwise;
    private final Mapping.MappedColumn column;

    FieldColumn(Field field, Mapping.MappedColumn column) {
        this.field = field;
        name = field.name().toLowerCase(Locale.ROOT);
        this.column = column;
        otherwise = column.otherwise();
    }

    static FieldColumn of(Field field, ColumnReading how, KeyDictionary codes, KeyDictionary parties) {
        Mapping.MappedColumn column = how.column();
        return switch (field.type()) {
            case TEXT -> new TextFieldColumn(field, how);
            case MASS, AMOUNT, RATE, COUNT -> new NumberFieldColumn(field, how);
            case TIME -> {
                DayParts parts = column.writing().parts();
                yield new TimeFieldColumn(
                        field,
                        column,
                        parts == null && how.dates().isEmpty(),
                        text -> ValueReader.micros(field, parts == null ? text : parts.whole(text), how.dates()));
            }
            case PARTY ->
                new KeyFieldColumn(field, how, text -> parties.key(ValueReader.code(field, text, column.writing())));
            case HS_CODE ->
                new KeyFieldColumn(field, how, text -> codes.key(ValueReader.code(field, text, column.writing())));
            case COUNTRY, CURRENCY ->
                new KeyFieldColumn(field, how, text -> codes.key(ValueReader.code(field, text, column.writing())));
            default ->
                new KeyFieldColumn(field, how, text -> {
                    String code = ValueReader.code(field.type(), text);
                    return codes.key(field == Field.INCOTERM ? Incoterms.inCapitals(code) : code);
                });
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

    /** Gives a row the value that another before it has in the batch. */
    abstract void repeat(RowBatch batch, int slot, int row, int before);

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
        return (length <= SHORT_NULL || (reason && length <= LONGEST_NULL)) && !(last >= '0' && last <= '9');
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

    /** Leaves the value of a row of the batch as not given. */
    abstract void forget(RowBatch batch, int slot, int row);

    /** Writes a batch's values of this field to a column of the feed. */
    abstract void write(RowBatch batch, int slot, ColumnWriter rows);

    /** The name of its column in the feed. */
    final String name() {
        return name;
    }

    RowFeed.FeedColumn column() {
        return new RowFeed.FeedColumn(name(), type(), ValueReader.scale(field));
    }
}
