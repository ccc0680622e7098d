package org.tidewaiter.message.xml;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the outermost objects out of a stream of JSON: an object, an array of objects, or objects one behind the other. One that is broken
 * (cut off, without a quotation mark or a brace) ends where the next begins: at a brace that begins a line no further in than its own did,
 * where JSON allows no object, or at the sign that parts records. Nothing that is JSON is cut so.
 */
final class JsonCutter {
    /** A mark that a stream may begin with, and the sign that parts records in JSON text sequences (RFC 7464). */
    private static final String BETWEEN = ",[]\uFEFF\u001E";

    private static final int PARTING = 0x1E;

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
        boolean lineBegins = false;
        int before = ':';
        StringBuilder open = new StringBuilder();
        for (int sign = '{'; sign >= 0; sign = sign()) {
            if (sign == PARTING
                    || (sign == '{'
                            && lineBegins
                            && column <= fromColumn
                            && (quoted || !objectMayFollow(before, open)))) {
                kept = sign;
                break;
            }
            lineBegins = sign == '\n' || (lineBegins && Character.isWhitespace(sign));
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
                nest(open, sign);
                before = Character.isWhitespace(sign) ? before : sign;
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

    /** Whether JSON allows an object behind this sign, in what is open there. */
    private static boolean objectMayFollow(int before, StringBuilder open) {
        boolean inArray = !open.isEmpty() && open.charAt(open.length() - 1) == '[';
        return before == ':' || before == '[' || (before == ',' && inArray);
    }

    /** Keeps the brackets that are open; a brace closes what was left open within it. */
    private void nest(StringBuilder open, int sign) {
        if ((sign == '{' || sign == '[') && open.length() < most) {
            open.append((char) sign);
        } else if (sign == '}' && open.lastIndexOf("{") >= 0) {
            open.setLength(open.lastIndexOf("{"));
        } else if (sign == ']' && !open.isEmpty() && open.charAt(open.length() - 1) == '[') {
            open.setLength(open.length() - 1);
        }
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
