package org.tidewaiter.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names who does what the trail records. */
final class WhoOption {
    @Option(names = "--who", paramLabel = "NAME", description = "Who does this, for the record (default: the user).")
    @Nullable
    String given;

    /** Who was named, or else the user of the system. */
    String name() {
        return given == null ? System.getProperty("user.name", "unknown") : given;
    }
}
