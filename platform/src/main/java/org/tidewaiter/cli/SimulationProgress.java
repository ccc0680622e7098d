package org.tidewaiter.cli;

import java.util.Locale;
import java.util.function.LongConsumer;

/** Says every five seconds how far a simulation has come. */
final class SimulationProgress implements LongConsumer {
    private static final long PAUSE = 5_000_000_000L;

    private final Context context;
    private final long all;
    private final long started = System.nanoTime();
    private long shown = started;

    SimulationProgress(Context context, long all) {
        this.context = context;
        this.all = all;
    }

    @Override
    public void accept(long done) {
        long now = System.nanoTime();
        if (now - shown > PAUSE) {
            shown = now;
            double perSecond = done / ((now - started) / 1e9);
            context.err()
                    .printf(
                            Locale.ROOT,
                            "simulate: %3.0f %%  %,d declarations, %,.0f a second%n",
                            100.0 * done / all,
                            done,
                            perSecond);
        }
    }
}
