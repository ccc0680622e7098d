package org.tidewaiter.engine;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a database holds once somebody else has written it: asked for at once and after each commit, where asking over and over kept a processor busy.
 */
public final class AwaitedCommit {
    private static final long PATIENCE_SECONDS = 60;

    private AwaitedCommit() {}

    /** The first that is found; nothing within a minute. */
    public static <T> Optional<T> first(Lake lake, Supplier<Optional<T>> asked) throws InterruptedException {
        Semaphore commits = new Semaphore(0);
        lake.afterCommit(commits::release);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Optional<T> found = asked.get();
        while (found.isEmpty() && commits.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            commits.drainPermits();
            found = asked.get();
        }
        return found;
    }
}
