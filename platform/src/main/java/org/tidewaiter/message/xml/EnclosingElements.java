package org.tidewaiter.message.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message.Addition;

/**
 * What stands around the messages of a stream: the header of SOAP or AS4, a business document header (SBDH), the request of a national
 * service, a signature. Its texts and attributes are kept once, as additions of a message under their own path without positions
 * ({@code /Envelope/Header/MessageID}, attributes under {@code …/@name}, text outside of any element under {@code /text()}).
 *
 * <p>They are the next message's; those that end with an element around a message, or the stream, are that message's. At most
 * {@value #MOST} values for a message and {@value #LONGEST} characters for a value; what is more is said so. A password is not kept.
 */
final class EnclosingElements {
    static final int MOST = 500;
    static final int LONGEST = 2_000;

    /** Deeper elements are passed, but not named in paths. */
    private static final int DEEPEST = 100;

    private static final Pattern PASSWORD = Pattern.compile("(?i).*(password|passwd|passphrase|passwort|motdepasse)");

    /** A path of elements, perhaps with an attribute, that can be written as XML. */
    private static final Pattern PATH =
            Pattern.compile("((?:/[\\p{L}_][\\p{L}\\p{N}_.-]*)+)(?:/@([\\p{L}_][\\p{L}\\p{N}_.:-]*))?");

    private final TreeReader parser;
    /** The elements that are open around what follows, the innermost first. */
    private final Deque<String> open = new ArrayDeque<>();

    private final List<Addition> before = new ArrayList<>();
    private final List<Addition> after = new ArrayList<>();
    private int deeper;
    private int leftOut;
    private int aroundLast;

    EnclosingElements(TreeReader parser) {
        this.parser = parser;
    }

    /**
     * Takes a step outside of messages.
     *
     * @param text its text, as far as it is kept
     */
    void take(Markup.Step step, String name, String text) {
        switch (step) {
            case START, EMPTY -> start(MessageCutter.local(name), text, step == Markup.Step.EMPTY);
            case END -> end(MessageCutter.local(name));
            case TEXT -> text(text);
            case OTHER -> {
                if (text.startsWith("<![CDATA[")) {
                    text(text);
                }
            }
            case DECLARATION, NOTHING -> {
                open.clear();
                ended();
            }
            default -> {}
        }
    }

    /** A message was read here. */
    void message() {
        aroundLast = open.size();
    }

    /** What is the last message's, and was not given yet. */
    List<Addition> after() {
        return taken(after);
    }

    /** What is the message's that begins here. */
    List<Addition> before() {
        if (leftOut > 0) {
            before.add(new Addition(null, "envelope.left_out", leftOut + " values beyond the first " + MOST));
            leftOut = 0;
        }
        return taken(before);
    }

    private static List<Addition> taken(List<Addition> values) {
        List<Addition> taken = List.copyOf(values);
        values.clear();
        return taken;
    }

    private void start(String name, String tag, boolean empty) {
        if (open.size() == DEEPEST) {
            deeper += empty ? 0 : 1;
            return;
        }
        open.push(name);
        if (tag.indexOf('=') > 0) {
            attributes(tag.endsWith("/>") || !tag.endsWith(">") ? tag : tag.substring(0, tag.length() - 1) + "/>");
        }
        if (empty) {
            open.pop();
        }
    }

    private void attributes(String tag) {
        Element element = parser.read(tag).root();
        if (element == null) {
            add("/@", tag);
            return;
        }
        element.attributes().forEach((name, value) -> {
            if (!name.endsWith("chemaLocation") && !value.isBlank()) {
                add("/@" + name, PASSWORD.matcher(name).matches() ? "" : value);
            }
        });
    }

    /** An end without a start ends nothing. */
    private void end(String name) {
        if (deeper > 0) {
            deeper--;
        } else if (open.contains(name)) {
            while (!open.pop().equals(name)) {
                // what was left open inside ends with it
            }
            if (open.size() < aroundLast) {
                ended();
            }
        }
    }

    /** An element around the last message ended: what stood in it behind the message is that message's. */
    private void ended() {
        after.addAll(before());
        aroundLast = open.size();
    }

    private void text(String text) {
        String bare = text.replace("\uFEFF", "").strip();
        if (bare.startsWith("]]>")) { // the end of a section that was passed as markup, for the message in it
            bare = bare.substring(3).strip();
        }
        if (bare.isEmpty()) {
            return;
        }
        Element parsed = bare.indexOf('&') < 0 && bare.charAt(0) != '<'
                ? null
                : parser.read("<t>" + bare + "</t>").root();
        boolean password = !open.isEmpty() && PASSWORD.matcher(open.getFirst()).matches();
        add(open.isEmpty() ? "/text()" : "", password ? "" : parsed == null ? bare : parsed.text());
    }

    /** Keeps a value that stands around a message of JSON, at its path there, within the same bounds. */
    static void keep(List<Addition> around, String path, String value) {
        if (around.size() < MOST) {
            boolean password = PASSWORD.matcher(path).matches();
            around.add(new Addition(null, path, kept(password ? "" : value)));
        }
    }

    private static String kept(String value) {
        return value.length() > LONGEST
                ? value.substring(0, LONGEST) + " … (only the first " + LONGEST + " characters are kept)"
                : value.isEmpty() ? "(a password, which is not kept)" : value;
    }

    /** Adds a value; an empty one is a password. */
    private void add(String behind, String value) {
        if (before.size() >= MOST) {
            leftOut++;
            return;
        }
        StringBuilder path = new StringBuilder();
        for (Iterator<String> names = open.descendingIterator(); names.hasNext(); ) {
            path.append('/').append(names.next());
        }
        before.add(new Addition(null, path.append(behind).toString(), kept(value)));
    }

    /** The values as elements before a message, from which they are read again: what is set aside keeps them so. */
    static String written(List<Addition> around) {
        StringBuilder text = new StringBuilder();
        for (Addition one : around) {
            Matcher path = PATH.matcher(one.name());
            if (path.matches()) {
                write(path.group(1).split("/"), path.group(2), escaped(one.text()), text);
            } else {
                String plain = one.name().equals("/text()") ? "" : one.name() + ": ";
                text.append("<!-- ")
                        .append((plain + one.text()).replace("--", "- -"))
                        .append(" -->\n");
            }
        }
        return text.toString();
    }

    private static void write(String[] names, @Nullable String attribute, String value, StringBuilder text) {
        for (int n = 1; n < names.length; n++) {
            boolean last = n == names.length - 1;
            text.append('<')
                    .append(names[n])
                    .append(last && attribute != null ? " " + attribute + "=\"" + value + "\">" : ">");
        }
        text.append(attribute == null ? value : "");
        for (int n = names.length - 1; n > 0; n--) {
            text.append("</").append(names[n]).append('>');
        }
        text.append('\n');
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** What of two lists a message gets. */
    static List<Addition> joined(List<Addition> first, @Nullable List<Addition> second) {
        if (second == null || second.isEmpty()) {
            return first;
        }
        List<Addition> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
