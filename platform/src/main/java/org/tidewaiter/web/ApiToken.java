package org.tidewaiter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/**
 * The token with which another system may write to this workspace: {@code api.token}, made on first use, readable by its
 * owner only, the same after every start.
 */
final class ApiToken {
    /** The name of the one token that there is. */
    private static final String NAME = "api";

    private final byte[] token;

    private ApiToken(byte[] token) {
        this.token = token;
    }

    static ApiToken of(Workspace workspace) {
        Path file = workspace.directory().resolve("api.token");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[24];
                new SecureRandom().nextBytes(fresh);
                DurableFile.create(file, (HexFormat.of().formatHex(fresh) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            String text = Files.readString(file).strip();
            if (text.length() < 16) {
                throw new IOException("it is shorter than 16 characters");
            }
            return new ApiToken(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The token " + file + " cannot be read (" + e.getMessage() + ")",
                    "remove the file, so that a new one is made",
                    e);
        }
    }

    /** Who comes in with it. */
    Actor actor() {
        return Actor.token(NAME);
    }

    /** Whether a header {@code Authorization: Bearer …} shows it. */
    boolean isShownBy(@Nullable String authorization) {
        String shown = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }
}
