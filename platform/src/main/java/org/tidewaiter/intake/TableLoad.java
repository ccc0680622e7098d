package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.ColumnDecisions;
import org.tidewaiter.mapping.ColumnSurvey;
import org.tidewaiter.mapping.IdTemplate;
import org.tidewaiter.mapping.LeftOutColumn;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.mapping.MappingKey;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.mapping.NationalCurrencyColumns;
import org.tidewaiter.model.Field;
import org.tidewaiter.model.NationalCurrency;
import org.tidewaiter.quarantine.RejectedRows;
import org.tidewaiter.reference.ExchangeRates;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OriginalLines;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourceFile;
import org.tidewaiter.source.SourceOpener;
import org.tidewaiter.value.DayParts;

/**
 * Loads a file of separated values into the workspace, all or nothing: reading, decoding and hashing in one thread, parsing
 * and checking in a second, the database in a third, everything in one transaction. Always read = accepted + quarantined.
 */
public final class TableLoad {
    private final Workspace workspace;
    private final SourceFile file;
    private final Mapping mapping;
    private final LoadOptions options;
    private final LoadProgress progress;
    private final Header header;
    private final List<LeftOutColumn> leftOut;
    private final List<Long> returned;
    private final List<String> assumed;

    private TableLoad(
            Workspace workspace,
            SourceFile file,
            Mapping mapping,
            LoadOptions options,
            LoadProgress progress,
            List<LeftOutColumn> leftOut,
            List<Long> returned,
            List<String> assumed) {
        this.assumed = assumed;
        this.leftOut = leftOut;
        this.returned = returned;
        this.workspace = workspace;
        this.options = options;
        this.progress = progress;
        this.file = file;
        this.header = Header.of(file);
        Mapping fitted = mapping.fittedTo(file, header);
        this.mapping = file.made() != null && file.made().typed() ? fitted.forTypedValues() : fitted;
    }

    /**
     * Loads one file; an archive must hold only one.
     *
     * @throws TidewaiterException INPUT when the file or mapping cannot be taken, STATE when the file was loaded before; the
     *     workspace is then as it was
     */
    public static LoadReport load(
            Workspace workspace, Path path, Mapping mapping, LoadOptions options, LoadProgress progress) {
        return load(workspace, Source.of(path), mapping, options, progress);
    }

    /**
     * Loads one source, a file or a member of an archive: separated values, Excel, JSON or Parquet.
     *
     * @throws TidewaiterException INPUT when the source or mapping cannot be taken, STATE when it was loaded before; the
     *     workspace is then as it was
     */
    public static LoadReport load(
            Workspace workspace, Source source, Mapping mapping, LoadOptions options, LoadProgress progress) {
        return load(workspace, source, mapping, options, progress, List.of(), List.of());
    }

    /** The same with the columns that a proposed mapping leaves out and what it assumes of others, which the report names. */
    static LoadReport load(
            Workspace workspace,
            Source source,
            Mapping mapping,
            LoadOptions options,
            LoadProgress progress,
            List<LeftOutColumn> leftOut,
            List<String> assumed) {
        SourceOpener opening =
                new SourceOpener(source, MappingHints.of(mapping), workspace.temporary(), Long.MAX_VALUE);
        SourceFile file = opening.open();
        try {
            Set<String> before = sheetsLoadedBefore(workspace, file, mapping, options);
            if (!before.isEmpty()) {
                file.discard();
                file = opening.without(before).open();
            }
            try {
                return new TableLoad(workspace, file, mapping, options, progress, leftOut, List.of(), assumed).run();
            } catch (Surprise surprise) {
                return surprised(workspace, source, file, mapping, options, progress, leftOut, assumed);
            }
        } finally {
            file.discard();
        }
    }

    /** Reads a file anew by what its whole columns prove, as they hold values that their beginning did not announce. */
    private static LoadReport surprised(
            Workspace workspace,
            Source source,
            SourceFile file,
            Mapping mapping,
            LoadOptions options,
            LoadProgress progress,
            List<LeftOutColumn> leftOut,
            List<String> assumed) {
        Header header = Header.of(file);
        Map<String, Field> fields = new LinkedHashMap<>();
        boolean proposed = mapping.name().startsWith(MappingProposal.PROPOSED);
        mapping.fittedTo(file, header).columns().forEach((name, column) -> {
            if (proposed || column.fields().getFirst() == Field.HS_CODE) {
                fields.put(name, column.fields().getFirst());
            }
        });
        ColumnDecisions decisions =
                ColumnDecisions.on(file, fields, ColumnSurvey.of(file, header, fields), source.told());
        if (proposed && decisions.question() != null) {
            throw decisions.asked(file.path());
        }
        List<String> all = new ArrayList<>(assumed);
        decisions.assumed().stream().filter(a -> !all.contains(a)).forEach(all::add);
        Mapping decided = mapping.fittedTo(file, header).deciding(decisions);
        return new TableLoad(workspace, file, decided, options, progress, leftOut, List.of(), all).run(true);
    }

    /** A value came that only the whole column explains. */
    private static final class Surprise extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Surprise() {
            super(null, null, false, false);
        }
    }

    /** What is known of a source as soon as it is opened, is asked before all its rows are read. */
    private static Set<String> sheetsLoadedBefore(
            Workspace workspace, SourceFile file, Mapping mapping, LoadOptions options) {
        SourceFile.Made made = file.made();
        if (made == null || options.again()) {
            return Set.of();
        }
        try (Session session = workspace.lake().session()) {
            return LoadRecord.refuseIfKnown(
                    session, file.path().toString(), made.sha256(), key(mapping), file.sheets());
        }
    }

    /** The key of a mapping that a person gave; any will do where none was given. */
    private static @Nullable String key(Mapping mapping) {
        return mapping.name().startsWith(MappingProposal.PROPOSED) ? null : MappingKey.of(mapping);
    }

    /** Loads corrected rows of the quarantine and marks those that they correct, in one transaction. */
    public static LoadReport takeBack(
            Workspace workspace, Path path, Mapping mapping, List<Long> returned, LoadOptions options) {
        SourceFile file = SourceFile.open(path, mapping.csv());
        return new TableLoad(workspace, file, mapping, options, LoadProgress.SILENT, List.of(), returned, List.of())
                .run(true);
    }

    private String sha256(RowParser parser) {
        return file.made() == null ? parser.sha256() : file.made().sha256();
    }

    private List<String> ignored() {
        Set<String> parts = mapping.columns().values().stream()
                .map(c -> c.writing().parts())
                .filter(java.util.Objects::nonNull)
                .flatMap(p -> p.columns().stream())
                .collect(Collectors.toSet());
        return header.names().stream()
                .filter(n -> !n.isEmpty() && !mapping.columns().containsKey(n) && !parts.contains(n))
                .toList();
    }

    private LoadReport run() {
        return run(false);
    }

    /**
     * Loads.
     *
     * @param decided whether the whole file was looked at
     */
    private LoadReport run(boolean decided) {
        long started = System.nanoTime();
        Instant startedAt = Instant.now();
        return workspace.lake().transaction(session -> {
            KeyDictionary codes = KeyDictionary.codes(session);
            KeyDictionary parties = KeyDictionary.parties(session);
            List<FieldColumn> targets = new ArrayList<>();
            RejectedRows early = new RejectedRows(workspace.temporary());
            RowParser parser = new RowParser(file, header, mapping, codes, parties, targets, early);
            try (early;
                    RejectedRows bad = new RejectedRows(workspace.temporary())) {
                boolean allDifferent = stage(session, parser, targets);
                parser.throwFailure();
                if (!decided && targets.stream().anyMatch(FieldColumn::surprised)) {
                    throw new Surprise();
                }
                file.refuseIfChanged();
                refuseIfEmptyOrKnown(session, parser);
                Staging staging = new Staging(session, new StagedValues(mapping, targets, codes, parties), options);
                findBad(staging, allDifferent, early, bad);
                int loadId = (int) session.number("select coalesce(max(load_id), 0) + 1 from load");
                Staging.Taken taken = staging.write(loadId);
                codes.writeNew(session);
                parties.writeNew(session);
                NationalCurrency.follow(session, loadId, ExchangeRates.monthly());
                quarantine(session, loadId, bad);
                LoadRecord.markReturned(session, loadId, returned);
                LoadRecord.requireBalance("rows", parser.rowsRead(), taken.rows(), bad.size());
                LoadReport report = new LoadReport(
                        loadId,
                        file.name(),
                        parser.rowsRead(),
                        taken.rows(),
                        bad.size(),
                        taken.replaced(),
                        (System.nanoTime() - started) / 1e9,
                        ignored(),
                        leftOut,
                        file.sheets(),
                        staging.repeated(),
                        notes(parser, session));
                note(session, report, sha256(parser), startedAt);
                return report;
            } finally {
                parser.close();
            }
        });
    }

    /** What was not taken as it stands. */
    private List<String> notes(RowParser parser, Session session) {
        List<String> notes = new ArrayList<>();
        assumed.forEach(a -> notes.add("assumed: " + a));
        mapping.columns().forEach((name, column) -> {
            DayParts parts = column.writing().parts();
            if (parts != null && assumed.stream().noneMatch(parts.told(name)::equals)) {
                notes.add("assumed: " + parts.told(name));
            }
        });
        notes.addAll(file.notes());
        notes.addAll(parser.converted());
        notes.addAll(NationalCurrencyColumns.compare(
                file.path(), mapping, NationalCurrency.decision(session).orElse(null)));
        String currency = mapping.constants().get(Field.CURRENCY);
        if (currency != null && mapping.name().startsWith(MappingProposal.PROPOSED)) {
            notes.add("the currency of the prices is taken to be " + currency + ", as their column says");
        }
        return notes;
    }

    /** Stages all rows; tells whether their declarations are known to be all different. */
    private boolean stage(Session session, RowParser parser, List<FieldColumn> targets) {
        parser.start();
        ParsedRowFeed rows = new ParsedRowFeed(parser, targets, file.bytes(), progress);
        String made = madeIdentifier();
        RowFeed.run(session, "file_rows", rows, "create temp table staged as select *" + made + " from file_rows()");
        return made.isEmpty() && rows.ascending();
    }

    private String madeIdentifier() {
        String template = mapping.constants().get(Field.DECLARATION_ID);
        return template == null ? "" : ", " + new IdTemplate(template).sql(file.name()) + " as declaration_id";
    }

    private void refuseIfEmptyOrKnown(Session session, RowParser parser) {
        if (parser.rowsRead() == 0) {
            throw SourceFile.unreadable(file.path(), "has a header but no rows", "give a file with rows", null);
        }
        if (options.again()) {
            return;
        }
        Set<String> meanwhile =
                LoadRecord.refuseIfKnown(session, file.path().toString(), sha256(parser), key(mapping), file.sheets());
        if (!meanwhile.isEmpty()) {
            throw new TidewaiterException(
                    Kind.BUSY,
                    "Another load took the sheets " + String.join(", ", meanwhile) + " of " + file.path()
                            + " at the same time",
                    "load it again: what is there is passed over");
        }
    }

    /** Puts the rows that only others prove wrong among those that the parser set aside. */
    private static void findBad(Staging staging, boolean allDifferent, RejectedRows early, RejectedRows bad) {
        try (RejectedRows.Reading before = early.read()) {
            staging.findBad(allDifferent, late -> {
                bad.addBefore(late.line(), before);
                bad.add(late);
            });
            bad.addBefore(Long.MAX_VALUE, before);
        }
    }

    /** Writes the rows set aside with their original text, read again from the file. */
    private void quarantine(Session session, int loadId, RejectedRows bad) {
        if (bad.size() == 0) {
            return;
        }
        try (OriginalLines originals = new OriginalLines(file)) {
            bad.write(session, loadId, originals);
        } catch (IOException e) {
            throw SourceFile.failure(file.path(), e);
        }
    }

    private void note(Session session, LoadReport report, String sha256, Instant startedAt) {
        LoadRecord.write(
                session,
                report,
                sha256,
                file.made() == null ? file.bytes() : file.made().bytes(),
                mapping.name(),
                MappingKey.of(mapping),
                mapping.text(),
                header.names().stream()
                        .map(file.dialect()::write)
                        .collect(
                                Collectors.joining(String.valueOf(file.dialect().delimiter()))),
                startedAt,
                options.actor());
        LoadRecord.writeDetails(session, report);
    }
}
