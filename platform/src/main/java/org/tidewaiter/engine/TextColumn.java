package org.tidewaiter.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A column of texts for {@link Vectors}: the UTF-8 of one after the other, and where each ends. Rows are set from 0 up; to
 * set one anew forgets those behind it. A million texts are no million objects.
 */
public final class TextColumn {
    private byte[] bytes = new byte[0];
    private final int[] ends;

    /** Room for so many texts. */
    public TextColumn(int rows) {
        ends = new int[rows];
    }

    /** Sets the text of a row, whose former row must have been set. */
    public void set(int row, char[] from, int start, int length) {
        int at = start(row);
        ensure(at + length);
        for (int i = 0; i < length; i++) {
            char c = from[start + i];
            if (c >= 0x80) {
                set(row, new String(from, start, length).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[at + i] = (byte) c;
        }
        ends[row] = at + length;
    }

    /** Sets the text of a row to that of another before it. */
    public void repeat(int row, int before) {
        set(row, get(before));
    }

    private void set(int row, byte[] text) {
        int at = start(row);
        ensure(at + text.length);
        System.arraycopy(text, 0, bytes, at, text.length);
        ends[row] = at + text.length;
    }

    private void ensure(int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
        }
    }

    /** The bytes of all rows. */
    byte[] bytes() {
        return bytes;
    }

    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** How many bytes a row's text has. */
    public int length(int row) {
        return ends[row] - start(row);
    }

    /** The text of a row. */
    public byte[] get(int row) {
        return Arrays.copyOfRange(bytes, start(row), ends[row]);
    }

    /** Whether a row's text is the other. */
    public boolean isEqual(int row, byte[] other) {
        return Arrays.equals(bytes, start(row), ends[row], other, 0, other.length);
    }

    /** Whether two rows have the same text. */
    public boolean isEqual(int row, int other) {
        return Arrays.equals(bytes, start(row), ends[row], bytes, start(other), ends[other]);
    }

    /** Whether a text is greater than another, in the order of unsigned bytes. */
    public boolean isGreater(int row, byte[] other) {
        return Arrays.compareUnsigned(bytes, start(row), ends[row], other, 0, other.length) > 0;
    }

    /** Whether a row's text is greater than that of the row before, in the order of unsigned bytes. */
    public boolean isGreaterThanBefore(int row) {
        return Arrays.compareUnsigned(bytes, start(row), ends[row], bytes, start(row - 1), ends[row - 1]) > 0;
    }
}
