package org.tidewaiter.message.x12;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Unreadable;
import org.tidewaiter.message.xml.XmlPiece;

/** Cuts an interchange of X12 into its segments and transaction sets; one set at a time is in memory. */
final class SetReader {
    /** The ISA segment has a fixed length: the sign after it ends segments. */
    private static final int ISA_LENGTH = 105;

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
    private long ordinal;

    SetReader(String format, Consumer<ReadResult> sink) {
        this.format = format;
        this.sink = sink;
    }

    void read(InputStream in) throws IOException {
        skipToHeader(in);
        byte[] isa = in.readNBytes(ISA_LENGTH - 1);
        int terminator = in.read();
        if (isa.length < ISA_LENGTH - 1 || terminator < 0) {
            broken("its ISA segment is cut off");
            return;
        }
        String header = "I" + new String(isa, StandardCharsets.ISO_8859_1);
        separator = header.substring(3, 4);
        segment(header);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == terminator) {
                segment(text.toString(StandardCharsets.UTF_8).strip());
                text.reset();
            } else if (text.size() < MOST_BYTES) {
                text.write(b);
            }
        }
        if (set != null || ordinal == 0) {
            original.append(text.toString(StandardCharsets.UTF_8));
            broken(set == null ? "holds no transaction set" : "is cut off: it has no SE segment");
        }
    }

    /** White space and a byte order mark may stand before the header. */
    private static void skipToHeader(InputStream in) throws IOException {
        int b = in.read();
        while (b >= 0 && b != 'I') {
            b = in.read();
        }
    }

    private void segment(String text) {
        List<String> elements = List.of(text.split(Pattern.quote(separator), -1));
        String tag = elements.getFirst();
        if (set != null && (tag.equals("ST") || tag.equals("GE") || tag.equals("IEA"))) {
            broken("is cut off: it has no SE segment");
        }
        if (tag.equals("ISA") || tag.equals("GS")) {
            if (tag.equals("ISA")) {
                envelope.clear();
            }
            envelope.removeIf(s -> s.getFirst().equals(tag));
            envelope.add(elements);
        } else if (tag.equals("ST") || set == null && !ENVELOPE.contains(tag)) {
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
        for (Element message : Loops.messages(Loops.tree(which, envelope, segments))) {
            XmlPiece.Tree tree = new XmlPiece.Tree(++ordinal, original.toString(), message, ordinal);
            sink.accept(X12.MESSAGES.message(format, tree));
        }
        clear();
    }

    private void broken(String why) {
        sink.accept(new Unreadable(++ordinal, original.toString(), "transaction set " + ordinal, why));
        clear();
    }

    private void clear() {
        set = null;
        original.setLength(0);
    }
}
