package org.tidewaiter.source;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The bytes of a file in an encoding in which a byte below 128 is the ASCII sign wherever it stands. */
final class ByteCursor extends LineCursor {
    /** The first byte that is no ASCII sign. */
    static final int BEYOND_ASCII = 0x80;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LF = ONES * '\n';
    private static final long CR = ONES * '\r';

    private static final Set<String> ASCII_SIGNS = Set.of("UTF-8", "US-ASCII");
    private static final Pattern OF_ONE_BYTE = Pattern.compile("ISO-8859-\\d+|windows-12\\d\\d|KOI8-[RU]");

    private final InputStream in;
    private final byte[] read = new byte[AT_ONCE];

    ByteCursor(TableFile file) throws IOException {
        InputStream raw = file.raw();
        in = file.gzip() ? new GZIPInputStream(raw, AT_ONCE) : raw;
        in.skipNBytes(file.markBytes());
    }

    /** Whether the bytes of a file show where its lines end and what parts its values. */
    static boolean suits(TableFile file) {
        String charset = file.charset().name();
        Dialect dialect = file.dialect();
        return (ASCII_SIGNS.contains(charset) || OF_ONE_BYTE.matcher(charset).matches())
                && dialect.delimiter() < BEYOND_ASCII
                && (dialect.quote() < BEYOND_ASCII || dialect.quote() == Dialect.NO_QUOTE)
                && !dialect.backslashes()
                && !dialect.blanks();
    }

    @Override
    boolean fill() throws IOException {
        return filled(in.read(read, 0, AT_ONCE));
    }

    @Override
    int sign(int place) {
        return read[place] & 0xff;
    }

    /** Eight bytes at a time: the sign bit of a byte shows where it is a CR or LF. */
    @Override
    int lineEnd() {
        int place = at;
        while (place + Long.BYTES <= end) {
            long word = (long) LONGS.get(read, place);
            long lf = word ^ LF;
            long cr = word ^ CR;
            if (((((lf - ONES) & ~lf) | ((cr - ONES) & ~cr)) & HIGH) != 0) {
                break;
            }
            place += Long.BYTES;
        }
        while (place < end && read[place] != '\n' && read[place] != '\r') {
            place++;
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
