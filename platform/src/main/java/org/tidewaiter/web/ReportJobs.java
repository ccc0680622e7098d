package org.tidewaiter.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Reports under way: worked out behind the pages, one at a time with one more in line for each reader, kept for as long as the data stay as they are,
 * and stopped when somebody says so. Who asks for one that is under way waits for the same.
 */
final class ReportJobs {
    private static final int AT_ONCE = 2;
    private static final int IN_LINE = 20;
    private static final int KEPT = 60;
    private static final long LOOK_MILLIS = 300;
    private static final long LONGEST_MINUTES = 10;
    /** How long one request waits: no longer than pages do, and shorter than what stands between sends it away. */
    private static final long PATIENCE_MILLIS = 25_000;

    private final Lake lake;
    private final DepartedReaders readers = new DepartedReaders();
    private final Cache<JobKey, Object> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Map<JobKey, Job> jobs = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor workers;

    private final long patienceMillis;

    ReportJobs(Lake lake) {
        this(lake, PATIENCE_MILLIS);
    }

    /** Reports under way, for which one request waits so long. */
    ReportJobs(Lake lake, long patienceMillis) {
        this.lake = lake;
        this.patienceMillis = patienceMillis;
        workers = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(IN_LINE),
                Thread.ofPlatform().daemon().name("reports-", 0).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    private record JobKey(Object words, long version) {}

    private static final class Job {
        private final CompletableFuture<Object> result = new CompletableFuture<>();
        private final CancellableWork effort = new CancellableWork();
        private final long started = System.nanoTime();

        long seconds() {
            return (System.nanoTime() - started) / 1_000_000_000;
        }
    }

    /**
     * How far a report is.
     *
     * @param result what came of it; null while it is under way
     * @param seconds how long it has been under way
     */
    record Progress<T>(@Nullable T result, long seconds) {}

    /**
     * Starts the work unless it is known or under way, and waits for it a moment.
     *
     * @param words what tells it from others, compared by {@code equals}
     * @param millis how long to wait
     * @throws TidewaiterException what the work threw, or of kind BUSY when too much is asked at once
     */
    <T> Progress<T> ask(Class<T> type, Object words, long millis, Supplier<T> work) {
        JobKey key = new JobKey(words, lake.version());
        Object result = known.getIfPresent(key);
        if (result != null) {
            return new Progress<>(type.cast(result), 0);
        }
        Job job = join(key, work);
        try {
            return new Progress<>(type.cast(job.result.get(millis, TimeUnit.MILLISECONDS)), 0);
        } catch (TimeoutException e) {
            return new Progress<>(null, job.seconds());
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("The server is closing");
        }
    }

    /**
     * Starts the work unless it is known, and waits for it a while; a reader who goes stops it. Work that takes longer goes on, and who asks again
     * finds it further or done.
     *
     * @throws TidewaiterException what the work threw, or of kind BUSY when it is not done yet
     */
    <T> T await(Context context, Class<T> type, Object words, Supplier<T> work) {
        return await(() -> readers.gone(context), type, words, work);
    }

    <T> T await(BooleanSupplier gone, Class<T> type, Object words, Supplier<T> work) {
        long began = System.nanoTime();
        while (true) {
            long left = patienceMillis - (System.nanoTime() - began) / 1_000_000;
            Progress<T> progress = ask(type, words, Math.clamp(left, 0, LOOK_MILLIS), work);
            if (progress.result() != null) {
                return progress.result();
            }
            if (left <= 0) {
                throw notYet(progress.seconds());
            }
            if (gone.getAsBoolean() || progress.seconds() > TimeUnit.MINUTES.toSeconds(LONGEST_MINUTES)) {
                stop(words);
                throw busy("The reader has gone, or the report takes too long");
            }
        }
    }

    /** Stops the work, if it is under way. */
    void stop(Object words) {
        Job job = jobs.get(new JobKey(words, lake.version()));
        if (job != null) {
            job.effort.giveUp();
        }
    }

    private Job join(JobKey key, Supplier<?> work) {
        Job fresh = new Job();
        Job job = jobs.computeIfAbsent(key, k -> fresh);
        if (job == fresh) {
            try {
                workers.execute(() -> carryOut(key, fresh, work));
            } catch (RejectedExecutionException e) {
                jobs.remove(key, fresh);
                throw busy("Too many reports are being worked out");
            }
        }
        return job;
    }

    /** Whoever asks once the work has ended finds what came of it, or has it done anew; so the job goes before its end is told. */
    private void carryOut(JobKey key, Job job, Supplier<?> work) {
        try {
            Object result = job.effort.run(work::get);
            known.put(key, result);
            jobs.remove(key, job);
            job.result.complete(result);
        } catch (Throwable e) {
            jobs.remove(key, job);
            job.result.completeExceptionally(e);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
    }

    private static TidewaiterException notYet(long seconds) {
        return new TidewaiterException(
                        Kind.BUSY,
                        "The report is still being worked out, for " + seconds
                                + " seconds by now, and others may stand before it",
                        "ask the same again in a few seconds: the work goes on meanwhile")
                .french(
                        "Le rapport est encore en cours, depuis " + seconds
                                + " secondes, et d’autres peuvent passer avant lui",
                        "redemander la même chose dans quelques secondes : le travail continue entre-temps");
    }

    private static TidewaiterException busy(String sentence) {
        return new TidewaiterException(Kind.BUSY, sentence, "ask again in a few seconds")
                .french("Le serveur est occupé ou se ferme", "redemander dans quelques secondes");
    }
}
