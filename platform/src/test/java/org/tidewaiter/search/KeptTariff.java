package org.tidewaiter.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.TemporaryFiles;
import org.tidewaiter.engine.Workspace;

/**
 * The search index of a workspace without declarations, which holds the tariff: made once, and copied into a workspace before anything
 * searches it. Writing the tariff takes longer than what most tests do with a page; what is loaded comes to it as to any index.
 */
public final class KeptTariff {
    private static final KeptWorkspace KEPT = new KeptWorkspace(directory -> {
        try (Workspace workspace = FreshWorkspace.in(TemporaryFiles.directory());
                Search search =
                        new Search(workspace.lake(), new SearchUpkeep(workspace.lake(), directory.resolve("search")))) {
            search.prepare((done, of) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    });

    private KeptTariff() {}

    /** Puts it into a workspace that nothing has searched yet. */
    public static Workspace into(Workspace workspace) {
        KEPT.copyTo(workspace.directory());
        return workspace;
    }
}
