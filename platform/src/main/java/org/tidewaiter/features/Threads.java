package org.tidewaiter.features;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few threads for pieces of work that do not need one another. Their result must not depend on how many there are. */
final class Threads implements AutoCloseable {
    /** More than the memory can feed has not been measured to help. */
    private static final int MOST = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(count());

    /** How many threads work at once here. */
    private static int count() {
        return Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    /** Does all of them, started in their order, and returns when the last is done; throws what one of them threw. */
    void doAll(List<? extends Runnable> pieces) {
        List<Future<?>> running = new ArrayList<>();
        pieces.forEach(piece -> running.add(threads.submit(piece)));
        running.forEach(Threads::done);
    }

    /** Starts a piece of work whose result is fetched by {@link #done}. */
    <T> Future<T> start(Callable<T> piece) {
        return threads.submit(piece);
    }

    /** Waits for a piece of work and gives its result; throws what it threw. */
    static <T> T done(Future<T> piece) {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The work was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException inner ? inner : new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
