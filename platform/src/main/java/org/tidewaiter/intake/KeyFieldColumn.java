package org.tidewaiter.intake;

import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.notation.Refusal;

/** A column of codes or parties: each text becomes its key in a dictionary of the workspace, a small whole number. */
final class KeyFieldColumn extends DistinctColumn {
    KeyFieldColumn(Field field, ColumnReading how, Lookup lookup) {
        super(field, how.column(), CodedWords.of(field, how), lookup, 0);
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
    void repeat(RowBatch batch, int slot, int row, int before) {
        batch.keys[slot][row] = batch.keys[slot][before];
    }

    @Override
    void write(RowBatch batch, int slot, ColumnWriter rows) {
        rows.ints(name(), batch.keys[slot], batch.size);
    }
}
