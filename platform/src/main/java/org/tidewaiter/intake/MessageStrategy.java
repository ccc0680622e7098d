package org.tidewaiter.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.checks.NotJudged;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.CheckTableInForce;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.quarantine.RejectedRows;
import org.tidewaiter.source.MessageSource;
import org.tidewaiter.source.ReadAhead;

/**
 * The steps of loading messages: {@code arrived} has a row for every goods item of all kinds; of declarations it becomes
 * {@code staged}, as the rows of a table do; what has no column there is written beside it.
 */
// Long: the steps of one load in their order, which share the source, its rows and what was set aside.
final class MessageStrategy implements LoadStrategy {
    private static final String GIVEN_TWICE =
            "select line, 'declaration.declaration_id', declaration_id, 'is given twice in this file' from given_twice"
                    + " order by line";

    /** Each kind of message has a table with a row for every message written. */
    private static final String ACCEPTED = """
        select (select count(*) from taken_declarations)
            + (select count(*) from store.advance_cargo where load_id = $1)
            + (select count(*) from store.response_message where load_id = $1)\
        """;

    private static final SqlSections DETAILS = SqlSections.read(MessageStrategy.class, "message-details.sql");
    private static final String NO_MAPPING = "# messages say themselves what their values are\n";

    /** Messages are judged as they come, at the word of who brings them. */
    private static final String JUDGED =
            "insert into store.judged_load (load_id, judged_at, judged_by) values (?, now()::timestamp, ?)";

    private final Session session;
    private final Path temporary;
    private final MessageSource source;
    private final MessageChecker checker;
    private List<Long> settled = List.of();
    private int settledBy;
    private final LoadOptions options;
    private final KeyDictionary codes;
    private final KeyDictionary parties;
    private final LineRows lines;
    private final DetailRows details;
    private final MessageRows rows;
    private final RejectedRows early;
    private final RejectedRows all;
    private RejectedRows bad;
    private final DraftRows drafts;
    private @Nullable Staging staging;
    private @Nullable BeyondKeeping beyond;
    private @Nullable CurrencyLives lives;

    private MessageStrategy(
            Session session,
            Path temporary,
            MessageSource source,
            MessageChecker checker,
            LoadOptions options,
            KeyDictionary codes,
            KeyDictionary parties,
            RowsMaker maker) {
        this.session = session;
        this.temporary = temporary;
        this.source = source;
        this.checker = checker;
        this.options = options;
        this.codes = codes;
        this.parties = parties;
        drafts = new DraftRows(session);
        early = new RejectedRows(temporary);
        all = new RejectedRows(temporary);
        bad = early;
        lines = new LineRows(temporary);
        details = new DetailRows(temporary);
        rows = maker.make(lines, details, early);
    }

    /** Makes the rows once there is where they put what stands beside them and what is set aside. */
    private interface RowsMaker {
        MessageRows make(LineRows lines, DetailRows details, RejectedRows early);
    }

    /** Reads the dictionaries of the workspace and begins to read the messages. */
    static MessageStrategy of(
            Session session,
            Path temporary,
            MessageSource source,
            MessageChecker checker,
            LoadOptions options,
            LoadProgress progress) {
        KeyDictionary codes = KeyDictionary.codes(session);
        KeyDictionary parties = KeyDictionary.parties(session);
        String today = DateTimeFormatter.ISO_LOCAL_DATE.format(Instant.now().atOffset(ZoneOffset.UTC));
        ReadAhead messages = ReadAhead.of(source);
        return new MessageStrategy(
                session,
                temporary,
                source,
                checker,
                options,
                codes,
                parties,
                (lines, details, early) -> new MessageRows(
                        source,
                        messages,
                        MessageRows.targets(codes, parties),
                        checker,
                        lines,
                        details,
                        today,
                        early,
                        progress));
    }

    @Override
    public String counted() {
        return "messages";
    }

    @Override
    public void stage() {
        RowFeed.run(session, "messages", rows, "create temp table arrived as select * from messages()");
        if (rows.read() == 0) {
            throw new TidewaiterException(
                    Kind.INPUT, source.name() + " holds no message", "give a file with at least one message");
        }
    }

    @Override
    public List<LoadedSource> sources() {
        return List.of(new LoadedSource(
                source.name(),
                source.name(),
                new LoadedSource.Bytes(source.sha256(), source.bytes()),
                readAs(source.format(), source.guide()),
                "",
                List.of()));
    }

    /** How messages of a format are read; the guide is remembered, so that what comes back from the quarantine is read by it too. */
    static LoadedSource.MappingUsed readAs(String format, @Nullable NationalGuide guide) {
        return LoadedSource.MappingUsed.as(
                LoadedAs.MESSAGES + format, guide == null ? NO_MAPPING : NO_MAPPING + guide.remembered());
    }

    /** Only declarations can be wrong beside one another, as only they have versions. */
    @Override
    public void findBad() {
        if (rows.kinds().contains(Message.Kind.DECLARATION)) {
            session.script(SqlFile.read(MessageStrategy.class, "arrived.sql"));
            StagedValues values = new StagedValues(null, rows.filled(), codes, parties);
            Staging declarations = new Staging(session, values, options, Staging.StagedShape.OF_MESSAGES);
            bad = mergedByOrder(declarations);
            staging = declarations;
        }
    }

    /** Puts the messages that only others prove wrong, in this file or in the workspace, among those set aside. */
    private RejectedRows mergedByOrder(Staging declarations) {
        try (RejectedRows twice = new RejectedRows(temporary);
                RejectedRows late = new RejectedRows(temporary)) {
            RejectedRow.each(session, GIVEN_TWICE, twice::add);
            try (RejectedRows.RowReader before = twice.read()) {
                declarations.findBad(known -> {
                    late.addBefore(known.line(), before);
                    late.add(known);
                });
                late.addBefore(Long.MAX_VALUE, before);
            }
            if (late.size() == 0) {
                return early;
            }
            ContradictedMessages.putBetween(source, early, late, all);
            return all;
        }
    }

    @Override
    public WrittenCounts write(int loadId) {
        WrittenCounts written = new WrittenCounts(0);
        if (staging != null) {
            DividedLoads.makeFile(session, loadId);
            written = staging.write(loadId);
            if (rows.noted(MessageRows.Peculiarity.WITHOUT_ITEMS)) {
                script(List.of("without_items"), loadId, 0, 0);
            }
            writeDrafts(loadId);
        }
        codes.writeNew(session);
        parties.writeUsed(session, TakenParties.ofMessages(staging != null));
        NationalCurrency.settleAfterLoad(session, loadId, ExchangeRates.monthly());
        writeBeside(loadId);
        long accepted = session.number(ACCEPTED, loadId);
        long unchanged = staging == null ? 0 : staging.takeOutUnchanged(loadId);
        return new WrittenCounts(accepted, written.replaced(), 0).without(unchanged);
    }

    private void writeDrafts(int loadId) {
        if (rows.noted(MessageRows.Peculiarity.DRAFT)) {
            drafts.mark(loadId, options.corrections());
        }
        if (rows.noted(MessageRows.Peculiarity.REGISTERED)) {
            drafts.replace(loadId);
        }
    }

    /** Writes what has no column in the tables of declarations. */
    private void writeBeside(int loadId) {
        Set<Message.Kind> kinds = rows.kinds();
        boolean keys = kinds.contains(Message.Kind.ADVANCE_CARGO) || !lines.isEmpty();
        script(keys ? List.of("taken", "cargo_keys") : List.of("taken"), loadId, 0, 0);
        CheckTableInForce.record(session, checker, options.actor());
        session.execute(JUDGED, loadId, options.actor().text()); // messages are judged as they come, by who brings them
        lines.write(session, DETAILS.get("lines").replace(":load_id", Integer.toString(loadId)));
        if (staging != null) {
            staging.carryLines(loadId);
        }
        details.writeAll(session, kinds, DETAILS, loadId);
        List<String> sections = kinds.stream()
                .map(DetailRows::sectionOf)
                .filter(DETAILS.names()::contains)
                .toList();
        List<Long> stretches = rows.stretches();
        for (int s = 0; s < stretches.size() && !sections.isEmpty(); s++) {
            long from = stretches.get(s);
            long to = s + 1 < stretches.size() ? stretches.get(s + 1) : Long.MAX_VALUE;
            script(sections, loadId, from, to);
        }
    }

    private void script(List<String> sections, int loadId, long from, long to) {
        session.script(MessageTable.fill(sections.stream().map(DETAILS::get).collect(Collectors.joining(";\n")))
                .replace(":load_id", Integer.toString(loadId))
                .replace(":from", Long.toString(from))
                .replace(":to", Long.toString(to)));
    }

    @Override
    public void quarantine(int loadId) {
        bad.write(session, loadId, null);
    }

    @Override
    public long read() {
        return rows.read();
    }

    @Override
    public LoadRemarks remarks(int loadId) {
        return remarks(loadId, checker.notJudged());
    }

    @Override
    public List<Long> settleWaiting(int loadId) {
        settled = SettledMessages.of(session, loadId);
        settledBy = loadId;
        return settled;
    }

    /** The remarks of one of the loads, of whose messages the checks left that alone. */
    LoadRemarks remarks(int loadId, List<NotJudged> left) {
        List<String> notes = new ArrayList<>(drafts.notes(
                loadId,
                rows.kinds().contains(Message.Kind.ADVANCE_CARGO),
                rows.noted(MessageRows.Peculiarity.UNDATED)));
        notes.addAll(NotJudged.remarks(left));
        if (beyond == null) {
            beyond = BeyondKeeping.of(session, loadId);
        }
        notes.addAll(beyond.notes(loadId));
        if (lives == null) {
            lives = CurrencyLives.of(session, loadId);
        }
        notes.addAll(lives.notes(loadId));
        if (!settled.isEmpty() && loadId == settledBy) {
            notes.add(
                    "messages set aside before whose declaration or manifest is brought now, and which wait no longer in"
                            + " quarantine: " + settled.size());
        }
        return LoadRemarks.of(List.of(), notes);
    }

    @Override
    public void close() {
        rows.close();
        lines.close();
        details.close();
        all.close();
        early.close();
    }
}
