package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.engine.FormulaGuard;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.control.ControlLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.quarantine.QuarantinedLoad;
import org.tidewaiter.quarantine.ReturnedFile;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.MessageTexts;

/** The way back out of the quarantine: corrected rows and messages are loaded as those that came at first. */
public final class QuarantineReturn {
    private final Workspace workspace;
    private final Quarantine quarantine;
    private final Actor actor;

    /** The way back into a workspace, for somebody. */
    public QuarantineReturn(Workspace workspace, Actor actor) {
        this.actor = actor;
        this.workspace = workspace;
        this.quarantine = new Quarantine(workspace);
    }

    /**
     * Takes corrected rows or messages back: they are loaded as they were at first. Those that they correct are marked
     * returned; those that are still wrong go to quarantine anew, with their new reason. Messages are judged
     * as any that come in, with the guide by which they were read.
     */
    public LoadReport takeBack(Path file, CheckBook checks) {
        ReturnedFile returned = ReturnedFile.read(file);
        List<Long> ids = returned.ids();
        quarantine.refuseWhatIsNotOpen(file, ids);
        List<QuarantinedLoad> loads = quarantine.loadsOf(ids);
        long ways = loads.stream()
                .map(l -> l.ofMessages() ? l.mapping() + l.guide() : l.mapping() + l.mappingText())
                .distinct()
                .count();
        if (ways != 1) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    file
                            + (ways == 0
                                    ? " corrects no row that is still open"
                                    : " corrects rows of loads with different mappings"),
                    ways == 0 ? "export the open rows again" : "take them back load by load");
        }
        QuarantinedLoad load = loads.getFirst();
        if (!load.ofMessages()) {
            return returned.plainly(
                    file,
                    workspace.temporary(),
                    quarantine.withOfficers(ids),
                    plain -> takeBack(load, plain, m -> m.forReturned(returned.dialect()), ids));
        }
        List<String> texts =
                returned.records().stream().map(r -> message(file, r)).toList();
        String name = String.valueOf(file.getFileName());
        return MessageLoad.takeBack(
                workspace,
                new MessageTexts(name, load.format(), load.guide(), texts),
                checks.asBefore(load.guide()).checkers().get(),
                ids,
                options(ids));
    }

    /**
     * Takes one row or message back in the text that a person corrected: a row as it stood in its file, or a message.
     *
     * @throws TidewaiterException STATE when it is not open any more, INPUT when there is no text
     */
    public LoadReport takeBack(long quarantineId, String text, CheckBook checks) {
        List<QuarantinedLoad> loads = quarantine.loadsOf(List.of(quarantineId));
        if (loads.isEmpty()) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "Row " + quarantineId + " of the quarantine is not open any more",
                    "look at the list again");
        }
        if (text.isBlank()) {
            throw new TidewaiterException(
                    Kind.INPUT, "The corrected text is empty", "write the row as it should have stood in the file");
        }
        QuarantinedLoad load = loads.getFirst();
        String name = "correction of " + quarantineId;
        if (load.ofMessages()) {
            List<Long> ids = List.of(quarantineId);
            return MessageLoad.takeBack(
                    workspace,
                    new MessageTexts(name, load.format(), load.guide(), List.of(text)),
                    checks.asBefore(load.guide()).checkers().get(),
                    ids,
                    options(ids));
        }
        Path file = workspace.temporary().resolve(name + ".csv");
        try {
            Dialect dialect = load.rows().write(file, quarantine.withOfficers(quarantineId, text));
            return takeBack(load, file, m -> m.forTextIn(dialect), List.of(quarantineId));
        } catch (IOException e) {
            throw new TidewaiterException(Kind.STORAGE, file + " cannot be written", "check the disk's space", e);
        } finally {
            deleteQuietly(file);
        }
    }

    /** {@code asWritten} gives a mapping that reads the file as it came back. */
    private LoadReport takeBack(QuarantinedLoad load, Path file, UnaryOperator<Mapping> asWritten, List<Long> ids) {
        if (load.ofCompanion()) {
            return CompanionLoad.takeBack(workspace, file, load.mapping(), load.mappingText(), ids, actor);
        }
        Mapping mapping = asWritten.apply(load.parsed());
        return load.ofControls()
                ? ControlLoad.takeBack(workspace, file, mapping, ids, actor)
                : TableLoad.takeBack(workspace, file, mapping, ids, options(ids));
    }

    /** Rows that were set aside as corrections that would empty something are corrections when they come back. */
    private LoadOptions options(List<Long> ids) {
        boolean corrections = workspace
                        .lake()
                        .number(
                                "select count(*) from quarantine where starts_with(reason, ?) and quarantine_id in"
                                        + " (select unnest(string_split(?, ','))::bigint)",
                                EmptyingCorrections.REASON,
                                ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                == ids.size();
        return new LoadOptions(true, corrections, actor);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It lies in the directory for passing files, which is emptied at the next start.
        }
    }

    private static String message(Path file, NamedCsvRecord row) {
        return row.findField(Quarantine.MESSAGE)
                .filter(m -> !m.isBlank())
                .map(FormulaGuard::original)
                .orElseThrow(() -> new TidewaiterException(
                        Kind.INPUT,
                        file + " has no text in the column " + Quarantine.MESSAGE + " of row "
                                + row.getStartingLineNumber(),
                        "correct the message there; leave a row out to keep it in quarantine"));
    }
}
