package org.tidewaiter.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.source.table.UnpackBounds;

/** An archive of files, ZIP or tar; a ZIP may also be a workbook. */
public final class Archive {
    /** Archives of more files are refused. */
    static final int MEMBERS = 10_000;

    /** Files that systems and programs leave beside data; in small letters. */
    private static final Set<String> BESIDE =
            Set.of("__macosx", "thumbs.db", "desktop.ini", "_success", "_metadata", "_common_metadata");

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
     * @throws TidewaiterException INPUT when it is damaged or a document of another kind
     */
    static @Nullable List<String> members(Path path) throws IOException {
        if (!isZip(path)) {
            return checked(path, TarArchive.members(path));
        }
        String document = ZipArchive.document(path);
        if (document == null) {
            return checked(path, ZipArchive.members(path));
        }
        if (document.equals("xlsx")) {
            return null;
        }
        throw TableFile.unreadable(
                path,
                "is " + document + ", not a table that can be read",
                "save it as .xlsx or CSV and load that",
                null);
    }

    private static List<String> checked(Path path, List<String> names) {
        if (names.isEmpty()) {
            throw TableFile.unreadable(path, "is an archive without files", "give one with files", null);
        }
        if (names.size() > MEMBERS) {
            throw tooMany(path);
        }
        return names;
    }

    static TidewaiterException tooMany(Path path) {
        return TableFile.unreadable(
                path, "is an archive of more than " + MEMBERS + " files", "unpack it and give the folder", null);
    }

    /** Unpacks a member, within the bounds. */
    static void unpack(Path path, String member, Path to, UnpackBounds bounds) throws IOException {
        if (isZip(path)) {
            ZipArchive.unpack(path, member, to, bounds);
        } else {
            TarArchive.unpack(path, member, to, bounds);
        }
    }

    /** Closes the archives that are held open, so that they can be removed. */
    public static void release() {
        try {
            ZipArchive.release();
            TarArchive.release();
        } catch (IOException e) {
            // They were only read.
        }
    }

    /** Whether a file, by its name within an archive or folder, is none of the data. */
    static boolean isHidden(String name) {
        for (String part : name.replace('\\', '/').split("/")) {
            if (part.startsWith(".") && !part.equals(".") && !part.equals("..")
                    || part.startsWith("~$")
                    || BESIDE.contains(part.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
