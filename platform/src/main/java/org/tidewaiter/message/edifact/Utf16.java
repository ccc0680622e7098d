package org.tidewaiter.message.edifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes in UTF-8 of an interchange in UTF-16, as Windows programs save text: its separators are single bytes then. */
final class Utf16 extends InputStream {
    private static final int MARK = 0xfeff;

    private final Reader characters;
    private final char[] taken = new char[8_192];
    private byte[] bytes = {};
    private int next;

    /** The bytes of a stream in one of the two orders. */
    Utf16(InputStream in, Charset order) {
        characters = new InputStreamReader(in, order);
    }

    /** In which order of bytes a file is in UTF-16: its mark says so, or its first letter; null where it is in another encoding. */
    static @Nullable Charset of(byte[] start) {
        int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
        if (first == MARK || first == 'U') {
            return StandardCharsets.UTF_16BE;
        }
        return first == 0xfffe || first == 'U' << 8 ? StandardCharsets.UTF_16LE : null;
    }

    @Override
    public int read() throws IOException {
        return isThere() ? bytes[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!isThere()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean isThere() throws IOException {
        if (next < bytes.length) {
            return true;
        }
        int count = characters.read(taken, 0, taken.length - 1);
        if (count > 0 && Character.isHighSurrogate(taken[count - 1])) {
            int second = characters.read(); // one sign in two
            if (second >= 0) {
                taken[count++] = (char) second;
            }
        }
        bytes = count <= 0 ? new byte[0] : new String(taken, 0, count).getBytes(StandardCharsets.UTF_8);
        next = 0;
        return count > 0;
    }
}
