package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.PassingFiles;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.message.Message;
import org.tidewaiter.model.NationalCurrency;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.quarantine.RejectedRows;
import org.tidewaiter.reference.ExchangeRates;
import org.tidewaiter.source.MessageFile;
import org.tidewaiter.source.MessageSource;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourceFile;

/**
 * Loads a file of messages (XML, EDIFACT, …), all or nothing, through the staging that rows of tables go through too:
 * declarations into the tables of declarations, entry summaries and manifests into those of advance cargo, responses into
 * events. Counts messages: read = accepted + quarantined. A broken message is set aside whole.
 */
public final class MessageLoad {
    private static final String GIVEN_TWICE =
            "select line, 'declaration.declaration_id', declaration_id, 'is given twice in this file' from given_twice"
                    + " order by line";

    private static final SqlSections BESIDE = SqlSections.read(MessageLoad.class, "beside.sql");
    /** Systems write packages of 0.06 where they share a number among items: rounded, as the message keeps what was said. */
    private static final String PLAIN = "formats: {round: true}\n"
            + "columns:\n"
            + "  '-': {field: declaration.declaration_id, also: [declaration.accepted_at, goods_item.hs_code]}\n";

    private final MessageSource source;
    private final MessageChecker judge;
    private final LoadOptions options;
    private final LoadProgress progress;
    private final List<Long> returned;

    private MessageLoad(
            MessageSource source,
            MessageChecker judge,
            LoadOptions options,
            LoadProgress progress,
            List<Long> returned) {
        this.source = source;
        this.judge = judge;
        this.options = options;
        this.progress = progress;
        this.returned = returned;
    }

    /**
     * Loads the file if it is of a format of messages.
     *
     * @return what was done, or nothing when the file is no messages but perhaps a table
     * @throws TidewaiterException INPUT when it cannot be read, STATE when it was loaded before; the workspace is then as it
     *     was
     */
    public static Optional<LoadReport> load(
            Workspace workspace, Path path, MessageChecker judge, LoadOptions options, LoadProgress progress) {
        return load(workspace, Source.of(path), () -> judge, options, progress);
    }

    /** Loads a source, a file or a member of an archive, if it is of a format of messages; only then a judge is asked for. */
    static Optional<LoadReport> load(
            Workspace workspace,
            Source source,
            Supplier<MessageChecker> judges,
            LoadOptions options,
            LoadProgress progress) {
        Optional<MessageFile> messages = MessageFile.recognise(source, workspace.temporary());
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        try (MessageFile file = messages.get()) {
            return Optional.of(new MessageLoad(file, judges.get(), options, progress, List.of()).run(workspace));
        }
    }

    /** The name of the format of messages that a file is of, or nothing when it is perhaps a table. */
    public static Optional<String> formatOf(Path path) {
        try {
            Path temporary = PassingFiles.directory();
            Optional<MessageFile> messages = MessageFile.recognise(Source.of(path), temporary);
            try {
                return messages.map(MessageFile::format);
            } finally {
                messages.ifPresent(MessageFile::close);
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw SourceFile.failure(path, e);
        }
    }

    /** Loads corrected texts of the quarantine and marks those that they correct, in one transaction. */
    public static LoadReport takeBack(
            Workspace workspace, MessageSource texts, MessageChecker judge, List<Long> returned, LoadOptions options) {
        return new MessageLoad(texts, judge, options, LoadProgress.SILENT, returned).run(workspace);
    }

    private LoadReport run(Workspace workspace) {
        long started = System.nanoTime();
        Instant startedAt = Instant.now();
        return workspace.lake().transaction(session -> {
            KeyDictionary codes = KeyDictionary.codes(session);
            KeyDictionary parties = KeyDictionary.parties(session);
            Mapping mapping = Mapping.parse(PLAIN, "of messages");
            List<FieldColumn> targets = MessageRows.targets(mapping, codes, parties);
            String today = DateTimeFormatter.ISO_LOCAL_DATE.format(startedAt.atOffset(ZoneOffset.UTC));
            Path temporary = workspace.temporary();
            try (RejectedRows early = new RejectedRows(temporary);
                    RejectedRows all = new RejectedRows(temporary);
                    MessageRows rows = new MessageRows(source, targets, judge, today, early, progress)) {
                RowFeed.run(session, "messages", rows, "create temp table arrived as select * from messages()");
                refuseIfEmptyOrKnown(session, rows);
                int loadId = (int) session.number("select coalesce(max(load_id), 0) + 1 from load");
                long replaced = 0;
                RejectedRows bad = early;
                if (rows.kinds().contains(Message.Kind.DECLARATION)) {
                    session.script(SqlFile.read(MessageLoad.class, "arrived.sql"));
                    StagedValues values = new StagedValues(mapping, rows.filled(), codes, parties);
                    Staging staging = new Staging(session, values, options, true);
                    bad = findBad(session, staging, early, all, temporary);
                    replaced = staging.write(loadId).replaced();
                    script(session, "without_items", loadId, 0, 0);
                }
                codes.writeNew(session);
                parties.writeNew(session);
                NationalCurrency.follow(session, loadId, ExchangeRates.monthly());
                long accepted = writeBeside(session, loadId, rows);
                bad.write(session, loadId, null);
                LoadRecord.requireBalance("messages", rows.read(), accepted, bad.size());
                LoadReport report = new LoadReport(
                        loadId,
                        source.name(),
                        rows.read(),
                        accepted,
                        bad.size(),
                        replaced,
                        (System.nanoTime() - started) / 1e9);
                LoadRecord.write(
                        session,
                        report,
                        source.sha256(),
                        source.bytes(),
                        LoadedAs.MESSAGES + source.format(),
                        LoadedAs.MESSAGES + source.format(),
                        PLAIN,
                        "",
                        startedAt,
                        options.actor());
                LoadRecord.markReturned(session, loadId, returned);
                return report;
            }
        });
    }

    /** Writes what has no column in the tables of declarations; gives the number of messages accepted. */
    private static long writeBeside(Session session, int loadId, MessageRows rows) {
        Set<Message.Kind> kinds = rows.kinds();
        script(session, "taken", loadId, 0, 0);
        if (kinds.contains(Message.Kind.ADVANCE_CARGO)) {
            script(session, "cargo_keys", loadId, 0, 0);
        }
        List<Long> stretches = rows.stretches();
        for (int s = 0; s < stretches.size() && !kinds.isEmpty(); s++) {
            long from = stretches.get(s);
            long to = s + 1 < stretches.size() ? stretches.get(s + 1) : Long.MAX_VALUE;
            script(session, "events", loadId, from, to);
            kinds.forEach(kind -> script(session, kind.name().toLowerCase(Locale.ROOT), loadId, from, to));
        }
        return session.number(BESIDE.get("accepted"));
    }

    private static void script(Session session, String section, int loadId, long from, long to) {
        session.script(BESIDE.get(section)
                .replace(":load_id", Integer.toString(loadId))
                .replace(":from", Long.toString(from))
                .replace(":to", Long.toString(to)));
    }

    private void refuseIfEmptyOrKnown(Session session, MessageRows rows) {
        if (rows.read() == 0) {
            throw new TidewaiterException(
                    Kind.INPUT, source.name() + " holds no message", "give a file with at least one message");
        }
        if (!options.again()) {
            LoadRecord.refuseIfKnown(
                    session, source.name(), source.sha256(), LoadedAs.MESSAGES + source.format(), List.of());
        }
    }

    /** Puts the messages that only others prove wrong, in this file or in the workspace, among those set aside. */
    private RejectedRows findBad(
            Session session, Staging staging, RejectedRows early, RejectedRows all, Path temporary) {
        try (RejectedRows twice = new RejectedRows(temporary);
                RejectedRows late = new RejectedRows(temporary)) {
            RejectedRow.each(session, GIVEN_TWICE, twice::add);
            try (RejectedRows.Reading before = twice.read()) {
                staging.findBad(false, known -> {
                    late.addBefore(known.line(), before);
                    late.add(known);
                });
                late.addBefore(Long.MAX_VALUE, before);
            }
            if (late.size() == 0) {
                return early;
            }
            putBetween(early, late, all);
            return all;
        }
    }

    /** Reads the source once more for the texts of the late ones. */
    private void putBetween(RejectedRows early, RejectedRows late, RejectedRows all) {
        long[] place = {0};
        try (RejectedRows.Reading before = early.read();
                RejectedRows.Reading next = late.read()) {
            source.read(message -> {
                RejectedRows.Row row = next.peek();
                if (++place[0] == (row == null ? -1 : row.bad().line())) {
                    all.addBefore(place[0], before);
                    all.add(Objects.requireNonNull(row).bad(), message.original());
                    next.next();
                }
            });
            all.addBefore(Long.MAX_VALUE, before);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT, source.name() + " cannot be read again (" + e.getMessage() + ")", "load it again", e);
        }
    }
}
