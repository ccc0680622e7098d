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
 * A source that holds a table, opened once for all that read it in turn: the proposal of a mapping, the survey of whole columns, the load. What it is
 * was found, it is unpacked and it is hashed once, and text is looked at once for its encoding, separators and header.
 *
 * <p>Separated values, plain or gzipped, are read where they lie. What is packed otherwise is unpacked to a passing file, which is there until this
 * is closed. What is no text (a workbook, JSON, Parquet) is written anew as separated values for each reading, since the writing depends on what is
 * known of its columns; whoever reads it {@linkplain TableFile#discard discards} that.
 */
public final class OpenedSource implements AutoCloseable {
    private static final int START = 64 * 1024;

    /** Stands for the digest of what is read for its beginning alone: nobody asks for it, and to take it reads the whole. */
    private static final String NOT_HASHED = "";

    private final Source source;
    private final Path temporary;
    private final UnpackBounds bounds;
    private final Path shown;
    private final Path plain;
    private final TableFormat format;
    private final long bytes;
    private @Nullable String sha256;
    private @Nullable TableBeginning looked;

    /** A text that was looked at, and what was fixed of it then. */
    private record TableBeginning(TableFile file, ReadingHints.Csv fixed) {}

    private OpenedSource(
            Source source,
            Path temporary,
            UnpackBounds bounds,
            Path shown,
            Path plain,
            TableFormat format,
            long bytes) {
        this.source = source;
        this.temporary = temporary;
        this.bounds = bounds;
        this.shown = shown;
        this.plain = plain;
        this.format = format;
        this.bytes = bytes;
    }

    /**
     * Opens a source.
     *
     * @param temporary a directory for passing files
     * @throws org.tidewaiter.engine.TidewaiterException INPUT when it is damaged, an archive of several files, or unpacks to more than is reasonable
     */
    public static OpenedSource of(Source source, Path temporary) {
        return of(source, temporary, UnpackBounds.USUAL);
    }

    /** Opens a source with bounds of what it may unpack to. */
    public static OpenedSource of(Source source, Path temporary, UnpackBounds bounds) {
        try {
            String member = member(source);
            return member == null && isTextAsItLies(source, bounds)
                    ? new OpenedSource(source, temporary, bounds, source.path(), source.path(), TableFormat.TEXT, 0)
                    : unpacked(source, temporary, bounds, member);
        } catch (IOException e) {
            throw TableFile.failure(source.shown(), e);
        }
    }

    private static OpenedSource unpacked(Source source, Path temporary, UnpackBounds bounds, @Nullable String member)
            throws IOException {
        Path shown = new Source(source.path(), member, List.of()).shown();
        Path packed = member == null ? source.path() : passing(temporary);
        Path plain = packed;
        try {
            if (member != null) {
                source.unpack(member, packed, bounds);
            }
            long bytes = Files.size(packed);
            plain = unpacked(packed, shown, temporary, bounds);
            if (!plain.equals(packed)) {
                removed(source, packed);
            }
            byte[] start = start(plain);
            TableFormat format = TableFormat.of(start);
            boolean packedAgain = Packing.of(start) != Packing.NONE && !plain.equals(source.path());
            if (packedAgain && (format != TableFormat.WORKBOOK || Archive.members(plain) != null)) {
                throw TableFile.unreadable(
                        shown, "is an archive within an archive", "unpack the outer one first", null);
            }
            return new OpenedSource(source, temporary, bounds, shown, plain, format, bytes);
        } catch (IOException | RuntimeException e) {
            removed(source, packed);
            removed(source, plain);
            throw e;
        }
    }

    private static void removed(Source source, Path passing) throws IOException {
        if (!passing.equals(source.path())) {
            Files.deleteIfExists(passing);
        }
    }

    /** The source that was opened. */
    public Source source() {
        return source;
    }

    /** All of it as separated values, as {@code hints} say that it is to be read. */
    public TableFile table(ReadingHints hints) {
        return read(hints, Set.of(), Long.MAX_VALUE);
    }

    /** All of it as separated values, without sheets of a workbook that were loaded before. */
    public TableFile tableWithout(Set<String> sheets, ReadingHints hints) {
        return read(hints, sheets, Long.MAX_VALUE);
    }

    /** The beginning of the source as a table, written as {@code hints} say: at least so many rows, where it has them. */
    public TableFile beginning(ReadingHints hints, long rows) {
        return read(hints, Set.of(), rows);
    }

    /** Whether a reading of its beginning has all of it: text is not written anew. */
    public boolean isText() {
        return format == TableFormat.TEXT;
    }

    private TableFile read(ReadingHints hints, Set<String> left, long rows) {
        try {
            return isText() ? text(hints) : converted(hints, left, rows);
        } catch (IOException e) {
            throw TableFile.failure(source.shown(), e);
        }
    }

    /** Looked at again only where other things are fixed than were, and than were found: a mapping that was proposed for it says what was found. */
    private TableFile text(ReadingHints hints) throws IOException {
        ReadingHints.Csv fixed = csv(hints);
        TableBeginning before = looked;
        if (before != null && (fixed.equals(before.fixed) || fixed.isFoundIn(before.file, before.fixed))) {
            return before.file;
        }
        TableFile.TextOrigin made = plain.equals(source.path()) ? null : made(sha256(), null);
        TableFile file =
                TableFile.open(shown, plain, made, fixed, hints.columns().wanted());
        looked = new TableBeginning(file, fixed);
        return file;
    }

    private TableFile converted(ReadingHints hints, Set<String> left, long rows) throws IOException {
        String hash = rows == Long.MAX_VALUE ? sha256() : NOT_HASHED;
        Path text = passing(temporary);
        try {
            ConvertedTable written =
                    TableWriter.write(format, shown.toString(), plain, text, writing(hints, left, rows), bounds);
            return TableFile.open(
                    shown,
                    text,
                    made(hash, written),
                    ownCsv(hints, (int) written.header()),
                    hints.columns().wanted());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(text);
            throw e;
        }
    }

    private String sha256() throws IOException {
        String known = sha256;
        if (known == null) {
            known = Sha256.hex(plain);
            sha256 = known;
        }
        return known;
    }

    private TableFile.TextOrigin made(String hash, @Nullable ConvertedTable written) throws IOException {
        return new TableFile.TextOrigin(
                source.path(), Files.size(source.path()), bytes, hash, written != null, written);
    }

    /** The member that is meant: the one of the source, or the only one of an archive; null for the file itself. */
    private static @Nullable String member(Source source) throws IOException {
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

    private static boolean isTextAsItLies(Source source, UnpackBounds bounds) throws IOException {
        if (!Files.isRegularFile(source.path())) {
            return true; // refused when it is read, in words
        }
        byte[] start = start(source.path());
        Packing packing = Packing.of(start);
        if (packing == Packing.GZIP) {
            try (InputStream in = packing.unpack(
                    Files.newInputStream(source.path()), bounds, source.path().toString())) {
                return isText(in.readNBytes(START));
            } catch (java.io.EOFException | java.util.zip.ZipException e) {
                return true; // refused when it is read, in words
            }
        }
        return packing == Packing.NONE && isText(start);
    }

    private static boolean isText(byte[] start) {
        return Packing.of(start) == Packing.NONE && TableFormat.of(start) == TableFormat.TEXT;
    }

    private static Path unpacked(Path packed, Path shown, Path temporary, UnpackBounds bounds) throws IOException {
        Packing packing = Packing.of(start(packed));
        if (packing == Packing.NONE || packing == Packing.ZIP || packing == Packing.TAR) {
            return packed;
        }
        Path plain = passing(temporary);
        try (InputStream in = packing.unpack(Files.newInputStream(packed), bounds, shown.toString())) {
            Files.copy(in, plain);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(plain);
            throw e;
        }
        return plain;
    }

    private ReadingHints.Csv csv(ReadingHints hints) {
        return hints.csv().in(source.stated().encoding());
    }

    /** How a passing file is written: as its mapping says, so that its rows can be read by that when they come back. */
    private ReadingHints.Csv ownCsv(ReadingHints hints, int header) {
        Character delimiter = csv(hints).delimiter();
        Character quote = csv(hints).quote();
        return new ReadingHints.Csv(
                delimiter == null ? ',' : delimiter, quote == null ? '"' : quote, StandardCharsets.UTF_8, header);
    }

    private TableStyle writing(ReadingHints hints, Set<String> left, long rows) {
        ReadingHints.Csv own = ownCsv(hints, 1);
        return new TableStyle(
                Objects.requireNonNull(own.delimiter()),
                Objects.requireNonNull(own.quote()),
                hints.decimal(),
                hints.columns(),
                source.sheets(),
                left,
                rows);
    }

    private static Path passing(Path temporary) throws IOException {
        Path file = Files.createTempFile(temporary, "source", "");
        Files.delete(file); // only its name is wanted
        return file;
    }

    private static byte[] start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(START);
        }
    }

    /** Removes what was unpacked. */
    @Override
    public void close() {
        try {
            removed(source, plain);
        } catch (IOException e) {
            // It stands in a directory that is emptied anyway.
        }
    }
}
