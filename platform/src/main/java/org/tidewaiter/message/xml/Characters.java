package org.tidewaiter.message.xml;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The characters of a stream, passed one after the other; those passed are kept until {@link #release}, as far as there is room, and
 * can be passed again.
 */
final class Characters {
    static final int NONE = -1;
    private static final int CHUNK = 1 << 14;

    private final Reader in;
    private final int most;
    private char[] buffer = new char[CHUNK];
    private int at;
    private int end;
    private char[] kept = new char[CHUNK];
    private int length;
    private boolean overflown;
    private long line = 1;
    private long column = 1;

    Characters(Reader in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Whether text was passed that is no longer kept, because there was too much. */
    boolean overflown() {
        return overflown;
    }

    int length() {
        return length;
    }

    String kept() {
        return new String(kept, 0, length);
    }

    /** What is kept from there on, at most so many characters; empty where all of it is white space. */
    String keptFrom(int from, int longest) {
        int stop = Math.min(length, from + longest);
        int at = from;
        while (at < stop && kept[at] <= ' ') {
            at++;
        }
        return at >= stop ? "" : new String(kept, from, stop - from);
    }

    long line() {
        return line;
    }

    long column() {
        return column;
    }

    /** Forgets the first {@code length} characters kept; line and column move to what follows them. */
    String release(int length) {
        String released = new String(kept, 0, length);
        for (int i = 0; i < length; i++) {
            move(kept[i]);
        }
        this.length -= length;
        System.arraycopy(kept, length, kept, 0, this.length);
        overflown = overflown && this.length > 0;
        return released;
    }

    /** Goes back to that place of the kept text, to pass it once more. */
    void back(int place) {
        int again = length - place;
        length = place;
        if (again <= at && !overflown) {
            at -= again;
            return;
        }
        char[] longer = new char[Math.max(CHUNK, again + end - at)];
        System.arraycopy(kept, place, longer, 0, again);
        System.arraycopy(buffer, at, longer, again, end - at);
        end = again + end - at;
        at = 0;
        buffer = longer;
    }

    /** The next character, or {@link #NONE} at the end. */
    int peek() throws IOException {
        if (at == end) {
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
        }
        return at < end ? buffer[at] : NONE;
    }

    /** Passes the next character. */
    int take() throws IOException {
        int sign = peek();
        if (sign != NONE && length < Math.min(most, kept.length)) {
            kept[length++] = (char) sign;
            at++;
        } else if (sign != NONE) {
            keep(at + 1);
        }
        return sign;
    }

    /** Passes what is at hand up to the sign. */
    void takeUntil(char sign) {
        int stop = at;
        while (stop < end && buffer[stop] != sign) {
            stop++;
        }
        keep(stop);
    }

    /** Passes the signs that fit, at most so many, and gives them. */
    String takeWhile(IntPredicate fits, int longest) throws IOException {
        String taken = "";
        while (taken.length() < longest && peek() != NONE && fits.test(buffer[at])) {
            int from = at;
            int stop = at + 1;
            while (stop < end && taken.length() + stop - from < longest && fits.test(buffer[stop])) {
                stop++;
            }
            taken = taken.concat(new String(buffer, from, stop - from));
            keep(stop);
        }
        return taken;
    }

    /** Passes up to that place of the buffer, and keeps it as far as there is room. */
    private void keep(int stop) {
        int room = Math.min(most - length, stop - at);
        if (length + room > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length + room, 2 * kept.length));
        }
        System.arraycopy(buffer, at, kept, length, room);
        length += room;
        for (int lost = at + room; lost < stop; lost++) {
            overflown = true;
            move(buffer[lost]);
        }
        at = stop;
    }

    private void move(int sign) {
        if (sign == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
    }
}
