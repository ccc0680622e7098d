package org.tidewaiter.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.ReadingHints;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;

/**
 * Loads a file of events, parties, taxes, documents or the like, of any format that a table may have, with the columns of {@link CompanionTable}.
 * All or nothing in one transaction, read = accepted + quarantined, as with declarations; the same file is refused twice.
 */
public final class CompanionLoad {
    private CompanionLoad() {}

    /**
     * Loads one file.
     *
     * @throws TidewaiterException INPUT when the file cannot be taken, STATE when it was loaded before; the workspace is then as
     *     it was
     */
    public static LoadReport load(Workspace workspace, Path path, CompanionTable beside, boolean again, Actor actor) {
        return load(workspace, Source.of(path), beside, again, actor);
    }

    /** Loads one file or member of an archive with columns by their own names. */
    public static LoadReport load(
            Workspace workspace, Source source, CompanionTable beside, boolean again, Actor actor) {
        return load(workspace, source, beside, CompanionMapping.OWN_NAMES, again, actor);
    }

    /**
     * Loads one file or member of an archive: separated values of any usual dialect, Excel, JSON or Parquet.
     *
     * @param mapping says which of its columns is which
     */
    public static LoadReport load(
            Workspace workspace,
            Source source,
            CompanionTable beside,
            CompanionMapping mapping,
            boolean again,
            Actor actor) {
        try (OpenedSource opened = OpenedSource.of(source, workspace.temporary())) {
            TableFile file = opened.table(hints(beside, mapping));
            try {
                return run(workspace, source, file, beside, mapping.saying(source.stated()), List.of(), again, actor);
            } finally {
                file.discard();
            }
        }
    }

    /**
     * Loads corrected rows of the quarantine, as they were read at first, and marks those that they correct, in one transaction.
     *
     * @param remembered what the record of their load says of how it was read
     * @throws TidewaiterException STATE when this version knows no files of that kind
     */
    static LoadReport takeBack(
            Workspace workspace, Path path, String kind, String remembered, List<Long> returned, Actor actor) {
        CompanionTable beside = kinds().stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new TidewaiterException(
                        TidewaiterException.Kind.STATE,
                        "The rows came in a file of " + kind + ", which this version does not read",
                        "take them back with the version that loaded them"));
        int end = remembered.indexOf('\n');
        String text = end < 0 ? "" : remembered.substring(end + 1);
        CompanionMapping mapping = CompanionMapping.parse(text, kind, kind, beside.described());
        TableFile file = TableFile.open(path, ReadingHints.Csv.FOUND);
        return run(workspace, Source.of(path), file, beside, mapping, returned, true, actor);
    }

    private static LoadReport run(
            Workspace workspace,
            Source source,
            TableFile file,
            CompanionTable beside,
            CompanionMapping mapping,
            List<Long> returned,
            boolean again,
            Actor actor) {
        return LoadTransaction.run(
                workspace,
                new LoadOptions(again, false, actor),
                returned,
                session -> new CompanionStrategy(
                        session, source, file, workspace.temporary(), beside, mapping, returned.isEmpty()));
    }

    private static ReadingHints hints(CompanionTable beside, CompanionMapping mapping) {
        return MappingHints.of(null)
                .wanting(
                        mapping.columns().isEmpty()
                                ? beside.allColumns()
                                : mapping.columns().keySet());
    }

    /** The kinds there are, by name. */
    public static List<CompanionTable> kinds() {
        return Stream.concat(ofDeclarations(), ReferenceCompanion.all()).toList();
    }

    private static Stream<CompanionTable> ofDeclarations() {
        return Stream.of(
                CompanionTable.EVENTS,
                CompanionTable.EVENT_LOG,
                CompanionTable.PARTIES,
                LineCompanion.of("taxes", LineTable.TAX_LINE, "type_code"),
                LineCompanion.of("documents", LineTable.DOCUMENT, "reference"),
                LineCompanion.of("containers", LineTable.CONTAINER, "container_id"),
                LineCompanion.of("packages", LineTable.PACKAGING, "packages"),
                LineCompanion.of("charges", LineTable.CHARGE, "amount"),
                LineCompanion.of("invoices", LineTable.INVOICE, "invoice_number"),
                LineCompanion.of("statements", LineTable.ADDITIONAL_INFORMATION, "code"),
                LineCompanion.of("declared_parties", LineTable.DECLARED_PARTY, "role_code"));
    }
}
