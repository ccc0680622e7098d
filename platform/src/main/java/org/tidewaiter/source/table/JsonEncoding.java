package org.tidewaiter.source.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * In which Unicode encoding JSON is written: UTF-8, as RFC 8259 wants it, or UTF-16 or UTF-32, as Windows programs write it.
 * A byte order mark tells it; without one the bytes of 0 do, as the first two characters of JSON are of ASCII (RFC 4627,
 * section 3).
 */
final class JsonEncoding {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private JsonEncoding() {}

    /** The encoding of JSON that begins so; UTF-8 where nothing tells another. */
    static Charset of(byte[] start) {
        if (start.length < 4) {
            return StandardCharsets.UTF_8;
        }
        int first = start[0] & 0xff;
        int second = start[1] & 0xff;
        boolean little = first == 0xff && second == 0xfe;
        boolean big = first == 0xfe && second == 0xff;
        boolean lastTwoAreZero = start[2] == 0 && start[3] == 0;
        if (little || first != 0 && second == 0) {
            return lastTwoAreZero ? UTF_32LE : StandardCharsets.UTF_16LE;
        }
        if (first == 0 && second == 0) {
            return UTF_32BE;
        }
        return big || first == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
