package org.tidewaiter.analysis;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.DataVersion;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.ResultTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * A question that was asked: its report, and its temporary tables for as long as it is open, so that the declarations behind its figures
 * are found without the work of the answer. For one thread at a time; close it after use.
 */
public final class AskedQuestion implements AutoCloseable {
    /** The columns of every list of declarations behind a row. */
    static final List<Column> BEHIND = List.of(
            new Column("declaration_id", Words.of("Declaration", "Déclaration"), Column.Kind.DECLARATION),
            new Column("sequence", Words.of("Item", "Article"), Column.Kind.COUNT),
            new Column("accepted_on", Words.of("Day", "Jour"), Column.Kind.DAY),
            new Column("importer_id", Words.of("Importer", "Importateur"), Column.Kind.COMPANY),
            new Column("hs_code", Words.of("HS code", "Code SH"), Column.Kind.HS),
            new Column("customs_value", Words.of("Customs value", "Valeur en douane"), Column.Kind.MONEY));

    /**
     * What a list may have besides, behind those columns: what each adds to the figure, how the goods are described, and the price that they are
     * compared by.
     */
    static final List<Column> BESIDES = List.of(
            Column.money("amount", "Of the figure", "Du chiffre"),
            Column.text("description", "Description", "Description"),
            Column.number("price", "Price", "Prix"));

    private final Session session;
    private final AnalysisSql steps;
    private final Report.TimedReport timed;

    private AskedQuestion(Session session, AnalysisSql steps, Report.TimedReport timed) {
        this.session = session;
        this.steps = steps;
        this.timed = timed;
    }

    /** Answers a question from the data as they stand at one moment; an effort that is given up stops it. */
    public static AskedQuestion ask(Lake lake, Analysis analysis, Parameters parameters) {
        Session session = lake.session();
        try {
            session.execute("BEGIN TRANSACTION");
            AskedQuestion asked = ask(session, analysis, parameters);
            session.execute(
                    "COMMIT"); // of temporary tables: a transaction left open would keep what others write from being
            // cleared up
            return asked;
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    private static AskedQuestion ask(Session session, Analysis analysis, Parameters parameters) {
        long from = System.nanoTime();
        AnalysisSql steps = new AnalysisSql(session, analysis.getClass(), parameters);
        Report.Provenance provenance = provenance(session, analysis, parameters);
        steps.prepare();
        Result result =
                analysis.answer(steps).lookingOnlyAt(parameters.restrictions()).inCurrency(provenance.currency());
        Report report = new Report(analysis.card().name(), analysis.card().question(), provenance, result);
        return new AskedQuestion(
                session, steps, new Report.TimedReport(report, Instant.now(), (System.nanoTime() - from) / 1_000_000));
    }

    /** The answer. */
    public Report.TimedReport report() {
        return timed;
    }

    /**
     * The declarations behind a row, a category of a chart or a number of a sentence, as they stand now.
     *
     * @param table one of the report's tables or charts, of those that lead on, or {@link Finding#TABLE}
     * @param key the value of that table's key in the row, of the chart's keys, or of a lead
     */
    public Table behind(String table, String key) {
        requireLeadingOn(table);
        ResultTable rows = steps.behind(table, key);
        Words title = Words.of("Declarations behind: {0}", "Déclarations à l’origine de : {0}", figure(table, key));
        List<String> given =
                rows.columns().stream().map(ResultTable.ResultColumn::name).toList();
        List<Column> columns = Stream.concat(BEHIND.stream(), BESIDES.stream().filter(c -> given.contains(c.name())))
                .toList();
        return Table.of("behind", title, columns, rows, null);
    }

    /**
     * Refuses a table of the report that leads nowhere, and says why: its rows are declarations themselves, or it is made of figures that no list of
     * declarations adds up to.
     */
    private void requireLeadingOn(String table) {
        if (!(timed.report().result() instanceof Result.Findings findings)) {
            return;
        }
        boolean leading = findings.charts().stream()
                        .anyMatch(c -> c.name().equals(table) && !c.keys().isEmpty())
                || findings.tables().stream().anyMatch(t -> t.name().equals(table) && t.key() != null);
        if (leading) {
            return;
        }
        findings.tables().stream()
                .filter(t -> t.name().equals(table)
                        && t.columns().stream().anyMatch(c -> c.kind() == Column.Kind.DECLARATION))
                .findFirst()
                .ifPresent(t -> {
                    throw new TidewaiterException(
                                    Kind.INPUT,
                                    "The rows of " + table + " are declarations themselves",
                                    "open one by its declaration_id: its page, or the command explain")
                            .french(
                                    "Les lignes de " + table + " sont elles-mêmes des déclarations",
                                    "en ouvrir une par son declaration_id : sa page, ou la commande explain");
                });
        Stream.concat(
                        findings.tables().stream()
                                .filter(t -> t.name().equals(table))
                                .map(Table::without),
                        findings.charts().stream()
                                .filter(c -> c.name().equals(table))
                                .map(Chart::without))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .ifPresent(reason -> {
                    throw new TidewaiterException(
                                    Kind.INPUT,
                                    "Nothing leads on from " + table + ". "
                                            + reason.reason().english(),
                                    "name a table or chart of the report that leads on")
                            .french(
                                    "Rien ne mène plus loin depuis " + table + ". "
                                            + reason.reason().french(),
                                    "nommer une table ou un graphique du rapport qui mène plus loin");
                });
    }

    /**
     * What a key is called in its table, with the month or period of its row, where the table has one beside it; in its chart, or in the sentence
     * that leads by it.
     */
    private Words figure(String table, String key) {
        if (!(timed.report().result() instanceof Result.Findings findings)) {
            return Words.same(key);
        }
        Stream<Words> called = Stream.of(
                        findings.findings().stream()
                                .flatMap(f -> f.leads().stream())
                                .filter(lead -> lead.table().equals(table)
                                        && table.equals(Finding.TABLE)
                                        && lead.key().equals(key))
                                .map(Finding.Lead::says),
                        findings.tables().stream()
                                .filter(t -> t.name().equals(table) && t.key() != null)
                                .map(t -> figure(t, key)),
                        findings.charts().stream()
                                .filter(c -> c.name().equals(table) && c.keys().contains(key))
                                .map(c -> figure(c, key)))
                .flatMap(s -> s);
        return called.findFirst().orElse(Words.same(key));
    }

    private static Words figure(Chart chart, String key) {
        String category = chart.categories().get(chart.keys().indexOf(key));
        return Words.of(
                "{0}: {1}",
                "{0} : {1}",
                chart.across(),
                new Words(chart.shown(category, Locale.ENGLISH), chart.shown(category, Locale.FRENCH)));
    }

    private static Words figure(Table table, String key) {
        List<Integer> places = table.keyPlaces();
        if (places.size() > 1) {
            for (List<@Nullable Object> row : table.rows()) {
                if (key.equals(table.keyOf(row))) {
                    return new Words(
                            shown(table, row, places, Locale.ENGLISH), shown(table, row, places, Locale.FRENCH));
                }
            }
            return Words.same(key);
        }
        int place = places.getFirst();
        Column column = table.columns().get(place);
        Words called = column.meanings().isEmpty()
                ? Words.same(key)
                : new Words(column.shown(key, Locale.ENGLISH), column.shown(key, Locale.FRENCH));
        return table.columns().stream()
                .filter(c -> c.name().equals("month") || c.name().equals("period"))
                .findFirst()
                .filter(c -> !c.equals(column))
                .flatMap(c -> table.rows().stream()
                        .filter(row ->
                                key.equals(String.valueOf(row.get(place))) && row.get(table.place(c.name())) != null)
                        .findFirst()
                        .map(row -> row.get(table.place(c.name())))
                        .map(when -> Words.of(
                                "{0}, {1}",
                                "{0}, {1}",
                                called,
                                new Words(c.shown(when, Locale.ENGLISH), c.shown(when, Locale.FRENCH)))))
                .orElse(called);
    }

    private static String shown(Table table, List<@Nullable Object> row, List<Integer> places, Locale language) {
        return places.stream()
                .map(i -> table.columns().get(i).shown(row.get(i), language))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        session.close();
    }

    private static Report.Provenance provenance(Session session, Analysis analysis, Parameters parameters) {
        Optional<NationalCurrency.CurrencyDecision> decided = NationalCurrency.decision(session);
        String currency =
                decided.map(NationalCurrency.CurrencyDecision::currency).orElse("");
        return new Report.Provenance(
                DataVersion.of(session),
                currency,
                Collections.unmodifiableMap(new LinkedHashMap<>(parameters.texts())),
                AnalysisSql.version(analysis.getClass()),
                program());
    }

    private static String program() {
        @Nullable String version = AskedQuestion.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "development");
    }
}
