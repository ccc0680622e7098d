package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.TemporaryFiles;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.source.MessageFile;
import org.tidewaiter.source.MessageSource;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;

/**
 * Loads a file of messages (XML, EDIFACT, …), all or nothing, through the staging that rows of tables go through too:
 * declarations into the tables of declarations, entry summaries and manifests into those of advance cargo, responses into
 * events. Counts messages: read = accepted + quarantined. A broken message is set aside whole.
 */
public final class MessageLoad {
    private MessageLoad() {}

    /**
     * Loads the file if it is of a format of messages.
     *
     * @return what was done, or nothing when the file is no messages but perhaps a table
     * @throws TidewaiterException INPUT when it cannot be read, USAGE when something is said of its columns, STATE when it was loaded before; the
     *     workspace is then as it was
     */
    public static Optional<LoadReport> load(
            Workspace workspace, Path path, MessageChecker checker, LoadOptions options, LoadProgress progress) {
        return load(workspace, Source.of(path), false, () -> checker, options, progress);
    }

    /**
     * Loads a source, a file or a member of an archive, if it is of a format of messages; only then a checker is asked for. JSON that is mapped
     * is a table.
     */
    static Optional<LoadReport> load(
            Workspace workspace,
            Source source,
            boolean mapped,
            Supplier<MessageChecker> checkers,
            LoadOptions options,
            LoadProgress progress) {
        Optional<MessageFile> messages = MessageFile.recognise(source, workspace.temporary(), mapped);
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        try (MessageFile file = messages.get()) {
            if (!source.stated().fields().isEmpty()) {
                throw new TidewaiterException(
                        Kind.USAGE,
                        "--set says what a column of a table is, and " + source.name() + " is of messages ("
                                + file.format() + "), which have no columns",
                        "load it without --set");
            }
            MessageChecker checker = checkers.get();
            return Optional.of(LoadTransaction.run(
                    workspace,
                    options,
                    List.of(),
                    session -> MessageStrategy.of(session, workspace.temporary(), file, checker, options, progress)));
        }
    }

    /** The name of the format of messages that a file is of, or nothing when it is perhaps a table. */
    public static Optional<String> formatOf(Path path) {
        try {
            Path temporary = TemporaryFiles.directory();
            Optional<MessageFile> messages = MessageFile.recognise(Source.of(path), temporary);
            try {
                return messages.map(MessageFile::format);
            } finally {
                messages.ifPresent(MessageFile::close);
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw TableFile.failure(path, e);
        }
    }

    /** Loads corrected texts of the quarantine and marks those that they correct, in one transaction. */
    public static LoadReport takeBack(
            Workspace workspace,
            MessageSource texts,
            MessageChecker checker,
            List<Long> returned,
            LoadOptions options) {
        return LoadTransaction.run(
                workspace,
                options,
                returned,
                session -> MessageStrategy.of(
                        session, workspace.temporary(), texts, checker, options, LoadProgress.SILENT));
    }
}
