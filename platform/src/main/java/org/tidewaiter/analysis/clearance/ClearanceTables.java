package org.tidewaiter.analysis.clearance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.LaneColour;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;

/** Lays out the tables of the report of {@link ClearanceTimes}: their columns and headings; the figures come from its SQL. */
final class ClearanceTables {
    /** The parts whose names SQL gives, as people read them; codes of offices and modes stand as they are. */
    private static final Map<String, Words> PARTS = withLanes(Map.ofEntries(
            Map.entry("all", Words.of("all", "toutes")),
            Map.entry("none", Words.of("none", "aucun")),
            Map.entry("authorised", Words.of("authorised (AEO)", "agréés (OEA)")),
            Map.entry("not authorised", Words.of("not authorised", "non agréés")),
            Map.entry("before arrival", Words.of("lodged before arrival", "dépôt avant l’arrivée")),
            Map.entry("after arrival", Words.of("lodged after arrival", "dépôt après l’arrivée")),
            Map.entry("not known", Words.of("not known", "inconnu")),
            Map.entry("other agency", Words.of("another agency too", "aussi une autre administration")),
            Map.entry("customs alone", Words.of("Customs alone", "douane seule"))));

    private static Map<String, Words> withLanes(Map<String, Words> others) {
        Map<String, Words> all = new HashMap<>(others);
        all.putAll(LaneColour.meanings());
        return Map.copyOf(all);
    }

    /** Whose turn it is. */
    static final Map<String, Words> PARTIES = Map.of(
            "customs", Words.of("Customs", "douane"),
            "trader", Words.of("trader", "opérateur"),
            "carrier", Words.of("carrier", "transporteur"),
            "port", Words.of("port or terminal", "port ou terminal"),
            "agency", Words.of("other agency", "autre administration"),
            "other", Words.of("not known", "inconnu"));

    static final Map<String, Words> STAGES = Map.of(
            "arrived to lodged", Words.of("arrived to lodged", "de l’arrivée au dépôt"),
            "lodged to accepted", Words.of("lodged to accepted", "du dépôt à l’acceptation"),
            "accepted to assessed", Words.of("accepted to assessed", "de l’acceptation à la liquidation"),
            "assessed to paid", Words.of("assessed to paid", "de la liquidation au paiement"),
            "paid to released", Words.of("paid to released", "du paiement à la mainlevée"),
            "assessed to released, not paid before",
                    Words.of(
                            "assessed to released, not paid before",
                            "de la liquidation à la mainlevée, sans paiement avant"),
            "released to exited", Words.of("released to exited", "de la mainlevée à la sortie"));

    static final Column PART = Column.words("part", "Of", "De", PARTS);

    static final Column PARTY = Column.words("party", "Whose turn", "Tour de", PARTIES);

    private ClearanceTables() {}

    /** A part's name as people read it. */
    static Words part(String name) {
        return PARTS.getOrDefault(name, Words.same(name));
    }

    static List<Table> all(AnalysisSql steps, ReleaseIntervals intervals) {
        List<Table> tables = new ArrayList<>();
        tables.add(parts(steps));
        tables.add(intervals.table(PART));
        intervals.comparison(PART).ifPresent(comparison -> {
            tables.add(comparison.without(NoDeclarations.COMPARISON));
            PeriodsCompared.tables(steps).forEach(t -> tables.add(t.without(NoDeclarations.COMPARISON)));
        });
        tables.add(worked(steps));
        tables.add(parties(steps));
        tables.add(waits(steps));
        tables.add(stages(steps));
        tables.add(slowest(steps));
        return List.copyOf(tables);
    }

    private static Table parts(AnalysisSql steps) {
        return steps.table(
                "parts",
                Words.of("Hours to release, of the calendar", "Heures du calendrier jusqu’à la mainlevée"),
                List.of(
                        PART,
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.count("released", "Released", "Mainlevées"),
                        Column.count("waiting", "Waiting", "En attente"),
                        Column.number("mean", "Mean", "Moyenne"),
                        Column.number("p10", "P10", "P10"),
                        Column.number("p25", "P25", "P25"),
                        Column.number("median", "Median", "Médiane"),
                        Column.number("p75", "P75", "P75"),
                        Column.number("p90", "P90", "P90"),
                        Column.share("within24", "≤ 24 h", "≤ 24 h"),
                        Column.share("within48", "≤ 48 h", "≤ 48 h"),
                        Column.share("within72", "≤ 72 h", "≤ 72 h"),
                        Column.number("km_median", "Median, Kaplan–Meier", "Médiane, Kaplan–Meier"),
                        Column.number("km_low", "from", "de"),
                        Column.number("km_high", "to", "à")),
                "part");
    }

    private static Table worked(AnalysisSql steps) {
        return steps.table(
                "worked",
                Words.of(
                        "Hours to release in which the office was open",
                        "Heures d’ouverture du bureau jusqu’à la mainlevée"),
                List.of(
                        PART,
                        Column.count("released", "Released", "Mainlevées"),
                        Column.number("mean", "Mean", "Moyenne"),
                        Column.number("p10", "P10", "P10"),
                        Column.number("p25", "P25", "P25"),
                        Column.number("median", "Median", "Médiane"),
                        Column.number("p75", "P75", "P75"),
                        Column.number("p90", "P90", "P90"),
                        Column.share("within8", "≤ 8 h", "≤ 8 h"),
                        Column.share("within24", "≤ 24 h", "≤ 24 h")),
                "part");
    }

    private static Table parties(AnalysisSql steps) {
        return steps.table(
                "parties",
                Words.of("Whose turn it was, up to release", "À qui c’était le tour, jusqu’à la mainlevée"),
                List.of(
                        PARTY,
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.number("hours", "Hours", "Heures"),
                        Column.share("share", "Share of all hours", "Part de toutes les heures"),
                        Column.number("mean", "Mean", "Moyenne"),
                        Column.number("p10", "P10", "P10"),
                        Column.number("median", "Median", "Médiane"),
                        Column.number("p90", "P90", "P90"),
                        Column.number("worked_hours", "Office hours", "Heures de bureau"),
                        Column.share("worked_share", "Share of office hours", "Part des heures de bureau")),
                "party");
    }

    private static Table waits(AnalysisSql steps) {
        return steps.table(
                "waits",
                Words.of("What was waited for", "Ce qui a été attendu"),
                List.of(
                        Column.words("event_code", "Until", "Jusqu’à", EventWords.WORDS),
                        PARTY,
                        Column.count("times", "Times", "Fois"),
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.number("mean", "Mean", "Moyenne"),
                        Column.number("median", "Median", "Médiane"),
                        Column.number("p90", "P90", "P90"),
                        Column.number("worked_median", "Median, office hours", "Médiane, heures de bureau"),
                        Column.share("share", "Share of all hours", "Part de toutes les heures")),
                "event_code");
    }

    private static Table stages(AnalysisSql steps) {
        return steps.table(
                        "stages",
                        Words.of(
                                "Stages (each holds the waits of others too; whose turn it was stands by itself)",
                                "Étapes (chacune contient aussi l’attente des autres ; à qui c’était le tour est dit à part)"),
                        List.of(
                                Column.words("stage", "Stage", "Étape", STAGES),
                                Column.words("party", "Ended by an act of", "Achevée par un acte de", PARTIES),
                                Column.count("declarations", "Declarations", "Déclarations"),
                                Column.count("negative", "Negative", "Négatives"),
                                Column.number("mean", "Mean", "Moyenne"),
                                Column.number("p10", "P10", "P10"),
                                Column.number("p25", "P25", "P25"),
                                Column.number("median", "Median", "Médiane"),
                                Column.number("p75", "P75", "P75"),
                                Column.number("p90", "P90", "P90"),
                                Column.share("within24", "≤ 24 h", "≤ 24 h"),
                                Column.share("within48", "≤ 48 h", "≤ 48 h"),
                                Column.share("within72", "≤ 72 h", "≤ 72 h"),
                                Column.number("worked_median", "Median, office hours", "Médiane, heures de bureau")))
                .leadingBy("stage", "party");
    }

    private static Table slowest(AnalysisSql steps) {
        return steps.table(
                "slowest",
                Words.of("The slowest", "Les plus lentes"),
                List.of(
                        Column.count("place", "Place", "Place"),
                        Column.DECLARATION,
                        Column.DAY,
                        Column.IMPORTER,
                        Column.OFFICE,
                        Column.words("lane", "Lane", "Circuit", PARTS),
                        Column.number("hours", "Hours", "Heures"),
                        Column.words(
                                "done",
                                "Released",
                                "Mainlevée",
                                Map.of("yes", Words.of("yes", "oui"), "not yet", Words.of("not yet", "pas encore")))));
    }
}
