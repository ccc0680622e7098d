package org.tidewaiter.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a file is lines of plain separated values, one row each, about which two readers cannot differ: ASCII without control characters, no quote
 * in it, and as many values in each line as there are columns. Of such a file no encoding, quote or line has to be made out.
 */
public final class PlainLines {
    private static final int CHUNK = 256 * 1024;
    private static final boolean[] PLAIN = plain();

    private PlainLines() {}

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (int b = ' '; b <= '~'; b++) {
            plain[b] = b != '"';
        }
        return plain;
    }

    /**
     * Whether a file is such lines; every byte is looked at.
     *
     * @param delimiter what stands between values
     * @param columns how many values each line must have, empty lines apart
     */
    public static boolean are(Path file, char delimiter, int columns) throws IOException {
        byte[] bytes = new byte[CHUNK];
        int delimiters = 0;
        boolean empty = true;
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(bytes); got >= 0; got = in.read(bytes)) {
                for (int i = 0; i < got; i++) {
                    int b = bytes[i] & 0xFF;
                    if (b == '\n') {
                        if (!empty && delimiters != columns - 1) {
                            return false;
                        }
                        delimiters = 0;
                        empty = true;
                    } else if (!PLAIN[b]) {
                        return false;
                    } else {
                        delimiters += b == delimiter ? 1 : 0;
                        empty = false;
                    }
                }
            }
        }
        return empty || delimiters == columns - 1;
    }
}
