package org.tidewaiter.web;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.access.Actor;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.TidewaiterException;

/** Judges loads in the background while pages are looked at; one at a time. */
final class CheckingJob {
    private static final Logger LOG = LoggerFactory.getLogger(CheckingJob.class);
    private static final long PATIENCE_SECONDS = 2;

    private final StoredDataCheck judgement;
    private volatile @Nullable CheckedSoFar progress;
    private volatile @Nullable String failure;
    private CountDownLatch done = new CountDownLatch(0);

    CheckingJob(StoredDataCheck judgement) {
        this.judgement = judgement;
    }

    /** How far it has come. */
    public record CheckedSoFar(long judged, long ofDeclarations) {}

    /** Null while nothing is judged. */
    @Nullable
    CheckedSoFar progress() {
        return progress;
    }

    /** Why the last one ended early, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    StoredDataCheck.WaitingData waiting() {
        return judgement.waiting();
    }

    /** Starts, unless it is at work; waits a moment, so that few loads are done when this returns. */
    void start(Actor actor) {
        CountDownLatch mine;
        synchronized (this) {
            if (progress == null) {
                progress = new CheckedSoFar(0, judgement.waiting().declarations());
                failure = null;
                done = new CountDownLatch(1);
                Thread.ofPlatform().daemon().name("tidewaiter-judging").start(() -> run(actor));
            }
            mine = done;
        }
        try {
            mine.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Actor actor) {
        try {
            judgement.checkLoads(false, actor, (judged, of) -> progress = new CheckedSoFar(judged, of));
        } catch (TidewaiterException e) {
            failure = e.getMessage();
        } catch (OutOfMemoryError e) {
            failure = "There was too little memory: start the server with TIDEWAITER_HEAP set to more, for example 4g.";
        } catch (RuntimeException e) {
            LOG.error("judging", e);
            failure = "Something unforeseen went wrong; what happened is written in the terminal that serves these"
                    + " pages.";
        } finally {
            progress = null;
            done.countDown();
        }
    }
}
