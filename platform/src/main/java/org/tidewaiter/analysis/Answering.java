package org.tidewaiter.analysis;

import org.tidewaiter.engine.Lake;

/** Asks a question once; who asks for more than one thing of it keeps an {@link AskedQuestion}. */
public final class Answering {
    private Answering() {}

    /** Answers the question with those parameters. */
    public static Report.Timed answer(Lake lake, Analysis analysis, Parameters parameters) {
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
