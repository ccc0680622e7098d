package org.tidewaiter.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.intake.table.Bounds;
import org.tidewaiter.intake.table.Packing;
import org.tidewaiter.intake.table.TableFormat;
import org.tidewaiter.intake.table.TableWriter;
import org.tidewaiter.intake.table.Writing;
import org.tidewaiter.intake.table.Written;
import org.tidewaiter.model.Field;

/**
 * Opens a source, whatever it is. Separated values, plain or gzipped, are read where they lie; anything else is unpacked and
 * written anew as separated values in a passing file, and takes the same way from there.
 */
final class Opening {
    private static final int START = 64 * 1024;
    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.RATE, Field.Type.COUNT);

    private final Source source;
    private final @Nullable Mapping mapping;
    private final Path temporary;
    private final long rows;
    private final Bounds bounds;
    private Set<String> left = Set.of();
    private Set<String> wanted;

    /**
     * Prepares to open a source.
     *
     * @param mapping what will read it, or null where that is not known
     * @param temporary a directory for passing files
     * @param rows at most so many rows are needed
     */
    Opening(Source source, @Nullable Mapping mapping, Path temporary, long rows) {
        this(source, mapping, temporary, rows, Bounds.USUAL);
    }

    Opening(Source source, @Nullable Mapping mapping, Path temporary, long rows, Bounds bounds) {
        this.source = source;
        this.mapping = mapping;
        this.temporary = temporary;
        this.rows = rows;
        this.bounds = bounds;
        wanted = mapping == null ? Set.of() : mapping.columns().keySet();
    }

    /** Says which columns will be read, where there is no mapping. */
    Opening wanting(List<String> columns) {
        wanted = Set.copyOf(columns);
        return this;
    }

    /** Leaves sheets of a workbook out, as they were loaded before. */
    Opening without(Set<String> sheets) {
        left = Set.copyOf(sheets);
        return this;
    }

    /** The source as separated values; {@link SourceFile#discard} it after use. */
    SourceFile open() {
        try {
            return open(member());
        } catch (IOException e) {
            throw SourceFile.failure(source.shown(), e);
        }
    }

    private SourceFile open(@Nullable String member) throws IOException {
        if (member == null && isPlainText()) {
            return SourceFile.open(source.path(), source.path(), null, csv(), wanted);
        }
        Path shown = new Source(source.path(), member, List.of()).shown();
        Path packed = member == null ? source.path() : passing();
        Path plain = packed;
        try {
            if (member != null) {
                Archive.unpack(source.path(), member, packed, bounds);
            }
            long bytes = Files.size(packed);
            plain = unpacked(packed, shown);
            return written(plain, shown, sha256(plain), bytes);
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
            throw SourceFile.unreadable(
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

    private SourceFile written(Path plain, Path shown, String sha256, long bytes) throws IOException {
        byte[] start = start(plain);
        TableFormat format = TableFormat.of(start);
        boolean packedAgain = Packing.of(start) != Packing.NONE && !plain.equals(source.path());
        if (packedAgain && (format != TableFormat.WORKBOOK || Archive.members(plain) != null)) {
            throw SourceFile.unreadable(shown, "is an archive within an archive", "unpack the outer one first", null);
        }
        Path text = passing();
        try {
            if (format == TableFormat.TEXT) {
                Files.move(plain, text);
                return SourceFile.open(shown, text, made(bytes, sha256, null), csv(), wanted);
            }
            Written written = TableWriter.write(format, shown.toString(), plain, text, writing(), bounds);
            return SourceFile.open(shown, text, made(bytes, sha256, written), ownCsv((int) written.header()), wanted);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(text);
            throw e;
        }
    }

    private SourceFile.Made made(long bytes, String sha256, @Nullable Written written) throws IOException {
        return new SourceFile.Made(source.path(), Files.size(source.path()), bytes, sha256, written != null, written);
    }

    private Mapping.Csv csv() {
        Mapping.Csv csv = mapping == null ? new Mapping.Csv(null, null, null, null) : mapping.csv();
        return source.told().encoding() == null
                ? csv
                : new Mapping.Csv(csv.delimiter(), csv.quote(), source.told().encoding(), csv.header());
    }

    /** How the passing file is written: as the mapping says, so that its rows can be read by it when they come back. */
    private Mapping.Csv ownCsv(int header) {
        Character delimiter = csv().delimiter();
        Character quote = csv().quote();
        return new Mapping.Csv(
                delimiter == null ? ',' : delimiter, quote == null ? '"' : quote, StandardCharsets.UTF_8, header);
    }

    private Writing writing() {
        Mapping.Csv own = ownCsv(1);
        return new Writing(
                Objects.requireNonNull(own.delimiter()),
                Objects.requireNonNull(own.quote()),
                mapping == null ? '.' : mapping.decimal(),
                columns(),
                source.sheets(),
                left,
                rows);
    }

    private Writing.Columns columns() {
        return new Writing.Columns(
                wanted,
                mapping == null ? KnownNames.times() : days()::contains,
                named(f -> f.path().endsWith("_percent")),
                named(f -> NUMBERS.contains(f.type())),
                KnownNames::count);
    }

    /** The columns of days; plain numbers of years and months are none. */
    private Set<String> days() {
        Set<String> days = new java.util.HashSet<>(named(f -> f.type() == Field.Type.TIME));
        if (mapping != null) {
            mapping.columns().forEach((name, column) -> {
                if (column.writing().parts() != null) {
                    days.remove(name);
                }
            });
        }
        return days;
    }

    /** The columns that fill such a field. */
    private Set<String> named(Predicate<Field> which) {
        return mapping == null
                ? Set.of()
                : mapping.columns().entrySet().stream()
                        .filter(e -> e.getValue().fields().stream().anyMatch(which))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
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

    private static String sha256(Path path) throws IOException {
        try (DigestInputStream in = new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(path), 1 << 16), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
