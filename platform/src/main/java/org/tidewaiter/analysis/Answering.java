package org.tidewaiter.analysis;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.ResultTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.model.DataVersion;
import org.tidewaiter.model.NationalCurrency;

/** Asks a question of the data of a workspace, as they stand at one moment. Reading only; an effort that is given up stops it. */
public final class Answering {
    private Answering() {}

    /** The columns of every list of declarations behind a row. */
    static final List<Column> BEHIND = List.of(
            new Column("declaration_id", Words.of("Declaration", "Déclaration"), Column.Kind.DECLARATION),
            new Column("sequence", Words.of("Item", "Article"), Column.Kind.COUNT),
            new Column("accepted_on", Words.of("Day", "Jour"), Column.Kind.DAY),
            new Column("importer_id", Words.of("Importer", "Importateur"), Column.Kind.COMPANY),
            new Column("hs_code", Words.of("HS code", "Code SH"), Column.Kind.HS),
            new Column("customs_value", Words.of("Customs value", "Valeur en douane"), Column.Kind.MONEY));

    /** Answers the question with those parameters. */
    public static Report.Timed answer(Lake lake, Analysis analysis, Parameters parameters) {
        long from = System.nanoTime();
        Report report = within(lake, analysis, parameters, s -> {
            Report.Provenance provenance = provenance(s.session, analysis, parameters);
            s.steps.prepare();
            Result result = analysis.answer(s.steps).lookingOnlyAt(parameters.restrictions());
            return new Report(analysis.card().name(), analysis.card().question(), provenance, result);
        });
        return new Report.Timed(report, Instant.now(), (System.nanoTime() - from) / 1_000_000);
    }

    /** The declarations behind the row of a table whose key has that value. */
    public static Table behind(Lake lake, Analysis analysis, Parameters parameters, String table, String key) {
        ResultTable rows = within(lake, analysis, parameters, s -> {
            s.steps.prepare();
            return s.steps.behind(table, key);
        });
        Words title = Words.of("Declarations behind {0}", "Déclarations derrière {0}", key);
        return Table.of("behind", title, BEHIND, rows, null);
    }

    private record Work(Session session, Steps steps) {}

    private static <T> T within(Lake lake, Analysis analysis, Parameters parameters, Function<Work, T> work) {
        try (Session session = lake.session()) {
            session.execute("BEGIN TRANSACTION");
            return work.apply(new Work(session, new Steps(session, analysis.getClass(), parameters)));
        } // closing the session undoes its transaction: nothing of it was ever to stay
    }

    private static Report.Provenance provenance(Session session, Analysis analysis, Parameters parameters) {
        Optional<NationalCurrency.Decision> decided = NationalCurrency.decision(session);
        String currency = decided.map(NationalCurrency.Decision::currency).orElse("");
        return new Report.Provenance(
                DataVersion.of(session),
                currency,
                Collections.unmodifiableMap(new LinkedHashMap<>(parameters.texts())),
                Steps.version(analysis.getClass()),
                program());
    }

    private static String program() {
        @Nullable String version = Answering.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "development");
    }
}
