package org.tidewaiter.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * A second place for heads, best on another machine: each is added as a line to the file that {@code TIDEWAITER_TRAIL_HEADS} names
 * (a share, a device that can only be appended to, a pipe to a logger).
 */
final class HeadCopies {
    private static final String VARIABLE = "TIDEWAITER_TRAIL_HEADS";

    private HeadCopies() {}

    static void add(Path workspace, String line) {
        String named = System.getenv(VARIABLE);
        if (named == null || named.isBlank()) {
            return;
        }
        try {
            Files.write(
                    Path.of(named),
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The work is done and in the workspace " + workspace
                            + ", but the head of its trail cannot be added to " + named + " (" + FileError.why(e) + ")",
                    "check the file that " + VARIABLE + " names",
                    e);
        }
    }
}
