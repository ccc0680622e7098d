package org.tidewaiter.analysis.clearance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.statistics.Interval;

/** The sentences of {@link ClearanceTimes} about the cases of a log of a process: when they end, and whose turn it was until then. */
final class LogTimes {
    private static final Map<String, Words> TITLES = Map.of(
            "parts", Words.of("Hours to the end, of the calendar", "Heures du calendrier jusqu’à la fin"),
            "intervals",
                    Words.of(
                            "How sure the hours to the end are (95 %)", "Incertitude des heures jusqu’à la fin (95 %)"),
            "worked",
                    Words.of(
                            "Hours to the end in which the office was open",
                            "Heures d’ouverture du bureau jusqu’à la fin"),
            "parties", Words.of("Whose turn it was, up to the end", "À qui c’était le tour, jusqu’à la fin"),
            "stages", Words.of("Stages: what directly follows what", "Étapes : ce qui suit directement"));

    private static final Words CASES = Words.of("Cases", "Cas");
    private static final Words ENDED = Words.of("Ended", "Finis");

    private static final Map<String, Words> LABELS = Map.of(
            "declarations", CASES,
            "released", ENDED,
            "released_before", Words.of("Ended before", "Finis avant"),
            "done", ENDED,
            "accepted_on", Words.of("Began on", "Commencé le"));

    /** What a log does not say of its cases. */
    private static final Set<String> UNKNOWN = Set.of("importer_id", "importers", "office_code", "lane");

    private LogTimes() {}

    /** The tables of declarations, of the cases of a log: with words of cases, without what a log does not know, and no declarations behind them. */
    static List<Table> tables(List<Table> tables) {
        return tables.stream().map(LogTimes::ofCases).toList();
    }

    private static Table ofCases(Table table) {
        int[] kept = IntStream.range(0, table.columns().size())
                .filter(i -> !UNKNOWN.contains(table.columns().get(i).name()))
                .toArray();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int i : kept) {
                cells.add(row.get(i));
            }
            rows.add(Collections.unmodifiableList(cells));
        }
        return new Table(
                table.name(),
                TITLES.getOrDefault(table.name(), table.title()),
                IntStream.of(kept)
                        .mapToObj(i -> ofCases(table.columns().get(i)))
                        .toList(),
                List.copyOf(rows),
                null,
                NoDeclarations.EVENTS);
    }

    private static Column ofCases(Column column) {
        return column.name().equals("declaration_id")
                ? Column.text("declaration_id", "Case", "Cas")
                : new Column(
                        column.name(),
                        LABELS.getOrDefault(column.name(), column.label()),
                        column.kind(),
                        column.meanings());
    }

    /** Why the question does not fit the log that is asked of; empty where it does. */
    static Optional<Words> refusal(ClearanceTimes.Counts c, AnalysisSql steps) {
        String by = steps.parameters().text("by");
        if (EventLog.isOfOffices(steps)) {
            return Optional.of(EventLog.NO_OFFICES);
        }
        if (!by.equals("lane") && !by.equals("month") && !by.equals("none")) {
            return Optional.of(
                    Words.of(
                            "A log knows neither offices, modes of transport, authorised traders nor agencies of its cases: ask by=none or by=month.",
                            "Un journal ne connaît ni bureaux, ni modes de transport, ni opérateurs agréés, ni administrations : demander by=none ou by=month."));
        }
        if (c.declarations() == 0) {
            return Optional.of(EventLog.unknown(c.logs()));
        }
        if (c.began() == 0) {
            return Optional.of(Words.of(
                    "No case of that period has the activity that starts names. Activities: {0}.",
                    "Aucun cas de cette période n’a l’activité que starts nomme. Activités : {0}.",
                    c.codes() == null ? "–" : c.codes()));
        }
        if (c.released() == 0) {
            return Optional.of(Words.of(
                    "Of {0} cases none has the activity {1} with which they would end. Activities: {2}.",
                    "Des {0} cas aucun n’a l’activité {1} qui les finirait. Activités : {2}.",
                    c.began(),
                    ending(c),
                    c.codes() == null ? "–" : c.codes()));
        }
        return Boolean.TRUE.equals(c.overlap())
                ? Optional.of(ClearanceTimes.OVERLAP)
                : ClearanceTimes.oddHours(c.stretches(), c.oddHours());
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(ClearanceTimes.Counts c, @Nullable Interval median) {
        List<Finding> findings = new ArrayList<>();
        findings.add(half(c, median));
        findings.add(Finding.of(
                "A case is over with {0}, the last activity of {1} of {2} cases; ends=ACTIVITY asks of another, starts=ACTIVITY counts from another than"
                        + " the first.",
                "Un cas finit par {0}, dernière activité de {1} des {2} cas ; ends=ACTIVITÉ en demande une autre, starts=ACTIVITÉ compte depuis une autre"
                        + " que la première.",
                ending(c),
                c.endedWith(),
                c.declarations()));
        findings.addAll(ClearanceTimes.shares(c));
        findings.add(Finding.of(
                "{0} of {1} cases that began are not over by the last event of the log and count as at least that long.",
                "{0} des {1} cas commencés ne sont pas finis au dernier événement du journal et comptent comme au moins aussi longs.",
                c.waiting(),
                c.began()));
        turns(c).ifPresent(findings::add);
        if (c.withoutZone() > 0) {
            findings.add(Finding.of(
                    "{0} cases have times without a zone: their hours are those of the clock as written, an hour off where clocks were changed.",
                    "{0} cas ont des heures sans fuseau : leurs durées sont celles de l’horloge telle qu’écrite, à une heure près aux changements"
                            + " d’heure.",
                    c.withoutZone()));
        }
        return List.copyOf(findings);
    }

    private static Finding half(ClearanceTimes.Counts c, @Nullable Interval median) {
        if (median == null) {
            return Finding.of(
                    "Half of {0} cases were over within {1} hours (too few for an interval); the mean is {2} hours.",
                    "La moitié des {0} cas a fini en {1} heures (trop peu pour un intervalle) ; la moyenne est de {2} heures.",
                    c.released(),
                    ClearanceTimes.hours(c.median()),
                    ClearanceTimes.hours(c.mean()));
        }
        return Finding.of(
                "Half of {0} cases were over within {1} hours (between {2} and {3} with 95 % confidence); the mean is {4} hours.",
                "La moitié des {0} cas a fini en {1} heures (entre {2} et {3} à 95 %) ; la moyenne est de {4} heures.",
                c.released(),
                ClearanceTimes.hours(c.median()),
                median.low(),
                median.high(),
                ClearanceTimes.hours(c.mean()));
    }

    private static Optional<Finding> turns(ClearanceTimes.Counts c) {
        if (c.withoutParty() > 0) {
            return Optional.of(Finding.of(
                    "{0} of {1} events do not say in a word known here whose they are (names may be of people and are not shown); time up to them is nobody’s."
                            + " parties=NAME=customs, with trader, carrier, port or agency, says which party a name is.",
                    "{0} des {1} événements ne disent pas d’un mot connu ici de qui ils sont (un nom peut être celui d’une personne et n’est pas montré) ; le"
                            + " temps qui y mène n’est à personne. parties=NOM=customs, ou trader, carrier, port, agency, dit quel acteur est un nom.",
                    c.withoutParty(),
                    c.logEvents()));
        }
        return Optional.ofNullable(c.customsShare())
                .map(share -> Finding.of(
                        "Of all hours up to the end it was the turn of Customs for {0}; of others for the rest.",
                        "De toutes les heures jusqu’à la fin, c’était le tour de la douane pour {0} ; d’autres pour le reste.",
                        new Words.Share(share)));
    }

    private static String ending(ClearanceTimes.Counts c) {
        return c.ending() == null ? "–" : c.ending();
    }
}
