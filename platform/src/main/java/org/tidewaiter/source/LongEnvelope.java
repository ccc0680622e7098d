package org.tidewaiter.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;

/**
 * XML in whose start no message is known: whether one begins further on, behind a long header, a signature or rows of an audit. It is passed
 * once, a window at a time, each behind the words that say how the file is encoded.
 */
final class LongEnvelope {
    /** As much as a message may have; what has none until there is told by its root. */
    static final int LONGEST = 16 << 20;

    /** How much of a window is seen again in the next: a start tag that is parted by the end of one is whole there. An even number, for UTF-16. */
    private static final int AGAIN = 8 << 10;

    private static final int WINDOW = 64 << 10;
    private static final int LONGEST_DECLARATION = 200;
    private static final byte[] BIG_ENDIAN = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] LITTLE_ENDIAN = {(byte) 0xFF, (byte) 0xFE};

    private LongEnvelope() {}

    /**
     * The format of the first message behind the start.
     *
     * @param start what was looked at already
     * @param rest what follows it
     */
    static Optional<MessageFormat> formatBehind(byte[] start, InputStream rest) throws IOException {
        if (!isXml(start)) {
            return Optional.empty();
        }
        byte[] encoding = encoding(start);
        byte[] seen = tail(start);
        for (int passed = start.length; passed < LONGEST; passed += WINDOW) {
            byte[] next = rest.readNBytes(WINDOW);
            if (next.length == 0) {
                break;
            }
            Optional<MessageFormat> found = MessageFormats.recognise(joined(encoding, seen, next));
            if (found.isPresent()) {
                return found;
            }
            seen = tail(next.length < AGAIN ? joined(seen, next) : next);
        }
        return Optional.empty();
    }

    private static boolean isXml(byte[] start) {
        String text = new String(start, 0, Math.min(start.length, 100), StandardCharsets.ISO_8859_1);
        return text.replaceAll("^(?:\\xEF\\xBB\\xBF|\\xFE\\xFF|\\xFF\\xFE)|\\x00", "")
                .stripLeading()
                .startsWith("<");
    }

    /** The byte order mark, which UTF-16 gets where it has none, or the XML declaration. */
    private static byte[] encoding(byte[] start) {
        if (start.length > 1 && (start[0] == 0 || start[0] == BIG_ENDIAN[0] && start[1] == BIG_ENDIAN[1])) {
            return BIG_ENDIAN;
        }
        if (start.length > 1 && (start[1] == 0 || start[0] == LITTLE_ENDIAN[0] && start[1] == LITTLE_ENDIAN[1])) {
            return LITTLE_ENDIAN;
        }
        String head = new String(start, 0, Math.min(start.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(start, head.indexOf("?>") < 0 ? 0 : head.indexOf("?>") + 2);
    }

    private static byte[] tail(byte[] window) {
        return Arrays.copyOfRange(window, Math.max(0, window.length - AGAIN), window.length);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
