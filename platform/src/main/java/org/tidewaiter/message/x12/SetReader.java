package org.tidewaiter.message.x12;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;
import org.tidewaiter.message.xml.XmlPiece;

/** Cuts an interchange of X12 into its segments and transaction sets; one set at a time is in memory. */
final class SetReader {
    /**
     * Behind the three letters of the ISA segment stands the sign between its elements, behind the one sign of the last of them what ends segments.
     */
    private static final int SIGN = 3;

    private static final int ISA_ELEMENTS = 16;

    /** By the standard it has 105 signs. */
    private static final int LONGEST_ISA = 400;

    private static final int LOOK_AHEAD = 5;

    private static final int MOST_BYTES = 64 << 20;

    /** The manifest, the status of its bills, and its acceptance or rejection. */
    private static final Set<String> READ = Set.of("309", "350", "355");

    /** Segments that stand outside of transaction sets; an empty one is the end of a line after the last. */
    private static final Set<String> ENVELOPE = Set.of("ISA", "GS", "GE", "IEA", "TA1", "");

    private final String format;
    private final Consumer<ReadResult> sink;
    private final List<List<String>> envelope = new ArrayList<>();
    private @Nullable List<List<String>> set;
    private final StringBuilder original = new StringBuilder();
    private String separator = "*";
    private int terminator;
    private boolean wrapped;
    private boolean open;
    private long ordinal;

    SetReader(String format, Consumer<ReadResult> sink) {
        this.format = format;
        this.sink = sink;
    }

    void read(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, LOOK_AHEAD);
        skipToHeader(in);
        if (begin(in)) {
            segments(in);
        }
    }

    /** Reads a header, whose signs hold up to the next one; false where the file ends within it. */
    private boolean begin(InputStream in) throws IOException {
        wrapped = false;
        String header = header(in);
        terminator = terminator(in);
        if (header.isEmpty() || terminator < 0) {
            original.append(header);
            broken("its ISA segment is cut off");
            return false;
        }
        separator = header.substring(SIGN, SIGN + 1);
        segment(header);
        return true;
    }

    private void segments(PushbackInputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == 'I' && isBlank(text) && isHeader(in)) {
                text.reset();
                if (!begin(in)) {
                    return;
                }
            } else if (b == terminator) {
                segment(text.toString(StandardCharsets.UTF_8).strip());
                text.reset();
            } else if (!isLineEnd(b)
                    && text.size() < MOST_BYTES) { // lines that wrap part words, as no segment has line ends
                text.write(b);
            }
        }
        end(text.toString(StandardCharsets.UTF_8));
    }

    private static boolean isBlank(ByteArrayOutputStream text) {
        return text.size() == 0
                || (text.size() < 100 && text.toString(StandardCharsets.UTF_8).isBlank());
    }

    /** Whether a segment that begins with an I is a header, which says other signs than those before it; lines may wrap it. */
    private static boolean isHeader(PushbackInputStream in) throws IOException {
        byte[] next = in.readNBytes(LOOK_AHEAD);
        in.unread(next);
        String text = new String(next, StandardCharsets.ISO_8859_1).replaceAll("[\\r\\n]", "");
        return text.length() > 2 && text.startsWith("SA") && !Character.isLetterOrDigit(text.charAt(2));
    }

    /**
     * The ISA segment from its first letter on, without the line ends by which it may be wrapped: up to the one sign of its last element. Its
     * elements are of a fixed length by the standard; some writers do not fill them up, so they are counted.
     */
    private String header(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder("I");
        int elements = 0;
        for (int b = in.read(); b >= 0 && header.length() < LONGEST_ISA; b = in.read()) {
            if (isLineEnd(b)) {
                wrapped = true;
                continue;
            }
            header.append((char) b);
            if (elements == ISA_ELEMENTS) {
                return header.toString();
            }
            if (header.length() > SIGN && b == header.charAt(SIGN)) {
                elements++;
            }
        }
        return "";
    }

    /** The sign that ends segments; some writers put a blank before it, and in wrapped lines a line end may stand there. */
    private int terminator(InputStream in) throws IOException {
        int b = in.read();
        while (b == ' ' || (wrapped && isLineEnd(b))) {
            b = in.read();
        }
        return b;
    }

    private static boolean isLineEnd(int b) {
        return b == '\r' || b == '\n';
    }

    /** The file is at its end, with this behind the last terminator. */
    private void end(String rest) {
        if (set != null || ordinal == 0) {
            original.append(rest);
            broken(set == null ? "holds no transaction set" : "is cut off: it has no SE segment");
        } else if (open) {
            original.append(String.join(separator, envelope.getFirst()));
            broken("stands in an interchange that has no IEA: the end of the file is missing");
        } else if (!rest.isBlank()) {
            original.append(rest);
            broken("stands behind the end of its interchange (IEA), where nothing of it can be");
        }
    }

    /** White space and a byte order mark may stand before the header. */
    private static void skipToHeader(InputStream in) throws IOException {
        int b = in.read();
        while (b >= 0 && b != 'I') {
            b = in.read();
        }
    }

    /** Takes a segment; an ISA comes here with the separator that it says itself. */
    private void segment(String text) {
        List<String> elements = List.of(text.split(Pattern.quote(separator), -1));
        String tag = elements.getFirst();
        if (set != null && (tag.equals("ST") || tag.equals("GE") || tag.equals("IEA") || tag.equals("ISA"))) {
            broken("is cut off: it has no SE segment");
        }
        if (open && tag.equals("ISA")) {
            original.append(String.join(separator, envelope.getFirst()));
            broken("stands in an interchange that has no IEA: the next ISA follows");
        }
        open = !tag.equals("IEA") && (open || tag.equals("ISA"));
        if (tag.equals("ISA") || tag.equals("GS")) {
            if (tag.equals("ISA")) {
                envelope.clear();
            }
            envelope.removeIf(s -> s.getFirst().equals(tag));
            envelope.add(elements);
        } else if (tag.equals("ST") || (set == null && !ENVELOPE.contains(tag))) {
            set = new ArrayList<>();
        }
        if (set != null) {
            set.add(elements);
            original.append(text).append('~');
            if (tag.equals("SE")) {
                end(set);
            } else if (original.length() > MOST_BYTES) {
                broken("is too long");
            }
        }
    }

    /** Hands over a whole set, or one that is none with the reason. */
    private void end(List<List<String>> segments) {
        List<String> header = segments.getFirst();
        if (!header.getFirst().equals("ST")) {
            broken("is damaged: it has no ST segment");
            return;
        }
        String which = header.size() > 1 ? header.get(1) : "";
        if (!READ.contains(which)) {
            broken("is transaction set " + which + ", which is not read");
            return;
        }
        String said = fault(segments);
        if (said != null) {
            broken(said);
            return;
        }
        for (Element message : Loops.messages(Loops.tree(which, envelope, segments))) {
            XmlPiece.Tree tree = new XmlPiece.Tree(++ordinal, whole(), message, ordinal);
            sink.accept(X12.MESSAGES.message(format, tree));
        }
        clear();
    }

    /** What the SE segment says against the set that it ends; null where it agrees. */
    private static @Nullable String fault(List<List<String>> segments) {
        String counted = element(segments.getLast(), 1);
        String began = element(segments.getFirst(), 2);
        String ends = element(segments.getLast(), 2);
        if (!counted.matches("0*" + segments.size())) {
            return "has " + segments.size() + " segments, but its SE counts '" + counted + "'";
        }
        return ends.equals(began) ? null : "begins as '" + began + "', but its SE ends '" + ends + "'";
    }

    private static String element(List<String> segment, int place) {
        return place < segment.size() ? segment.get(place).strip() : "";
    }

    private void broken(String why) {
        sink.accept(new UnreadableMessage(++ordinal, whole(), "transaction set " + ordinal, why));
        clear();
    }

    /** A set in an interchange of its own: it can be read by itself, and says who sent it wherever it is kept. */
    private String whole() {
        String header = header("ISA");
        if (set == null || header.isEmpty()) {
            return original.toString();
        }
        String group = header("GS");
        return header
                + '~'
                + (group.isEmpty() ? "" : group + '~')
                + original
                + (group.isEmpty() ? "" : closing("GE", element(envelope.getLast(), 6)))
                + closing("IEA", element(envelope.getFirst(), 13));
    }

    private String header(String tag) {
        return envelope.stream()
                .filter(s -> s.getFirst().equals(tag))
                .map(s -> String.join(separator, s))
                .findFirst()
                .orElse("");
    }

    private String closing(String tag, String reference) {
        return tag + separator + "1" + separator + reference + '~';
    }

    private void clear() {
        set = null;
        original.setLength(0);
    }
}
