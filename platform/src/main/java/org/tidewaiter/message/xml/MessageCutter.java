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
final class MessageCutter {
    /**
     * A message's text.
     *
     * @param fault what forbids it, seen without parsing, or null
     * @param withAround whether the text holds what stands before the message too, as no start says where that ends
     */
    record Cut(
            String text, long line, long column, @Nullable String fault, boolean withAround) {}

    /** How often text is passed again after something unclosed; more would let a hostile file take quadratic time. */
    private static final int MOST_RETURNS = 100;

    private static final String CDATA = "<![CDATA[";

    private final Characters text;
    private final Markup markup;
    private final Set<String> roots;
    private final EnclosingElements around;
    private final int most;
    private boolean documentType;
    private boolean any;
    private int returns;

    /**
     * A cutter of a stream.
     *
     * @param around is told of what stands between messages
     * @param most characters of a message
     */
    MessageCutter(Reader in, Set<String> roots, EnclosingElements around, int most) {
        this.text = new Characters(in, most);
        this.around = around;
        this.markup = new Markup(text);
        this.roots = roots;
        this.most = most;
    }

    /** The next message, or null after the last. */
    @Nullable
    Cut next() throws IOException {
        while (true) {
            Markup.Step step = markup.step();
            if (step == Markup.Step.NOTHING) {
                around.take(step, "", "");
                return nothingMore();
            }
            if (begins(step) && isRoot()) {
                return message(step);
            }
            if (step == Markup.Step.END && isRoot()) {
                return whole("is closed but never opened", true);
            }
            if (step != Markup.Step.OTHER || !unpacks()) {
                outside(step);
            }
        }
    }

    /**
     * Whether the section just passed is CDATA that holds a message, as services put one document into another: then its content is
     * passed once more, as markup. A section of more characters than a message may have is left as it is.
     */
    private boolean unpacks() {
        if (text.overflown()) {
            return false;
        }
        String section = text.keptFrom(markup.stepStart(), most);
        if (!section.startsWith(CDATA) || nextRoot(section, CDATA.length()) < 0) {
            return false;
        }
        int content = CDATA.length();
        while (content < section.length() && section.charAt(content) <= ' ') {
            content++;
        }
        int declared = section.startsWith("<?xml", content) ? section.indexOf("?>", content) : -1;
        text.back(markup.stepStart() + (declared < 0 ? CDATA.length() : declared + 2));
        return true;
    }

    /** What lies between messages: told to who keeps its values, and forgotten where it is too much. */
    private void outside(Markup.Step step) {
        switch (step) {
            case DOCTYPE -> documentType = true;
            case DECLARATION -> documentType = false;
            case UNCLOSED -> {
                returnInto(1);
                return;
            }
            default -> {}
        }
        around.take(step, markup.name(), text.keptFrom(markup.stepStart(), EnclosingElements.LONGEST + 1));
        if (text.overflown()) {
            text.release(text.length());
        }
    }

    private Cut message(Markup.Step first) throws IOException {
        any = true;
        around.message();
        text.release(markup.stepStart());
        String root = markup.name();
        boolean ended = first == Markup.Step.EMPTY;
        while (!ended && !text.overflown()) {
            ended = ends(markup.step(), root);
        }
        return ended && !text.overflown() ? whole(documentTypeFault(), false) : tooLong(root);
    }

    /** Whether a message of that root ends with the step just made, or before it. */
    private boolean ends(Markup.Step step, String root) {
        if (step == Markup.Step.UNCLOSED) {
            return !returnInto(markup.stepStart() + 1);
        }
        if (anotherBegins(step, root)) {
            text.back(markup.stepStart());
            return true;
        }
        return step == Markup.Step.NOTHING
                || step == Markup.Step.END && markup.name().equals(root);
    }

    private boolean anotherBegins(Markup.Step step, String root) {
        return step == Markup.Step.DECLARATION || begins(step) && markup.name().equals(root);
    }

    private static boolean begins(Markup.Step step) {
        return step == Markup.Step.START || step == Markup.Step.EMPTY;
    }

    /** The start of a message beyond the limit; the rest is passed without keeping it. */
    private Cut tooLong(String root) throws IOException {
        long line = text.line();
        long column = text.column();
        String start = text.release(text.length());
        while (true) {
            Markup.Step step = markup.step();
            if (anotherBegins(step, root)) {
                text.back(markup.stepStart());
                break;
            }
            boolean ended = step == Markup.Step.END && markup.name().equals(root);
            text.release(text.length());
            if (ended || step == Markup.Step.NOTHING) {
                break;
            }
        }
        return new Cut(start, line, column, "is longer than " + most + " characters", false);
    }

    private @Nullable Cut nothingMore() {
        boolean blank = text.kept().isBlank();
        return any || blank
                ? null
                : whole(
                        "has no element "
                                + String.join(" or ", roots.stream().sorted().toList()),
                        true);
    }

    private @Nullable String documentTypeFault() {
        return documentType
                ? "has a document type declaration, which is not taken because it can draw in other files"
                : null;
    }

    private Cut whole(@Nullable String fault, boolean withAround) {
        any = true;
        long line = text.line();
        long column = text.column();
        return new Cut(text.release(text.length()), line, column, fault, withAround);
    }

    /**
     * After something unclosed that swallowed the rest of the stream: goes back to where the next message seems to start, so that
     * the cut message ends there.
     */
    private boolean returnInto(int from) {
        String kept = text.kept();
        int place = returns < MOST_RETURNS ? nextStart(kept, from) : -1;
        if (place >= 0) {
            returns++;
            text.back(place);
        }
        return place >= 0;
    }

    private int nextStart(String kept, int from) {
        return next(kept, from, "?xml");
    }

    private int nextRoot(String kept, int from) {
        return next(kept, from, "<"); // no name has it
    }

    private int next(String kept, int from, String orElse) {
        for (int at = kept.indexOf('<', from); at >= 0; at = kept.indexOf('<', at + 1)) {
            int end = at + 1;
            while (end < kept.length() && " \t\r\n/>".indexOf(kept.charAt(end)) < 0) {
                end++;
            }
            String word = kept.substring(at + 1, end);
            if (word.equals(orElse) || roots.contains(local(word))) {
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
