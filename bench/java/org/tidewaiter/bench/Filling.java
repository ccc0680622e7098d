package org.tidewaiter.bench;

import java.nio.file.Path;
import java.util.List;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;

/** Fills a workspace with declarations of the KCS data set or of another mapping that ships, as the command load does it, with all checks. */
public final class Filling {
    private Filling() {}

    /** Takes all rows of the files. */
    public static void fill(Workspace workspace, List<Path> files) {
        fill(workspace, files, "kcs");
    }

    /** Takes all rows of files that a mapping which ships reads. */
    static void fill(Workspace workspace, List<Path> files, String mapping) {
        Mapping read = Mapping.of(mapping, Path.of(""));
        files.forEach(file -> TableLoad.load(workspace, file, read, LoadOptions.PLAIN, LoadProgress.SILENT));
    }
}
