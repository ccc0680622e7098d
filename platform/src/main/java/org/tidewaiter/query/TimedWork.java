package org.tidewaiter.query;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Does work in a thread with enough stack, and gives it up when its time is over. */
final class TimedWork {
    /** How long work that was given up may take to end: DuckDB looks up between blocks of rows. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TimedWork() {}

    /**
     * Does the work within {@code seconds}; an effort of the calling thread that is given up stops it as well.
     *
     * @throws TidewaiterException of kind BUSY when it took longer
     */
    static <T> T within(int seconds, long stackBytes, Supplier<T> work) {
        CancellableWork effort = new CancellableWork();
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("tidewaiter-query")
                .stackSize(stackBytes)
                .start(() -> {
                    try {
                        result.complete(effort.run(work));
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        try {
            return result.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            effort.giveUp();
            end(result);
            throw new TidewaiterException(
                    Kind.BUSY,
                    "The query took longer than " + seconds + " s and was given up",
                    "ask for less: a period, a limit, fewer pairs of rows in joins; or give it more time with"
                            + " --seconds",
                    e);
        } catch (InterruptedException e) {
            effort.giveUp();
            Thread.currentThread().interrupt();
            throw new TidewaiterException(Kind.BUSY, "The query was given up", "ask again", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static void end(CompletableFuture<?> result) {
        try {
            result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It ended as it was told to, or will; nobody waits for its answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }
}
