package org.tidewaiter.cli;

import java.util.Locale;
import org.tidewaiter.intake.LoadProgress;

/** Shows how far a load has come: a bar drawn over itself on a terminal, a plain line every five seconds elsewhere. */
final class ProgressLine implements LoadProgress, AutoCloseable {
    private static final int WIDTH = 30;

    private final Context context;
    private final String name;
    private final long started = System.nanoTime();
    private long shown = started;
    private boolean drawn;

    ProgressLine(Context context, String name) {
        this.context = context;
        this.name = name;
    }

    @Override
    public void at(long bytes, long ofBytes, long rows) {
        long now = System.nanoTime();
        double pause = context.interactive() ? 0.2e9 : 5e9;
        if (now - shown < pause) {
            return;
        }
        shown = now;
        double seconds = (now - started) / 1e9;
        double share = ofBytes > 0 ? Math.min(1, (double) bytes / ofBytes) : 0;
        double left = share > 0 ? seconds * (1 - share) / share : 0;
        String text = String.format(
                Locale.ROOT,
                "%3.0f %%  %,d rows, %,.0f a second, %.0f s left",
                100 * share,
                rows,
                rows / seconds,
                left);
        if (context.interactive()) {
            int full = (int) (share * WIDTH);
            context.err().print("\r" + name + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + text + "   ");
            context.err().flush();
            drawn = true;
        } else {
            context.err().println(name + ": " + text);
        }
    }

    @Override
    public void close() {
        if (drawn) {
            context.err().print("\r" + " ".repeat(Math.min(110, name.length() + WIDTH + 60)) + "\r");
            context.err().flush();
        }
    }
}
