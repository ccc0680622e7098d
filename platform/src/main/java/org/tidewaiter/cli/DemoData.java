package org.tidewaiter.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.selection.Assessing;

/** Data that the demo can run on. */
sealed interface DemoData permits DemoKcs, DemoSimulated {
    /** One line that says what it is. */
    String title();

    /** Learned until this day, exclusive; assessed from it on. */
    LocalDate cut();

    /** The day after the last that is assessed. */
    LocalDate end();

    /** What a reader calls the period that is assessed. */
    String period();

    /** Brings it into the workspace, through the same door as any file. */
    void load(Workspace workspace, Context context) throws IOException;

    /** What can be told of a decision run that the usual measures do not tell. */
    void more(Workspace workspace, Assessing.Summary summary, Context context);

    /** A line of the demo: what was done, and in which time. */
    static void said(Context context, String step, String what, long started) {
        context.out().printf(Locale.ROOT, "  %-10s %s (%.1f s)%n", step, what, (System.nanoTime() - started) / 1e9);
    }
}
