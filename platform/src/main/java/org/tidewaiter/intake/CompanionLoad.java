package org.tidewaiter.intake;

import java.nio.file.Path;
import java.util.List;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.model.LineTable;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourceFile;
import org.tidewaiter.source.SourceOpener;

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

    /** Loads one file or member of an archive: separated values of any usual dialect, Excel, JSON or Parquet. */
    public static LoadReport load(
            Workspace workspace, Source source, CompanionTable beside, boolean again, Actor actor) {
        SourceFile file = new SourceOpener(
                        source,
                        MappingHints.of(null).wanting(beside.allColumns()),
                        workspace.temporary(),
                        Long.MAX_VALUE)
                .open();
        try {
            return LoadTransaction.run(
                    workspace,
                    new LoadOptions(again, false).by(actor),
                    List.of(),
                    session -> new CompanionStrategy(session, source, file, workspace.temporary(), beside));
        } finally {
            file.discard();
        }
    }

    /** The kinds there are, by name. */
    public static List<CompanionTable> kinds() {
        return List.of(
                CompanionTable.EVENTS,
                CompanionTable.PARTIES,
                LineCompanion.of("taxes", LineTable.TAX_LINE, "type_code"),
                LineCompanion.of("documents", LineTable.DOCUMENT, "reference"),
                LineCompanion.of("containers", LineTable.CONTAINER, "container_id"),
                LineCompanion.of("packages", LineTable.PACKAGING, "packages"),
                LineCompanion.of("charges", LineTable.CHARGE, "amount"),
                LineCompanion.of("invoices", LineTable.INVOICE, "invoice_number"),
                LineCompanion.of("statements", LineTable.ADDITIONAL_INFORMATION, "code"));
    }
}
