package org.tidewaiter.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.source.table.UnpackBounds;

/** A file of messages, plain, gzip or Zstandard, of a format that was recognised by its content. */
public final class MessageFile implements MessageSource, AutoCloseable {
    private static final int START = 64 * 1024;
    private static final Pattern JSON = Pattern.compile("(?:\u00EF\u00BB\u00BF)?\\s*[\\[{]");

    private final Path path;
    private final Source source;
    private final MessageFormat format;
    private final long bytes;
    private final long modified;
    private final MessageDigest digest;
    private volatile long bytesRead;
    private String sha256 = "";

    private MessageFile(Source source, Path path, MessageFormat format, long bytes, long modified) {
        this.path = path;
        this.source = source;
        this.format = format;
        this.bytes = bytes;
        this.modified = modified;
        digest = Sha256.digest();
    }

    /**
     * The source as messages, or nothing when it is of no format of messages.
     *
     * @param temporary where a member of an archive is unpacked until the messages are closed
     */
    public static Optional<MessageFile> recognise(Source source, Path temporary) {
        if (!Files.isRegularFile(source.path())) {
            return Optional.empty();
        }
        String member = source.member();
        Path path = source.path();
        try {
            if (member != null) {
                path = temporary.resolve("messages-" + UUID.randomUUID());
                source.unpack(member, path, UnpackBounds.USUAL);
            }
            Optional<MessageFormat> format = format(path);
            if (format.isPresent()) {
                NationalGuide guide = source.guide();
                MessageFormat found = format.get();
                return Optional.of(new MessageFile(
                        source,
                        path,
                        guide == null ? found : found.in(guide),
                        Files.size(path),
                        Files.getLastModifiedTime(path).toMillis()));
            }
        } catch (IOException e) {
            // damaged before it can be known: the reader of tables says what is wrong
        } catch (RuntimeException e) { // a bomb, or an archive that is damaged
            discard(source, path);
            throw e;
        }
        discard(source, path);
        return Optional.empty();
    }

    /** As {@link #recognise(Source, Path)}; a file of JSON of which a mapping says how it is a table is that. */
    public static Optional<MessageFile> recognise(Source source, Path temporary, boolean mapped) {
        Optional<MessageFile> found = recognise(source, temporary);
        if (mapped && found.isPresent() && found.get().isJson()) {
            found.get().close();
            return Optional.empty();
        }
        return found;
    }

    private boolean isJson() {
        try (InputStream in = unpacked(path, Files.newInputStream(path))) {
            return JSON.matcher(new String(start(in), StandardCharsets.ISO_8859_1))
                    .lookingAt();
        } catch (IOException e) {
            throw TableFile.failure(source.shown(), e);
        }
    }

    private static Optional<MessageFormat> format(Path path) throws IOException {
        try (InputStream in = unpacked(path, Files.newInputStream(path))) {
            byte[] start = start(in);
            // An archive within an archive is refused later: it must not pass for the XML that stands in it.
            if (Packing.of(start) != Packing.NONE) {
                return Optional.empty();
            }
            Optional<MessageFormat> found = MessageFormats.recognise(start);
            return found.isPresent() || start.length < START ? found : LongEnvelope.formatBehind(start, in);
        }
    }

    /** Of a packed file that is cut off or damaged within its start, what can be read: enough to know it by. */
    private static byte[] start(InputStream in) throws IOException {
        byte[] start = new byte[START];
        int length = 0;
        try {
            for (int got = in.read(start); got > 0; got = in.read(start, length, START - length)) {
                length += got;
            }
        } catch (EOFException | ZipException e) {
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(start, length);
    }

    private static void discard(Source source, Path path) {
        if (!path.equals(source.path())) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // It stands in a directory that is emptied anyway.
            }
        }
    }

    @Override
    public void close() {
        discard(source, path);
    }

    private static InputStream unpacked(Path path, InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(4);
        Packing packing = Packing.of(in.readNBytes(4));
        in.reset();
        return packing.unpack(in, UnpackBounds.USUAL, String.valueOf(path.getFileName()));
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String format() {
        return format.name();
    }

    @Override
    public @Nullable NationalGuide guide() {
        return source.guide();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void read(Consumer<ReadResult> sink) throws IOException {
        try (InputStream raw = new CountingStream(Files.newInputStream(path));
                InputStream in = new DigestInputStream(unpacked(path, raw), digest)) {
            format.read(in, sink);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            raw.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw TableFile.failure(source.shown(), e);
        }
        sha256 = Sha256.hex(digest);
        if (Files.size(path) != bytes || Files.getLastModifiedTime(path).toMillis() != modified) {
            throw TableFile.unreadable(
                    source.shown(), "changed while it was read", "load it again when it is complete", null);
        }
    }

    @Override
    public String sha256() {
        return sha256;
    }

    private final class CountingStream extends FilterInputStream {
        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            count(Math.max(0, got));
            return got;
        }

        /** One thread reads; others only look how far it is. */
        private void count(int more) {
            long before = bytesRead;
            bytesRead = before + more;
        }
    }
}
