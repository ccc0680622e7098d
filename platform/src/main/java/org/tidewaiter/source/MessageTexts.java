package org.tidewaiter.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;

/**
 * Corrected texts of messages that were set aside, all of one format. Each is read as a file of its own; a text in which
 * its format finds no message at all is an unreadable one, so that none is lost.
 */
public final class MessageTexts implements MessageSource {
    private static final Pattern XML_ENCODING =
            Pattern.compile("^(\\s*<\\?xml\\b[^>]*?)\\s+encoding\\s*=\\s*[\"'][^\"']*[\"']");
    private static final Pattern SYNTAX = Pattern.compile("UNB.UNO([A-Z])", Pattern.DOTALL);

    /** The character sets of EDIFACT's syntax levels (ISO 9735, annex A) other than UTF-8. */
    private static final Map<String, String> LEVELS = Map.ofEntries(
            Map.entry("A", "ISO-8859-1"),
            Map.entry("B", "ISO-8859-1"),
            Map.entry("C", "ISO-8859-1"),
            Map.entry("D", "ISO-8859-2"),
            Map.entry("E", "ISO-8859-5"),
            Map.entry("F", "ISO-8859-7"),
            Map.entry("G", "ISO-8859-3"),
            Map.entry("H", "ISO-8859-4"),
            Map.entry("I", "ISO-8859-6"),
            Map.entry("J", "ISO-8859-8"),
            Map.entry("K", "ISO-8859-9"));

    private final String name;
    private final MessageFormat format;
    private final @Nullable NationalGuide guide;
    private final List<byte[]> texts;
    private final List<String> originals;
    private volatile long bytesRead;

    /** Texts of a format that is used one way everywhere. */
    public MessageTexts(String name, MessageFormat format, List<String> originals) {
        this(name, format, null, originals);
    }

    /**
     * Texts of a format.
     *
     * @param guide how an administration uses it; null where that was not said
     */
    public MessageTexts(String name, MessageFormat format, @Nullable NationalGuide guide, List<String> originals) {
        this.name = name;
        this.format = guide == null ? format : format.in(guide);
        this.guide = guide;
        this.originals = List.copyOf(originals);
        texts = originals.stream().map(MessageTexts::bytes).toList();
    }

    /** As its format expects them: what a text says of its encoding no longer holds for XML, and holds for EDIFACT. */
    private static byte[] bytes(String text) {
        Matcher level = SYNTAX.matcher(text);
        if (!text.stripLeading().startsWith("<") && level.find()) {
            Charset charset = Charset.forName(LEVELS.getOrDefault(level.group(1), "UTF-8"));
            return text.getBytes(charset.newEncoder().canEncode(text) ? charset : StandardCharsets.UTF_8);
        }
        return XML_ENCODING.matcher(text).replaceFirst("$1").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String format() {
        return format.name();
    }

    @Override
    public @Nullable NationalGuide guide() {
        return guide;
    }

    @Override
    public long bytes() {
        return texts.stream().mapToLong(t -> t.length).sum();
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void read(Consumer<ReadResult> sink) throws IOException {
        long[] ordinal = {0};
        for (int t = 0; t < texts.size(); t++) {
            long before = ordinal[0];
            format.read(new ByteArrayInputStream(texts.get(t)), read -> sink.accept(numbered(read, ++ordinal[0])));
            if (ordinal[0] == before) {
                sink.accept(new UnreadableMessage(
                        ++ordinal[0], originals.get(t), "/", "is not of format " + format.name()));
            }
            bytesRead += texts.get(t).length;
        }
    }

    private static ReadResult numbered(ReadResult read, long ordinal) {
        return switch (read) {
            case Message m ->
                new Message(
                        m.format(),
                        m.kind(),
                        ordinal,
                        m.heading(),
                        m.items(),
                        m.additions(),
                        m.events(),
                        m.tree(),
                        m.original());
            case UnreadableMessage u -> new UnreadableMessage(ordinal, u.original(), u.path(), u.reason());
        };
    }

    @Override
    public String sha256() {
        return Sha256.hex(texts.toArray(byte[][]::new));
    }
}
