package org.tidewaiter.engine;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Text of others (values, names of files) that is printed on a terminal. A terminal obeys control characters: it clears itself, changes its title
 * or writes over what stands there. So they are shown as the pictures that Unicode has for them (U+2400 to U+2421, such as ␛), and
 * signs that turn the direction of writing around as U+FFFD.
 */
public final class VisibleText {
    private static final int DELETE = 0x7f;
    private static final int PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int UNKNOWN = 0xfffd;

    private VisibleText() {}

    /** A name or value on one line, without any sign that a terminal obeys; line ends are shown as well. */
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(shown(c)));
        return out.toString();
    }

    /** What is said in a sentence of a value: its line ends are shown as one sign, so that the sentence stays on its line. */
    public static String sentence(String text) {
        return line(text.replaceAll("\\s*[\\r\\n]+\\s*", " ⏎ "));
    }

    /** A stream over another, on which control characters other than line ends, tabs and carriage returns come out as their pictures. */
    public static PrintStream on(PrintStream out) {
        return new PrintStream(new Filter(out, out.charset().equals(StandardCharsets.UTF_8)), true, out.charset());
    }

    private static int shown(int c) {
        if (c < ' ') {
            return PICTURES + c;
        }
        if (c == DELETE) {
            return PICTURE_OF_DELETE;
        }
        boolean obeyed = c > DELETE && c < 0xa0;
        boolean turns = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
        return obeyed || turns ? UNKNOWN : c;
    }

    /** Works on bytes of UTF-8, of which only the whole character tells what it is; nothing is kept back but the first bytes of one. */
    private static final class Filter extends FilterOutputStream {
        private final boolean unicode;
        private final byte[] begun = new byte[3];
        private int length;

        Filter(OutputStream out, boolean unicode) {
            super(out);
            this.unicode = unicode;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int count) throws IOException {
            int from = start;
            for (int i = start; i < start + count; i++) {
                int b = bytes[i] & 0xff;
                boolean plain =
                        length == 0 && (b >= ' ' && b < DELETE || b == '\n' || b == '\t' || b == '\r' || b > 0xe2);
                if (plain) {
                    continue;
                }
                out.write(bytes, from, i - from);
                from = i + 1;
                taken(b);
            }
            out.write(bytes, from, start + count - from);
        }

        /** Takes a byte that may be, begin or end what is shown in another way. */
        private void taken(int b) throws IOException {
            boolean follows = (b & 0xc0) == 0x80;
            if (length > 0 && !follows) {
                rest();
            }
            if (length == 0 && unicode && (b == 0xc2 || b == 0xe2)) {
                begun[length++] = (byte) b;
                return;
            }
            if (length == 0) {
                boolean kept = b >= ' ' && b != DELETE || b == '\n' || b == '\t' || b == '\r';
                if (kept) {
                    out.write(b);
                } else {
                    put(shown(b));
                }
                return;
            }
            begun[length++] = (byte) b;
            if (length == ((begun[0] & 0xff) == 0xc2 ? 2 : 3)) {
                int c = new String(begun, 0, length, StandardCharsets.UTF_8).codePointAt(0);
                length = 0;
                put(shown(c));
            }
        }

        private void rest() throws IOException {
            out.write(begun, 0, length);
            length = 0;
        }

        private void put(int c) throws IOException {
            out.write(unicode ? Character.toString(c).getBytes(StandardCharsets.UTF_8) : new byte[] {'?'});
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            rest();
            out.close();
        }
    }
}
