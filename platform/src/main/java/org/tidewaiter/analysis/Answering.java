package org.tidewaiter.analysis;

import org.tidewaiter.engine.Lake;

/**
 * Answers an analysis in one call, for whoever wants its report or the declarations behind one row and nothing more. Who wants several things of one
 * answer keeps an {@link AskedQuestion}, which works it out once.
 */
public final class Answering {
    private Answering() {}

    /** Answers the question with those parameters. */
    public static Report.TimedReport answer(Lake lake, Analysis analysis, Parameters parameters) {
        try (AskedQuestion asked = AskedQuestion.ask(lake, analysis, parameters)) {
            return asked.report();
        }
    }

    /** The declarations behind the row of a table whose key has that value. */
    public static Table behind(Lake lake, Analysis analysis, Parameters parameters, String table, String key) {
        try (AskedQuestion asked = AskedQuestion.ask(lake, analysis, parameters)) {
            return asked.behind(table, key);
        }
    }
}
