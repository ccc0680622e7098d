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
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * What pages show, worked out once for each version of the data. A few questions are before the database at once, some more
 * wait in line, and beyond that the server says that it is busy. Readers who ask the same wait for the same answer, and a
 * question for which nobody waits any more is given up.
 */
final class Answers {
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int IN_LINE = 200;
    private static final int KEPT = 1_000;
    private static final int FILES_AT_ONCE = 4;
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 500;

    private final Lake lake;
    private final DepartedReaders readers = new DepartedReaders();
    private final Cache<CacheKey, Object> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Map<CacheKey, AnswerUnderWay> asked = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor workers;
    private final Semaphore files = new Semaphore(FILES_AT_ONCE);

    Answers(Lake lake) {
        this(lake, AT_ONCE, IN_LINE);
    }

    /** Answers at most so many questions at once, while so many wait in line. */
    Answers(Lake lake, int atOnce, int inLine) {
        this.lake = lake;
        workers = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(inLine),
                Thread.ofPlatform().daemon().name("answers-", 0).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /** What is asked: words that tell it from every other question, and the version of the data it is asked of. */
    private record CacheKey(Class<?> type, Object words, long version) {}

    /** A question under way, how many wait for it, and what stops it. */
    private static final class AnswerUnderWay {
        private final CompletableFuture<Object> answer = new CompletableFuture<>();
        private final CancellableWork effort = new CancellableWork();
        private int waiting;
    }

    /**
     * The answer to a question of the data: a known one, or else worked out now.
     *
     * @param context who asks
     * @param type what the answer is
     * @param words what tells the question from others of that type; compared by {@code equals}
     * @param work works the answer out from the database alone
     * @throws TidewaiterException of kind BUSY when too much is asked at once, or the reader has gone
     */
    <T> T of(Context context, Class<T> type, Object words, Supplier<T> work) {
        CacheKey question = new CacheKey(type, words, lake.version());
        Object answer = known.getIfPresent(question);
        return type.cast(answer == null ? wait(context, question, join(question, work)) : answer);
    }

    /** As {@link #of} for what is asked once: nobody else gets the answer, and it is not kept. */
    <T> T once(Context context, Class<T> type, Supplier<T> work) {
        CacheKey question = new CacheKey(type, new UniqueQuestion(), lake.version());
        return type.cast(wait(context, question, join(question, work)));
    }

    /** The words of a question that is like no other. */
    private static final class UniqueQuestion {}

    /** Writes a long file for a reader, where not too many are being written. */
    void file(LongFileWriter writing) throws java.io.IOException {
        if (!files.tryAcquire()) {
            throw busy("Other long files are being written");
        }
        try {
            writing.write();
        } finally {
            files.release();
        }
    }

    /** Writes a file to a reader. */
    @FunctionalInterface
    interface LongFileWriter {
        /** Writes it. */
        void write() throws java.io.IOException;
    }

    private AnswerUnderWay join(CacheKey question, Supplier<?> work) {
        AnswerUnderWay[] fresh = new AnswerUnderWay[1];
        AnswerUnderWay joined = asked.compute(question, (q, under) -> {
            AnswerUnderWay one = under;
            if (one == null) {
                one = new AnswerUnderWay();
                fresh[0] = one;
            }
            one.waiting++;
            return one;
        });
        if (fresh[0] != null) {
            start(question, joined, work);
        }
        return joined;
    }

    private void start(CacheKey question, AnswerUnderWay fresh, Supplier<?> work) {
        try {
            workers.execute(() -> {
                try {
                    Object answer = fresh.effort.run(work::get);
                    if (!(question.words() instanceof UniqueQuestion)) {
                        known.put(question, answer);
                    }
                    fresh.answer.complete(answer);
                } catch (Throwable e) {
                    fresh.answer.completeExceptionally(e);
                } finally {
                    asked.remove(question, fresh);
                }
            });
        } catch (RejectedExecutionException e) {
            asked.remove(question, fresh);
            fresh.answer.completeExceptionally(busy("Too many questions are waiting"));
        }
    }

    private Object wait(Context context, CacheKey question, AnswerUnderWay under) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            while (true) {
                try {
                    return under.answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (readers.gone(context)) {
                        throw busy("The reader has gone");
                    }
                    if (System.nanoTime() > until) {
                        throw busy("The answer takes too long now");
                    }
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("The server is closing");
        } finally {
            leave(question, under);
        }
    }

    private void leave(CacheKey question, AnswerUnderWay under) {
        asked.computeIfPresent(question, (q, one) -> {
            if (one == under && --one.waiting == 0) {
                one.effort.giveUp();
                return null;
            }
            return one;
        });
    }

    private static TidewaiterException busy(String sentence) {
        return new TidewaiterException(Kind.BUSY, sentence, "ask again in a few seconds");
    }
}
