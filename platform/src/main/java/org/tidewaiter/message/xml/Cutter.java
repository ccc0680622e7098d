package org.tidewaiter.message.xml;

import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into messages by the names of their roots: one document, many inside a wrapper, many documents one after the other.
 *
 * <p>A message ends with its root's end tag; where that is lost, with the next start of the same root, the next XML declaration, or the
 * stream. So a root cannot hold itself, which no message of Customs does.
 */
final class Cutter {
    /**
     * A message's text.
     *
     * @param fault what forbids it, seen without parsing, or null
     */
    record Cut(
            String text, long line, long column, @Nullable String fault) {}

    /** How often text is passed again after something unclosed; more would let a hostile file take quadratic time. */
    private static final int MOST_RETURNS = 100;

    private final Markup markup;
    private final Set<String> roots;
    private final int most;
    private boolean documentType;
    private boolean any;
    private int returns;

    Cutter(Reader in, Set<String> roots, int most) {
        this.markup = new Markup(in, most);
        this.roots = roots;
        this.most = most;
    }

    /** The next message, or null after the last. */
    @Nullable
    Cut next() throws IOException {
        while (true) {
            Markup.Step step = markup.step();
            switch (step) {
                case NOTHING -> {
                    return nothingMore();
                }
                case DOCTYPE -> documentType = true;
                case DECLARATION -> documentType = false;
                case UNCLOSED -> returnInto(1);
                case START, EMPTY -> {
                    if (isRoot()) {
                        return message(step);
                    }
                }
                case END -> {
                    if (isRoot()) {
                        return whole("is closed but never opened");
                    }
                }
                default -> {}
            }
            if (markup.overflown()) {
                markup.release(markup.length());
            }
        }
    }

    private Cut message(Markup.Step first) throws IOException {
        any = true;
        markup.release(markup.stepStart());
        boolean ended = first == Markup.Step.EMPTY;
        String root = markup.name();
        while (!ended && !markup.overflown()) {
            Markup.Step step = markup.step();
            switch (step) {
                case NOTHING -> ended = true;
                case UNCLOSED -> {
                    if (!returnInto(markup.stepStart() + 1)) {
                        ended = true;
                    }
                }
                case END -> ended = markup.name().equals(root);
                case START, EMPTY, DECLARATION -> {
                    if (step == Markup.Step.DECLARATION || markup.name().equals(root)) {
                        markup.back(markup.stepStart());
                        ended = true;
                    }
                }
                default -> {}
            }
        }
        return ended && !markup.overflown() ? whole(documentTypeFault()) : tooLong(root);
    }

    /** The start of a message beyond the limit; the rest is passed without keeping it. */
    private Cut tooLong(String root) throws IOException {
        long line = markup.line();
        long column = markup.column();
        String start = markup.release(markup.length());
        while (true) {
            Markup.Step step = markup.step();
            boolean begins = step == Markup.Step.START || step == Markup.Step.EMPTY;
            if (step == Markup.Step.DECLARATION || begins && markup.name().equals(root)) {
                markup.back(markup.stepStart());
                break;
            }
            boolean ended = step == Markup.Step.END && markup.name().equals(root);
            markup.release(markup.length());
            if (ended || step == Markup.Step.NOTHING) {
                break;
            }
        }
        return new Cut(start, line, column, "is longer than " + most + " characters");
    }

    private @Nullable Cut nothingMore() {
        boolean blank = markup.kept().isBlank();
        return any || blank
                ? null
                : whole("has no element "
                        + String.join(" or ", roots.stream().sorted().toList()));
    }

    private @Nullable String documentTypeFault() {
        return documentType
                ? "has a document type declaration, which is not taken because it can draw in other files"
                : null;
    }

    private Cut whole(@Nullable String fault) {
        any = true;
        long line = markup.line();
        long column = markup.column();
        return new Cut(markup.release(markup.length()), line, column, fault);
    }

    /**
     * After something unclosed that swallowed the rest of the stream: goes back to where the next message seems to start, so that
     * the cut message ends there.
     */
    private boolean returnInto(int from) {
        String kept = markup.kept();
        int place = returns < MOST_RETURNS ? nextStart(kept, from) : -1;
        if (place >= 0) {
            returns++;
            markup.back(place);
        }
        return place >= 0;
    }

    private int nextStart(String text, int from) {
        for (int at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at + 1)) {
            int end = at + 1;
            while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String word = text.substring(at + 1, end);
            if (word.equals("?xml") || roots.contains(local(word))) {
                return at;
            }
        }
        return -1;
    }

    private boolean isRoot() {
        return roots.contains(local(markup.name()));
    }

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
