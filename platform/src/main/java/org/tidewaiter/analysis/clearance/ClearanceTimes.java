package org.tidewaiter.analysis.clearance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.statistics.Interval;

/**
 * How long do goods take from arrival to release, and who has them meanwhile? Times between the first events of each kind, by stage, and the whole
 * time by whose turn it was, on the calendar's clock and on the office's; what is not released yet is counted by Kaplan and Meier's estimate, as time
 * that was at least so long; intervals by drawing importers. Sources: WCO Time Release Study Guide, version 3; TFA 7.6; Kaplan and Meier 1958;
 * Davison and Hinkley 1997. It sees what was recorded as an event or as a time of the declaration.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class ClearanceTimes implements Analysis {
    /** Fewer releases have no percentiles that say anything. */
    static final long LEAST = 10;

    static final Words OVERLAP = Words.of(
            "The two periods overlap: compare periods that have no day in common, and give both ends of each.",
            "Les deux périodes se recouvrent : comparer des périodes sans jour commun, et donner les deux bornes de chacune.");

    private static final Finding NOTHING_COMPARED = Finding.of(
            "Of the period compared no declaration is released: there is nothing to compare with.",
            "De la période comparée, aucune déclaration n’a de mainlevée : il n’y a rien à comparer.");

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
            @Nullable Double workedMedian,
            long atMidnight,
            long unknownEvents,
            @Nullable String codes,
            @Nullable Double customsShare,
            long stretches,
            long offices,
            long ownHours,
            long oddHours,
            long holidays,
            long certificates,
            @Nullable Boolean overlap,
            @Nullable String logs,
            @Nullable String ending,
            long endedWith,
            long withoutParty,
            long logEvents,
            long withoutZone) {}

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
                        "First event of each kind of a declaration, else its own time; from arrival (where it is not known: lodgement,"
                                + " acceptance) to release. Count, mean, median, tenth to ninetieth percentile, share within 24, 48 and 72"
                                + " hours. Two clocks: hours of the calendar, and hours in which the office was open (its own opening_hours"
                                + " and holidays where they are loaded, else those of the parameters). Each stretch between two events is the"
                                + " turn of whose event ends it; events of one second stand in the order of the procedure. 95 % intervals"
                                + " draw importers. Not released by the last event of the data counts as at least that long (Kaplan–Meier)."
                                + " Lodged before arrival gives a negative stage, which is legal and shown. With log=NAME the same of a log of any process (load"
                                + " the table “event_log”): from a case’s first completed event, or starts, to the activity that most cases have last, or ends;"
                                + " stages are what directly follows what.",
                        "Premier événement de chaque sorte d’une déclaration, sinon son propre horaire ; de l’arrivée (à défaut, du dépôt ou"
                                + " de l’acceptation) à la mainlevée. Nombre, moyenne, médiane, 10e à 90e centile, part sous 24, 48 et 72"
                                + " heures. Deux horloges : heures du calendrier, et heures d’ouverture du bureau (les siennes et ses jours fériés s’ils"
                                + " sont chargés, sinon les paramètres). L’intervalle entre deux événements est le tour de celui dont l’événement"
                                + " le clôt ; ceux d’une même seconde suivent l’ordre de la procédure. Les intervalles à 95 % tirent des"
                                + " importateurs. Ce qui n’est pas sorti au dernier événement compte comme au moins aussi long (Kaplan–Meier)."
                                + " Un dépôt avant l’arrivée donne une étape négative, ce qui est légal et montré. Avec log=NOM, de même pour un journal"
                                + " quelconque (charger la table « event_log ») : du premier événement achevé d’un cas, ou starts, à l’activité que la plupart ont en"
                                + " dernier, ou ends ; les étapes sont ce qui se suit directement."),
                List.of(
                        "WCO, Guide to Measure the Time Required for the Release of Goods, version 3 (2018)",
                        "WTO Trade Facilitation Agreement, article 7.6",
                        "Kaplan and Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958)",
                        "Davison and Hinkley, Bootstrap Methods and their Application (1997), section 3.8"),
                List.of(Field.RELEASED_AT, Field.ARRIVED_AT, Field.LODGED_AT),
                Words.of(
                        "What is no event (load the table “events”): waiting at a scanner, a telephone call; work of two parties at once counts for"
                                + " whose event comes next. Payment counts as the trader’s, also where a bank took the time. A change of mix, such"
                                + " as more parcels, looks like a change of speed: compare like with like.",
                        "Ce qui n’est pas un événement (charger la table « events ») : l’attente au scanner, un appel ; le travail simultané de deux acteurs"
                                + " compte pour celui dont l’événement suit. Le paiement compte pour l’opérateur, même si la banque a pris le temps."
                                + " Un changement de composition, comme plus de colis, ressemble à un changement de vitesse : comparer ce qui est"
                                + " comparable."),
                parameters(),
                List.of());
    }

    private static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(ClearanceParameters.COMMON);
        parameters.add(Parameter.choice(
                        "by",
                        Words.of("Apart by", "Séparé par"),
                        "lane",
                        "office",
                        "mode",
                        "month",
                        "aeo",
                        "pre_arrival",
                        "agency",
                        "none")
                .meaning("lane", "lane", "circuit")
                .meaning("office", "office", "bureau")
                .meaning("mode", "mode of transport", "mode de transport")
                .meaning("month", "month", "mois")
                .meaning("aeo", "authorised traders", "opérateurs agréés")
                .meaning("pre_arrival", "lodged before arrival", "dépôt avant l’arrivée")
                .meaning("agency", "other agencies", "autres administrations")
                .meaning("none", "nothing", "rien"));
        parameters.add(EventLog.LOG);
        parameters.add(
                Parameter.text("starts", Words.of("A case of the log begins with", "Un cas du journal commence par")));
        parameters.add(Parameter.text("ends", Words.of("A case of the log ends with", "Un cas du journal finit par")));
        parameters.add(Parameter.text(
                "parties",
                Words.of(
                        "Who in the log is which party (NAME=customs,…)",
                        "Qui, dans le journal, est quel acteur (NOM=customs,…)")));
        parameters.add(Parameter.ROWS);
        return List.copyOf(parameters);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        boolean ofLog = EventLog.isAsked(steps);
        Optional<Words> refused = ofLog
                ? LogTimes.refusal(counts, steps)
                : refusal(counts, steps.parameters().text("by"));
        if (refused.isPresent()) {
            return new Result.NotApplicable(refused.get());
        }
        if (counts.released() < LEAST) {
            return new Result.TooFew(
                    ofLog
                            ? Words.of("Too few cases are over.", "Trop peu de cas sont finis.")
                            : Words.of(
                                    "Too few declarations are released.",
                                    "Trop peu de déclarations ont une mainlevée."),
                    counts.released(),
                    LEAST);
        }
        ReleaseIntervals intervals = ReleaseIntervals.of(steps);
        @Nullable
        Interval median = intervals.whole("asked").map(intervals::median).orElse(null);
        List<Finding> findings = new ArrayList<>(ofLog ? LogTimes.findings(counts, median) : findings(counts, median));
        intervals.medianChange().ifPresent(change -> {
            findings.add(1, changed(change));
            findings.addAll(
                    2,
                    PeriodsCompared.findings(
                            steps.rows(PeriodsCompared.SharedPart.class, "mix"), intervals.sureParts()));
        });
        if (!steps.parameters().text("compare_from").isEmpty()
                && intervals.whole("compared").isEmpty()) {
            findings.add(1, NOTHING_COMPARED);
        }
        List<Table> tables = ClearanceTables.all(steps, intervals);
        return new Result.Findings(
                        List.copyOf(findings), ofLog ? LogTimes.tables(tables) : tables, charts(steps, ofLog))
                .readFrom("parts");
    }

    /** Why the question does not fit the data; empty where it does. */
    private static Optional<Words> refusal(Counts c, String by) {
        if (c.began() == 0) {
            return Optional.of(Words.of(
                    "No declaration of that period has an event or a time of arrival, lodgement or acceptance. Codes of its events: {0}.",
                    "Aucune déclaration de cette période n’a d’événement ou d’heure d’arrivée, de dépôt ou d’acceptation. Codes de ses"
                            + " événements : {0}.",
                    codes(c)));
        }
        if (c.released() == 0) {
            return Optional.of(Words.of(
                    "Of {0} declarations none has an event or a time of release. Codes of their events: {1}.",
                    "Des {0} déclarations aucune n’a d’événement ou d’heure de mainlevée. Codes de leurs événements : {1}.",
                    c.began(),
                    codes(c)));
        }
        if (Boolean.TRUE.equals(c.overlap())) {
            return Optional.of(OVERLAP);
        }
        if (by.equals("aeo") && c.certificates() == 0) {
            return Optional.of(Words.of(
                    "Who is authorised is not known: load the table “aeo_register”.",
                    "Les opérateurs économiques agréés ne sont pas connus : charger la table « aeo_register »."));
        }
        return oddHours(c.stretches(), c.oddHours());
    }

    /** Why the hours of offices that were loaded cannot be counted; empty where they can. */
    static Optional<Words> oddHours(long stretches, long odd) {
        if (odd > 0) {
            return Optional.of(Words.of(
                    "{0} rows of opening_hours have a weekday other than 1 (Monday) to 7 (Sunday), or close before they open: a night is two rows, until"
                            + " 24:00 and from 00:00.",
                    "{0} lignes d’heures d’ouverture (table « opening_hours ») ont un jour autre que 1 (lundi) à 7 (dimanche), ou ferment avant d’ouvrir : une nuit fait deux lignes,"
                            + " jusqu’à 24:00 et dès 00:00.",
                    odd));
        }
        return stretches > 3
                ? Optional.of(
                        Words.of(
                                "An office opens more than three times a day: its hours cannot be counted. Mend opening_hours.",
                                "Un bureau ouvre plus de trois fois par jour : ses heures ne se comptent pas. Corriger ses heures d’ouverture (charger la table « opening_hours »)."))
                : Optional.empty();
    }

    private static String codes(Counts c) {
        return c.codes() == null ? "–" : c.codes();
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c, @Nullable Interval median) {
        List<Finding> findings = new ArrayList<>();
        findings.add(half(c, median).leadingTo(c.released(), "released", "The released", "Avec mainlevée"));
        List<Finding> shares = shares(c);
        findings.add(shares.getFirst()
                .leadingTo(c.within24(), "within24", "Within 24 hours", "Sous 24 heures")
                .leadingTo(c.within72(), "within72", "Within 72 hours", "Sous 72 heures"));
        findings.addAll(shares.subList(1, shares.size()));
        if (c.customsShare() != null) {
            findings.add(Finding.of(
                            "Of all hours up to release it was the turn of Customs for {0}; of traders, carriers, ports and other agencies for the rest.",
                            "De toutes les heures jusqu’à la mainlevée, c’était le tour de la douane pour {0} ; des opérateurs, transporteurs, ports et"
                                    + " autres administrations pour le reste.",
                            new Words.Share(c.customsShare()))
                    .shownIn("parties"));
        }
        findings.add(Finding.of(
                        "{0} of {1} that began are not released by the last event of the data and count as at least that long; {2} were"
                                + " released before they arrived.",
                        "{0} des {1} commencées n’ont pas de mainlevée au dernier événement des données et comptent comme au moins aussi"
                                + " longues ; {2} l’ont eue avant l’arrivée.",
                        c.waiting(),
                        c.began(),
                        c.beforeArrival())
                .leadingTo(c.waiting(), "waiting", "Not released", "Sans mainlevée")
                .leadingTo(c.beforeArrival(), "before_arrival", "Released before arrival", "Avant l’arrivée"));
        if (c.unknownEvents() > 0) {
            findings.add(Finding.of(
                    "{0} events have codes that are not known here; time up to them counts for others.",
                    "{0} événements ont des codes inconnus ici ; le temps qui y mène compte pour d’autres.",
                    c.unknownEvents()));
        }
        return List.copyOf(findings);
    }

    /** What was done within a day and three, and on the clock of the office. */
    static List<Finding> shares(Counts c) {
        List<Finding> findings = new ArrayList<>();
        double released = Math.max(1, c.released());
        findings.add(Finding.of(
                "{0} within 24 hours, {1} within 72.",
                "{0} sous 24 heures, {1} sous 72.",
                new Words.Share(c.within24() / released),
                new Words.Share(c.within72() / released)));
        if (2 * c.atMidnight() > c.released()) {
            findings.add(Finding.of(
                    "{0} of {1} releases stand at midnight: only days were recorded, so that hours are right to the day only and those of the"
                            + " office mean nothing.",
                    "{0} des {1} mainlevées sont à minuit : seuls les jours ont été notés ; les heures ne valent qu’au jour près et celles du"
                            + " bureau ne disent rien.",
                    c.atMidnight(),
                    c.released()));
        } else {
            findings.add(onTheOfficeClock(c));
        }
        return List.copyOf(findings);
    }

    private static Finding half(Counts c, @Nullable Interval median) {
        if (median == null) {
            return Finding.of(
                    "Half of {0} declarations were released within {1} hours (too few importers for an interval); the mean is {2} hours.",
                    "La moitié des {0} déclarations a eu la mainlevée en {1} heures (trop peu d’importateurs pour un intervalle) ; la moyenne"
                            + " est de {2} heures.",
                    c.released(),
                    hours(c.median()),
                    hours(c.mean()));
        }
        return Finding.of(
                "Half of {0} declarations were released within {1} hours (between {2} and {3} with 95 % confidence); the mean is {4}"
                        + " hours.",
                "La moitié des {0} déclarations a eu la mainlevée en {1} heures (entre {2} et {3} à 95 %) ; la moyenne est de {4}"
                        + " heures.",
                c.released(),
                hours(c.median()),
                median.low(),
                median.high(),
                hours(c.mean()));
    }

    private static Finding onTheOfficeClock(Counts c) {
        return c.ownHours() > 0
                ? Finding.of(
                                "Counting only the hours in which the office was open (as loaded for {2} of {3} offices, for others as the parameters have it; holidays {1}),"
                                        + " half were released within {0} hours.",
                                "En ne comptant que les heures d’ouverture du bureau (telles que chargées pour {2} des {3} bureaux, pour les autres celles des paramètres ;"
                                        + " jours fériés {1}), la moitié en {0} heures.",
                                hours(c.workedMedian()),
                                c.holidays(),
                                c.ownHours(),
                                c.offices())
                        .shownIn("worked")
                : Finding.of(
                                "Counting only the hours in which the office was open (as the parameters have it, since no opening_hours are loaded;"
                                        + " holidays {1}), half were released within {0} hours.",
                                "En ne comptant que les heures d’ouverture du bureau (celles des paramètres, faute d’heures d’ouverture chargées ;"
                                        + " jours fériés {1}), la moitié en {0} heures.",
                                hours(c.workedMedian()),
                                c.holidays())
                        .shownIn("worked");
    }

    /** What changed between the two periods. */
    static Finding changed(ReleaseIntervals.Change change) {
        if (change.interval() == null) {
            return Finding.of(
                    "In the period compared half of {0} were released within {1} hours; too few importers to judge the difference.",
                    "Dans la période comparée, la moitié des {0} a eu la mainlevée en {1} heures ; trop peu d’importateurs pour juger l’écart.",
                    change.before().n(),
                    change.before().median());
        }
        return Finding.of(
                "In the period compared half of {0} were released within {1} hours: a difference of {2} hours (between {3} and {4}), {5}.",
                "Dans la période comparée, la moitié des {0} a eu la mainlevée en {1} heures : un écart de {2} heures (entre {3} et {4}), {5}.",
                change.before().n(),
                change.before().median(),
                change.difference(),
                change.interval().low(),
                change.interval().high(),
                change.isSure()
                        ? Words.of("more than chance makes", "plus que le hasard n’en fait")
                        : Words.of("no more than chance makes", "pas plus que le hasard n’en fait"));
    }

    static Object hours(@Nullable Double hours) {
        return hours == null ? "–" : hours;
    }

    private static List<Chart> charts(AnalysisSql steps, boolean ofLog) {
        Map<String, List<Point>> parts = new LinkedHashMap<>();
        steps.rows(Point.class, "curve")
                .forEach(p ->
                        parts.computeIfAbsent(p.part(), k -> new ArrayList<>()).add(p));
        List<Chart.Series> series = parts.entrySet().stream()
                .map(e -> Chart.Series.of(ClearanceTables.part(e.getKey()), e.getValue(), Point::share))
                .toList();
        List<String> hours = parts.values().iterator().next().stream()
                .map(p -> Integer.toString(p.hour()))
                .toList();
        return List.of(new Chart(
                        "curve",
                        Chart.Form.LINES,
                        ofLog
                                ? Words.of("Share not yet over (Kaplan–Meier)", "Part non finie (Kaplan–Meier)")
                                : Words.of(
                                        "Share not yet released (Kaplan–Meier)", "Part sans mainlevée (Kaplan–Meier)"),
                        ofLog
                                ? Words.of("Hours since the beginning", "Heures depuis le début")
                                : Words.of("Hours since arrival", "Heures depuis l’arrivée"),
                        Chart.SHARE,
                        hours,
                        series)
                .without(ofLog ? NoDeclarations.EVENTS : NoDeclarations.ESTIMATE));
    }
}
