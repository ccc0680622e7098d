package org.tidewaiter.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.source.table.ConvertedTable;
import org.tidewaiter.source.table.TableFormat;
import org.tidewaiter.source.table.TableStyle;
import org.tidewaiter.source.table.TableWriter;
import org.tidewaiter.source.table.UnpackBounds;

/**
 * Opens a source, whatever it is. Separated values, plain or gzipped, are read where they lie; anything else is unpacked and
 * written anew as separated values in a passing file, and takes the same way from there.
 */
public final class SourceOpener {
    private static final int START = 64 * 1024;

    /** Stands for the digest of what is opened for its beginning alone: nobody asks for it, and to take it reads the whole. */
    private static final String NOT_HASHED = "";

    private final Source source;
    private final ReadingHints hints;
    private final Path temporary;
    private final long rows;
    private final UnpackBounds bounds;
    private Set<String> left = Set.of();

    /**
     * Prepares to open a source.
     *
     * @param hints what is known of it before it is opened
     * @param temporary a directory for passing files
     * @param rows at most so many rows are needed
     */
    public SourceOpener(Source source, ReadingHints hints, Path temporary, long rows) {
        this(source, hints, temporary, rows, UnpackBounds.USUAL);
    }

    public SourceOpener(Source source, ReadingHints hints, Path temporary, long rows, UnpackBounds bounds) {
        this.source = source;
        this.hints = hints;
        this.temporary = temporary;
        this.rows = rows;
        this.bounds = bounds;
    }

    /** Leaves sheets of a workbook out, as they were loaded before. */
    public SourceOpener without(Set<String> sheets) {
        left = Set.copyOf(sheets);
        return this;
    }

    /** The source as separated values; {@link TableFile#discard} it after use. */
    public TableFile open() {
        try {
            return open(member());
        } catch (IOException e) {
            throw TableFile.failure(source.shown(), e);
        }
    }

    private TableFile open(@Nullable String member) throws IOException {
        if (member == null && isPlainText()) {
            return TableFile.open(
                    source.path(), source.path(), null, csv(), hints.columns().wanted());
        }
        Path shown = new Source(source.path(), member, List.of()).shown();
        Path packed = member == null ? source.path() : passing();
        Path plain = packed;
        try {
            if (member != null) {
                source.unpack(member, packed, bounds);
            }
            long bytes = Files.size(packed);
            plain = unpacked(packed, shown);
            return written(plain, shown, rows == Long.MAX_VALUE ? Sha256.hex(plain) : NOT_HASHED, bytes);
        } finally {
            if (!packed.equals(source.path())) {
                Files.deleteIfExists(packed);
            }
            if (!plain.equals(packed)) {
                Files.deleteIfExists(plain);
            }
        }
    }

    /** The member that is meant: the one of the source, or the only one of an archive; null for the file itself. */
    private @Nullable String member() throws IOException {
        boolean known = source.member() != null || !Files.isRegularFile(source.path());
        if (known || !Archive.is(source.path())) {
            return source.member();
        }
        List<String> members = Archive.members(source.path());
        if (members != null && members.size() > 1) {
            throw TableFile.unreadable(
                    source.path(),
                    "is an archive of " + members.size() + " files",
                    "load it with 'tidewaiter load', which takes them one by one, or unpack it",
                    null);
        }
        return members == null ? null : members.getFirst();
    }

    private boolean isPlainText() throws IOException {
        if (!Files.isRegularFile(source.path())) {
            return true; // refused there, in words
        }
        byte[] start = start(source.path());
        Packing packing = Packing.of(start);
        if (packing == Packing.GZIP) {
            try (InputStream in = packing.unpack(
                    Files.newInputStream(source.path()), bounds, source.path().toString())) {
                return isText(in.readNBytes(START));
            } catch (java.io.EOFException | java.util.zip.ZipException e) {
                return true; // refused there, in words
            }
        }
        return packing == Packing.NONE && isText(start);
    }

    private static boolean isText(byte[] start) {
        return Packing.of(start) == Packing.NONE && TableFormat.of(start) == TableFormat.TEXT;
    }

    private Path unpacked(Path packed, Path shown) throws IOException {
        Packing packing = Packing.of(start(packed));
        if (packing == Packing.NONE || packing == Packing.ZIP || packing == Packing.TAR) {
            return packed;
        }
        Path plain = passing();
        try (InputStream in = packing.unpack(Files.newInputStream(packed), bounds, shown.toString())) {
            Files.copy(in, plain);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(plain);
            throw e;
        }
        return plain;
    }

    private TableFile written(Path plain, Path shown, String sha256, long bytes) throws IOException {
        byte[] start = start(plain);
        TableFormat format = TableFormat.of(start);
        boolean packedAgain = Packing.of(start) != Packing.NONE && !plain.equals(source.path());
        if (packedAgain && (format != TableFormat.WORKBOOK || Archive.members(plain) != null)) {
            throw TableFile.unreadable(shown, "is an archive within an archive", "unpack the outer one first", null);
        }
        Path text = passing();
        try {
            if (format == TableFormat.TEXT) {
                Files.move(plain, text);
                return TableFile.open(
                        shown,
                        text,
                        made(bytes, sha256, null),
                        csv(),
                        hints.columns().wanted());
            }
            ConvertedTable written = TableWriter.write(format, shown.toString(), plain, text, writing(), bounds);
            return TableFile.open(
                    shown,
                    text,
                    made(bytes, sha256, written),
                    ownCsv((int) written.header()),
                    hints.columns().wanted());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(text);
            throw e;
        }
    }

    private TableFile.Made made(long bytes, String sha256, @Nullable ConvertedTable written) throws IOException {
        return new TableFile.Made(source.path(), Files.size(source.path()), bytes, sha256, written != null, written);
    }

    private ReadingHints.Csv csv() {
        return hints.csv().in(source.told().encoding());
    }

    /** How the passing file is written: as its mapping says, so that its rows can be read by that when they come back. */
    private ReadingHints.Csv ownCsv(int header) {
        Character delimiter = csv().delimiter();
        Character quote = csv().quote();
        return new ReadingHints.Csv(
                delimiter == null ? ',' : delimiter, quote == null ? '"' : quote, StandardCharsets.UTF_8, header);
    }

    private TableStyle writing() {
        ReadingHints.Csv own = ownCsv(1);
        return new TableStyle(
                Objects.requireNonNull(own.delimiter()),
                Objects.requireNonNull(own.quote()),
                hints.decimal(),
                hints.columns(),
                source.sheets(),
                left,
                rows);
    }

    private Path passing() throws IOException {
        Path file = Files.createTempFile(temporary, "source", "");
        Files.delete(file); // only its name is wanted
        return file;
    }

    private static byte[] start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(START);
        }
    }
}
