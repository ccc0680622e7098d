package org.tidewaiter.message.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;

/**
 * Reads messages out of a stream of XML: one document, many messages inside a wrapper element, or many documents one after the
 * other. One message at a time is in memory, and the text of the next. A stream of JSON with the same names is read too ({@link JsonPieces}).
 *
 * <p>The encoding is that of the byte order mark or the first XML declaration, else UTF-8; bytes that are none of it become U+FFFD.
 * Names are taken as written, prefixes are not looked up: {@link org.tidewaiter.message.Element#name} is the local name, paths keep the
 * prefix ({@code /ie:CC315A[1]/HEAHEA[1]}). A message under a document type declaration is broken, always.
 */
public final class SafeXml {
    /**
     * The first start tag of a stream that opens a message.
     *
     * @param name its local name
     * @param tag the tag as written, with its attributes
     */
    public record StartTag(String name, String tag) {}

    private static final int LOOK_AHEAD = 512;
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private final Set<String> roots;
    private final XmlMessageLimits limits;
    private final KnownPaths paths = new KnownPaths();

    /** A reader of messages whose root elements have these local names. */
    public SafeXml(Set<String> roots, XmlMessageLimits limits) {
        this.roots = Set.copyOf(roots);
        this.limits = limits;
    }

    /** A reader of messages whose root elements have these local names, within the usual limits. */
    public SafeXml(String... roots) {
        this(Set.of(roots), XmlMessageLimits.USUAL);
    }

    /**
     * Hands over every message in its order, a broken one too, with what stands around it ({@link EnclosingElements}); what stands around a
     * broken one is the next one's. A stream without any message gives one broken piece, an empty one nothing.
     *
     * @throws IOException when the stream itself fails
     */
    public void read(InputStream in, Consumer<XmlPiece> sink) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(LOOK_AHEAD);
        byte[] start = buffered.readNBytes(LOOK_AHEAD);
        buffered.reset();
        if (JsonPieces.isJson(start)) {
            new JsonPieces(roots, limits).read(buffered, sink);
        } else {
            readXml(characters(buffered, start), sink);
        }
    }

    private void readXml(Reader characters, Consumer<XmlPiece> sink) throws IOException {
        TreeReader trees = new TreeReader(limits, paths);
        EnclosingElements surroundings = new EnclosingElements(trees);
        MessageCutter cutter = new MessageCutter(characters, roots, surroundings, limits.characters());
        long ordinal = 0;
        MessageCutter.Cut cut = cutter.next();
        List<Addition> around = surroundings.before();
        while (cut != null) {
            MessageCutter.Cut following = cutter.next(); // what stands behind a message is known only then
            around = EnclosingElements.joined(around, surroundings.after());
            XmlPiece piece = piece(++ordinal, cut, trees, around);
            sink.accept(piece);
            around = surroundings.before();
            cut = following;
        }
    }

    /**
     * Reads messages of a format that has one in each tree; a broken piece is handed over as {@link UnreadableMessage}.
     *
     * @throws IOException when the stream itself fails
     */
    public void readEach(InputStream in, Function<XmlPiece.Tree, ReadResult> reader, Consumer<ReadResult> sink)
            throws IOException {
        read(
                in,
                piece -> sink.accept(
                        switch (piece) {
                            case XmlPiece.Tree tree -> reader.apply(tree).with(tree.around());
                            case XmlPiece.Broken broken -> broken.unreadable(broken.ordinal());
                        }));
    }

    /**
     * The first message's start tag within the start of a file (of JSON the start itself), or nothing; any encoding that holds ASCII as such, or
     * UTF-16.
     */
    public Optional<StartTag> opening(byte[] start) {
        return JsonPieces.isJson(start)
                ? new JsonPieces(roots, limits).opening(start)
                : StartTags.of(start).first(roots);
    }

    private static XmlPiece piece(long ordinal, MessageCutter.Cut cut, TreeReader trees, List<Addition> around) {
        if (cut.fault() != null) {
            return broken(ordinal, cut, around, cut.line(), cut.column(), cut.fault());
        }
        TreeReader.TreeOrFault outcome = trees.read(cut.text());
        if (outcome.root() != null) {
            return new XmlPiece.Tree(
                    ordinal, EnclosingElements.written(around) + cut.text(), outcome.root(), cut.line(), around);
        }
        TreeReader.Fault fault = Objects.requireNonNull(outcome.fault());
        long column = fault.line() == 1 ? cut.column() + fault.column() - 1 : fault.column();
        return broken(ordinal, cut, around, cut.line() + fault.line() - 1, column, fault.reason());
    }

    private static XmlPiece broken(
            long ordinal, MessageCutter.Cut cut, List<Addition> around, long line, long column, String reason) {
        String place = "line " + line + ", column " + column;
        String before = cut.withAround() ? "" : EnclosingElements.written(around);
        return new XmlPiece.Broken(ordinal, before + cut.text(), place, reason + " (" + place + ")");
    }

    private static Reader characters(InputStream in, byte[] start) throws IOException {
        Reader reader = new InputStreamReader(in, encoding(start));
        return startsWithMark(start) ? withoutMark(reader) : reader;
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        // the decoder of UTF-16 swallows its mark itself, the others hand it over as U+FEFF
        PushbackReader first = new PushbackReader(reader);
        int sign = first.read();
        if (sign >= 0 && sign != '\uFEFF') {
            first.unread(sign);
        }
        return first;
    }

    private static boolean startsWithMark(byte[] start) {
        return (at(start, 0) == 0xEF && at(start, 1) == 0xBB) || (at(start, 0) >= 0xFE && at(start, 1) >= 0xFE);
    }

    static Charset encoding(byte[] start) {
        if ((at(start, 0) == 0xFE && at(start, 1) == 0xFF) || (at(start, 0) == 0 && at(start, 1) == '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if ((at(start, 0) == 0xFF && at(start, 1) == 0xFE) || (at(start, 0) == '<' && at(start, 1) == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        String head = new String(start, 0, Math.min(start.length, LOOK_AHEAD), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head);
        if (!declared.find()
                || !Charset.isSupported(declared.group(1))
                || declared.group(1).startsWith("UTF-16")) {
            return StandardCharsets.UTF_8;
        }
        return Charset.forName(declared.group(1));
    }

    private static int at(byte[] start, int index) {
        return index < start.length ? start[index] & 0xFF : -1;
    }
}
