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

    private final Reader in;
    private final int most;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int end;
    private String again = "";
    private int againAt;

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
                take();
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
        released.chars().forEach(this::move);
        overflown = overflown && !kept.isEmpty();
        return released;
    }

    /** Goes back to that place of the kept text, to pass it once more. */
    void back(int place) {
        again = kept.substring(place) + again.substring(againAt);
        againAt = 0;
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
        StringBuilder word = new StringBuilder();
        while (peek() != NONE && peek() > ' ' && "<>/?='\"".indexOf(peek()) < 0 && word.length() < 200) {
            word.append((char) take());
        }
        return word.toString();
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
        if (againAt < again.length()) {
            return again.charAt(againAt);
        }
        if (at == end) {
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
        }
        return at < end ? buffer[at] : NONE;
    }

    private int take() throws IOException {
        int sign = peek();
        if (sign == NONE) {
            return NONE;
        }
        if (againAt < again.length()) {
            againAt++;
        } else {
            at++;
        }
        if (kept.length() < most) {
            kept.append((char) sign);
        } else {
            overflown = true;
            move(sign);
        }
        return sign;
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
