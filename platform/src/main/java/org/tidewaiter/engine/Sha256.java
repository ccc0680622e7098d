package org.tidewaiter.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) of texts, bytes, files and streams: 32 bytes, or 64 lower-case hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    /** A digest that takes bytes as they come by. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The hash of parts, one after the other, as 32 bytes. */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The hash of parts, one after the other, as hexadecimal digits. */
    public static String hex(byte[]... parts) {
        return HexFormat.of().formatHex(of(parts));
    }

    /** The hash of a text in UTF-8. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of what a digest took; it begins anew. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of a file's bytes, which need not fit into memory. */
    public static String hex(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return hex(in);
        }
    }

    /** The hash of what is left of a stream, which is read to its end and not closed. */
    public static String hex(InputStream in) throws IOException {
        DigestInputStream read = new DigestInputStream(in, digest());
        read.transferTo(OutputStream.nullOutputStream());
        return hex(read.getMessageDigest());
    }

    /** A digest as it may stand in a statement, which is planned once so and twice with a parameter; whatever is no digest is refused. */
    public static String quoted(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no SHA-256: " + hex);
        }
        return "'" + hex + "'";
    }
}
