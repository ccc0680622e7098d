package org.tidewaiter.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Whole columns between DuckDB's vectors and Java's arrays. The driver offers one value at a time: each read checks type and
 * place, each write takes a lock. Its vectors keep their memory in two buffers, which are copied here at once; where a
 * version of the driver keeps it otherwise, the values go one by one (decisions/0007).
 */
final class Vectors {
    private static final @Nullable VarHandle READ_DATA = buffer(DuckDBReadableVector.class, "data");
    private static final @Nullable VarHandle READ_VALIDITY = buffer(DuckDBReadableVector.class, "validity");
    private static final @Nullable VarHandle WRITE_DATA = buffer(DuckDBWritableVector.class, "data");
    private static final @Nullable VarHandle WRITE_VALIDITY = buffer(DuckDBWritableVector.class, "validity");

    private static final Set<DuckDBColumnType> LONGS =
            EnumSet.of(DuckDBColumnType.BIGINT, DuckDBColumnType.DECIMAL, DuckDBColumnType.TIMESTAMP);

    /** Bytes that a text takes in a vector. */
    private static final int TEXT = 16;

    /** What the places in vectors are counted in. */
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Vectors() {}

    private static @Nullable VarHandle buffer(Class<?> vector, String field) {
        try {
            return MethodHandles.privateLookupIn(vector, MethodHandles.lookup())
                    .findVarHandle(vector, field, ByteBuffer.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // another version of the driver
        }
    }

    /** Whether whole columns can be copied with this version of the driver. */
    static boolean whole() {
        return READ_DATA != null && READ_VALIDITY != null && WRITE_DATA != null && WRITE_VALIDITY != null;
    }

    private static @Nullable ByteBuffer of(@Nullable VarHandle field, Object vector) {
        ByteBuffer buffer = field == null ? null : (ByteBuffer) field.get(vector);
        return buffer == null ? null : buffer.duplicate().clear().order(ByteOrder.nativeOrder());
    }

    /** Copies the first {@code rows} values of a column of INTEGER without nulls to {@code target}, from {@code at} on. */
    static void read(DuckDBReadableVector vector, int rows, int[] target, int at) {
        ByteBuffer data = of(READ_DATA, vector);
        if (data != null && rows > 0 && of(READ_VALIDITY, vector) == null) {
            target[at] = vector.getInt(0); // checks the type
            data.asIntBuffer().get(target, at, rows);
            return;
        }
        for (int r = 0; r < rows; r++) {
            target[at + r] = vector.getInt(r);
        }
    }

    /** Copies the first {@code rows} values of a column of BIGINT without nulls to {@code target}. */
    static void read(DuckDBReadableVector vector, int rows, long[] target) {
        ByteBuffer data = of(READ_DATA, vector);
        if (data != null && rows > 0 && of(READ_VALIDITY, vector) == null) {
            target[0] = vector.getLong(0); // checks the type
            data.asLongBuffer().get(target, 0, rows);
            return;
        }
        for (int r = 0; r < rows; r++) {
            target[r] = vector.getLong(r);
        }
    }

    /** Copies the first {@code rows} values of a column of DOUBLE to {@code target}, from {@code at} on; null becomes NaN. */
    static void read(DuckDBReadableVector vector, int rows, double[] target, int at) {
        ByteBuffer data = of(READ_DATA, vector);
        if (data == null || rows == 0) {
            for (int r = 0; r < rows; r++) {
                target[at + r] = vector.getDouble(r, Double.NaN);
            }
            return;
        }
        target[at] = vector.getDouble(0, Double.NaN); // checks the type
        data.asDoubleBuffer().get(target, at, rows);
        ByteBuffer validity = of(READ_VALIDITY, vector);
        for (int word = 0; validity != null && word * 64 < rows; word++) {
            long valid = validity.getLong(word * Long.BYTES);
            for (int r = word * 64; valid != -1 && r < Math.min(rows, word * 64 + 64); r++) {
                target[at + r] = (valid >>> r & 1) == 0 ? Double.NaN : target[at + r];
            }
        }
    }

    /**
     * Copies the first {@code rows} values of a column of DECIMAL of at most 18 digits, in units of its last place, to {@code target}; null becomes
     * {@code missing}.
     */
    static void readUnits(DuckDBReadableVector vector, int rows, long[] target, long missing) {
        ByteBuffer data = vector.getType() == DuckDBColumnType.DECIMAL ? of(READ_DATA, vector) : null;
        if (data == null || data.capacity() != rows * Long.BYTES) {
            for (int r = 0; r < rows; r++) {
                target[r] = vector.isNull(r)
                        ? missing
                        : vector.getBigDecimal(r).unscaledValue().longValueExact();
            }
            return;
        }
        data.asLongBuffer().get(target, 0, rows);
        for (int r = 0; r < rows; r++) {
            target[r] = vector.isNull(r) ? missing : target[r];
        }
    }

    /**
     * Copies a text that is all ASCII, without an object of its own: {@code duckdb_string_t} holds up to twelve bytes itself and tells the place of
     * longer ones, whose first four it repeats.
     *
     * @return how many bytes were copied; -1 where the text is not given, has other characters or more than there is room for, or is not where it is
     *     thought to be
     */
    static int ascii(DuckDBReadableVector vector, int row, byte[] target) {
        ByteBuffer data = vector.getType() == DuckDBColumnType.VARCHAR ? of(READ_DATA, vector) : null;
        if (data == null || data.capacity() < (row + 1) * TEXT || vector.isNull(row)) {
            return -1;
        }
        int at = row * TEXT;
        int length = data.getInt(at);
        if (length < 0 || length > target.length) {
            return -1;
        }
        if (length <= TEXT - Integer.BYTES) {
            data.get(at + Integer.BYTES, target, 0, length);
        } else {
            MemorySegment.copy(MEMORY, ValueLayout.JAVA_BYTE, data.getLong(at + Long.BYTES), target, 0, length);
            for (int i = 0; i < Integer.BYTES; i++) {
                if (target[i] != data.get(at + Integer.BYTES + i)) {
                    return -1;
                }
            }
        }
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= target[i];
        }
        return all < 0 ? -1 : length;
    }

    /** Writes {@code rows} values to a column of INTEGER. */
    static void write(DuckDBWritableVector vector, int rows, int[] values) {
        ByteBuffer data = of(WRITE_DATA, vector);
        ByteBuffer validity = of(WRITE_VALIDITY, vector);
        if (data == null || validity == null || rows == 0) {
            for (int r = 0; r < rows; r++) {
                vector.setInt(r, values[r]);
            }
            return;
        }
        vector.setInt(0, values[0]); // checks the type
        data.asIntBuffer().put(values, 0, rows);
        allValid(validity, rows);
    }

    /**
     * Writes {@code rows} whole numbers to a column of BIGINT, DECIMAL(18, scale) or TIMESTAMP; {@code missing} becomes null.
     *
     * @param scale of a DECIMAL: a value v stands for v / 10^scale
     */
    static void write(DuckDBWritableVector vector, int rows, long[] values, long missing, int scale) {
        ByteBuffer data = of(WRITE_DATA, vector);
        ByteBuffer validity = of(WRITE_VALIDITY, vector);
        if (data == null || validity == null) {
            for (int r = 0; r < rows; r++) {
                write(vector, r, values[r], missing, scale);
            }
            return;
        }
        if (!LONGS.contains(vector.getType())) {
            throw new IllegalArgumentException("No column of whole numbers: " + vector.getType());
        }
        data.asLongBuffer().put(values, 0, rows);
        for (int word = 0; word * 64 < rows; word++) {
            validity.putLong(word * Long.BYTES, valid(values, word * 64, Math.min(rows, word * 64 + 64), missing));
        }
    }

    /**
     * Writes {@code rows} texts to a column of VARCHAR. Short ones stand in the vector itself, behind their length, the rest
     * of their {@value #TEXT} bytes zero (duckdb_string_t of DuckDB's C interface); where one is longer, the driver writes all.
     */
    static void write(DuckDBWritableVector vector, int rows, TextColumn texts) {
        ByteBuffer data = of(WRITE_DATA, vector);
        ByteBuffer validity = of(WRITE_VALIDITY, vector);
        if (data == null || validity == null || !allShort(texts, rows)) {
            byte[][] each = new byte[rows][];
            Arrays.setAll(each, texts::get);
            vector.setStringUtf8Batch(0, each);
            return;
        }
        if (vector.getType() != DuckDBColumnType.VARCHAR) {
            throw new IllegalArgumentException("No column of texts: " + vector.getType());
        }
        for (int r = 0; r < rows; r++) {
            int at = r * TEXT;
            data.putLong(at, texts.length(r)); // and the first four bytes zero, as are the next eight
            data.putLong(at + Long.BYTES, 0);
            data.put(at + Integer.BYTES, texts.bytes(), texts.start(r), texts.length(r));
        }
        allValid(validity, rows);
    }

    private static boolean allShort(TextColumn texts, int rows) {
        for (int r = 0; r < rows; r++) {
            if (texts.length(r) > TEXT - Integer.BYTES) {
                return false;
            }
        }
        return true;
    }

    private static void allValid(ByteBuffer validity, int rows) {
        for (int word = 0; word * 64 < rows; word++) {
            validity.putLong(word * Long.BYTES, -1);
        }
    }

    private static long valid(long[] values, int from, int to, long missing) {
        long valid = 0;
        for (int r = from; r < to; r++) {
            valid |= (values[r] == missing ? 0L : 1L) << r;
        }
        return valid;
    }

    private static void write(DuckDBWritableVector vector, int row, long value, long missing, int scale) {
        if (value == missing) {
            vector.setNull(row);
            return;
        }
        switch (vector.getType()) {
            case DECIMAL -> vector.setBigDecimal(row, BigDecimal.valueOf(value, scale));
            case TIMESTAMP ->
                vector.setTimestamp(
                        row,
                        LocalDateTime.ofEpochSecond(
                                Math.floorDiv(value, 1_000_000L),
                                (int) Math.floorMod(value, 1_000_000L) * 1_000,
                                ZoneOffset.UTC));
            default -> vector.setLong(row, value);
        }
    }
}
