package org.tidewaiter.source;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.source.table.UnpackBounds;

/**
 * A ZIP archive: names in UTF-8 or as DOS wrote them, members packed in any usual way. A member that is encrypted or damaged
 * is found out when it is unpacked, so that the others can be taken. Only the archive used last is held open.
 */
final class ZipArchive implements Closeable {
    private static final HeldArchive<ZipArchive> HELD = new HeldArchive<>();

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> members = new LinkedHashMap<>();

    private ZipArchive(Path path) throws IOException {
        zip = open(path);
        for (Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder(); all.hasMoreElements(); ) {
            ZipArchiveEntry entry = all.nextElement();
            if (!entry.isDirectory() && !entry.isUnixSymlink() && !Archive.isHidden(entry.getName())) {
                members.put(free(entry.getName()), entry);
            }
        }
    }

    /** A name that comes twice is two members: the second is told apart by a number. */
    private String free(String name) {
        String free = name;
        for (int n = 2; members.containsKey(free); n++) {
            free = name + " (" + n + ")";
        }
        return free;
    }

    private static ZipFile open(Path path) throws IOException {
        ZipFile utf8 = ZipFile.builder()
                .setPath(path)
                .setCharset(StandardCharsets.UTF_8)
                .get();
        boolean readable = true;
        for (Enumeration<ZipArchiveEntry> all = utf8.getEntries(); all.hasMoreElements(); ) {
            readable &= isUtf8(all.nextElement().getRawName());
        }
        if (readable) {
            return utf8;
        }
        utf8.close();
        return ZipFile.builder().setPath(path).setCharset("IBM850").get();
    }

    private static boolean isUtf8(byte[] name) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(name));
            return true;
        } catch (java.nio.charset.CharacterCodingException e) {
            return false;
        }
    }

    /** What it is, if it is one document and no archive of files; a workbook that can be read is {@code xlsx}. */
    static synchronized @Nullable String document(Path path) throws IOException {
        ZipArchive archive = of(path);
        String mime = archive.text("mimetype");
        if (!mime.isEmpty() && !archive.has("xl/workbook.xml")) {
            return mime.contains("spreadsheet") ? "an OpenDocument spreadsheet (.ods)" : "a document (" + mime + ")";
        }
        if (archive.has("xl/workbook.bin")) {
            return "a binary Excel workbook (.xlsb)";
        }
        if (archive.isWorkbook()) {
            return "xlsx";
        }
        if (archive.members.keySet().stream().anyMatch(n -> n.endsWith(".iwa"))) {
            return "a Numbers, Pages or Keynote document";
        }
        return archive.has("[content_types].xml")
                ? archive.has("word/document.xml") ? "a Word document (.docx)" : "a document of Office"
                : null;
    }

    /** By its part, which some programs put elsewhere or write with backslashes. */
    private boolean isWorkbook() throws IOException {
        return has("xl/workbook.xml")
                || has("[content_types].xml") && text("[Content_Types].xml").contains("spreadsheetml.sheet.main");
    }

    private boolean has(String name) {
        return members.keySet().stream()
                .anyMatch(n -> n.replace('\\', '/').toLowerCase(Locale.ROOT).equals(name));
    }

    private String text(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null || entry.getSize() > 1 << 20 || !zip.canReadEntryData(entry)) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
        }
    }

    /** The names of its files, in their order. */
    static synchronized List<String> members(Path path) throws IOException {
        return List.copyOf(of(path).members.keySet());
    }

    /** Copies a member out, within the bounds. */
    static synchronized void unpack(Path path, String member, Path to, UnpackBounds bounds) throws IOException {
        ZipArchive archive = of(path);
        ZipArchiveEntry entry = archive.members.get(member);
        if (entry == null) {
            throw TableFile.unreadable(path, "has no member " + member + " any more", "load it again", null);
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw TableFile.unreadable(
                    new Source(path, member, List.of()).shown(),
                    "is protected by a password in its archive",
                    "unpack it with its password and load what is in it",
                    null);
        }
        try (InputStream in =
                bounds.guard(archive.zip.getInputStream(entry), entry::getCompressedSize, path + "/" + member)) {
            Files.copy(in, to);
            requireSum(new Source(path, member, List.of()).shown(), entry, to);
        } catch (ZipException | EOFException e) {
            throw damaged(new Source(path, member, List.of()).shown(), e);
        }
    }

    /** The library does not look whether what it unpacked is what was packed. */
    private static void requireSum(Path member, ZipArchiveEntry entry, Path unpacked) throws IOException {
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(unpacked)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                sum.update(buffer, 0, got);
            }
        }
        if (entry.getCrc() >= 0 && sum.getValue() != entry.getCrc()) {
            throw damaged(member, new ZipException("its check sum is another one"));
        }
    }

    private static org.tidewaiter.engine.TidewaiterException damaged(Path member, Exception e) {
        return TableFile.unreadable(
                member, "is damaged in its ZIP archive (" + e.getMessage() + ")", "get the archive again", e);
    }

    private static ZipArchive of(Path path) throws IOException {
        try {
            return HELD.of(path, () -> new ZipArchive(path));
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw TableFile.unreadable(path, "is a damaged or cut off ZIP archive", "get the file again", e);
        }
    }

    /** Closes the archive that is held open. */
    static synchronized void release() throws IOException {
        HELD.release();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
