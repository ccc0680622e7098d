package org.tidewaiter.dataquality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.checks.NotJudged;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TemporaryFiles;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;
import org.tidewaiter.source.MessageFile;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;
import org.tidewaiter.source.UnpackedMember;

/** Judges files without loading them: every message, or the rows of every declaration of a table, one at a time. */
public final class FileCheck {
    /** The check that an unreadable message fails. */
    public static final String UNREADABLE = "unreadable";

    private final CheckBook book;
    private final MessageFaults faults =
            new MessageFaults(LocalDate.now(ZoneOffset.UTC).toString());
    private final Consumer<CheckedMessage> sink;

    /**
     * What is told of a file once.
     *
     * @param missing the fields that loading would need and no column fills; none for messages
     * @param remarks sentences about what was not judged or not said: sheets, columns, totals, days, numbers
     */
    public record FileRemarks(List<String> missing, List<String> remarks) {}

    /** Judges each file with a fresh checker of {@code book} and hands what it finds to {@code sink}. */
    public FileCheck(CheckBook book, Consumer<CheckedMessage> sink) {
        this.book = book;
        this.sink = sink;
    }

    /**
     * Judges a file.
     *
     * @param mapping how to read a table, or null to go by its header
     * @return what is to be told of it once
     * @throws org.tidewaiter.engine.TidewaiterException INPUT when it cannot be read at all
     */
    public FileRemarks check(Path path, @Nullable Mapping mapping) {
        return check(Source.of(path), mapping);
    }

    /** Judges a source: a file, or a member of an archive. */
    public FileRemarks check(Source source, @Nullable Mapping mapping) {
        try {
            Path temporary = TemporaryFiles.directory();
            try (UnpackedMember held = UnpackedMember.of(source, temporary)) {
                return check(held.source(), mapping, temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw TableFile.failure(source.shown(), e);
        }
    }

    private FileRemarks check(Source source, @Nullable Mapping mapping, Path temporary) throws IOException {
        Path shown = source.shown();
        Optional<MessageFile> messages = MessageFile.recognise(source, temporary, mapping != null);
        if (messages.isEmpty()) {
            TableMessages table = TableMessages.open(source, mapping, temporary);
            try {
                MessageChecker checker = book.checker(table.fields()::contains, table.habits());
                List<String> missing = table.read(rows -> sink.accept(checked(shown, table, rows, checker)));
                return new FileRemarks(missing, table.remarks());
            } finally {
                table.discard();
            }
        }
        MessageChecker checker = book.checkers().get();
        FilledInByLoading filledIn = new FilledInByLoading();
        try (MessageFile file = messages.get()) {
            file.read(read -> {
                filledIn.look(read);
                sink.accept(checked(shown, read, file.format(), checker));
            });
        }
        List<String> remarks = new ArrayList<>(filledIn.remarks());
        remarks.addAll(NotJudged.remarks(checker.notJudged()));
        return new FileRemarks(List.of(), remarks);
    }

    private CheckedMessage checked(
            Path path, TableMessages table, TableMessages.RowsAsMessage rows, MessageChecker checker) {
        String sheet = table.sheet(rows.message().ordinal());
        List<Long> lines =
                TableMessages.lines(rows.message()).stream().map(table::row).toList();
        MessageChecker without = message -> checker.check(message).stream()
                .filter(d -> !isOfUnread(d, rows))
                .toList();
        CheckedMessage all = checked(path, rows.message(), rows.faults(), without, lines);
        return new CheckedMessage(
                sheet.isEmpty() ? all.file() : all.file() + " [" + sheet + "]",
                all.format(),
                table.row(all.line()),
                all.declarations(),
                all.items(),
                all.accepted(),
                all.defects(),
                all.itemLines());
    }

    /** A value that cannot be read is told as that, and not once more as missing. */
    private boolean isOfUnread(Defect defect, TableMessages.RowsAsMessage rows) {
        if (defect.value() != null || rows.faults().isEmpty()) {
            return false;
        }
        CheckNote note = book.note(defect.check(), Locale.ENGLISH);
        Integer item = defect.sequence();
        Set<Field> unread = item == null
                ? rows.unread().stream().flatMap(Set::stream).collect(Collectors.toSet())
                : rows.unread().get(item - 1);
        return note.aspect() == Aspect.COMPLETENESS
                && note.fields().stream()
                        .anyMatch(f -> Field.of(f).filter(unread::contains).isPresent());
    }

    private CheckedMessage checked(Path path, ReadResult read, String format, MessageChecker checker) {
        return switch (read) {
            case Message message -> checked(path, message, faults.of(message), checker, List.of());
            case UnreadableMessage broken ->
                new CheckedMessage(
                        name(path),
                        format,
                        broken.ordinal(),
                        0,
                        0,
                        false,
                        List.of(new Defect(
                                UNREADABLE,
                                Defect.Severity.ERROR,
                                null,
                                broken.path(),
                                null,
                                "The message " + broken.reason())),
                        List.of());
        };
    }

    private static CheckedMessage checked(
            Path path, Message message, List<Defect> faults, MessageChecker checker, List<Long> itemLines) {
        List<Defect> defects = new ArrayList<>(faults);
        defects.addAll(checker.check(message));
        return new CheckedMessage(
                name(path),
                message.format(),
                message.ordinal(),
                message.kind() == Message.Kind.RESPONSE ? 0 : 1,
                message.items().size(),
                defects.stream().noneMatch(d -> d.severity() == Defect.Severity.ERROR),
                List.copyOf(defects),
                itemLines);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
