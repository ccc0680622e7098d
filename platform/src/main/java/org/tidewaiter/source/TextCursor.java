package org.tidewaiter.source;

import java.io.IOException;
import java.io.Reader;

/** The characters of a file, decoded as its encoding asks. */
final class TextCursor extends LineCursor {
    private final Reader in;
    private final char[] read = new char[AT_ONCE];

    private TextCursor(Reader in) {
        this.in = in;
    }

    /** Begins to read a file. */
    static TextCursor open(TableFile file) {
        return new TextCursor(DecodingReader.open(file));
    }

    @Override
    boolean fill() throws IOException {
        int count = 0;
        while (count == 0) {
            count = in.read(read, 0, AT_ONCE);
        }
        return filled(count);
    }

    @Override
    int sign(int place) {
        return read[place];
    }

    @Override
    int lineEnd() {
        int place = at;
        while (place < end && read[place] != '\n' && read[place] != '\r') {
            place++;
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
