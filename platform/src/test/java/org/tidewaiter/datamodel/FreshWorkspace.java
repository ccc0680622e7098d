package org.tidewaiter.datamodel;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Trail;

/** An empty workspace with its tables: made once, and copied for each test. */
public final class FreshWorkspace {
    private static final KeptWorkspace KEPT = new KeptWorkspace(directory -> {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            Schema.create(workspace.lake());
            Trail.begin(workspace.lake());
        }
    });

    private FreshWorkspace() {}

    /** Puts it as {@code w} into a directory, for a command that opens it. */
    public static void copyTo(Path directory) {
        KEPT.copyTo(directory);
    }

    /** Opens it as {@code w} in a directory, or the workspace that is there by that name; close it after use. */
    public static Workspace in(Path directory) {
        if (!Files.exists(directory.resolve("w"))) {
            copyTo(directory);
        }
        return Workspace.open(directory.resolve("w"), "test");
    }
}
