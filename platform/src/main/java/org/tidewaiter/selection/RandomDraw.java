package org.tidewaiter.selection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/**
 * The random share: a declaration is drawn when the first eight bytes of HMAC-SHA256(key, declaration id), read as a number
 * from 0 to 1, lie below the share. Officers cannot foresee it; who has the key can replay it years later.
 */
public final class RandomDraw {
    /** The file of a workspace's own key. */
    public static final String KEY = "random.key";

    private final byte[] key;
    private final Path file;

    private RandomDraw(byte[] key, Path file) {
        this.key = key;
        this.file = file;
    }

    /** The file in which the key is kept. */
    public Path file() {
        return file;
    }

    private record Run(int assessmentId, String keySha256) {}

    /**
     * The draw with a workspace's own key, {@code random.key}, made on first use. Once declarations were drawn, another key is
     * refused: who may change it could draw again until the draw is kind.
     *
     * @throws TidewaiterException of kind STORAGE when the key is missing, empty or another than that of any run so far
     */
    public static RandomDraw of(Workspace workspace) {
        Path file = workspace.directory().resolve(KEY);
        List<Run> runs = workspace
                .lake()
                .query(
                        Run.class,
                        "select assessment_id, random_key_sha256 as key_sha256 from assessment order by assessment_id");
        if (!Files.exists(file)) {
            if (!runs.isEmpty()) {
                throw lost(file + " is gone, with which run " + runs.getFirst().assessmentId() + " was drawn");
            }
            make(file);
        } else if (isBlank(file)) {
            throw lost(file + " is empty");
        }
        RandomDraw draw = of(file);
        String mine = draw.keySha256();
        if (!runs.isEmpty() && runs.stream().noneMatch(r -> r.keySha256().equals(mine))) {
            throw lost("The key in " + file + " is not the one of run "
                    + runs.getFirst().assessmentId());
        }
        return draw;
    }

    private static void make(Path file) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        try {
            DurableFile.create(file, (HexFormat.of().formatHex(fresh) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            // Another thread made it meanwhile: its key is the workspace's.
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static boolean isBlank(Path file) {
        try {
            return Files.readString(file).isBlank();
        } catch (IOException e) {
            return false; // said when it is read
        }
    }

    private static TidewaiterException lost(String what) {
        return new TidewaiterException(
                Kind.STORAGE,
                what,
                "put the key back from a backup of the workspace, or draw with another on purpose: --key FILE, which"
                        + " is written down with the run");
    }

    /** The draw with the key in a file: 64 hexadecimal digits. */
    public static RandomDraw of(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).trim());
            if (key.length < 16) {
                throw new IllegalArgumentException("too short");
            }
            return new RandomDraw(key, file);
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

    /** The SHA-256 of the key, which says which one was used without telling it. */
    public String keySha256() {
        return Sha256.hex(key);
    }

    private static TidewaiterException unreadable(Path file, Exception e) {
        return new TidewaiterException(
                Kind.INPUT,
                "The key of the random draw cannot be read from " + file,
                "give a file of 64 hexadecimal digits that only the auditor and this workspace can read",
                e);
    }
}
