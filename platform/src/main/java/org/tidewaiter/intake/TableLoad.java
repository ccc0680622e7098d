package org.tidewaiter.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.ColumnDecisions;
import org.tidewaiter.mapping.ColumnSurvey;
import org.tidewaiter.mapping.LeftOutColumn;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.ReadingHints;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;

/**
 * Loads a table of declarations (separated values, Excel, JSON or Parquet) by a mapping into the workspace, all or nothing: reading, decoding and
 * hashing in one thread, parsing and checking in a second, the database in a third, everything in one transaction. Always read = accepted +
 * quarantined.
 */
public final class TableLoad {
    private final Workspace workspace;
    private final LoadOptions options;
    private final LoadProgress progress;

    private TableLoad(Workspace workspace, LoadOptions options, LoadProgress progress) {
        this.workspace = workspace;
        this.options = options;
        this.progress = progress;
    }

    /**
     * The mapping that a table is read by, and how it was come by.
     *
     * @param mapping itself
     * @param leftOut columns that a proposed mapping leaves out
     * @param assumed what a proposed mapping takes for true
     * @param decided whether all rows were looked at to decide it, not only the beginning
     * @param proposed what proposes it by the beginning of the file, and is asked again where columns get values later; null where a person gave it
     */
    record ChosenMapping(
            Mapping mapping,
            List<LeftOutColumn> leftOut,
            List<String> assumed,
            boolean decided,
            @Nullable ProposedMapping proposed) {
        /** One that a person gave, or that was decided. */
        ChosenMapping(Mapping mapping, List<LeftOutColumn> leftOut, List<String> assumed, boolean decided) {
            this(mapping, leftOut, assumed, decided, null);
        }
    }

    /**
     * Loads one file; an archive must hold only one.
     *
     * @throws TidewaiterException INPUT when the file or mapping cannot be taken, STATE when the file was loaded before; the
     *     workspace is then as it was
     */
    public static LoadReport load(
            Workspace workspace, Path path, Mapping mapping, LoadOptions options, LoadProgress progress) {
        return load(workspace, Source.of(path), mapping, options, progress);
    }

    /**
     * Loads one source, a file or a member of an archive: separated values, Excel, JSON or Parquet.
     *
     * @throws TidewaiterException INPUT when the source or mapping cannot be taken, STATE when it was loaded before; the
     *     workspace is then as it was
     */
    public static LoadReport load(
            Workspace workspace, Source source, Mapping mapping, LoadOptions options, LoadProgress progress) {
        try (OpenedSource opened = OpenedSource.of(source, workspace.temporary())) {
            return load(workspace, opened, mapping, options, progress);
        }
    }

    /** Loads a source that is open. */
    static LoadReport load(
            Workspace workspace, OpenedSource opened, Mapping mapping, LoadOptions options, LoadProgress progress) {
        return new TableLoad(workspace, options, progress)
                .load(opened, new ChosenMapping(mapping, List.of(), List.of(), false));
    }

    /** Loads a source that is open by a proposed mapping; the report names the columns that it leaves out and what it assumes of others. */
    static LoadReport load(
            Workspace workspace,
            OpenedSource opened,
            ProposedMapping proposed,
            LoadOptions options,
            LoadProgress progress) {
        return new TableLoad(workspace, options, progress).load(opened, proposed.chosen());
    }

    private LoadReport load(OpenedSource opened, ChosenMapping chosen) {
        ReadingHints hints = MappingHints.of(chosen.mapping());
        TableFile file = opened.table(hints);
        try {
            Set<String> before = sheetsLoadedBefore(file, chosen.mapping());
            if (!before.isEmpty()) {
                file.discard();
                file = opened.tableWithout(before, hints);
            }
            try {
                return run(file, chosen, List.of());
            } catch (SurprisingValue surprise) {
                ChosenMapping now =
                        chosen.proposed() == null ? chosen : chosen.proposed().chosen();
                return run(file, decided(opened.source(), file, now), List.of());
            }
        } finally {
            file.discard();
        }
    }

    private LoadReport run(TableFile file, ChosenMapping chosen, List<Long> returned) {
        return LoadTransaction.run(
                workspace,
                options,
                returned,
                session -> TableStrategy.of(session, workspace.temporary(), file, chosen, options, progress, returned));
    }

    /** The reading that whole columns prove, as they hold values that their beginning did not announce. */
    private static ChosenMapping decided(Source source, TableFile file, ChosenMapping chosen) {
        Mapping mapping = chosen.mapping();
        Header header = Header.of(file);
        Map<String, Field> fields = new LinkedHashMap<>();
        boolean proposed = mapping.name().startsWith(MappingProposal.PROPOSED);
        mapping.fittedTo(file, header).columns().forEach((name, column) -> {
            if (proposed || column.fields().getFirst() == Field.HS_CODE) {
                fields.put(name, column.fields().getFirst());
            }
        });
        ColumnDecisions decisions = ColumnDecisions.on(
                file, fields, mapping.constants().keySet(), ColumnSurvey.of(file, header, fields), source.stated());
        if (proposed && decisions.question() != null) {
            throw decisions.asked(file.path());
        }
        List<String> all = new ArrayList<>(chosen.assumed());
        decisions.assumed().stream().filter(a -> !all.contains(a)).forEach(all::add);
        Mapping decided = mapping.fittedTo(file, header).deciding(decisions);
        return new ChosenMapping(decided, chosen.leftOut(), all, true);
    }

    /** What is known of a source as soon as it is opened, is asked before all its rows are read. */
    private Set<String> sheetsLoadedBefore(TableFile file, Mapping mapping) {
        TableFile.TextOrigin made = file.made();
        if (made == null || options.again()) {
            return Set.of();
        }
        try (Session session = workspace.lake().session()) {
            return LoadRecord.refuseIfKnown(
                    session, TableStrategy.source(file, mapping, made.sha256()), options.allowEmpty());
        }
    }

    /** Loads corrected rows of the quarantine and marks those that they correct, in one transaction. */
    public static LoadReport takeBack(
            Workspace workspace, Path path, Mapping mapping, List<Long> returned, LoadOptions options) {
        TableFile file = TableFile.open(path, mapping.csv());
        return new TableLoad(workspace, options, LoadProgress.SILENT)
                .run(file, new ChosenMapping(mapping, List.of(), List.of(), true), returned);
    }
}
