package org.tidewaiter.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * A piece of work that another thread may give up: the statement that it has before the database is stopped, and it gets no
 * other one. Work that was given up ends with a {@link TidewaiterException} of kind BUSY. An effort that is made within another one
 * is a part of it: giving up the other one stops it too.
 */
public final class CancellableWork {
    private static final ScopedValue<CancellableWork> CURRENT = ScopedValue.newInstance();

    private final @Nullable CancellableWork outer = CURRENT.isBound() ? CURRENT.get() : null;
    private @Nullable Statement statement;
    private boolean givenUp;

    /** Does the work in this thread; statements of sessions used in it belong to this effort. */
    public <T> T run(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** Stops the work, from whatever thread; without effect when it is done. */
    public synchronized void giveUp() {
        givenUp = true;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw Session.failure("cancel", e);
            }
        }
    }

    /**
     * Ends what this thread does where it was given up: long arithmetic between two statements asks so once a round, because no statement is there to
     * be stopped.
     *
     * @throws TidewaiterException of kind BUSY
     */
    public static void orStop() {
        for (CancellableWork work = CURRENT.isBound() ? CURRENT.get() : null; work != null; work = work.outer) {
            work.stopIfGivenUp();
        }
    }

    private synchronized void stopIfGivenUp() {
        if (givenUp) {
            throw stopped(null);
        }
    }

    /** Whether what this thread does may be given up. */
    static boolean isUnderWay() {
        return CURRENT.isBound();
    }

    /** Tells the effort of this thread, if there is one, which statement it has before the database. */
    static void begin(Statement statement) {
        if (CURRENT.isBound()) {
            CURRENT.get().take(statement);
        }
    }

    /** Tells that the statement is done with. */
    static void end() {
        if (CURRENT.isBound()) {
            CURRENT.get().take(null);
        }
    }

    private synchronized void take(@Nullable Statement next) {
        if (outer != null) {
            outer.take(next);
        }
        if (givenUp && next != null) {
            throw stopped(null);
        }
        statement = next;
    }

    static TidewaiterException stopped(@Nullable Throwable cause) {
        return new TidewaiterException(
                Kind.BUSY, "The question was given up before it was answered", "ask again", cause);
    }
}
