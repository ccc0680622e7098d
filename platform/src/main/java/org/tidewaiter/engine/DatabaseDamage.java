package org.tidewaiter.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Tells a database file that is damaged from other reasons for which the database refuses, by the words DuckDB has for it. */
final class DatabaseDamage {
    private static final List<String> WORDS = List.of(
            "data corruption error",
            "corrupt database file",
            "not a valid duckdb database",
            "could not read enough bytes from file",
            "could not read all bytes from file",
            "serialization error",
            "failed to load metadata pointer",
            "replaying wal");

    private DatabaseDamage() {}

    /** What to say of a failure that comes of a damaged file; nothing for any other. */
    static Optional<TidewaiterException> in(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        String text = message.toLowerCase(Locale.ROOT);
        // A file that is loaded may be cut off too: that is no damage of the database.
        boolean ofAnother = text.contains(" bytes from file ") && !text.contains(".duckdb");
        return WORDS.stream().anyMatch(text::contains) && !ofAnother
                ? Optional.of(
                        damaged("is damaged (" + message.lines().findFirst().orElse("") + ")", failure))
                : Optional.empty();
    }

    /** The exception that says so, with the remedy. */
    static TidewaiterException damaged(String how, @org.jspecify.annotations.Nullable Throwable cause) {
        return new TidewaiterException(
                Kind.STORAGE,
                "The database of the workspace " + how,
                "take the latest backup (tidewaiter restore BACKUP --workspace NEW), or load the files into a new"
                        + " workspace",
                cause);
    }
}
