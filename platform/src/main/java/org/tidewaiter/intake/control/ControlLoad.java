package org.tidewaiter.intake.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.PassingFiles;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadRecord;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.RepeatedRows;
import org.tidewaiter.mapping.ControlColumns;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.model.NationalCurrency;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourceFile;
import org.tidewaiter.source.SourceOpener;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Content;
import org.tidewaiter.trail.Trail;

/**
 * Loads results of controls of declarations that are in the workspace: what was controlled, what came of it and when that was
 * recorded. A table of any format that others may have; all or nothing in one transaction, read = accepted + quarantined, the
 * same content once. The declarations stay as they are.
 */
public final class ControlLoad {
    private static final SqlSections SQL = SqlSections.read(ControlLoad.class, "controls.sql");

    private final Workspace workspace;
    private final SourceFile file;
    private final Header header;
    private final Mapping mapping;
    private final Options options;
    private List<ControlEntry.Told> told = List.of();

    /**
     * How to load results.
     *
     * @param again load content that was loaded before
     * @param actor who loads or enters them
     * @param entered rows that cannot be taken are left to who entered them, and not put in quarantine
     * @param name what the load is called, or null for the name of the file
     */
    private record Options(
            boolean again,
            Actor actor,
            boolean entered,
            @Nullable String name) {
        /** Who enters them, where a person or another system does; empty for a file. */
        String enters() {
            return entered ? actor.person() : "";
        }
    }

    private ControlLoad(Workspace workspace, SourceFile file, Mapping mapping, Options options) {
        this.workspace = workspace;
        this.file = file;
        this.header = Header.of(file);
        Mapping fitted = mapping.fittedTo(file, header);
        this.mapping = file.made() != null && file.made().typed() ? fitted.forTypedValues() : fitted;
        this.options = options;
    }

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
        Options options = new Options(again, actor, false, null);
        SourceFile.refuseWhatIsNoFile(source.path());
        SourceFile file =
                new SourceOpener(source, MappingHints.of(given), workspace.temporary(), Long.MAX_VALUE).open();
        try {
            Mapping mapping = given == null ? proposed(file) : given;
            ControlColumns.requireAll(mapping, Header.of(file));
            ControlLoad loading = new ControlLoad(workspace, file, mapping, options);
            return Objects.requireNonNull(loading.run(List.of()));
        } finally {
            file.discard();
        }
    }

    /** Enters rows in a file of our own writing: what can be taken is, and of every row it is told what became of it. */
    static List<ControlEntry.Told> enter(Workspace workspace, Path path, Mapping mapping, Actor actor, String name) {
        SourceFile file = SourceFile.open(path, mapping.csv());
        ControlLoad loading = new ControlLoad(workspace, file, mapping, new Options(true, actor, true, name));
        loading.run(List.of());
        return loading.told;
    }

    /** Loads corrected rows of the quarantine and marks those that they correct, in one transaction. */
    public static LoadReport takeBack(
            Workspace workspace, Path path, Mapping mapping, List<Long> returned, Actor actor) {
        SourceFile file = SourceFile.open(path, mapping.csv());
        Options options = new Options(true, actor, false, null);
        return Objects.requireNonNull(new ControlLoad(workspace, file, mapping, options).run(returned));
    }

    /**
     * A mapping of a table of results for a person to read and to finish.
     *
     * @param yaml its text; what is open stands in it as comments
     * @param open what has to be said before anything can be loaded with it; empty where nothing has
     */
    public record Proposed(String yaml, List<String> open) {}

    /** The mapping that a table of results is read with, as far as it is plain. */
    public static Proposed propose(Source source) {
        try {
            Path temporary = PassingFiles.directory();
            SourceFile file = new SourceOpener(source, MappingHints.of(null), temporary, Long.MAX_VALUE).open();
            try {
                ControlColumns.Draft draft = ControlColumns.draft(file, Header.of(file));
                return new Proposed(draft.yaml(), draft.open());
            } finally {
                file.discard();
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw SourceFile.failure(source.path(), e);
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

    private static Mapping proposed(SourceFile file) {
        String text = ControlColumns.propose(file, Header.of(file));
        return ControlColumns.mapping(text, MappingProposal.PROPOSED + file.name());
    }

    private @Nullable LoadReport run(List<Long> returned) {
        Instant startedAt = Instant.now();
        String national = NationalCurrency.of(workspace.lake()).orElse("");
        ControlRows rows =
                new ControlRows(file, header, mapping, national.isEmpty() ? null : national, options.enters());
        Path entered = workspace.temporary().resolve("results-" + System.nanoTime() + ".csv");
        try {
            long read = rows.write(entered);
            file.refuseIfChanged();
            if (read == 0) {
                throw SourceFile.unreadable(file.path(), "has a header but no rows", "give a file with rows", null);
            }
            return workspace.lake().transaction(session -> write(session, entered, rows, startedAt, returned));
        } finally {
            deleteQuietly(entered);
        }
    }

    private @Nullable LoadReport write(
            Session session, Path entered, ControlRows rows, Instant startedAt, List<Long> returned) {
        String sha256 = file.sha256();
        if (!options.again()) {
            LoadRecord.refuseIfKnown(session, file.path().toString(), sha256, LoadedAs.CONTROLS, file.sheets());
        }
        session.execute(
                "create or replace temp table entered as select * from read_csv(?, header = false, auto_detect = false,"
                        + " delim = ',', quote = '\"', escape = '\"', max_line_size = 20000000, columns = "
                        + ControlRows.TYPES + ")",
                entered.toString());
        session.execute(SQL.get("judged"));
        List<ControlEntry.Told> rowsTold = options.entered()
                ? session.query(ControlEntry.Row.class, SQL.get("answer")).stream()
                        .map(ControlEntry.Row::told)
                        .toList()
                : List.of();
        told = rowsTold;
        if (options.entered()) {
            session.execute("delete from judged where reason is not null");
            session.execute("delete from entered where line not in (select line from judged)");
            if (rowsTold.stream().noneMatch(ControlEntry.Told::accepted)) {
                return null;
            }
        }
        int loadId = (int) session.number("select coalesce(max(load_id), 0) + 1 from load");
        for (String step : List.of("codes", "parties", "answered", "former", "replaced")) {
            session.execute(SQL.get(step));
        }
        String controls = SQL.get("controls")
                .replace("$load", Integer.toString(loadId))
                .replace("$last", Long.toString(ControlStore.lastKey(session)));
        session.execute(controls);
        if (options.entered()) {
            told = ControlEntry.Told.withKeys(
                    rowsTold,
                    session.query(ControlEntry.Key.class, SQL.get("keys").replace("$load", "" + loadId)));
        }
        session.execute(SQL.get("quarantine").replace("$load", Integer.toString(loadId)));
        LoadRecord.markReturned(session, loadId, returned);
        LoadReport report = report(session, loadId, rows, startedAt);
        LoadRecord.write(
                session,
                report,
                sha256,
                file.made() == null ? file.bytes() : file.made().bytes(),
                LoadedAs.CONTROLS,
                LoadedAs.CONTROLS,
                mapping.text(),
                header.names().stream()
                        .map(file.dialect()::write)
                        .collect(
                                Collectors.joining(String.valueOf(file.dialect().delimiter()))),
                startedAt,
                options.actor());
        LoadRecord.writeDetails(session, report);
        session.query(Corrected.class, SQL.get("corrected"))
                .forEach(c -> Trail.append(
                        session,
                        options.actor().stating(c.actor()),
                        Action.RESULT,
                        "control " + c.controlKey(),
                        Content.saying(Map.of(
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
        return report;
    }

    private record Corrected(
            long controlKey, String declarationId, int version, String outcome, String reason, String actor) {}

    private LoadReport report(Session session, int loadId, ControlRows rows, Instant startedAt) {
        long read = session.number("select count(*) from judged");
        long bad = session.number("select count(*) from quarantine where load_id = ?", loadId);
        long accepted = session.number("select count(*) from store.control where load_id = ?", loadId);
        LoadRecord.requireBalance("rows", session.number("select count(*) from entered"), accepted, bad);
        String name = options.name() == null ? file.name() : options.name();
        return new LoadReport(
                loadId,
                name,
                read,
                accepted,
                bad,
                0,
                (Instant.now().toEpochMilli() - startedAt.toEpochMilli()) / 1e3,
                rows.ignored(),
                List.of(),
                file.sheets(),
                RepeatedRows.NONE,
                notes(session, loadId));
    }

    private record Kept(long results, @Nullable String currency) {}

    /** Amounts that are kept as stated only, as nothing says what they are in the national currency. */
    private List<String> notes(Session session, int loadId) {
        List<String> notes = new ArrayList<>(file.notes());
        session.query(
                        Kept.class,
                        "select count(*), stated_currency from store.control where load_id = ? and stated_amount is"
                                + " not null and amount_recovered is null group by stated_currency order by"
                                + " stated_currency",
                        loadId)
                .forEach(k -> notes.add(k.results()
                        + (k.results() == 1 ? " amount is in " : " amounts are in ")
                        + k.currency()
                        + " and kept as stated, in no sum: no rate says what that is in the national currency"));
        return notes;
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It lies in the directory for passing files, which is emptied at the next start.
        }
    }
}
