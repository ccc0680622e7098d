package org.tidewaiter.message.asycuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How a flat export is encoded: as its byte order mark says, else UTF-8 where its start is that, else the western code page of Windows. */
final class FlatEncoding {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private FlatEncoding() {}

    /** The characters of the whole file, without its byte order mark. */
    static Reader characters(InputStream in, byte[] start) throws IOException {
        Charset charset = charset(start);
        in.skipNBytes(mark(start));
        return new InputStreamReader(in, charset);
    }

    /** The start of the file as text, without its byte order mark. */
    static String text(byte[] start) {
        int mark = mark(start);
        return new String(start, mark, start.length - mark, charset(start));
    }

    private static int mark(byte[] start) {
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return begins(start, 0xFE, 0xFF) || begins(start, 0xFF, 0xFE) ? 2 : 0;
    }

    private static Charset charset(byte[] start) {
        if (begins(start, 0xFE, 0xFF) || start.length > 1 && start[0] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(start, 0xFF, 0xFE) || start.length > 1 && start[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return utf8(start) ? StandardCharsets.UTF_8 : WESTERN;
    }

    /** Whether these bytes are UTF-8; the last sign may be cut in two. */
    private static boolean utf8(byte[] start) {
        for (int cut = 0; cut < Math.min(4, start.length + 1); cut++) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(start, 0, start.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return false;
    }

    private static boolean begins(byte[] start, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
