package org.tidewaiter.intake.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TemporaryFiles;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.LoadTransaction;
import org.tidewaiter.mapping.ControlColumns;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;

/**
 * Loads results of controls of declarations that are in the workspace: what was controlled, what came of it and when that was
 * recorded. A table of any format that others may have; all or nothing in one transaction, read = accepted + quarantined, the
 * same content once. The declarations stay as they are.
 */
public final class ControlLoad {
    private ControlLoad() {}

    /**
     * Rows that a person or another system enters: those that cannot be taken are left to who entered them, and not put in
     * quarantine.
     *
     * @param actor who enters them; may be empty
     * @param name what the load is called
     * @param told takes what became of each row
     */
    record EnteredResults(String actor, String name, List<ControlEntry.EntryResult> told) {}

    /**
     * Loads one source.
     *
     * @param given how its columns are read, or null to find that by their names
     * @param again load content that was loaded before
     * @param actor who loads it
     * @throws TidewaiterException INPUT when it cannot be taken, STATE when it was loaded before; the workspace is then as it
     *     was
     */
    public static LoadReport load(
            Workspace workspace, Source source, @Nullable Mapping given, boolean again, Actor actor) {
        TableFile.refuseWhatIsNoFile(source.path());
        try (OpenedSource opened = OpenedSource.of(source, workspace.temporary())) {
            return load(workspace, opened, given, again, actor);
        }
    }

    private static LoadReport load(
            Workspace workspace, OpenedSource opened, @Nullable Mapping given, boolean again, Actor actor) {
        Source source = opened.source();
        TableFile file = opened.table(MappingHints.of(given));
        try {
            Mapping mapping = given == null ? proposed(file, source.stated()) : given.saying(source.stated());
            ControlColumns.requireAll(mapping, Header.of(file));
            return LoadTransaction.run(
                    workspace,
                    new LoadOptions(again, false, actor),
                    List.of(),
                    session -> ControlStrategy.of(session, workspace.temporary(), file, mapping, null, actor));
        } finally {
            file.discard();
        }
    }

    /** Enters rows in a file of our own writing: what can be taken is, and of every row it is told what became of it. */
    static List<ControlEntry.EntryResult> enter(
            Workspace workspace, Path path, Mapping mapping, Actor actor, String name) {
        TableFile file = TableFile.open(path, mapping.csv());
        EnteredResults entry = new EnteredResults(actor.person(), name, new ArrayList<>());
        try {
            run(workspace, file, mapping, entry, List.of(), actor);
        } catch (ControlStrategy.AllRowsRefused nothing) {
            // Every row was refused, and there is no load: who entered them is told why.
        }
        return List.copyOf(entry.told());
    }

    /** Loads corrected rows of the quarantine and marks those that they correct, in one transaction. */
    public static LoadReport takeBack(
            Workspace workspace, Path path, Mapping mapping, List<Long> returned, Actor actor) {
        TableFile file = TableFile.open(path, mapping.csv());
        return run(workspace, file, mapping, null, returned, actor);
    }

    private static LoadReport run(
            Workspace workspace,
            TableFile file,
            Mapping mapping,
            @Nullable EnteredResults entry,
            List<Long> returned,
            Actor actor) {
        return LoadTransaction.run(
                workspace,
                new LoadOptions(true, false, actor),
                returned,
                session -> ControlStrategy.of(session, workspace.temporary(), file, mapping, entry, actor));
    }

    /**
     * A mapping of a table of results for a person to read and to finish.
     *
     * @param yaml its text; what is open stands in it as comments
     * @param open what has to be said before anything can be loaded with it; empty where nothing has
     */
    public record ProposedControls(String yaml, List<String> open) {}

    /** The mapping that a table of results is read with, as far as it is plain. */
    public static ProposedControls propose(Source source) {
        try {
            Path temporary = TemporaryFiles.directory();
            try (OpenedSource opened = OpenedSource.of(source, temporary)) {
                TableFile file = opened.table(MappingHints.of(null));
                ControlColumns.MappingDraft draft = ControlColumns.draft(file, Header.of(file), source.stated());
                file.discard();
                return new ProposedControls(draft.yaml(), draft.open());
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw TableFile.failure(source.path(), e);
        }
    }

    /** A mapping of such tables in a file. */
    public static Mapping mapping(Path file) {
        try {
            return ControlColumns.mapping(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The mapping " + file + " cannot be read",
                    "check the name; without --mapping, columns are found by their names",
                    e);
        }
    }

    private static Mapping proposed(TableFile file, StatedStyle told) {
        String text = ControlColumns.propose(file, Header.of(file), told);
        return ControlColumns.mapping(text, MappingProposal.PROPOSED + file.name());
    }
}
