package org.tidewaiter.intake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.PlainTime;
import org.tidewaiter.notation.Refusal;

/** A column of days or times, kept as microseconds since the beginning of 1970, as the database does. */
final class TimeFieldColumn extends DistinctColumn {
    private final boolean plain;
    private final long latest = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    /**
     * @param plain whether the column is to be read as programs write times, so that a text of that form says what it says
     */
    TimeFieldColumn(Field field, Mapping.MappedColumn column, boolean plain, Lookup lookup) {
        super(field, column, null, lookup, RowBatch.MISSING);
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
    void repeat(RowBatch batch, int slot, int row, int before) {
        batch.numbers[slot][row] = batch.numbers[slot][before];
    }

    @Override
    void write(RowBatch batch, int slot, ColumnWriter rows) {
        rows.longs(name(), batch.numbers[slot], batch.size, RowBatch.MISSING);
    }
}
