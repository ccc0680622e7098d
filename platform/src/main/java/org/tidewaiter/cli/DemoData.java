package org.tidewaiter.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Supplier;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.selection.Assessing;

/** A set of data that {@code tidewaiter demo} can load: the simulated administration, or the synthetic declarations of Korea. */
sealed interface DemoData permits DemoKcs, DemoSimulated {
    /** One line that says what it is. */
    String title();

    /** How long it takes and how much it keeps, as measured on two cores. */
    String takes();

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

    /** Loads a file and says what became of it; what is there already is not loaded again. */
    static void loaded(Context context, Path file, Supplier<LoadReport> load) {
        long started = System.nanoTime();
        try {
            LoadReport report = load.get();
            said(
                    context,
                    "loaded",
                    "%s: read %,d = accepted %,d + quarantined %,d"
                            .formatted(report.file(), report.read(), report.accepted(), report.quarantined()),
                    started);
        } catch (TidewaiterException e) {
            if (e.kind() != Kind.STATE) {
                throw e;
            }
            said(context, "loaded", file.getFileName() + ": already there", started);
        }
    }

    /** A line of the demo: what was done, and in which time. */
    static void said(Context context, String step, String what, long started) {
        context.out().printf(Locale.ROOT, "  %-10s %s (%.1f s)%n", step, what, (System.nanoTime() - started) / 1e9);
    }
}
