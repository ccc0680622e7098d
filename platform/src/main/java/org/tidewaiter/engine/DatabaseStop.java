package org.tidewaiter.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Tells that the database stopped at an error of its own (DuckDB's INTERNAL and FATAL errors), after which it refuses every word until it is opened
 * anew. What is stored is as the last transaction left it, so that this is no damage of its file.
 */
final class DatabaseStop {
    private static final AtomicLong SEEN = new AtomicLong();

    private DatabaseStop() {}

    /** How often a database of this process was seen to have stopped. */
    static long seen() {
        return SEEN.get();
    }

    /** What to say of a failure that is such an error, or comes of an earlier one; nothing for any other. */
    static Optional<TidewaiterException> in(String sql, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        String text = message.toLowerCase(Locale.ROOT);
        if (!text.startsWith("internal error")
                && !text.startsWith("fatal error")
                && !text.contains("database has been invalidated")) {
            return Optional.empty();
        }
        SEEN.incrementAndGet();
        String why = message.lines()
                .filter(l -> l.startsWith("Original error"))
                .findFirst()
                .orElseGet(() -> message.lines().findFirst().orElse(""));
        return Optional.of(new TidewaiterException(
                Kind.INTERNAL,
                "The database stopped at an error of its own (" + why
                        + "): nothing was answered, and what is stored is as it was",
                "ask again: it is opened anew as soon as all that was under way has ended; if that does not help, start Tidewaiter again, ask for less at"
                        + " once (a shorter period), and report it with what --debug prints",
                new IllegalStateException("In: " + sql, failure)));
    }

    /** What to say while it cannot be opened anew. */
    static TidewaiterException underWay() {
        return new TidewaiterException(
                Kind.BUSY,
                "The database stopped at an error of its own and is opened anew when all that was under way has ended",
                "ask again in a few seconds; if that does not help, start Tidewaiter again");
    }
}
