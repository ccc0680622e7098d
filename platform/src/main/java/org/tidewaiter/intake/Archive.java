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
import org.tidewaiter.intake.table.Bounds;
import org.tidewaiter.intake.table.Packing;

/** A ZIP file: a workbook, or an archive of files. */
final class Archive {
    private static final int MEMBERS = 10_000;

    private Archive() {}

    /** Whether the file is a ZIP of some kind. */
    static boolean isZip(Path path) throws IOException {
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
            if (names.isEmpty()) {
                throw SourceFile.unreadable(path, "is a ZIP archive without files", "give one with files", null);
            }
            if (names.size() > MEMBERS) {
                throw SourceFile.unreadable(
                        path,
                        "is a ZIP archive of more than " + MEMBERS + " files",
                        "unpack it and give the folder",
                        null);
            }
            return names;
        }
    }

    /** Unpacks a member, within the bounds. */
    static void unpack(Path path, String member, Path to, Bounds bounds) throws IOException {
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
                        "is a ZIP archive whose member " + member + " is damaged or encrypted (" + e.getMessage() + ")",
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
                throw SourceFile.unreadable(
                        path, "is a damaged ZIP archive (" + e.getMessage() + ")", "get the file again", e);
            }
        }
    }

    private static boolean isHidden(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.startsWith(".") || name.startsWith("__MACOSX/");
    }
}
