package org.tidewaiter.cli;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import picocli.CommandLine.Option;

/** The option that names who does what the trail records. */
final class WhoOption {
    @Option(names = "--who", paramLabel = "NAME", description = "Who does this, for the record (default: the user).")
    @Nullable
    String given;

    /** Who runs the command, under the name that was given beside it. */
    Actor actor(Context context) {
        return context.actor().stating(given);
    }
}
