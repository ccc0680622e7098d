package org.tidewaiter.analysis.clearance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Which ways do declarations take through clearance, where does the time go, and what is done again? A directly-follows map with counts and times,
 * the variants and how many cases take each, repeated activities; of the model's events, or of a log that was loaded as such. Source: van der Aalst,
 * Process Mining (2016), chapters 5 and 9. It sees the order of what was recorded, not what caused it.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class ClearanceProcess implements Analysis {
    /** With fewer cases a share of them says nothing. */
    private static final long LEAST = 5;

    record Counts(
            long cases,
            long events,
            long activities,
            long variants,
            @Nullable Long top,
            long topTen,
            @Nullable Double median,
            @Nullable Double mean,
            long reworked,
            long repeats,
            long together,
            long told,
            long withoutZone,
            long withoutResource,
            @Nullable String logs) {}

    record BusiestTransition(
            String from, String to, @Nullable Double share, double median) {}

    record MostRepeatedActivity(String activity, long cases) {}

    record StepTimes(String step, long times, @Nullable Double median) {}

    record StepShare(String step, @Nullable Double share) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(ClearanceProcess.class),
                Card.roomOf(ClearanceProcess.class),
                Words.of(
                        "Which ways do declarations take through clearance, where does the time go, and what is done again?",
                        "Quels chemins les déclarations suivent-elles au dédouanement, où passe le temps, et qu’est-ce qui est refait ?"),
                Words.of("Heads of offices and of procedures", "Chefs de bureau et responsables des procédures"),
                Words.of(
                        "The events of each declaration in the order of time, those of one second in the order of the procedure (of a log: of the"
                                + " file), then by name. What directly follows what: how often, in how many cases, hours between. A variant is a"
                                + " sequence of events. Done again: an event that a case has more than once. Hours from the first event to the"
                                + " release (until=end: to the last event). With log=NAME the same of a log of any process (load the table “event_log”, XES or CSV), whose activities keep"
                                + " their own names.",
                        "Les événements de chaque déclaration dans l’ordre du temps, ceux d’une même seconde dans l’ordre de la procédure (d’un"
                                + " journal : du fichier), puis par nom. Ce qui suit directement : combien de fois, dans combien de cas, heures entre"
                                + " les deux. Une variante est une suite d’événements. Refait : un événement qu’un cas a plus d’une fois. Heures du"
                                + " premier événement à la mainlevée (until=end : au dernier). Avec log=NOM, de même pour le journal d’un processus quelconque (charger la table « event_log »,"
                                + " XES ou CSV), dont les activités gardent leurs noms."),
                List.of(
                        "van der Aalst, Process Mining: Data Science in Action (2016), chapters 5 and 9",
                        "IEEE 1849, XES standard for event logs",
                        "WCO, Guide to Measure the Time Required for the Release of Goods, version 3 (2018)"),
                List.of(Field.DECLARATION_ID, Field.ACCEPTED_AT),
                Words.of(
                        "Why a case takes another way, and what was not recorded. Work at the same time looks like one after the other. A log"
                                + " without zones counts hours of the clock as written, an hour off where clocks were changed.",
                        "Pourquoi un cas prend un autre chemin, et ce qui n’a pas été noté. Un travail simultané semble successif. Un journal"
                                + " sans fuseau compte les heures de l’horloge telle qu’écrite, à une heure près aux changements d’heure."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "type",
                                Words.of("Declaration type begins with", "Le type de déclaration commence par")),
                        EventLog.LOG,
                        Parameter.choice(
                                        "until",
                                        Words.of(
                                                "Events of a declaration until",
                                                "Événements d’une déclaration jusqu’à"),
                                        "release",
                                        "end")
                                .meaning("release", "release", "la mainlevée")
                                .meaning("end", "the last event", "le dernier événement"),
                        Parameter.choice(
                                        "transitions",
                                        Words.of(
                                                "Events of a log that tells start and end",
                                                "Événements d’un journal qui dit début et fin"),
                                        "complete",
                                        "all")
                                .meaning("complete", "ends", "fins")
                                .meaning("all", "all", "tous"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        boolean ofLog = EventLog.isAsked(steps);
        if (ofLog && EventLog.isOfOffices(steps)) {
            return new Result.NotApplicable(EventLog.NO_OFFICES);
        }
        if (counts.cases() == 0) {
            return new Result.NotApplicable(nothing(ofLog, counts));
        }
        if (counts.cases() < LEAST) {
            return new Result.TooFew(
                    Words.of("Too few cases have events.", "Trop peu de cas ont des événements."),
                    counts.cases(),
                    LEAST);
        }
        List<Finding> findings = findings(
                counts,
                steps.rows(BusiestTransition.class, "busiest").stream().findFirst(),
                steps.rows(MostRepeatedActivity.class, "most_again").stream().findFirst(),
                ofLog);
        List<Table> tables = tables(steps, ofLog);
        return ofLog
                ? new Result.Findings(
                                findings,
                                tables.stream()
                                        .map(t -> t.without(NoDeclarations.EVENTS))
                                        .toList(),
                                charts(steps).stream()
                                        .map(c -> c.without(NoDeclarations.EVENTS))
                                        .toList())
                        .without(NoDeclarations.EVENTS)
                : new Result.Findings(
                                leading(findings, counts),
                                tables,
                                charts(steps).stream()
                                        .map(c -> c.leadingBy(c.categories()))
                                        .toList())
                        .readFrom("map");
    }

    /** The first two sentences are of all cases. */
    private static List<Finding> leading(List<Finding> findings, Counts counts) {
        return IntStream.range(0, findings.size())
                .mapToObj(i -> i > 1
                        ? findings.get(i)
                        : findings.get(i)
                                .leadingTo(
                                        counts.cases(),
                                        "throughput",
                                        Long.toString(counts.cases()),
                                        "The declarations",
                                        "Les déclarations"))
                .toList();
    }

    private static Words nothing(boolean ofLog, Counts counts) {
        return ofLog
                ? EventLog.unknown(counts.logs())
                : counts.logs() == null
                        ? Words.of(
                                "No declaration of that period has events (load the table “events”).",
                                "Aucune déclaration de cette période n’a d’événement (charger la table « events »).")
                        : Words.of(
                                "No declaration of that period has events; there are logs, of which one is asked by its name: log={0}",
                                "Aucune déclaration de cette période n’a d’événement ; il y a des journaux, à demander par leur nom : log={0}",
                                counts.logs());
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(
            Counts c, Optional<BusiestTransition> busiest, Optional<MostRepeatedActivity> again, boolean ofLog) {
        List<Finding> findings = new ArrayList<>();
        double cases = c.cases();
        findings.add(ways(c));
        findings.add(Finding.of(
                "Half take no longer than {0} hours from the first event to the last; the mean is {1}.",
                "La moitié ne prend pas plus de {0} heures du premier événement au dernier ; la moyenne est de {1}.",
                number(c.median()),
                number(c.mean())));
        busiest.filter(b -> b.share() != null)
                .ifPresent(b -> findings.add(Finding.of(
                                "Most time lies between {0} and {1}: {2} of all hours; half of these steps take no longer than {3} hours.",
                                "Le plus de temps passe entre {0} et {1} : {2} de toutes les heures ; la moitié de ces pas ne prend pas plus de {3} heures.",
                                EventWords.of(b.from()),
                                EventWords.of(b.to()),
                                new Words.Share(b.share() == null ? 0 : b.share()),
                                b.median())
                        .shownIn("heaviest")));
        findings.add(again.map(a -> Finding.of(
                        "{0} of the cases have something done again, {1} times in all; most often {2}, in {3} cases.",
                        "{0} des cas ont quelque chose de refait, {1} fois en tout ; le plus souvent {2}, dans {3} cas.",
                        new Words.Share(c.reworked() / cases),
                        c.repeats(),
                        EventWords.of(a.activity()),
                        a.cases()))
                .orElseGet(() -> Finding.of("No case has anything done again.", "Aucun cas n’a rien de refait.")));
        if (c.together() > 0) {
            findings.add(Finding.of(
                    "{0} events have the time of the one after them: their order is that of {1}.",
                    "{0} événements ont l’heure du suivant : leur ordre est celui {1}.",
                    c.together(),
                    ofLog ? Words.of("the file", "du fichier") : Words.of("the procedure", "de la procédure")));
        }
        if (ofLog) {
            missing(c).ifPresent(findings::add);
        }
        return List.copyOf(findings);
    }

    private static Finding ways(Counts c) {
        double cases = c.cases();
        if (c.variants() == c.cases()) {
            return Finding.of(
                    "{0} cases with {1} events; no two of them take the same way.",
                    "{0} cas avec {1} événements ; il n’y en a pas deux qui suivent le même chemin.",
                    c.cases(),
                    c.events());
        }
        return Finding.of(
                "{0} cases with {1} events take {2} different ways; the most frequent one is taken by {3} of them, the ten most frequent by"
                        + " {4}.",
                "{0} cas avec {1} événements suivent {2} chemins différents ; le plus fréquent est suivi par {3}, les dix plus fréquents par"
                        + " {4}.",
                c.cases(),
                c.events(),
                c.variants(),
                new Words.Share((c.top() == null ? 0 : c.top()) / cases),
                new Words.Share(c.topTen() / cases));
    }

    /** What a log does not say. */
    private static Optional<Finding> missing(Counts c) {
        if (c.withoutZone() == 0 && c.withoutResource() == 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                "The log does not say everything: of {0} events {1} have no zone with their time (hours of such cases are those of the clock as"
                        + " written), {2} do not say who did it.",
                "Le journal ne dit pas tout : des {0} événements, {1} n’ont pas de fuseau (les heures de ces cas sont celles de l’horloge telle"
                        + " qu’écrite), {2} ne disent pas qui l’a fait.",
                c.told(),
                c.withoutZone(),
                c.withoutResource()));
    }

    private static Object number(@Nullable Double number) {
        return number == null ? "–" : number;
    }

    private static List<Table> tables(AnalysisSql steps, boolean ofLog) {
        return List.of(
                EventWords.ways(
                        steps.table(
                                "map",
                                Words.of("What directly follows what", "Ce qui suit directement"),
                                List.of(
                                        Column.text("step", "Step", "Étape"),
                                        Column.count("times", "Times", "Fois"),
                                        Column.count("cases", "Cases", "Cas"),
                                        Column.share("share", "Share of cases", "Part des cas"),
                                        Column.number("mean", "Mean hours", "Heures, moyenne"),
                                        Column.number("median", "Median", "Médiane"),
                                        Column.number("p90", "P90", "P90"),
                                        Column.share("of_all_hours", "Of all hours", "De toutes les heures")),
                                ofLog ? null : "step"),
                        "step"),
                EventWords.ways(
                        steps.table(
                                "variants",
                                Words.of("The ways that cases take", "Les chemins suivis"),
                                List.of(
                                        Column.count("variant", "Variant", "Variante"),
                                        Column.text("path", "Way", "Chemin"),
                                        Column.count("cases", "Cases", "Cas"),
                                        Column.share("share", "Share", "Part"),
                                        Column.share("together", "With those before", "Avec les précédents"),
                                        Column.number("median", "Median hours", "Heures, médiane")),
                                ofLog ? null : "variant"),
                        "path"),
                steps.table(
                        "activities",
                        Words.of("Events, and what is done again", "Événements, et ce qui est refait"),
                        activityColumns(),
                        ofLog ? null : "activity"),
                steps.table(
                        "throughput",
                        Words.of("Hours from the first event to the last", "Heures du premier événement au dernier"),
                        List.of(
                                Column.count("cases", "Cases", "Cas"),
                                Column.count("events", "Events", "Événements"),
                                Column.number("mean", "Mean", "Moyenne"),
                                Column.number("p10", "P10", "P10"),
                                Column.number("p25", "P25", "P25"),
                                Column.number("median", "Median", "Médiane"),
                                Column.number("p75", "P75", "P75"),
                                Column.number("p90", "P90", "P90"),
                                Column.number("p95", "P95", "P95"),
                                Column.number("longest", "Longest", "Maximum"),
                                Column.share("within24", "≤ 24 h", "≤ 24 h"),
                                Column.share("within72", "≤ 72 h", "≤ 72 h"),
                                Column.share("within168", "≤ 7 days", "≤ 7 jours")),
                        ofLog ? null : "cases"),
                steps.table(
                        "longest",
                        Words.of("The longest", "Les plus longs"),
                        List.of(
                                Column.count("place", "Place", "Place"),
                                ofLog ? Column.text("declaration_id", "Case", "Cas") : Column.DECLARATION,
                                Column.number("hours", "Hours", "Heures"),
                                Column.count("events", "Events", "Événements"),
                                Column.count("variant", "Variant", "Variante"))));
    }

    private static List<Column> activityColumns() {
        return List.of(
                Column.words("activity", "Event", "Événement", EventWords.WORDS),
                Column.count("events", "Times", "Fois"),
                Column.count("cases", "Cases", "Cas"),
                Column.count("first", "First in", "Premier dans"),
                Column.count("last", "Last in", "Dernier dans"),
                Column.count("again_cases", "Cases with it again", "Cas où refait"),
                Column.count("repeats", "Times again", "Fois refait"),
                Column.number("again_hours", "Median hours, first to last", "Heures médianes, premier à dernier"));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<StepTimes> arcs = steps.rows(StepTimes.class, "drawn");
        List<StepShare> heavy = steps.rows(StepShare.class, "heaviest");
        return arcs.isEmpty() || heavy.isEmpty() ? List.of() : List.of(map(arcs), heaviest(heavy));
    }

    private static Chart map(List<StepTimes> arcs) {
        return new Chart(
                        "map",
                        Chart.Form.MAP,
                        Words.of("The usual ways", "Les chemins habituels"),
                        Words.of(
                                "How often one step follows another, and the median hours between them; above: forward, below: back",
                                "Nombre de passages d’une étape à la suivante, et heures médianes entre elles ; au-dessus : en avant, au-dessous : en arrière"),
                        Words.of("Times", "Fois"),
                        arcs.stream().map(StepTimes::step).toList(),
                        List.of(
                                Chart.Series.of(Words.of("Times", "Fois"), arcs, StepTimes::times),
                                Chart.Series.of(Words.of("Median hours", "Heures, médiane"), arcs, StepTimes::median)))
                .meaning(EventWords.steps(arcs.stream().map(StepTimes::step)));
    }

    private static Chart heaviest(List<StepShare> heavy) {
        return new Chart(
                        "heaviest",
                        Chart.Form.BARS,
                        Words.of(
                                "Where the time goes: steps with most hours",
                                "Où passe le temps : étapes avec le plus d’heures"),
                        Words.of("Step", "Étape"),
                        Words.of("Share of all hours", "Part de toutes les heures"),
                        heavy.stream().map(StepShare::step).toList(),
                        List.of(Chart.Series.of(
                                Words.of("Share of all hours", "Part de toutes les heures"), heavy, StepShare::share)))
                .meaning(EventWords.ways(heavy.stream().map(StepShare::step)));
    }
}
