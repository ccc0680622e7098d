package org.tidewaiter.source.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * How much compressed data may become. A bomb has a ratio of 1,000 and more (DEFLATE ends at 1,032); declarations as CSV
 * have 5 to 30, as JSON or XML up to 60.
 *
 * @param ratio bytes that one compressed byte may become
 * @param free bytes that are allowed whatever their ratio: a small file of equal rows is no bomb
 * @param most bytes that one file may become
 */
public record UnpackBounds(long ratio, long free, long most) {
    /** 200 bytes for one beyond 64 MiB, and at most 50 GiB. */
    public static final UnpackBounds USUAL = new UnpackBounds(200, 64L << 20, 50L << 30);

    /** Watches over an unpacking stream: reading from it ends with an INPUT exception when the bounds are passed. */
    public InputStream guard(InputStream unpacked, LongSupplier packedBytes, String name) {
        return new FilterInputStream(unpacked) {
            private long bytes;

            @Override
            public int read() throws IOException {
                int one = super.read();
                check(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int got = super.read(target, offset, length);
                check(Math.max(got, 0));
                return got;
            }

            private void check(int more) {
                bytes += more;
                if (bytes > most || bytes > free && bytes / ratio > packedBytes.getAsLong()) {
                    throw new TidewaiterException(
                            Kind.INPUT,
                            name + " unpacks to more than "
                                    + (bytes > most ? (most >> 30) + " GB" : ratio + " times its size")
                                    + ", as only archives do that are made to harm",
                            "unpack it yourself, look at it, and load what is in it");
                }
            }
        };
    }
}
