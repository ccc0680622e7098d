package org.tidewaiter.message.xml;

import java.io.IOException;
import java.io.Reader;

/**
 * Steps through XML markup without judging it: tags, comments, and what lies between, so that messages can be cut out of a stream
 * even where some are broken. It keeps the text it passes until {@link #release} and at most so many characters of it.
 */
final class Markup {
    /** What the last step passed. */
    enum Step {
        TEXT,
        START,
        EMPTY,
        END,
        DECLARATION,
        OTHER,
        DOCTYPE,
        /** A comment, CDATA section, instruction or document type that nothing closes before the stream's end. */
        UNCLOSED,
        NOTHING
    }

    private static final int NONE = -1;
    private static final int CHUNK = 1 << 14;
    private static final int LONGEST_NAME = 200;

    private final Reader in;
    private final int most;
    private char[] buffer = new char[CHUNK];
    private int at;
    private int end;

    private final StringBuilder kept = new StringBuilder();
    private boolean overflown;
    private String name = "";
    private int stepStart;
    private long line = 1;
    private long column = 1;

    Markup(Reader in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Passes one tag, comment, instruction, section, or the text up to the next. */
    Step step() throws IOException {
        stepStart = kept.length();
        name = "";
        int first = peek();
        if (first == NONE) {
            return Step.NOTHING;
        }
        if (first != '<') {
            while (peek() != NONE && peek() != '<') {
                takeUntil('<');
            }
            return Step.TEXT;
        }
        take();
        return switch (peek()) {
            case '?' -> instruction();
            case '!' -> afterBang();
            case '/' -> tag(Step.END);
            default -> tag(Step.START);
        };
    }

    /** The name in the tag or instruction just passed, with its prefix. */
    String name() {
        return name;
    }

    /** Where the text of the last step starts in what is kept. */
    int stepStart() {
        return Math.min(stepStart, kept.length());
    }

    /** Whether text was passed that is no longer kept, because there was too much. */
    boolean overflown() {
        return overflown;
    }

    int length() {
        return kept.length();
    }

    String kept() {
        return kept.toString();
    }

    long line() {
        return line;
    }

    long column() {
        return column;
    }

    /** Forgets the first {@code length} characters kept; line and column move to what follows them. */
    String release(int length) {
        String released = kept.substring(0, length);
        kept.delete(0, length);
        for (int i = 0; i < length; i++) {
            move(released.charAt(i));
        }
        overflown = overflown && !kept.isEmpty();
        return released;
    }

    /** Goes back to that place of the kept text, to pass it once more. */
    void back(int place) {
        char[] longer = new char[Math.max(CHUNK, kept.length() - place + end - at)];
        kept.getChars(place, kept.length(), longer, 0);
        System.arraycopy(buffer, at, longer, kept.length() - place, end - at);
        end = kept.length() - place + end - at;
        at = 0;
        buffer = longer;
        kept.setLength(place);
    }

    private Step instruction() throws IOException {
        take();
        name = word();
        boolean closed = until("?>");
        return !closed ? Step.UNCLOSED : name.equals("xml") ? Step.DECLARATION : Step.OTHER;
    }

    private Step afterBang() throws IOException {
        take();
        if (peek() == '-') {
            take();
            take();
            return until("-->") ? Step.OTHER : Step.UNCLOSED;
        }
        if (peek() == '[') {
            return until("]]>") ? Step.OTHER : Step.UNCLOSED;
        }
        return documentType() ? Step.DOCTYPE : Step.UNCLOSED;
    }

    /** A document type with what it declares between brackets, whose quotes may hold any sign. */
    private boolean documentType() throws IOException {
        int brackets = 0;
        int quote = NONE;
        while (peek() != NONE) {
            int sign = take();
            if (quote != NONE) {
                quote = sign == quote ? NONE : quote;
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
            } else if (sign == '[') {
                brackets++;
            } else if (sign == ']') {
                brackets--;
            } else if (sign == '>' && brackets <= 0) {
                return true;
            }
        }
        return false;
    }

    /** A tag; a '<' inside it starts the next one, since no attribute may hold it, so a missing quote harms one tag only. */
    private Step tag(Step step) throws IOException {
        if (step == Step.END) {
            take();
        }
        name = word();
        int quote = NONE;
        int last = NONE;
        while (peek() != NONE && peek() != '<') {
            int sign = take();
            if (quote != NONE) {
                quote = sign == quote ? NONE : quote;
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
            } else if (sign == '>') {
                return step == Step.START && last == '/' ? Step.EMPTY : step;
            }
            last = sign;
        }
        return step;
    }

    private String word() throws IOException {
        StringBuilder apart = new StringBuilder();
        while (peek() > ' ' && "<>/?='\"".indexOf(peek()) < 0 && apart.length() < LONGEST_NAME) {
            apart.append((char) take());
        }
        return apart.toString();
    }

    private boolean until(String close) throws IOException {
        char last = close.charAt(close.length() - 1);
        StringBuilder tail = new StringBuilder();
        while (peek() != NONE) {
            int sign = take();
            tail.append((char) sign);
            if (sign == last
                    && tail.length() >= close.length()
                    && tail.substring(tail.length() - close.length()).equals(close)) {
                return true;
            }
            if (tail.length() > 64) {
                tail.delete(0, tail.length() - close.length());
            }
        }
        return false;
    }

    private int peek() throws IOException {
        if (at == end) {
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
        }
        return at < end ? buffer[at] : NONE;
    }

    private int take() throws IOException {
        int sign = peek();
        if (sign != NONE) {
            keep(at + 1);
        }
        return sign;
    }

    /** Passes what is at hand up to the sign. */
    private void takeUntil(char sign) {
        int stop = at;
        while (stop < end && buffer[stop] != sign) {
            stop++;
        }
        keep(stop);
    }

    /** Passes up to that place of the buffer, and keeps it as far as there is room. */
    private void keep(int stop) {
        int room = Math.min(most - kept.length(), stop - at);
        kept.append(buffer, at, room);
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
