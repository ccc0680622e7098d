package org.tidewaiter.message.xml;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Cuts the outermost objects out of a stream of JSON: an object, an array of objects, or objects one behind the other. */
final class JsonCutter {
    /** A mark that a stream may begin with, and the sign that parts records in JSON text sequences (RFC 7464). */
    private static final String BETWEEN = ",[]\uFEFF\u001E";

    private final Reader reader;
    private final int most;
    private long line = 1;
    private long column;
    /** A sign that was read and belongs to what comes next; -2 where there is none. */
    private int kept = -2;

    /**
     * An object of the stream.
     *
     * @param text as written; of one beyond the limit its start
     * @param line where it begins, from 1
     * @param column where it begins, from 1
     * @param fault what is wrong with it, in words that continue "the message …", or null
     */
    record Cut(
            String text, long line, long column, @Nullable String fault) {}

    JsonCutter(Reader reader, int most) {
        this.reader = reader;
        this.most = most;
    }

    /** The next object, or what stands where one should; null at the end. */
    @Nullable
    Cut next() throws IOException {
        int sign = sign();
        while (sign >= 0 && (Character.isWhitespace(sign) || BETWEEN.indexOf(sign) >= 0)) {
            sign = sign();
        }
        if (sign < 0) {
            return null;
        }
        long fromLine = line;
        long fromColumn = column;
        StringBuilder text = new StringBuilder();
        return sign == '{' ? object(text, fromLine, fromColumn) : stray(text.append((char) sign), fromLine, fromColumn);
    }

    private Cut object(StringBuilder text, long fromLine, long fromColumn) throws IOException {
        int depth = 0;
        boolean quoted = false;
        boolean escaped = false;
        boolean longer = false;
        for (int sign = '{'; sign >= 0; sign = sign()) {
            if (text.length() < most) {
                text.append((char) sign);
            } else {
                longer = true;
            }
            if (escaped) {
                escaped = false;
            } else if (quoted) {
                escaped = sign == '\\';
                quoted = sign != '"';
            } else {
                quoted = sign == '"';
                depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            }
            if (depth == 0) {
                break;
            }
        }
        String fault = longer
                ? "is longer than " + most + " characters"
                : depth > 0 ? "is not well-formed: it ends too early" : null;
        return new Cut(text.toString(), fromLine, fromColumn, fault);
    }

    /** What is no object, up to the next one. */
    private Cut stray(StringBuilder text, long fromLine, long fromColumn) throws IOException {
        int sign = sign();
        while (sign >= 0 && sign != '{') {
            if (text.length() < most) {
                text.append((char) sign);
            }
            sign = sign();
        }
        kept = sign;
        return new Cut(text.toString(), fromLine, fromColumn, "is not well-formed: it is no object");
    }

    private int sign() throws IOException {
        if (kept != -2) {
            int sign = kept;
            kept = -2;
            return sign;
        }
        int sign = reader.read();
        if (sign == '\n') {
            line++;
            column = 0;
        } else {
            column++;
        }
        return sign;
    }
}
