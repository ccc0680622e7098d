package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.DecimalForm;
import org.tidewaiter.notation.MeasuredNumbers;
import org.tidewaiter.notation.NineDigits;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/**
 * A column of masses, amounts, rates or counts, kept as whole numbers in units of the last decimal that the field keeps: 12.5 kg of a field with
 * three decimals is 12500.
 */
final class NumberFieldColumn extends FieldColumn {
    private final int scale;
    private final DecimalForm figures;
    private final DecimalForm plain;
    private final Mapping.MappedColumn column;
    private final MeasuredNumbers measured;
    private final boolean decided;
    private final boolean nineDigits;
    private boolean open;
    private boolean proven;
    private @Nullable String beside;
    private @Nullable CurrencyMark mark;

    NumberFieldColumn(Field field, ColumnReading how) {
        super(field, how.column());
        column = how.column();
        scale = ValueReader.scale(field);
        measured = new MeasuredNumbers(field, column.measure(), how.numbers());
        decided = how.decided();
        nineDigits = NineDigits.has(field);
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
                        : fitting(ValueReader.scaled(instead, 0, instead.length, plain));
                return;
            }
        }
        batch.numbers[slot][row] = length == 0 ? RowBatch.MISSING : fitting(value(text, start, length));
    }

    @Override
    boolean mayBeNull(char[] text, int start, int length) {
        return (text[start] < '0' || text[start] > '9') && super.mayBeNull(text, start, length);
    }

    private long fitting(long number) throws Refusal {
        return nineDigits ? NineDigits.fitting(field, number) : number;
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
        return measured.sentence(name);
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
    void repeat(RowBatch batch, int slot, int row, int before) {
        batch.numbers[slot][row] = batch.numbers[slot][before];
    }

    @Override
    void write(RowBatch batch, int slot, ColumnWriter rows) {
        rows.longs(name(), batch.numbers[slot], batch.size, RowBatch.MISSING);
    }
}
