package org.tidewaiter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes on whole lines, each with a mark before it; two of them may share one target. */
final class MarkedLines extends OutputStream {
    private final char mark;
    private final OutputStream target;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    MarkedLines(char mark, OutputStream target) {
        this.mark = mark;
        this.target = target;
    }

    @Override
    public void write(int octet) throws IOException {
        if (octet == '\n') {
            pass();
        } else if (octet != '\r') {
            line.write(octet);
        }
    }

    /** Passes on what is left of a last line without an end; the target stays open. */
    @Override
    public void close() throws IOException {
        if (line.size() > 0) {
            pass();
        }
    }

    private void pass() throws IOException {
        synchronized (target) {
            target.write(mark);
            line.writeTo(target);
            target.write('\n');
            target.flush();
        }
        line.reset();
    }
}
