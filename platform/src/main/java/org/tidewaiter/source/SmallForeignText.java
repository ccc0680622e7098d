package org.tidewaiter.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidewaiter.message.MessageFormats;

/** Small texts that are neither tables nor of a format of messages that is read: to load one can only say what it is. */
public final class SmallForeignText {
    private static final int MOST_BYTES = 8_192;

    private SmallForeignText() {}

    /** Whether a file is one; false where that is not sure, or it cannot be read. */
    public static boolean is(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MOST_BYTES);
            return Packing.of(start) == Packing.NONE
                    && in.read() < 0
                    && MessageFormats.recognise(start).isEmpty()
                    && ForeignFormat.ofText(new String(start, StandardCharsets.ISO_8859_1), false) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
