package org.tidewaiter.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * What a backup consists of, kept in it as {@code manifest.json}.
 *
 * @param form of the manifest: 1
 * @param madeAt when, ISO 8601
 * @param workspace the directory that was backed up
 * @param trailHead the line of the head of its trail: entries, hash of the last, root
 * @param files size and SHA-256 of each file, by its path in the backup
 */
record BackupManifest(int form, String madeAt, String workspace, String trailHead, Map<String, KeptFile> files) {
    static final String FILE = "manifest.json";

    BackupManifest {
        files = new TreeMap<>(files);
    }

    /** A file: its size in bytes, and its SHA-256 in hexadecimal digits. */
    record KeptFile(long bytes, String sha256) {}

    byte[] bytes() {
        try {
            return Json.SORTED.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The manifest of a backup.
     *
     * @throws TidewaiterException INPUT when there is none that can be read
     */
    static BackupManifest read(Path backup) {
        Path file = backup.resolve(FILE);
        try {
            BackupManifest manifest =
                    Json.MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), BackupManifest.class);
            if (manifest.form() != 1) {
                throw new IOException("it is of form " + manifest.form() + ", which this version does not know");
            }
            for (String name : manifest.files().keySet()) {
                if (!backup.resolve(name).normalize().startsWith(backup.normalize())
                        || Path.of(name).isAbsolute()) {
                    throw new IOException("it names a file outside the backup, " + name);
                }
            }
            return manifest;
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw none(backup, "its " + FILE + " is damaged", e);
        } catch (IOException e) {
            throw none(backup, FILE + ": " + FileError.why(e), e);
        }
    }

    private static TidewaiterException none(Path backup, String why, Exception e) {
        return new TidewaiterException(
                Kind.INPUT,
                backup + " is no whole backup of a workspace (" + why + ")",
                "name a directory that tidewaiter backup made",
                e);
    }

    /** Copies a file to a new one for its owner only, forced to the disk, and says what was copied. */
    static KeptFile copy(Path from, Path to) throws IOException {
        directories(Objects.requireNonNull(to.getParent()));
        MessageDigest digest = Sha256.digest();
        long bytes;
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest);
                OutputStream out = Files.newOutputStream(OwnerOnly.file(to))) {
            bytes = in.transferTo(out);
        }
        DurableFile.force(to);
        return new KeptFile(bytes, Sha256.hex(digest));
    }

    private static void directories(Path directory) throws IOException {
        Path above = directory.getParent();
        if (above != null && !Files.isDirectory(above)) {
            directories(above);
        }
        OwnerOnly.directory(directory);
    }

    /** Size and hash of a file. */
    static KeptFile of(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return new KeptFile(bytes, Sha256.hex(digest));
        }
    }
}
