package org.tidewaiter.source;

import java.io.Closeable;
import java.io.IOException;

/** A place in a text that moves on, sign by sign or line by line. CR, LF and CRLF each end a line. */
abstract class LineCursor implements Closeable {
    static final int AT_ONCE = 1 << 16;

    /** Where the next sign stands among those that were read, and where they end. */
    int at;

    int end;

    /** Reads on, so that there is a next sign; false at the end of the text. */
    abstract boolean fill() throws IOException;

    /** The sign at a place of what was read. */
    abstract int sign(int place);

    /** The first place from {@link #at} on with a CR or LF, or {@link #end}. */
    abstract int lineEnd();

    /** The next sign, or -1 at the end. */
    final int next() throws IOException {
        return at < end || fill() ? sign(at++) : -1;
    }

    /** The next sign without moving on. */
    final int peek() throws IOException {
        return at < end || fill() ? sign(at) : -1;
    }

    /** Moves behind the next end of a line; false where there is none any more. In a loop of its own over what was read. */
    final boolean skipLine() throws IOException {
        while (at < end || fill()) {
            at = lineEnd();
            if (at < end) {
                endLine(sign(at++));
                return true;
            }
        }
        return false;
    }

    /** Moves behind the LF of a CRLF whose CR was read. */
    final void endLine(int c) throws IOException {
        if (c == '\r' && peek() == '\n') {
            at++;
        }
    }

    /** What a reading gave: places from 0 to there, or nothing. */
    final boolean filled(int count) {
        at = 0;
        end = Math.max(count, 0);
        return count > 0;
    }
}
