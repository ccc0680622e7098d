package org.tidewaiter.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names heads of the trail that were kept elsewhere. */
final class TrailHeadOption {
    @Option(
            names = "--trail-head",
            paramLabel = "FILE",
            description = "Heads of the trail that were kept elsewhere, a line each, to compare with.")
    @Nullable
    Path file;

    /** The file of heads; null where none was given. */
    @Nullable
    Path in(Path directory) {
        return file == null ? null : directory.resolve(file);
    }
}
