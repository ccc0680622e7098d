package org.tidewaiter.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.savedquestions.QuestionAnswers;

/** Asks the saved questions that are due while a server is up: a look every ten minutes, the first a minute after the start. */
final class DueQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(DueQuestions.class);
    private static final long FIRST_MINUTE = 1;
    private static final long MINUTES = 10;

    private DueQuestions() {}

    /** Begins to look, on a thread that does not keep the process alive. */
    static void watch(Workspace workspace, Actor who) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("due-questions").factory());
        var unused = clock.scheduleWithFixedDelay(() -> look(workspace, who), FIRST_MINUTE, MINUTES, TimeUnit.MINUTES);
    }

    /** Looks once; what fails is written to the log and tried again at the next look. */
    static void look(Workspace workspace, Actor who) {
        try {
            new QuestionAnswers(workspace.lake())
                    .askDue(who)
                    .forEach(s -> LOG.info(
                            "Saved question '{}' was asked: {}",
                            s.question().name(),
                            s.isChanged() ? "changed" : "no change"));
        } catch (TidewaiterException e) {
            LOG.warn("Saved questions could not be asked: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Saved questions could not be asked", e); // thrown on, it would end all looks to come
        }
    }
}
