package org.tidewaiter.clearance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Steps;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.model.Field;

/**
 * How long do goods take from arrival to release, and who has them meanwhile? Times between the first events of each kind, by stage and by the party that has
 * the goods; what is not released yet is counted by Kaplan and Meier's estimate, as time that was at least so long. Sources: WCO Time Release Study Guide,
 * version 3; TFA 7.6; Kaplan and Meier 1958. It sees what was recorded as an event, in hours of the calendar, nights and holidays included.
 */
public final class ClearanceTimes implements Analysis {
    /** Fewer releases have no percentiles that say anything. */
    private static final long LEAST = 10;

    record Counts(
            long declarations,
            long began,
            long released,
            long waiting,
            long beforeArrival,
            @Nullable Double median,
            @Nullable Double mean,
            long within24,
            long within72,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double customsShare) {}

    record Point(String part, int hour, double share) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(ClearanceTimes.class),
                Card.roomOf(ClearanceTimes.class),
                Words.of(
                        "How long do goods take from arrival to release, and who has them meanwhile?",
                        "Combien de temps les marchandises mettent-elles de l’arrivée à la mainlevée, et qui les a entre-temps ?"),
                Words.of(
                        "Directors and trade facilitation committees",
                        "Direction et comités de facilitation des échanges"),
                Words.of(
                        "First event of each kind of a declaration; from arrival (where it is not known: lodgement) to release."
                                + " Count, mean, median, tenth to ninetieth percentile, share within 24, 48 and 72 hours; the median's"
                                + " interval from the order of the values. Goods not released by the last event of the data count as"
                                + " at least that long (Kaplan–Meier). Stages by the party that has the goods. Lodged before arrival"
                                + " gives a negative stage, which is legal and shown.",
                        "Premier événement de chaque sorte d’une déclaration ; de l’arrivée (à défaut, du dépôt) à la mainlevée."
                                + " Nombre, moyenne, médiane, 10e à 90e centile, part sous 24, 48 et 72 heures ; l’intervalle de la"
                                + " médiane vient du rang des valeurs. Ce qui n’est pas sorti au dernier événement compte comme au"
                                + " moins aussi long (Kaplan–Meier). Étapes selon qui a les marchandises. Un dépôt avant l’arrivée"
                                + " donne une étape négative, ce qui est légal et montré."),
                List.of(
                        "WCO, Guide to Measure the Time Required for the Release of Goods, version 3 (2018)",
                        "WTO Trade Facilitation Agreement, article 7.6",
                        "Kaplan and Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958)"),
                List.of(Field.RELEASED_AT, Field.ARRIVED_AT, Field.LODGED_AT),
                Words.of(
                        "What is no event (load --as events): waiting at a scanner, a telephone call. Hours are of the calendar. A"
                                + " change of mix, such as more parcels, looks like a change of speed: compare like with like.",
                        "Ce qui n’est pas un événement (load --as events) : l’attente au scanner, un appel. Les heures sont celles du"
                                + " calendrier. Un changement de composition, comme plus de colis, ressemble à un changement de"
                                + " vitesse : comparer ce qui est comparable."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "type",
                                Words.of("Declaration type begins with", "Le type de déclaration commence par")),
                        Parameter.choice(
                                "by", Words.of("Apart by", "Séparé par"), "lane", "office", "mode", "month", "none"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(Steps steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.began() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No declaration of that period has events of arrival, lodgement or acceptance.",
                    "Aucune déclaration de cette période n’a d’événement d’arrivée, de dépôt ou d’acceptation."));
        }
        if (counts.released() < LEAST) {
            return new Result.TooFew(
                    Words.of("Too few declarations are released.", "Trop peu de déclarations ont une mainlevée."),
                    counts.released(),
                    LEAST);
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        double released = Math.max(1, c.released());
        findings.add(Finding.of(
                "Half of {0} declarations were released within {1} hours (between {2} and {3} with 95 % confidence); the mean is {4}"
                        + " hours.",
                "La moitié des {0} déclarations a eu la mainlevée en {1} heures (entre {2} et {3} à 95 %) ; la moyenne est de {4}"
                        + " heures.",
                c.released(),
                hours(c.median()),
                hours(c.low()),
                hours(c.high()),
                hours(c.mean())));
        findings.add(Finding.of(
                "{0} within 24 hours, {1} within 72.",
                "{0} sous 24 heures, {1} sous 72.",
                new Words.Share(c.within24() / released),
                new Words.Share(c.within72() / released)));
        if (c.customsShare() != null) {
            findings.add(Finding.of(
                    "Of all hours up to release, Customs had the goods {0}; traders, banks and ports the rest.",
                    "De toutes les heures jusqu’à la mainlevée, la douane a eu les marchandises {0} ; opérateurs, banques et ports le"
                            + " reste.",
                    new Words.Share(c.customsShare())));
        }
        findings.add(Finding.of(
                "{0} of {1} that began are not released by the last event of the data and count as at least that long; {2} were"
                        + " released before they arrived.",
                "{0} des {1} commencées n’ont pas de mainlevée au dernier événement des données et comptent comme au moins aussi"
                        + " longues ; {2} l’ont eue avant l’arrivée.",
                c.waiting(),
                c.began(),
                c.beforeArrival()));
        return List.copyOf(findings);
    }

    private static Object hours(@Nullable Double hours) {
        return hours == null ? "–" : hours;
    }

    private static List<Table> tables(Steps steps) {
        return List.of(
                steps.table(
                        "parts", Words.of("Hours to release", "Heures jusqu’à la mainlevée"), partColumns(), "part"),
                steps.table(
                        "stages",
                        Words.of("Stages", "Étapes"),
                        List.of(
                                Column.text("stage", "Stage", "Étape"),
                                Column.text("party", "Who", "Qui"),
                                Column.count("declarations", "Declarations", "Déclarations"),
                                Column.count("negative", "Negative", "Négatives"),
                                Column.number("mean", "Mean", "Moyenne"),
                                Column.number("p10", "P10", "P10"),
                                Column.number("median", "Median", "Médiane"),
                                Column.number("p90", "P90", "P90"),
                                Column.share("share", "Share of all hours", "Part de toutes les heures"))),
                steps.table(
                        "slowest",
                        Words.of("The slowest", "Les plus lentes"),
                        List.of(
                                Column.count("place", "Place", "Place"),
                                Column.DECLARATION,
                                Column.DAY,
                                Column.IMPORTER,
                                Column.text("office_code", "Office", "Bureau"),
                                Column.text("lane", "Lane", "Circuit"),
                                Column.number("hours", "Hours", "Heures"),
                                Column.text("done", "Released", "Mainlevée"))));
    }

    private static List<Column> partColumns() {
        return List.of(
                new Column("part", Words.of("Of", "De"), Kind.TEXT),
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
                Column.number("km_median", "Median, Kaplan–Meier", "Médiane, Kaplan–Meier"));
    }

    private static List<Chart> charts(Steps steps) {
        Map<String, List<Point>> parts = new LinkedHashMap<>();
        steps.rows(Point.class, "curve")
                .forEach(p ->
                        parts.computeIfAbsent(p.part(), k -> new ArrayList<>()).add(p));
        List<Chart.Series> series = parts.entrySet().stream()
                .map(e -> Chart.Series.of(Words.same(e.getKey()), e.getValue(), Point::share))
                .toList();
        List<String> hours = parts.values().iterator().next().stream()
                .map(p -> Integer.toString(p.hour()))
                .toList();
        return List.of(new Chart(
                "curve",
                Chart.Form.LINES,
                Words.of("Share not yet released (Kaplan–Meier)", "Part sans mainlevée (Kaplan–Meier)"),
                Words.of("Hours since arrival", "Heures depuis l’arrivée"),
                Words.of("Share", "Part"),
                hours,
                series));
    }
}
