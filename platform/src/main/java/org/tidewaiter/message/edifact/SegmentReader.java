package org.tidewaiter.message.edifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into segments. Every character set of ISO 9735 but UNOX leaves the separators as single ASCII bytes, so
 * segments are cut as bytes and decoded afterwards, when the UNB has told how.
 */
final class SegmentReader {
    /** Longer ones are no segments: the longest of the directories, FTX, has about 3,000 characters. */
    static final int LONGEST = 1 << 20;

    /** ISO 9735-1 annex A (DE 0001); A and B are ASCII, in which people write Windows-1252. */
    private static final Map<String, Charset> CHARSETS = Map.ofEntries(
            Map.entry("UNOC", StandardCharsets.ISO_8859_1),
            Map.entry("UNOD", Charset.forName("ISO-8859-2")),
            Map.entry("UNOE", Charset.forName("ISO-8859-5")),
            Map.entry("UNOF", Charset.forName("ISO-8859-7")),
            Map.entry("UNOG", Charset.forName("ISO-8859-3")),
            Map.entry("UNOH", Charset.forName("ISO-8859-4")),
            Map.entry("UNOI", Charset.forName("ISO-8859-6")),
            Map.entry("UNOJ", Charset.forName("ISO-8859-8")),
            Map.entry("UNOK", Charset.forName("ISO-8859-9")),
            Map.entry("UNOL", Charset.forName("ISO-8859-15")),
            Map.entry("UNOW", StandardCharsets.UTF_8),
            Map.entry("UNOX", Charset.forName("ISO-2022-JP")),
            Map.entry("UNOY", StandardCharsets.UTF_8));

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final InputStream in;
    private final @Nullable Charset given;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private Separators separators = Separators.USUAL.withoutRepetition();
    private boolean advised;
    private @Nullable Charset charset;

    /**
     * Reads a stream.
     *
     * @param given its encoding where that is known, whatever its UNB says; else null
     */
    SegmentReader(InputStream in, @Nullable Charset given) {
        this.in = in;
        this.given = given;
        charset = given;
    }

    /** The next segment, or null after the last one. */
    @Nullable
    Segment next() throws IOException {
        StringBuilder before = new StringBuilder();
        skipBlank(before);
        while (ahead("UNA")) {
            byte[] una = take(9);
            separators = Separators.of(una);
            advised = true;
            before.append(new String(una, StandardCharsets.ISO_8859_1));
            skipBlank(before);
        }
        if (!fill(1)) {
            return null;
        }
        if (ahead("UNB")) {
            beginInterchange();
        }
        return cut(before.toString());
    }

    private void beginInterchange() throws IOException {
        if (!advised) {
            fill(Separators.LOOKED_AT);
            separators = Separators.ofStart(new String(
                    buffer, position, Math.min(Separators.LOOKED_AT, limit - position), StandardCharsets.ISO_8859_1));
        }
        advised = false;
        charset = given;
    }

    private Segment cut(String before) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean ended = false;
        boolean tooLong = false;
        while (!ended && fill(1) && !(isLineEnd(buffer[position]) && !endsLines() && serviceSegmentFollows())) {
            byte b = buffer[position++];
            ended = (b & 0xff) == separators.terminator();
            tooLong |= bytes.size() >= LONGEST;
            if (!tooLong) {
                bytes.write(b);
            }
            if (separators.release() != 0 && (b & 0xff) == separators.release() && fill(1) && !tooLong) {
                bytes.write(buffer[position++]);
            }
        }
        byte[] all = bytes.toByteArray();
        String raw = decoded(all);
        List<List<List<String>>> parts = split(ended && !tooLong ? raw.substring(0, raw.length() - 1) : raw);
        String tag = parts.getFirst().getFirst().getFirst();
        Segment segment = new Segment(
                tag, List.copyOf(parts.subList(1, parts.size())), before + raw, separators, fault(tag, ended, tooLong));
        if (tag.equals("UNB")) {
            learn(segment);
        }
        return segment;
    }

    /** The syntax identifier tells the character set, its version whether elements repeat. */
    private void learn(Segment unb) {
        charset = given == null ? CHARSETS.get(unb.text(1, 1)) : given;
        String version = unb.text(1, 2);
        if (version.matches("[0-9]") && version.charAt(0) < '4') {
            separators = separators.withoutRepetition();
        }
    }

    private @Nullable String fault(String tag, boolean ended, boolean tooLong) {
        if (tooLong) {
            return "has more than " + LONGEST + " characters";
        }
        if (!ended) {
            return "is not ended by " + separators.terminator();
        }
        return isTag(tag) ? null : "has no segment tag of three capital letters";
    }

    private static boolean isTag(String tag) {
        boolean right = tag.length() == 3 && tag.charAt(0) >= 'A';
        for (int i = 0; right && i < 3; i++) {
            char c = tag.charAt(i);
            right = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return right;
    }

    /**
     * The text of a segment in the character set that the interchange names, unless its bytes tell that it is another one. Under UNOC
     * (ISO 8859-1) they can: what is UTF-8 throughout would be letters followed by signs that no word has, and 0x80 to 0x9F are
     * controls there, but signs in Windows-1252. In the other parts of ISO 8859 they cannot, as letters stand in both places.
     */
    private String decoded(byte[] bytes) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        boolean western = StandardCharsets.ISO_8859_1.equals(charset);
        if (charset != null && !western && !charset.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, charset);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, western && !hasControls(bytes) ? StandardCharsets.ISO_8859_1 : WINDOWS);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Bytes that are controls in ISO 8859, which no text has, and signs such as the euro's in Windows-1252. */
    private static boolean hasControls(byte[] bytes) {
        for (byte b : bytes) {
            if ((b & 0xe0) == 0x80) {
                return true;
            }
        }
        return false;
    }

    /** Elements, repetitions, components; line ends within are wrapping, which the syntax has no sign for. */
    private List<List<List<String>>> split(String text) {
        List<List<List<String>>> elements = new ArrayList<>();
        List<List<String>> repetitions = new ArrayList<>();
        List<String> components = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : separators.element();
            boolean cuts = c == separators.element()
                    || c == separators.component()
                    || separators.repetition() != 0 && c == separators.repetition();
            if (cuts) {
                components.add(one.toString().strip());
                one.setLength(0);
                if (c != separators.component()) {
                    repetitions.add(List.copyOf(components));
                    components.clear();
                }
                if (c == separators.element()) {
                    elements.add(List.copyOf(repetitions));
                    repetitions.clear();
                }
            } else if (separators.release() != 0 && c == separators.release() && i + 1 < text.length()) {
                one.append(text.charAt(++i));
            } else if (c != '\r' && c != '\n') {
                one.append(c);
            }
        }
        return elements;
    }

    /** A new message on a new line while a segment is not ended: the terminator was lost, not the message. */
    private boolean serviceSegmentFollows() throws IOException {
        int at = 0;
        while (fill(at + 1) && isLineEnd(buffer[position + at])) {
            at++;
        }
        if (!fill(at + 4) || buffer[position + at] != 'U' || buffer[position + at + 1] != 'N') {
            return false;
        }
        byte third = buffer[position + at + 2];
        boolean una = third == 'A' && at + 4 <= limit - position;
        return una || "BGHTEZ".indexOf(third) >= 0 && (buffer[position + at + 3] & 0xff) == separators.element();
    }

    private void skipBlank(StringBuilder before) throws IOException {
        while (fill(1) && (buffer[position] >= 0 && buffer[position] <= ' ' || isMark())) {
            if (before.length() < 100) {
                before.append((char) (buffer[position] & 0xff));
            }
            position++;
        }
    }

    /** A byte of the UTF-8 byte order mark, which stands before the UNA of some files. */
    private boolean isMark() {
        int b = buffer[position] & 0xff;
        return b == 0xef || b == 0xbb || b == 0xbf;
    }

    /** Whether the end of a line is what ends segments. */
    private boolean endsLines() {
        return separators.terminator() == '\n' || separators.terminator() == '\r';
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    private boolean ahead(String word) throws IOException {
        return fill(word.equals("UNA") ? 9 : word.length())
                && new String(buffer, position, word.length(), StandardCharsets.ISO_8859_1).equals(word);
    }

    private byte[] take(int count) {
        byte[] taken = java.util.Arrays.copyOfRange(buffer, position, position + count);
        position += count;
        return taken;
    }

    /** Whether so many bytes are at hand; small counts only. */
    private boolean fill(int count) throws IOException {
        while (limit - position < count) {
            if (position > 0 && limit == buffer.length || limit == position) {
                System.arraycopy(buffer, position, buffer, 0, limit - position);
                limit -= position;
                position = 0;
            }
            int got = limit == buffer.length ? -1 : in.read(buffer, limit, buffer.length - limit);
            if (got < 0) {
                return false;
            }
            limit += got;
        }
        return true;
    }
}
