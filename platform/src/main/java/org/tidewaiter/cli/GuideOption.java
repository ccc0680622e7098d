package org.tidewaiter.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.NationalGuide;
import picocli.CommandLine.Option;

/** Which administration's way of using UN/EDIFACT messages are read by. */
final class GuideOption {
    @Option(
            names = "--guide",
            paramLabel = "GUIDE",
            description = "How an administration uses UN/EDIFACT: au, ca, es, gb, nz, sg, us, za, or a file of your own"
                    + " (docs/messages.md).")
    @Nullable
    String guide;

    /**
     * The guide that was named, or null.
     *
     * @param directory where the path of a file starts
     */
    @Nullable
    NationalGuide guide(Path directory) {
        return guide == null ? null : NationalGuide.of(guide, directory);
    }
}
