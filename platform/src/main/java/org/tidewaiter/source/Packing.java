package org.tidewaiter.source;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.tidewaiter.source.table.UnpackBounds;

/** How a file is compressed, told by its first bytes. */
public enum Packing {
    NONE,
    GZIP,
    ZSTD,
    /** An archive: its members are sources of their own. A workbook is a ZIP too and is told apart by what is in it. */
    ZIP,
    /** An archive too, by itself not compressed. */
    TAR;

    /** The bytes from the start of a file by which a tar archive is known: the header of its first member. */
    public static final int TAR_BLOCK = 512;

    /** The packing of data that begin so. */
    public static Packing of(byte[] start) {
        if (begins(start, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (begins(start, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        return begins(start, 'P', 'K', 3, 4) || begins(start, 'P', 'K', 5, 6) ? ZIP : isTar(start) ? TAR : NONE;
    }

    /** By the sum of the bytes of the header, which holds for tar of any age; its own field counts as eight blanks. */
    private static boolean isTar(byte[] start) {
        if (start.length < TAR_BLOCK || start[0] == 0) {
            return false;
        }
        String written = new String(start, 148, 8, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        int sum = 8 * ' ';
        for (int i = 0; i < TAR_BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : start[i] & 0xff;
        }
        return written.matches("[0-7]{1,7}") && Integer.parseInt(written, 8) == sum;
    }

    /** Whether the start of a file is these bytes. */
    public static boolean begins(byte[] start, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** What a file holds, unpacked where it is gzip or Zstandard, within the bounds. */
    public InputStream unpack(InputStream packed, UnpackBounds bounds, String name) throws IOException {
        if (this == NONE || this == ZIP || this == TAR) {
            return packed;
        }
        CountedStream counted = new CountedStream(new BufferedInputStream(packed, 1 << 16));
        InputStream plain = this == GZIP ? new GZIPInputStream(counted, 1 << 16) : zstd(counted);
        return bounds.guard(plain, () -> counted.bytes, name);
    }

    private static InputStream zstd(InputStream packed) {
        return new FilterInputStream(new ZstdInputStream(packed)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                try {
                    return super.read(target, offset, length);
                } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
                    throw new java.util.zip.ZipException("Zstandard: " + e.getMessage());
                }
            }
        };
    }

    private static final class CountedStream extends FilterInputStream {
        private long bytes;

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            bytes += Math.max(got, 0);
            return got;
        }
    }
}
