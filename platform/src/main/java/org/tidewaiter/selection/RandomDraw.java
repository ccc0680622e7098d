package org.tidewaiter.selection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/**
 * The random share: a declaration is drawn when the first eight bytes of HMAC-SHA256(key, declaration id), read as a number
 * from 0 to 1, lie below the share. Officers cannot foresee it; who has the key can replay it years later.
 */
public final class RandomDraw {
    private final byte[] key;

    private RandomDraw(byte[] key) {
        this.key = key;
    }

    /** The draw with a workspace's own key, made on first use and kept in {@code random.key}. */
    public static RandomDraw of(Workspace workspace) {
        Path file = workspace.directory().resolve("random.key");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                Files.writeString(file, HexFormat.of().formatHex(fresh) + "\n");
            }
            return of(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The draw with the key in a file: 64 hexadecimal digits. */
    public static RandomDraw of(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).trim());
            if (key.length < 16) {
                throw new IllegalArgumentException("too short");
            }
            return new RandomDraw(key);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    /** A number from 0 to below 1 that only the key foresees. */
    public double number(String declarationId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] digest = mac.doFinal(declarationId.getBytes(StandardCharsets.UTF_8));
            long bits = java.nio.ByteBuffer.wrap(digest).getLong();
            return (bits >>> 11) * 0x1.0p-53;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which key was used, without telling it. */
    public String keySha256() {
        return DataVersion.sha256(key);
    }

    private static TidewaiterException unreadable(Path file, Exception e) {
        return new TidewaiterException(
                Kind.INPUT,
                "The key of the random draw cannot be read from " + file,
                "give a file of 64 hexadecimal digits that only the auditor and this workspace can read",
                e);
    }
}
