package org.tidewaiter.intake.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.intake.LoadRemarks;
import org.tidewaiter.intake.LoadStrategy;
import org.tidewaiter.intake.LoadedSource;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.NationalCurrencyColumns;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;

/**
 * The steps of loading results of controls: rows are read into {@code entered}, {@code judged} says which item each is of or why
 * it cannot be taken, and the results that others correct or answer go to their history.
 */
final class ControlStrategy implements LoadStrategy {
    private static final SqlSections SQL = SqlSections.read(ControlStrategy.class, "controls.sql");

    private final Session session;
    private final TableFile file;
    private final Header header;
    private final Mapping mapping;
    private final ControlLoad.@Nullable Entry entry;
    private final ControlRows rows;
    private final Actor actor;
    private final Path passing;
    private long read;

    /**
     * Every row that was entered is refused. Thrown, and not a result: the transaction has to be undone, as there is no load to record; who
     * entered the rows has been told why by then.
     */
    static final class NothingAccepted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NothingAccepted() {
            super(null, null, false, false);
        }
    }

    private ControlStrategy(
            Session session,
            Path temporary,
            TableFile file,
            PreparedMapping reading,
            ControlLoad.@Nullable Entry entry,
            Actor actor) {
        this.actor = actor;
        this.session = session;
        this.file = file;
        this.entry = entry;
        header = reading.header();
        mapping = reading.mapping();
        rows = new ControlRows(file, header, mapping, reading.national(), entry == null ? "" : entry.actor());
        passing = temporary.resolve("results-" + System.nanoTime() + ".csv");
    }

    /** How the table is read; national: the currency of the workspace, null where none is known. */
    private record PreparedMapping(
            Header header, Mapping mapping, @Nullable String national) {}

    /**
     * Prepares: fits the mapping to the table, and asks the workspace for its currency.
     *
     * @param entry who enters the rows and is told what becomes of them; null for a file, whose bad rows go to the quarantine
     * @param actor who loads or enters them
     */
    static ControlStrategy of(
            Session session,
            Path temporary,
            TableFile file,
            Mapping given,
            ControlLoad.@Nullable Entry entry,
            Actor actor) {
        Header header = Header.of(file);
        Mapping fitted = given.fittedTo(file, header);
        Mapping mapping = file.made() != null && file.made().typed() ? fitted.forTypedValues() : fitted;
        String national = NationalCurrency.decision(session)
                .map(NationalCurrency.Decision::currency)
                .orElse(null);
        NationalCurrencyColumns.requireOneOfResults(file.path(), mapping, national);
        return new ControlStrategy(
                session, temporary, file, new PreparedMapping(header, mapping, national), entry, actor);
    }

    @Override
    public void stage() {
        read = rows.write(passing);
        file.refuseIfChanged();
        if (read == 0) {
            throw TableFile.unreadable(file.path(), "has a header but no rows", "give a file with rows", null);
        }
        session.execute(
                "create or replace temp table entered as select * from read_csv(?, header = false, auto_detect = false,"
                        + " delim = ',', quote = '\"', escape = '\"', max_line_size = 20000000, columns = "
                        + EnteredColumn.types() + ")",
                passing.toString());
    }

    @Override
    public List<LoadedSource> sources() {
        return List.of(new LoadedSource(
                entry == null ? file.name() : entry.name(),
                file.path().toString(),
                LoadedSource.Bytes.of(file, file.sha256()),
                LoadedSource.ReadAs.as(LoadedAs.CONTROLS, mapping.text()),
                LoadedSource.header(file, header),
                file.sheets()));
    }

    @Override
    public void findBad() {
        session.execute(statement("judged"));
        if (entry != null) {
            tell(entry);
        }
    }

    /** Tells who entered the rows what becomes of each, and leaves those that are refused to them. */
    private void tell(ControlLoad.Entry to) {
        session.query(ControlEntry.Row.class, SQL.get("answer"))
                .forEach(row -> to.told().add(row.told()));
        if (to.told().stream().noneMatch(ControlEntry.EntryResult::accepted)) {
            throw new NothingAccepted();
        }
        read -= to.told().stream().filter(told -> !told.accepted()).count();
        session.execute("delete from judged where reason is not null");
    }

    @Override
    public WrittenCounts write(int loadId) {
        for (String step : List.of("codes", "parties", "answered", "former", "replaced")) {
            session.execute(statement(step));
        }
        long accepted = session.execute(
                numbered("controls", loadId).replace("$last", Long.toString(ControlNumbers.lastKey(session))));
        if (entry != null) {
            List<ControlEntry.EntryResult> keyed = ControlEntry.EntryResult.withKeys(
                    entry.told(), session.query(ControlEntry.Key.class, numbered("keys", loadId)));
            entry.told().clear();
            entry.told().addAll(keyed);
        }
        return new WrittenCounts(accepted, 0, 0);
    }

    @Override
    public void quarantine(int loadId) {
        session.execute(numbered("quarantine", loadId));
    }

    private static String statement(String section) {
        return FurtherFields.inEach(SQL.get(section));
    }

    private static String numbered(String section, int loadId) {
        return statement(section).replace("$load", Integer.toString(loadId));
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public LoadRemarks remarks(int loadId) {
        return LoadRemarks.of(rows.ignored(), notes(loadId));
    }

    /** Each correction of a result is an entry of the trail by itself: who, and why. */
    @Override
    public void afterRecord(int loadId) {
        session.query(Corrected.class, SQL.get("corrected"))
                .forEach(c -> Trail.append(
                        session,
                        actor.stating(c.actor()),
                        Action.RESULT,
                        "control " + c.controlKey(),
                        EntryContent.saying(Map.of(
                                "declaration",
                                c.declarationId(),
                                "version",
                                c.version(),
                                "outcome",
                                c.outcome(),
                                "reason",
                                c.reason(),
                                "load",
                                loadId))));
    }

    private record Corrected(
            long controlKey, String declarationId, int version, String outcome, String reason, String actor) {}

    private record KeptResults(long results, @Nullable String currency) {}

    /** Amounts that are kept as stated only, as nothing says what they are in the national currency. */
    private List<String> notes(int loadId) {
        List<String> notes = new ArrayList<>(file.notes());
        session.query(
                        KeptResults.class,
                        "select count(*) as results, stated_currency as currency from store.control where load_id = ? and stated_amount is"
                                + " not null and amount_recovered is null group by stated_currency order by"
                                + " stated_currency",
                        loadId)
                .forEach(k -> notes.add(k.results()
                        + (k.results() == 1 ? " amount is in " : " amounts are in ")
                        + k.currency()
                        + " and kept as stated, in no sum: no rate says what that is in the national currency"));
        return notes;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(passing);
        } catch (IOException e) {
            // It lies in the directory for passing files, which is emptied at the next start.
        }
    }
}
