package org.tidewaiter.bench;

import java.nio.file.Path;
import java.util.List;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;

/** Loads files of declarations into a workspace, as the command load does, with all checks of rows. */
public final class LoadedFiles {
    private LoadedFiles() {}

    /** Loads files of the KCS data set. */
    public static void load(Workspace workspace, List<Path> files) {
        load(workspace, files, "kcs");
    }

    /** Loads files by a mapping that ships. */
    static void load(Workspace workspace, List<Path> files, String mapping) {
        Mapping read = Mapping.of(mapping, Path.of(""));
        files.forEach(file ->
                TableLoad.load(workspace, file, read, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT));
    }
}
