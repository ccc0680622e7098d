package org.tidewaiter.message.xml;

import java.io.IOException;

/**
 * Steps through XML markup without judging it: tags, comments, and what lies between, so that messages can be cut out of a stream
 * even where some are broken.
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

    private static final int LONGEST_NAME = 200;

    private final Characters text;

    private String name = "";
    private int stepStart;

    Markup(Characters text) {
        this.text = text;
    }

    /** Passes one tag, comment, instruction, section, or the text up to the next. */
    Step step() throws IOException {
        stepStart = text.length();
        name = "";
        int first = text.peek();
        if (first == Characters.NONE) {
            return Step.NOTHING;
        }
        if (first != '<') {
            while (text.peek() != Characters.NONE && text.peek() != '<') {
                text.takeUntil('<');
            }
            return Step.TEXT;
        }
        text.take();
        return switch (text.peek()) {
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
        return Math.min(stepStart, text.length());
    }

    private Step instruction() throws IOException {
        text.take();
        name = word();
        boolean closed = until("?>");
        return !closed ? Step.UNCLOSED : name.equals("xml") ? Step.DECLARATION : Step.OTHER;
    }

    private Step afterBang() throws IOException {
        text.take();
        if (text.peek() == '-') {
            text.take();
            text.take();
            return until("-->") ? Step.OTHER : Step.UNCLOSED;
        }
        if (text.peek() == '[') {
            return until("]]>") ? Step.OTHER : Step.UNCLOSED;
        }
        return documentType() ? Step.DOCTYPE : Step.UNCLOSED;
    }

    /** A document type with what it declares between brackets, whose quotes may hold any sign. */
    private boolean documentType() throws IOException {
        int brackets = 0;
        int quote = Characters.NONE;
        while (text.peek() != Characters.NONE) {
            int sign = text.take();
            if (quote != Characters.NONE) {
                quote = sign == quote ? Characters.NONE : quote;
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
            text.take();
        }
        name = word();
        int quote = Characters.NONE;
        int last = Characters.NONE;
        while (text.peek() != Characters.NONE && text.peek() != '<') {
            int sign = text.take();
            if (quote != Characters.NONE) {
                quote = sign == quote ? Characters.NONE : quote;
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
        return text.takeWhile(Markup::isOfName, LONGEST_NAME);
    }

    private static boolean isOfName(int sign) {
        return switch (sign) {
            case '<', '>', '/', '?', '=', '\'', '"' -> false;
            default -> sign > ' ';
        };
    }

    private boolean until(String close) throws IOException {
        char last = close.charAt(close.length() - 1);
        StringBuilder tail = new StringBuilder();
        while (text.peek() != Characters.NONE) {
            int sign = text.take();
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
}
