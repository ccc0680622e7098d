package org.tidewaiter.query;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * What is asked, by whom, and how much of the answer is wanted.
 *
 * @param sql one SELECT over the views that may be asked
 * @param who who asks, for the log
 * @param via how: command or page
 * @param officers why officers are to be shown; null where they are masked
 * @param rows the most rows that are given
 * @param seconds after which the question is given up
 */
public record SqlQuestion(
        String sql, Actor who, String via, @Nullable String officers, int rows, int seconds) {
    /** The longest that a question may take, in seconds. */
    public static final int LONGEST = 600;

    /** Refuses what is out of bounds. */
    public SqlQuestion {
        if (rows < 1 || seconds < 1 || seconds > LONGEST) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "A query gives 1 row or more, in 1 to " + LONGEST + " seconds",
                    "give --limit and --seconds within that");
        }
        if (officers != null && officers.isBlank()) {
            throw new TidewaiterException(
                    Kind.USAGE, "Officers are shown for a reason only", "say it with --why TEXT, it is written down");
        }
    }
}
