package org.tidewaiter.intake;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.IdColumn;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.notation.ValueReader;

/** A column of free texts or identifiers, kept as they are written. */
final class TextFieldColumn extends FieldColumn {
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

    private final Map<String, String> codes;
    private final @Nullable CodedWords coded;
    private final boolean wholeIds;
    private final boolean identifier;
    private boolean decimals;

    TextFieldColumn(Field field, ColumnReading how) {
        super(field, how.column());
        Mapping.MappedColumn column = how.column();
        coded = CodedWords.of(field, how);
        codes = column.codes();
        identifier = IDENTIFIERS.contains(field);
        wholeIds = column.writing().wholeIds();
    }

    @Override
    void takeTrimmed(RowBatch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
        String said = codes.isEmpty() ? null : codes.get(new String(text, start, length));
        if (said == null && coded != null && length > 0) {
            said = coded.code(new String(text, start, length));
        }
        if (said == null) {
            takeTranslated(batch, slot, row, text, start, length);
        } else {
            takeTranslated(batch, slot, row, said.toCharArray(), 0, said.length());
        }
    }

    private void takeTranslated(RowBatch batch, int slot, int row, char[] text, int start, int length) throws Refusal {
        requireGiven(length);
        if (identifier && hasWide(text, start, length)) {
            char[] narrow = Signs.narrow(new String(text, start, length)).toCharArray();
            takeTranslated(batch, slot, row, narrow, 0, narrow.length);
            return;
        }
        if (field == Field.DECLARATION_ID && length > ValueReader.LONGEST_ID) {
            throw new Refusal(
                    "has " + length + " characters, more than the " + ValueReader.LONGEST_ID + " of an identifier");
        }
        if (identifier && hasPlus(text, start, length)) {
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
    Optional<String> converted(String column) {
        return coded == null ? Optional.empty() : coded.told(column);
    }

    @Override
    boolean surprised() {
        return decimals;
    }

    private static boolean hasWide(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (Signs.isWide(text[i])) {
                return true;
            }
        }
        return false;
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
    void repeat(RowBatch batch, int slot, int row, int before) {
        batch.texts[slot].repeat(row, before);
    }

    @Override
    void write(RowBatch batch, int slot, ColumnWriter rows) {
        rows.texts(name(), batch.texts[slot], batch.size);
    }
}
