package org.tidewaiter.source;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.VisibleText;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.table.UnpackBounds;

/**
 * One table or file of messages to be taken in, all or nothing.
 *
 * @param path a file on disk
 * @param member its member that is meant, where it is an archive; null for the file itself
 * @param sheets the sheets that are meant, where it is a workbook; empty for those whose headers agree
 * @param stated what a person says of its writing
 * @param guide how an administration uses the format of its messages, or null
 * @param unpacked where its member lies unpacked, while somebody holds it ({@link UnpackedMember}); null where nobody does
 */
public record Source(
        Path path,
        @Nullable String member,
        List<String> sheets,
        StatedStyle stated,
        @Nullable NationalGuide guide,
        @Nullable Path unpacked) {
    /** Keeps copies of the lists and maps that it is given. */
    public Source {
        sheets = List.copyOf(sheets);
    }

    /** Of whose writing nothing is said. */
    public Source(Path path, @Nullable String member, List<String> sheets) {
        this(path, member, sheets, StatedStyle.NOTHING, null, null);
    }

    /** A file. */
    public static Source of(Path path) {
        return new Source(path, null, List.of());
    }

    /** This source with the sheets that are meant. */
    public Source onSheets(List<String> wanted) {
        return new Source(path, member, wanted, stated, guide, unpacked);
    }

    /** This source with what a person says of its writing. */
    public Source written(StatedStyle said) {
        return new Source(path, member, sheets, said, guide, unpacked);
    }

    /** This source with how an administration uses the format of its messages. */
    public Source in(@Nullable NationalGuide national) {
        return new Source(path, member, sheets, stated, national, unpacked);
    }

    /** This source with the place where its member is unpacked. */
    Source unpackedAt(Path place) {
        return new Source(path, member, sheets, stated, guide, place);
    }

    /**
     * Makes its member a file of its own, which the caller removes: a further name of the one that is held, or unpacked.
     *
     * @param name the member's name in the archive
     */
    void unpack(String name, Path to, UnpackBounds bounds) throws IOException {
        if (unpacked == null || !name.equals(member)) {
            Archive.unpack(path, name, to, bounds);
            return;
        }
        try {
            Files.createLink(to, unpacked);
        } catch (UnsupportedOperationException | FileSystemException e) { // a disk that gives a file one name only
            Files.copy(unpacked, to);
        }
    }

    /** Where it is, as shown to people: {@code archive.zip/member.csv}. */
    public Path shown() {
        if (member == null) {
            return path;
        }
        String plain = VisibleText.line(member.replace('\\', '/').replaceFirst("^/+", ""));
        try {
            return path.resolve(plain);
        } catch (InvalidPathException e) { // a name that this system could give no file
            return path.resolve(plain.replaceAll("[^ -~]", "_"));
        }
    }

    /** Its name, as shown to people. */
    public String name() {
        return VisibleText.line(
                member == null ? String.valueOf(path.getFileName()) : path.getFileName() + "/" + member);
    }
}
