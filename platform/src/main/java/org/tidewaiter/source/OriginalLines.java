package org.tidewaiter.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The original text of records, read again from the file: the reader of separated values gives values, not the text they
 * stood in. Lines are counted as it counts them: CR, LF and CRLF each end one.
 *
 * <p>Where bytes show the ends of lines, as in UTF-8, what stands between the wanted records is passed over without being decoded: to read the file
 * a second time as text took an eighth of a wide load. The first record that is no plain UTF-8 has the file read as text after all.
 */
public final class OriginalLines implements AutoCloseable {
    /** What programs of DOS write behind the last row. */
    public static final char END_OF_FILE = '\u001a';

    /** Whether a text is nothing but what programs of DOS and of mainframes fill a file up with: that sign, and NUL. */
    public static boolean endsFile(String text) {
        return !text.isEmpty() && endsFile(text.toCharArray(), 0, text.length());
    }

    /** Whether a part of a text is nothing but what ends a file there. */
    public static boolean endsFile(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] != END_OF_FILE && text[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static final int LONGEST = 100_000;

    private final TableFile file;
    private final Dialect dialect;
    private LineCursor in;
    private boolean bytes;
    private long line = 1;
    /** Whether the record that was read last has signs beyond ASCII. */
    private boolean beyond;

    private OriginalLines(TableFile file, LineCursor in, boolean bytes) {
        this.file = file;
        this.dialect = file.dialect();
        this.in = in;
        this.bytes = bytes;
    }

    /** Begins to read a file. */
    public static OriginalLines open(TableFile file) throws IOException {
        boolean bytes = ByteCursor.suits(file);
        return new OriginalLines(file, bytes ? new ByteCursor(file) : TextCursor.open(file), bytes);
    }

    /** The text of the record that starts at a line, without its line end; lines must be asked for in rising order. */
    public String record(long start) throws IOException {
        String text = read(start);
        if (!bytes || !beyond) {
            return text;
        }
        String decoded = text.length() < LONGEST ? decoded(text) : null;
        if (decoded != null) {
            return decoded;
        }
        in.close();
        bytes = false;
        in = TextCursor.open(file);
        line = 1;
        return read(start);
    }

    /** What stands in bytes, a sign each, as UTF-8; null where it is no UTF-8, or the file is said to be in another encoding. */
    private @Nullable String decoded(String signs) {
        if (!file.charset().equals(StandardCharsets.UTF_8)) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(signs.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private String read(long start) throws IOException {
        while (line < start && in.skipLine()) {
            line++; // on to the record
        }
        StringBuilder text = new StringBuilder();
        beyond = false;
        boolean quoted = false;
        boolean plain = false; // a quote within a value that did not start with one is part of it
        boolean begun = false;
        for (int c = in.next(); c >= 0; c = in.next()) {
            if (c == dialect.quote() && !plain) {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                in.endLine(c);
                line++;
                return text.toString();
            } else if (!quoted && c == dialect.delimiter()) {
                plain = false;
                begun = false;
            } else if (!quoted) {
                plain |= !begun;
                begun = true;
            } else if (c == '\n' || c == '\r' && in.peek() != '\n') {
                line++;
            }
            beyond |= c >= ByteCursor.BEYOND_ASCII;
            if (text.length() < LONGEST) {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
