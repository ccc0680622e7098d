package org.tidewaiter.intake;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
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
        proposed = List.of();
        return MessageLoading.load(workspace, source, judges, options, progress)
                .orElseGet(() -> mapping == null
                        ? takeAsProposed(source, progress)
                        : Loading.load(workspace, source, mapping, options, progress));
    }

    /** Takes sources in, one after the other; one that cannot be taken does not stop the others. */
    public Receipt takeAll(List<Source> sources, Receipt.Listener listener) {
        return Receipt.of(sources, source -> take(source, Progress.SILENT), listener);
    }

    /** What each column of the last table became that was taken as proposed; none where a mapping was given. */
    public List<String> proposed() {
        return proposed;
    }

    private LoadReport takeAsProposed(Source source, Progress progress) {
        MappingProposal proposal = MappingProposal.ofBeginning(source, LearnedNames.in(workspace.directory()));
        Mapping sure = proposal.sureMapping();
        List<LeftOut> leftOut = proposal.leftOut();
        leftOut.stream()
                .filter(c -> c.weighty() && !options.leaveOut().contains(c.column()))
                .findFirst()
                .ifPresent(c -> refuse(source, c));
        LoadReport report = Loading.load(
                workspace,
                source,
                sure,
                options,
                progress,
                leftOut,
                proposal.decisions().assumed());
        proposed = proposal.loaded();
        return report;
    }

    /** A load without its masses or its money is worse than none: it looks right. */
    private static void refuse(Source source, LeftOut column) {
        throw new TidewaiterException(
                Kind.INPUT,
                "A column of " + source.shown() + " cannot be read: " + column.why(),
                "correct it, say how it is read in a mapping ('tidewaiter map " + source.path()
                        + " --out mapping.yaml' proposes one), or load without it: --leave-out '" + column.column()
                        + "'");
    }
}
