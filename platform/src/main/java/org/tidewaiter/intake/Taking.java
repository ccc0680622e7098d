package org.tidewaiter.intake;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.quality.Judge;

/**
 * Takes sources in, whatever they are: messages by their format, tables by a mapping. The command line, the drop folder and
 * the web all come through here.
 */
public final class Taking {
    private final Workspace workspace;
    private final @Nullable Mapping mapping;
    private final Supplier<Judge> judges;
    private final LoadOptions options;
    private List<String> proposed = List.of();

    /**
     * Prepares to take sources in.
     *
     * @param mapping how tables are read, or null to take them as proposed where that is sure
     * @param judges gives a judge for each source: it looks for defects in messages
     */
    public Taking(Workspace workspace, @Nullable Mapping mapping, Supplier<Judge> judges, LoadOptions options) {
        this.workspace = workspace;
        this.mapping = mapping;
        this.judges = judges;
        this.options = options;
    }

    /**
     * Takes one source in, all or nothing.
     *
     * @throws TidewaiterException INPUT when it cannot be taken, STATE when it was loaded before; the workspace is then as it
     *     was
     */
    public LoadReport take(Source source, Progress progress) {
        SourceFile.refuseWhatIsNoFile(source.path());
        return MessageLoading.load(workspace, source, judges.get(), options, progress)
                .orElseGet(() -> Loading.load(workspace, source, needed(source), options, progress));
    }

    /** What each column of the last table became that was taken as proposed; none where a mapping was given. */
    public List<String> proposed() {
        return proposed;
    }

    private Mapping needed(Source source) {
        proposed = List.of();
        if (mapping != null) {
            return mapping;
        }
        MappingProposal proposal = MappingProposal.of(source, LearnedNames.in(workspace.directory()));
        Mapping sure = proposal.sureMapping();
        proposed = proposal.loaded();
        return sure;
    }
}
