package org.tidewaiter.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.tidewaiter.engine.TemporaryFiles;
import org.tidewaiter.source.table.UnpackBounds;

/**
 * A tar archive, plain or packed as a whole. A packed one is unpacked once, because its members can be reached in no other
 * way than one after the other; the unpacked file has no name any more, so that it goes with the process, however it ends.
 * Only the archive used last is held open.
 */
final class TarArchive implements Closeable {
    private static final HeldArchive<TarArchive> HELD = new HeldArchive<>();

    private final Path path;
    private final SeekableByteChannel channel;
    private final Map<String, TarArchiveEntry> members = new LinkedHashMap<>();
    private final TarFile tar;

    private TarArchive(Path path, SeekableByteChannel channel, TarFile tar) {
        this.path = path;
        this.channel = channel;
        this.tar = tar;
        for (TarArchiveEntry entry : tar.getEntries()) {
            if (isMember(entry)) {
                members.put(entry.getName(), entry); // a name that comes again replaces the former, as tar does
            }
        }
    }

    private static TarArchive read(Path path, UnpackBounds bounds) throws IOException {
        SeekableByteChannel channel = channel(path, bounds);
        try {
            count(path, channel);
            return new TarArchive(path, channel, new TarFile(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether a file that starts so, or unpacks to such a start, is a tar archive. */
    static boolean is(Path path) throws IOException {
        try (InputStream raw = Files.newInputStream(path)) {
            return Packing.of(raw.readNBytes(Packing.TAR_BLOCK)) == Packing.TAR || packed(path);
        }
    }

    private static boolean packed(Path path) {
        try (InputStream in = unpacked(path, UnpackBounds.USUAL)) {
            return Packing.of(in.readNBytes(Packing.TAR_BLOCK)) == Packing.TAR;
        } catch (IOException e) {
            return false; // damaged: the reader of files says what is wrong
        }
    }

    private static InputStream unpacked(Path path, UnpackBounds bounds) throws IOException {
        InputStream raw = Files.newInputStream(path);
        byte[] start;
        try (InputStream first = Files.newInputStream(path)) {
            start = first.readNBytes(Packing.TAR_BLOCK);
        }
        try {
            return Packing.of(start).unpack(raw, bounds, path.toString());
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static SeekableByteChannel channel(Path path, UnpackBounds bounds) throws IOException {
        try (InputStream raw = Files.newInputStream(path)) {
            if (Packing.of(raw.readNBytes(Packing.TAR_BLOCK)) == Packing.TAR) {
                return Files.newByteChannel(path);
            }
        }
        Path plain = Files.createTempFile(TemporaryFiles.directory(), "unpacked", ".tar");
        try {
            try (InputStream in = unpacked(path, bounds)) {
                Files.copy(in, plain, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.newByteChannel(plain, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(plain);
            throw e;
        }
    }

    /** Before they are all held in memory. */
    private static void count(Path path, SeekableByteChannel channel) throws IOException {
        int entries = 0;
        TarArchiveInputStream in =
                new TarArchiveInputStream(java.nio.channels.Channels.newInputStream(channel)); // the channel stays open
        while (in.getNextEntry() != null) {
            if (++entries > 2 * Archive.MEMBERS) {
                throw Archive.tooMany(path);
            }
        }
        channel.position(0);
    }

    private static boolean isMember(TarArchiveEntry entry) {
        boolean link = entry.isLink() || entry.isSymbolicLink();
        return entry.isFile() && !link && !Archive.isHidden(entry.getName());
    }

    /** The names of its files, in their order. */
    static synchronized List<String> members(Path path) throws IOException {
        return List.copyOf(open(path, UnpackBounds.USUAL).members.keySet());
    }

    /** Copies a member out. */
    static synchronized void unpack(Path path, String member, Path to, UnpackBounds bounds) throws IOException {
        TarArchive archive = open(path, bounds);
        TarArchiveEntry entry = archive.members.get(member);
        if (entry == null) {
            throw TableFile.unreadable(path, "has no member " + member + " any more", "load it again", null);
        }
        try (InputStream in = bounds.guard(
                archive.tar.getInputStream(entry), entry::getSize, path + "/" + member)) { // sparse ones grow
            Files.copy(in, to);
        }
    }

    private static TarArchive open(Path path, UnpackBounds bounds) throws IOException {
        try {
            return HELD.of(path, () -> read(path, bounds));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw TableFile.unreadable(path, "is a damaged or cut off tar archive", "get the file again", e);
        }
    }

    /** Closes the archive that is held open. */
    static synchronized void release() throws IOException {
        HELD.release();
    }

    @Override
    public void close() throws IOException {
        tar.close();
        channel.close();
    }
}
