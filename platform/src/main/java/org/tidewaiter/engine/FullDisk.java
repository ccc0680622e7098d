package org.tidewaiter.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Tells that there is no room left from other reasons for which the database or the system refuses, by the words they have for it. */
final class FullDisk {
    private static final List<String> WORDS =
            List.of("no space left", "disk full", "max_temp_directory_size", "disk quota exceeded");

    private FullDisk() {}

    /** What to say of a failure that comes of it, whatever it is wrapped in; nothing for any other. */
    static Optional<TidewaiterException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (WORDS.stream().anyMatch(text::contains)) {
                return Optional.of(new TidewaiterException(
                        Kind.STORAGE,
                        "The disk that holds the workspace is full",
                        "free some space and run the command again; the workspace is as it was before",
                        failure));
            }
        }
        return Optional.empty();
    }
}
