package org.tidewaiter.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.source.table.UnpackBounds;

/**
 * The characters of a file. Reading, hashing, unpacking and decoding go on in a thread of their own, so that they overlap
 * with the parsing.
 *
 * <p>Bytes that are no text of the encoding become U+FFFD. Where the encoding was only guessed, it is judged for each line
 * whether that is UTF-8.
 */
// Long: a reader and the thread that decodes ahead of it, which share their queues.
public final class DecodingReader extends Reader {
    private static final int CHUNK = 64 * 1024;
    /**
     * Bytes hashed at once. The virtual machine takes the processor's own SHA-256 for what was called some thousand times:
     * with a kilobyte each that is soon.
     */
    private static final int DIGESTED = 1024;

    /** Decoded characters that are handed from one thread to the other; a length of -1 ends the file. */
    private static final class Chunk {
        private final char[] characters;
        private final int length;

        Chunk(char[] characters, int length) {
            this.characters = characters;
            this.length = length;
        }
    }

    private final TableFile file;
    private final MessageDigest digest;
    private final BackslashQuotes quotes;
    private final BlanksBeforeQuotes blanks;
    private final InnerMarks marks = new InnerMarks();
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(16);
    private final BlockingQueue<char[]> free = new ArrayBlockingQueue<>(32);
    private final Thread thread;
    private volatile boolean suspect;
    private volatile long bytesRead;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable String sha256;
    private Chunk current = new Chunk(new char[0], 0);
    private int position;
    private int held;
    private boolean ended;

    private DecodingReader(TableFile file) {
        this.file = file;
        this.quotes = new BackslashQuotes(file.dialect());
        this.blanks = new BlanksBeforeQuotes(file.dialect());
        this.digest = Sha256.digest();
        this.thread = Thread.ofPlatform().daemon().name("tidewaiter-decode").unstarted(this::decodeAll);
    }

    /** Begins to read a file. */
    public static DecodingReader open(TableFile file) {
        DecodingReader reader = new DecodingReader(file);
        reader.thread.start();
        return reader;
    }

    /** Whether a NUL or a broken byte has come by; true before its characters are handed out. */
    public boolean suspect() {
        return suspect;
    }

    /** Whether the parser has asked for more than there is: what it hands out then ends with the file. */
    public boolean ended() {
        return ended;
    }

    /** How many bytes of the file have been read. */
    public long bytesRead() {
        return bytesRead;
    }

    /** SHA-256 of what the whole file holds, unpacked where it is gzip, once all characters were read. */
    public String sha256() {
        if (sha256 == null) {
            throw new IllegalStateException("the file has not been read to its end");
        }
        return sha256;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (ended || (position == current.length && !next())) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current.characters, position, target, offset, count);
        position += count;
        held = offset + count;
        return count;
    }

    /**
     * How many characters the parser held when it last read: those of a value that has not ended, and what it read behind them. Parsers keep an
     * unfinished value at the beginning of what they read into.
     */
    public int held() {
        return held;
    }

    private boolean next() throws IOException {
        try {
            while (!ended && position == current.length) {
                if (current.characters.length > 0) {
                    free.offer(current.characters);
                }
                current = full.take();
                position = 0;
                ended = current.length < 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        }
        if (failure instanceof IOException known) {
            throw known;
        }
        if (failure != null) {
            throw new IOException(failure);
        }
        return !ended;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void decodeAll() {
        try (InputStream counted = new CountingStream(file.raw())) {
            InputStream in = new Digested(
                    file.gzip()
                            ? UnpackBounds.USUAL.guard(
                                    new GZIPInputStream(counted, CHUNK),
                                    this::bytesRead,
                                    file.path().toString())
                            : counted);
            in.skipNBytes(file.markBytes());
            decode(in);
            counted.transferTo(OutputStream.nullOutputStream()); // what follows the compressed data counts as read
            sha256 = Sha256.hex(digest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed before the end: no one waits for more
            return;
        } catch (Throwable e) {
            failure = e;
        }
        try {
            full.put(new Chunk(new char[0], -1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decode(InputStream in) throws IOException, InterruptedException {
        Decoder decoder = new Decoder();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        boolean more = true;
        while (more) {
            int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
            more = got >= 0;
            bytes.position(bytes.position() + Math.max(got, 0)).flip();
            suspect |= hasNul(bytes.array(), bytes.limit());
            char[] target = free.poll();
            CharBuffer characters = CharBuffer.wrap(target == null ? new char[CHUNK + 16] : target);
            decoder.decode(bytes, characters, !more);
            bytes.compact();
            char[] decoded = characters.array();
            full.put(doubled(decoded, marks.dropped(decoded, characters.position())));
        }
    }

    /** With quotes that a backslash escapes doubled, where the file has such. */
    private Chunk doubled(char[] characters, int length) {
        if (!file.dialect().backslashes()) {
            return withoutBlanks(characters, length);
        }
        char[] target = new char[CHUNK + 32];
        return withoutBlanks(target, quotes.rewrite(characters, length, target));
    }

    /** Without the blanks before the quotes of values, where the file has such. */
    private Chunk withoutBlanks(char[] characters, int length) {
        if (!file.dialect().blanks()) {
            return new Chunk(characters, length);
        }
        char[] target = new char[Math.max(CHUNK + 32, blanks.most(length))];
        return new Chunk(target, blanks.rewrite(characters, length, target));
    }

    private static boolean hasNul(byte[] array, int length) {
        int zeros = 0;
        for (int i = 0; i < length; i++) {
            zeros |= (array[i] - 1) & ~array[i]; // the sign bit shows only for 0: no branch, so that it runs wide
        }
        return zeros < 0;
    }

    /**
     * Decodes; what is broken becomes U+FFFD. Where the encoding is a guess, each line that is UTF-8 is read as that, and any
     * other in the encoding of such lines, which their first ones tell by what they spell.
     */
    private final class Decoder {
        private final boolean guess = file.guessed()
                && (file.charset().equals(StandardCharsets.UTF_8) || FileEncoding.byLine(file.charset()));
        private final CharsetDecoder decoder = strict(guess ? StandardCharsets.UTF_8 : file.charset());
        private @Nullable CharsetDecoder legacy =
                guess && FileEncoding.byLine(file.charset()) ? strict(file.charset()) : null;
        private @Nullable SecondEncoding second = legacy == null ? null : new SecondEncoding(file.charset());
        private boolean inLegacyLine;
        private boolean seenUtf8;

        void decode(ByteBuffer bytes, CharBuffer characters, boolean end) {
            while (true) {
                if (inLegacyLine && !legacyLine(bytes, characters, end)) {
                    return;
                }
                int bytesBefore = bytes.position();
                int charactersBefore = characters.position();
                CoderResult result = decoder.decode(bytes, characters, end);
                seenUtf8 |= bytes.position() - bytesBefore != characters.position() - charactersBefore;
                if (!result.isError()) {
                    return;
                }
                int start = startOfLine(bytes, bytesBefore);
                if (guess && legacyAt(bytes, start)) {
                    again(bytes, characters, bytesBefore, charactersBefore, start);
                    inLegacyLine = true;
                } else {
                    suspect = true;
                    characters.put('\uFFFD');
                    bytes.position(bytes.position() + result.length());
                }
            }
        }

        private static int startOfLine(ByteBuffer bytes, int from) {
            int start = bytes.position();
            while (start > from && bytes.get(start - 1) != '\n') {
                start--;
            }
            return start;
        }

        /** Goes back to where this round began, and decodes the lines before the one that is no UTF-8. */
        private void again(ByteBuffer bytes, CharBuffer characters, int from, int charactersBefore, int to) {
            int limit = bytes.limit();
            bytes.position(from).limit(to);
            characters.position(charactersBefore);
            decoder.reset();
            decoder.decode(bytes, characters, false);
            bytes.limit(limit).position(to);
            decoder.reset();
        }

        /** Whether the line that starts there is in the other encoding, and no UTF-8 with a broken byte. */
        private boolean legacyAt(ByteBuffer bytes, int start) {
            byte[] rest = new byte[bytes.limit() - start];
            bytes.duplicate().position(start).get(rest);
            List<byte[]> lines = LinesBeyondAscii.of(rest, false);
            if (lines.isEmpty() || !TextEncoding.isOther(lines.getFirst())) {
                return false;
            }
            if (legacy == null) {
                List<byte[]> other =
                        lines.stream().filter(TextEncoding::isOther).toList();
                Charset found = FileEncoding.legacy(file.path(), other, seenUtf8, utf8OfSample());
                if (!FileEncoding.byLine(found)) {
                    return refused(found);
                }
                legacy = strict(found);
                second = new SecondEncoding(found);
            }
            return true;
        }

        private List<byte[]> utf8OfSample() {
            byte[] sample = file.sample().getBytes(StandardCharsets.UTF_8);
            return seenUtf8 ? LinesBeyondAscii.of(sample, true) : List.of();
        }

        /** An encoding of several bytes a character cannot be told by line: it has to be said. */
        private boolean refused(Charset found) {
            if (seenUtf8) {
                return false;
            }
            throw TableFile.unreadable(
                    file.path(),
                    "begins in plain ASCII and goes on in what spells as " + found.name(),
                    "say it: --encoding " + found.name() + ", or under csv in the mapping",
                    null);
        }

        /** Decodes to the end of the line; whether it was reached. */
        private boolean legacyLine(ByteBuffer bytes, CharBuffer characters, boolean end) {
            CharsetDecoder of = Objects.requireNonNull(legacy);
            int limit = bytes.limit();
            int stop = bytes.position();
            while (stop < limit && bytes.get(stop) != '\n') {
                stop++;
            }
            boolean reached = stop < limit;
            bytes.limit(stop);
            byte[] line = new byte[stop - bytes.position()];
            bytes.duplicate().get(line);
            FileEncoding.refuseSecond(
                    file.path(), Objects.requireNonNull(second).look(line));
            while (true) {
                CoderResult result = of.decode(bytes, characters, reached || end);
                if (!result.isError()) {
                    break;
                }
                suspect = true;
                characters.put('\uFFFD');
                bytes.position(bytes.position() + result.length());
            }
            bytes.limit(limit);
            of.reset();
            inLegacyLine = !reached;
            return reached;
        }

        private static CharsetDecoder strict(Charset charset) {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }
    }

    /** Counts what is read of the file. */
    private final class CountingStream extends FilterInputStream {
        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            counted(Math.max(got, 0));
            return got;
        }

        @Override
        public int read() throws IOException {
            int got = super.read();
            counted(got < 0 ? 0 : 1);
            return got;
        }

        /** Only the thread that decodes counts. */
        private void counted(int bytes) {
            long before = bytesRead;
            bytesRead = before + bytes;
        }
    }

    /** Hashes what the file holds, unpacked: the same rows packed otherwise are the same content. */
    private final class Digested extends FilterInputStream {
        Digested(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            for (int at = 0; at < got; at += DIGESTED) {
                digest.update(target, offset + at, Math.min(DIGESTED, got - at));
            }
            return got;
        }

        @Override
        public int read() throws IOException {
            int got = super.read();
            if (got >= 0) {
                digest.update((byte) got);
            }
            return got;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] dropped = new byte[(int) Math.min(CHUNK, count)];
            return Math.max(0, read(dropped, 0, dropped.length));
        }
    }
}
