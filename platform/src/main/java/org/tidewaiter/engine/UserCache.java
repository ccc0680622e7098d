package org.tidewaiter.engine;

import java.nio.file.Path;
import java.util.Objects;

/** The directory for what Tidewaiter can make again: {@code tidewaiter} in {@code XDG_CACHE_HOME}, or in {@code ~/.cache}. */
public final class UserCache {
    private UserCache() {}

    /** Where it is; it need not be there yet. */
    public static Path directory() {
        String set = Objects.requireNonNullElse(System.getenv("XDG_CACHE_HOME"), "");
        Path cache = set.isBlank() || !Path.of(set).isAbsolute()
                ? Path.of(System.getProperty("user.home")).resolve(".cache")
                : Path.of(set);
        return cache.resolve("tidewaiter");
    }
}
