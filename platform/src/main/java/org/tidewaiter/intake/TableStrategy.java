package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.IdTemplate;
import org.tidewaiter.mapping.LaterValues;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingKey;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.mapping.NationalCurrencyColumns;
import org.tidewaiter.notation.CellsTogether;
import org.tidewaiter.quarantine.RejectedRows;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OriginalLines;
import org.tidewaiter.source.TableFile;

/**
 * The steps of loading a table: its rows are parsed into {@code staged}, {@link Staging} finds those that others prove wrong and
 * writes the rest; what is set aside gets its original text from the file, which is read once more for that.
 */
// Long: the steps of one load in their order, which share the file, its mapping and what was set aside.
final class TableStrategy implements LoadStrategy {
    private final List<Long> returned;
    private List<Long> settled = List.of();
    private final Session session;
    private final TableFile file;
    private final Header header;
    private final Mapping mapping;
    private final TableLoad.ChosenMapping chosen;
    private final LoadOptions options;
    private final LoadProgress progress;
    private final KeyDictionary codes;
    private final KeyDictionary parties;
    private final CellTargets targets;
    private final RejectedRows early;
    private final RejectedRows bad;
    private final @Nullable RowLines lines;
    private final @Nullable LaterValues later;
    private final RowParser parser;
    private boolean allDifferent;
    private StagedRuns runs = StagedRuns.NONE;
    private @Nullable Staging staging;

    private TableStrategy(
            Session session,
            Path temporary,
            TableFile file,
            TableReading reading,
            KeyDictionary codes,
            KeyDictionary parties,
            DecodingReader characters) {
        this.session = session;
        this.file = file;
        this.codes = codes;
        this.parties = parties;
        chosen = reading.chosen();
        options = reading.options();
        progress = reading.progress();
        returned = reading.returned();
        header = reading.header();
        mapping = reading.mapping();
        early = new RejectedRows(temporary);
        bad = new RejectedRows(temporary);
        lines = RowLines.of(file, header, mapping, temporary);
        targets = CellTargets.of(header, mapping, codes, parties);
        later = chosen.proposed() == null ? null : chosen.proposed().watching(header);
        parser = new RowParser(file, characters, header, mapping, targets, early, new RowParser.Beside(lines, later));
    }

    /** How a table is read: as was asked for, and with its mapping fitted to it. */
    private record TableReading(
            TableLoad.ChosenMapping chosen,
            LoadOptions options,
            LoadProgress progress,
            List<Long> returned,
            Header header,
            Mapping mapping) {}

    /** Reads the dictionaries of the workspace and begins to read the file. */
    static TableStrategy of(
            Session session,
            Path temporary,
            TableFile file,
            TableLoad.ChosenMapping chosen,
            LoadOptions options,
            LoadProgress progress,
            List<Long> returned) {
        Header header = Header.of(file);
        Mapping fitted = chosen.mapping().fittedTo(file, header);
        Mapping mapping = file.made() != null && file.made().typed() ? fitted.forTypedValues() : fitted;
        return new TableStrategy(
                session,
                temporary,
                file,
                new TableReading(chosen, options, progress, List.copyOf(returned), header, mapping),
                KeyDictionary.codes(session),
                KeyDictionary.parties(session),
                DecodingReader.open(file));
    }

    @Override
    public void stage() {
        parser.start();
        ParsedRowFeed rows = new ParsedRowFeed(parser, targets.all(), file.bytes(), progress);
        String made = madeIdentifier();
        RowFeed.run(session, "file_rows", rows, "create temp table staged as select *" + made + " from file_rows()");
        runs = rows.runs();
        allDifferent = made.isEmpty() && runs.areRows(rows.staged());
        parser.throwFailure();
        boolean changes =
                later != null && Objects.requireNonNull(chosen.proposed()).changesBy(later);
        if (changes || (!chosen.decided() && targets.all().stream().anyMatch(FieldColumn::surprised))) {
            throw new SurprisingValue();
        }
        file.refuseIfChanged();
        if (parser.rowsRead() == 0) {
            throw TableFile.unreadable(file.path(), "has a header but no rows", "give a file with rows", null);
        }
    }

    private String madeIdentifier() {
        String template = mapping.constants().get(Field.DECLARATION_ID);
        return template == null ? "" : ", " + new IdTemplate(template).sql(file.name()) + " as declaration_id";
    }

    @Override
    public List<LoadedSource> sources() {
        return List.of(source(
                file,
                mapping,
                file.made() == null ? parser.sha256() : file.made().sha256()));
    }

    /** A table as the record of a load tells it. */
    static LoadedSource source(TableFile file, Mapping mapping, String sha256) {
        boolean proposed = mapping.name().startsWith(MappingProposal.PROPOSED);
        return new LoadedSource(
                file.name(),
                file.path().toString(),
                LoadedSource.Bytes.of(file, sha256),
                new LoadedSource.MappingUsed(mapping.name(), MappingKey.of(mapping), mapping.text(), proposed),
                LoadedSource.header(file, Header.of(file)),
                file.sheets());
    }

    @Override
    public void knownInPart(Set<String> sheets) {
        throw new TidewaiterException(
                Kind.BUSY,
                "Another load took the sheets " + String.join(", ", sheets) + " of " + file.path()
                        + " at the same time",
                "load it again: what is there is passed over");
    }

    /** Puts the rows that only others prove wrong among those that the parser set aside. */
    @Override
    public void findBad() {
        boolean repeatItems = lines != null && lines.repeatItems();
        if (lines != null && repeatItems) {
            lines.keys(session);
        }
        if (lines != null) {
            lines.fields(session);
            lines.counts(session);
        }
        boolean ofDeclarations = lines != null && lines.headings(session);
        Staging made = new Staging(
                session,
                new StagedValues(mapping, targets.all(), codes, parties),
                options,
                Staging.StagedShape.ofTable(allDifferent, runs, repeatItems, ofDeclarations),
                returned);
        staging = made;
        try (RejectedRows.RowReader before = early.read()) {
            made.findBad(late -> {
                bad.addBefore(late.line(), before);
                bad.add(late);
            });
            bad.addBefore(Long.MAX_VALUE, before);
        }
    }

    @Override
    public WrittenCounts write(int loadId) {
        WrittenCounts written = staging().write(loadId);
        if (lines != null) {
            lines.write(session, loadId, staging().rowKeys());
        }
        if (mapping.columns().values().stream().anyMatch(c -> c.fields().contains(Field.CONTAINER_ID))) {
            session.script(RowLines.LINE_ROWS
                    .get("containers of a cell")
                    .replace(":container", Field.CONTAINER_ID.storedColumn())
                    .replace("$load", Integer.toString(loadId)));
        }
        staging().complete();
        staging().carryLines(loadId);
        WrittenCounts counts = written.without(staging().takeOutUnchanged(loadId));
        codes.writeNew(session);
        parties.writeUsed(session, TakenParties.ofTable(loadId));
        NationalCurrency.settleAfterLoad(session, loadId, ExchangeRates.monthly());
        return counts;
    }

    private Staging staging() {
        return Objects.requireNonNull(staging, "bad rows are found before others are written");
    }

    @Override
    public List<Long> settleWaiting(int loadId) {
        settled = options.corrections() ? SettledRows.of(session, loadId) : List.of();
        return settled;
    }

    /** Writes the rows set aside with their original text, read again from the file. */
    @Override
    public void quarantine(int loadId) {
        if (bad.size() == 0) {
            return;
        }
        try (OriginalLines originals = OriginalLines.open(file)) {
            bad.write(session, loadId, originals);
        } catch (IOException e) {
            throw TableFile.failure(file.path(), e);
        }
    }

    @Override
    public long read() {
        return parser.rowsRead();
    }

    @Override
    public LoadRemarks remarks(int loadId) {
        List<String> notes = notes();
        notes.addAll(BeyondKeeping.of(session, loadId).notes(loadId));
        notes.addAll(CurrencyLives.of(session, loadId).notes(loadId));
        notes.addAll(PartsOfItems.notes(session, loadId, ignored()));
        return new LoadRemarks(ignored(), chosen.leftOut(), staging().repeated(), notes);
    }

    private List<String> ignored() {
        Set<String> parts = mapping.columns().values().stream()
                .map(c -> c.writing().together())
                .filter(Objects::nonNull)
                .flatMap(p -> p.columns().stream())
                .collect(Collectors.toSet());
        return header.names().stream()
                .filter(n -> !n.isEmpty()
                        && !mapping.columns().containsKey(n)
                        && !parts.contains(n)
                        && (lines == null || !lines.columns().contains(n)))
                .toList();
    }

    /** What was not taken as it stands. */
    private List<String> notes() {
        List<String> assumed = chosen.assumed();
        List<String> notes = new ArrayList<>();
        assumed.forEach(a -> notes.add("assumed: " + a));
        mapping.columns().forEach((name, column) -> {
            CellsTogether parts = column.writing().together();
            if (parts != null && assumed.stream().noneMatch(parts.sentence(name)::equals)) {
                notes.add("assumed: " + parts.sentence(name));
            }
        });
        notes.addAll(file.notes());
        if (!settled.isEmpty() && returned.isEmpty()) {
            notes.add("rows of the quarantine whose items are brought here need no correction any more: "
                    + settled.size());
        }
        notes.addAll(staging().notes());
        notes.addAll(parser.converted());
        if (lines != null) {
            notes.addAll(lines.notes());
            if (staging().linesOfItems() > 0) {
                notes.add("each row is a line of its item: " + staging().linesOfItems()
                        + " rows say further lines of items that stand above them");
            }
        }
        if (NationalCurrencyColumns.areIn(mapping)) {
            notes.addAll(NationalCurrencyColumns.compare(
                    file.path(), mapping, NationalCurrency.decision(session).orElse(null)));
        }
        String currency = mapping.constants().get(Field.CURRENCY);
        if (currency != null && mapping.name().startsWith(MappingProposal.PROPOSED)) {
            notes.add("the currency of the prices is taken to be " + currency + ", as their column says");
        }
        return notes;
    }

    @Override
    public void close() {
        bad.close();
        early.close();
        parser.close();
        if (lines != null) {
            lines.close();
        }
    }
}
