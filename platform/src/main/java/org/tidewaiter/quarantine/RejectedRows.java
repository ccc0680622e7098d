package org.tidewaiter.quarantine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.OriginalLines;

/**
 * The rows or messages of one load that were set aside, in the order of their file, until they are written to the
 * quarantine in the load's transaction. The first stay in memory; the many go to a passing file, so that a file of a
 * million bad rows takes no more memory than one of a thousand.
 */
public final class RejectedRows implements AutoCloseable {
    /** Most loads set fewer aside and need no file. */
    private static final int KEPT = 1_000;

    private static final int KEPT_CHARACTERS = 1 << 20;

    private final Path directory;
    private final List<Row> kept = new ArrayList<>();
    private long keptCharacters;
    private @Nullable Path file;
    private @Nullable DataOutputStream out;
    private long size;
    private volatile boolean closed;

    /**
     * One of them.
     *
     * @param original its text as it stood in the file, or null where it is read again from there
     */
    public record Row(RejectedRow bad, @Nullable String original) {}

    /** Sets nothing aside yet; the passing file, if it is needed, is made in {@code directory}. */
    public RejectedRows(Path directory) {
        this.directory = directory;
    }

    /** How many there are. */
    public long size() {
        return size;
    }

    /** Sets a row aside whose text is read again from its file. */
    public void add(RejectedRow bad) {
        add(bad, null);
    }

    /** Sets a row or message aside, behind those before. */
    public void add(RejectedRow bad, @Nullable String original) {
        if (closed) {
            return; // the load was given up while its file was still read
        }
        size++;
        if (out == null && kept.size() < KEPT && keptCharacters < KEPT_CHARACTERS) {
            kept.add(new Row(bad, original));
            keptCharacters += original == null ? 0 : original.length();
            return;
        }
        try {
            DataOutputStream to = out == null ? open() : out;
            to.writeLong(bad.line());
            write(to, bad.field());
            write(to, bad.value());
            write(to, bad.reason());
            write(to, original);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Sets aside those of another that stand before a line. */
    public void addBefore(long line, RowReader others) {
        for (Row next = others.peek(); next != null && next.bad().line() < line; next = others.peek()) {
            add(next.bad(), next.original());
            others.next();
        }
    }

    private DataOutputStream open() throws IOException {
        Path made = Files.createTempFile(directory, "set-aside", "");
        DataOutputStream opened = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(made), 1 << 16));
        file = made;
        out = opened;
        return opened;
    }

    /** From the first one on; nothing may be added any more. */
    public RowReader read() {
        try {
            if (out != null) {
                out.flush();
            }
            return new RowReader();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Writes all of them to the quarantine.
     *
     * @param originals gives the text of those that have none
     */
    public void write(Session session, int loadId, @Nullable OriginalLines originals) {
        if (size == 0) {
            return;
        }
        long first = session.number("select coalesce(max(quarantine_id), 0) + 1 from quarantine");
        try (RowReader rows = read()) {
            RowFeed.run(
                    session,
                    "bad_rows",
                    new RejectedRowFeed(rows, originals),
                    "insert into quarantine (quarantine_id, load_id, line_number, original_text, field, value, reason,"
                            + " status) select " + first + " + place, " + loadId
                            + ", line, original, nullif(field, ''), nullif(value, ''), reason, 'open' from bad_rows()");
        }
    }

    private static void write(DataOutputStream to, @Nullable String text) throws IOException {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            to.write(bytes);
        }
    }

    private TidewaiterException failure(IOException e) {
        return new TidewaiterException(
                Kind.STORAGE,
                "The rows set aside cannot be kept in " + directory + " (" + FileError.why(e) + ")",
                "free some space there and load the file again; the workspace is as it was",
                e);
    }

    /** Closes and removes the passing file. */
    @Override
    public void close() {
        closed = true;
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It lies in the directory for passing files, which is emptied at the next start.
        }
    }

    /** Goes through them once, in their order. */
    public final class RowReader implements AutoCloseable {
        private final @Nullable DataInputStream in;
        private long place;
        private @Nullable Row next;

        private RowReader() throws IOException {
            in = file == null
                    ? null
                    : new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            advance();
        }

        /** The next one, which stays the next; null after the last. */
        @Nullable
        public Row peek() {
            return next;
        }

        /** Goes on to the one behind. */
        public void next() {
            advance();
        }

        private void advance() {
            try {
                next = place >= size ? null : in == null || place < kept.size() ? kept.get((int) place) : stored(in);
                place++;
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private static Row stored(DataInputStream from) throws IOException {
            RejectedRow bad = new RejectedRow(from.readLong(), text(from), text(from), String.valueOf(text(from)));
            return new Row(bad, text(from));
        }

        private static @Nullable String text(DataInputStream from) throws IOException {
            int length = from.readInt();
            return length < 0 ? null : new String(from.readNBytes(length), StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            try {
                if (in != null) {
                    in.close();
                }
            } catch (IOException e) {
                // It was read to its end.
            }
        }
    }
}
