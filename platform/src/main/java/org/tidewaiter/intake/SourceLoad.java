package org.tidewaiter.intake;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.LearnedNames;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;
import org.tidewaiter.source.UnpackedMember;

/**
 * Takes sources in, whatever they are: messages by their format, tables by a mapping. The command line, the drop folder and
 * the web all come through here.
 */
public final class SourceLoad {
    private final Workspace workspace;
    private final @Nullable Mapping mapping;
    private final Supplier<MessageChecker> checkers;
    private final LoadOptions options;
    private List<String> proposed = List.of();

    /**
     * Prepares to take sources in.
     *
     * @param mapping how tables are read, or null to take them as proposed where that is sure
     * @param checkers gives a checker for each source: it looks for defects in messages
     */
    public SourceLoad(
            Workspace workspace, @Nullable Mapping mapping, Supplier<MessageChecker> checkers, LoadOptions options) {
        this.workspace = workspace;
        this.mapping = mapping;
        this.checkers = checkers;
        this.options = options;
    }

    /**
     * Takes one source in, all or nothing.
     *
     * @throws TidewaiterException INPUT when it cannot be taken, STATE when it was loaded before; the workspace is then as it
     *     was
     */
    public LoadReport take(Source source, LoadProgress progress) {
        TableFile.refuseWhatIsNoFile(source.path());
        proposed = List.of();
        try (UnpackedMember held = UnpackedMember.of(source, workspace.temporary())) {
            Source unpacked = held.source();
            return MessageLoad.load(workspace, unpacked, mapping != null, checkers, options, progress)
                    .orElseGet(() -> takeTable(unpacked, progress));
        }
    }

    private LoadReport takeTable(Source source, LoadProgress progress) {
        try (OpenedSource opened = OpenedSource.of(source, workspace.temporary())) {
            return mapping == null
                    ? takeAsProposed(opened, progress)
                    : TableLoad.load(workspace, opened, mapping, options, progress);
        }
    }

    /** Takes sources in, one after the other; one that cannot be taken does not stop the others. */
    public SourceOutcomes takeAll(List<Source> sources, SourceOutcomes.Listener listener) {
        return SourceOutcomes.of(sources, source -> take(source, LoadProgress.SILENT), together(sources), listener);
    }

    /** How several sources are taken at once: small files of messages, where there are several. */
    public SourceOutcomes.BulkTaker together(List<Source> sources) {
        return sources.size() < 2 || mapping != null
                ? (waiting, alone) -> List.of()
                : new BundledLoad(workspace, checkers, options);
    }

    /** What each column of the last table became that was taken as proposed; none where a mapping was given. */
    public List<String> proposed() {
        return proposed;
    }

    private LoadReport takeAsProposed(OpenedSource opened, LoadProgress progress) {
        ProposedMapping mapping = new ProposedMapping(
                opened.source(),
                MappingProposal.ofBeginning(opened, LearnedNames.in(workspace.directory())),
                options.leaveOut());
        LoadReport report = TableLoad.load(workspace, opened, mapping, options, progress);
        proposed = mapping.loaded();
        return report;
    }
}
