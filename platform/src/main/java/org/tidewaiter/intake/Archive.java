package org.tidewaiter.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.intake.table.Bounds;
import org.tidewaiter.intake.table.Packing;

/** An archive of files, ZIP or tar; a ZIP may also be a workbook. */
final class Archive {
    /** Archives of more files are refused. */
    static final int MEMBERS = 10_000;

    private Archive() {}

    /** Whether the file is a ZIP of some kind, or a tar archive, plain or packed. */
    static boolean is(Path path) throws IOException {
        return isZip(path) || TarArchive.is(path);
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Packing.of(in.readNBytes(4)) == Packing.ZIP;
        }
    }

    /**
     * The names of the files in an archive, in their order there; null where it is a workbook.
     *
     * @throws org.tidewaiter.engine.TidewaiterException INPUT when it is damaged or a document of another kind
     */
    static @Nullable List<String> members(Path path) throws IOException {
        if (!isZip(path)) {
            return checked(path, TarArchive.members(path));
        }
        try (ZipFile zip = open(path)) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return null;
            }
            refuseDocument(path, zip);
            List<String> names = zip.stream()
                    .filter(e -> !e.isDirectory() && !isHidden(e.getName()))
                    .map(ZipEntry::getName)
                    .limit(MEMBERS + 1L)
                    .toList();
            return checked(path, names);
        }
    }

    private static List<String> checked(Path path, List<String> names) {
        if (names.isEmpty()) {
            throw SourceFile.unreadable(path, "is an archive without files", "give one with files", null);
        }
        if (names.size() > MEMBERS) {
            throw tooMany(path);
        }
        return names;
    }

    static TidewaiterException tooMany(Path path) {
        return SourceFile.unreadable(
                path, "is an archive of more than " + MEMBERS + " files", "unpack it and give the folder", null);
    }

    /** Unpacks a member, within the bounds. */
    static void unpack(Path path, String member, Path to, Bounds bounds) throws IOException {
        if (!isZip(path)) {
            TarArchive.unpack(path, member, to, bounds);
            return;
        }
        try (ZipFile zip = open(path)) {
            ZipEntry entry = zip.getEntry(member);
            if (entry == null) {
                throw SourceFile.unreadable(path, "has no member " + member + " any more", "load it again", null);
            }
            try (InputStream in =
                    bounds.guard(zip.getInputStream(entry), entry::getCompressedSize, path + "/" + member)) {
                Files.copy(in, to);
            } catch (ZipException e) {
                throw SourceFile.unreadable(
                        path,
                        "is a ZIP archive whose member " + member + " is damaged or encrypted",
                        "get it again, or unpack it yourself",
                        e);
            }
        }
    }

    private static void refuseDocument(Path path, ZipFile zip) {
        boolean other = zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null;
        if (other) {
            throw SourceFile.unreadable(
                    path,
                    "is a document (Word, OpenDocument, or a binary workbook), not a table that can be read",
                    "save it as .xlsx or CSV and load that",
                    null);
        }
    }

    /** Names in UTF-8, or as DOS wrote them. */
    private static ZipFile open(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            try {
                return new ZipFile(path.toFile(), Charset.forName("IBM850"));
            } catch (ZipException again) {
                throw SourceFile.unreadable(path, "is a damaged or cut off ZIP archive", "get the file again", e);
            }
        }
    }

    static boolean isHidden(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.startsWith(".") || name.startsWith("__MACOSX/");
    }
}
