package org.tidewaiter.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pieces of work that do not need one another, done by a few threads. Their result must not depend on how many. */
final class Threads {
    /** More than the memory can feed has not been measured to help. */
    private static final int MOST = 8;

    private Threads() {}

    /** How many threads work at once here. */
    static int count() {
        return Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    /** Does all of them, started in their order, and returns when the last is done; throws what one of them threw. */
    static void doAll(List<? extends Runnable> pieces) {
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(count(), Math.max(1, pieces.size())))) {
            List<Future<?>> running = new ArrayList<>();
            pieces.forEach(piece -> running.add(threads.submit(piece)));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The work was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException inner ? inner : new IllegalStateException(e);
        }
    }
}
