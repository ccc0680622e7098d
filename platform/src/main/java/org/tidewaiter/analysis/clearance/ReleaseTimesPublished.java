package org.tidewaiter.analysis.clearance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Which average release times are to be published? The sheet that article 7.6 of the Trade Facilitation Agreement asks for, on one page: averages by
 * what is measured, by group and month, how they were measured, and where the time goes. Nothing on it can be traced to one importer. Sources: TFA
 * 7.6; WCO Time Release Study Guide; the rule of three and of dominance by which statistical offices hide cells.
 */
public final class ReleaseTimesPublished implements Analysis {
    /** Importers below which an average tells about single ones. */
    private static final long LEAST_IMPORTERS = 3;

    private static final Map<String, Words> GROUPS = groups();

    record Counts(
            long declarations,
            long began,
            long released,
            long waiting,
            long importers,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable Double mean,
            @Nullable Double median,
            long within24,
            long within72,
            long counted,
            long arrived,
            long beforeArrival,
            long atMidnight,
            long releasedBefore,
            @Nullable Double meanBefore,
            @Nullable Double medianBefore,
            long hidden,
            long stretches,
            long offices,
            long ownHours,
            long oddHours,
            @Nullable Boolean overlap) {}

    record Party(String party, @Nullable Double share) {}

    record Month(String month, double mean, double median) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(ReleaseTimesPublished.class),
                Card.roomOf(ReleaseTimesPublished.class),
                Words.of(
                        "Which average release times are to be published (TFA 7.6)?",
                        "Quels temps moyens de mainlevée publier (AFE 7.6) ?"),
                Words.of(
                        "Directors, national committees on trade facilitation",
                        "Direction, comités nationaux de facilitation"),
                Words.of(
                        "All released declarations of the period; mean, median, ninetieth percentile and share within 24, 48 and 72 hours from"
                                + " arrival, lodgement and acceptance to release, of the calendar and of office hours; nothing left out as extreme. By"
                                + " group and month from arrival, or where hardly any arrival is known from lodgement. Groups are hidden below 10 releases or 3 importers, or where one importer has"
                                + " three quarters. Whose turn it was as in clearance-times. As PDF it is one page.",
                        "Toutes les déclarations de la période ayant la mainlevée ; moyenne, médiane, 90e centile et part sous 24, 48 et 72 heures de"
                                + " l’arrivée, du dépôt et de l’acceptation à la mainlevée, du calendrier et des heures de bureau ; rien n’est écarté"
                                + " comme extrême. Par groupe et mois, de l’arrivée, ou du dépôt si elle n’est guère connue. Un groupe est caché sous 10 mainlevées ou 3 importateurs,"
                                + " ou si un importateur en a les trois quarts. Tour de chacun comme dans la question des délais de dédouanement. En PDF, une page."),
                List.of(
                        "WTO Trade Facilitation Agreement, article 7.6",
                        "WCO, Guide to Measure the Time Required for the Release of Goods, version 3 (2018)",
                        "Hundepool et al., Statistical Disclosure Control (2012), chapter 4"),
                List.of(Field.RELEASED_AT, Field.ARRIVED_AT, Field.LODGED_AT),
                Words.of(
                        "Goods that are not released yet, whose number is told (clearance-times counts them). Events that nobody recorded. A change"
                                + " of mix looks like a change of speed.",
                        "Les marchandises sans mainlevée, dont le nombre est dit (la question des délais de dédouanement les compte). Ce que personne n’a noté. Un"
                                + " changement de composition ressemble à un changement de vitesse."),
                Stream.concat(ClearanceParameters.COMMON.stream(), Stream.of(Parameter.ROWS))
                        .toList(),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts c = steps.row(Counts.class, "counts");
        if (c.released() == 0) {
            return new Result.NotApplicable(
                    Words.of(
                            "No declaration of that period has both a beginning (arrival, lodgement, acceptance) and a release.",
                            "Aucune déclaration de cette période n’a à la fois un début (arrivée, dépôt, acceptation) et une mainlevée."));
        }
        Optional<Words> odd = Boolean.TRUE.equals(c.overlap())
                ? Optional.of(ClearanceTimes.OVERLAP)
                : ClearanceTimes.oddHours(c.stretches(), c.oddHours());
        if (odd.isPresent()) {
            return new Result.NotApplicable(odd.get());
        }
        if (c.released() < ClearanceTimes.LEAST) {
            return new Result.TooFew(
                    Words.of("Too few declarations are released.", "Trop peu de déclarations ont une mainlevée."),
                    c.released(),
                    ClearanceTimes.LEAST);
        }
        if (c.importers() < LEAST_IMPORTERS) {
            return new Result.TooFew(
                    Words.of(
                            "An average of so few importers tells about single ones.",
                            "Une moyenne de si peu d’importateurs parle de chacun d’eux."),
                    c.importers(),
                    LEAST_IMPORTERS);
        }
        Optional<Party> worst = steps.rows(Party.class, "worst").stream().findFirst();
        return new Result.Findings(findings(c, worst), tables(steps), charts(steps)).readFrom("groups");
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c, Optional<Party> worst) {
        List<Finding> findings = new ArrayList<>();
        double released = c.counted();
        findings.add(Finding.of(
                        "Goods were released {0} hours after {5} on average; half of them within {1} hours ({2} declarations accepted from {3} to {4}).",
                        "Les marchandises ont eu la mainlevée {0} heures après {5} en moyenne ; la moitié en {1} heures ({2} déclarations acceptées du {3} au"
                                + " {4}).",
                        number(c.mean()),
                        number(c.median()),
                        c.counted(),
                        String.valueOf(c.first()),
                        String.valueOf(c.last()),
                        c.arrived() >= ClearanceTimes.LEAST
                                ? Words.of("their arrival", "l’arrivée")
                                : Words.of("the lodgement of their declaration", "le dépôt de la déclaration"))
                .leadingTo(c.counted(), "counted", "The declarations", "Les déclarations"));
        findings.add(Finding.of(
                        "{0} were released within 24 hours, {1} within 72.",
                        "{0} ont eu la mainlevée sous 24 heures, {1} sous 72.",
                        new Words.Share(c.within24() / released),
                        new Words.Share(c.within72() / released))
                .leadingTo(c.within24(), "within24", "Within 24 hours", "Sous 24 heures")
                .leadingTo(c.within72(), "within72", "Within 72 hours", "Sous 72 heures"));
        if (c.releasedBefore() >= ClearanceTimes.LEAST) {
            findings.add(Finding.of(
                    "In the period compared ({0} declarations) the average was {1} hours, and half within {2}.",
                    "Dans la période comparée ({0} déclarations), la moyenne était de {1} heures, et la moitié en {2}.",
                    c.releasedBefore(),
                    number(c.meanBefore()),
                    number(c.medianBefore())));
        }
        worst.filter(w -> w.share() != null)
                .ifPresent(w -> findings.add(Finding.of(
                                "Most of the time it was the turn of: {0} ({1} of all hours).",
                                "Le plus de temps, c’était le tour de : {0} ({1} de toutes les heures).",
                                ClearanceTables.PARTIES.getOrDefault(w.party(), Words.same(w.party())),
                                new Words.Share(w.share() == null ? 0 : w.share()))
                        .shownIn("parties")));
        findings.add(measured(c));
        if (2 * c.atMidnight() > c.released()) {
            findings.add(
                    Finding.of(
                            "Most releases stand at midnight: only days were recorded, and office hours mean nothing.",
                            "La plupart des mainlevées sont à minuit : seuls les jours ont été notés, et les heures de bureau ne disent rien."));
        }
        return List.copyOf(findings);
    }

    /** How it was measured, as article 7.6 asks to tell. */
    private static Finding measured(Counts c) {
        return Finding.of(
                        "Measured on all {1} released declarations by their recorded events, with nothing left out as extreme; the arrival of {0} is known; {2} were"
                                + " released before arrival; {3} are not released yet and in no average; groups not shown, as too small to publish, {4}. Office"
                                + " hours: {5}.",
                        "Mesuré sur les {1} déclarations ayant la mainlevée par leurs événements, sans rien écarter comme extrême ; l’arrivée de {0} est"
                                + " connue ; {2} ont eu la mainlevée avant l’arrivée ; {3} ne l’ont pas encore et ne sont dans aucune moyenne ; groupes non"
                                + " montrés, trop petits pour être publiés, {4}. Heures de bureau : {5}.",
                        c.arrived(),
                        c.released(),
                        c.beforeArrival(),
                        c.waiting(),
                        c.hidden(),
                        c.ownHours() > 0
                                ? Words.of(
                                        "as loaded for {0} of {1} offices, for others as the parameters below have them",
                                        "celles chargées pour {0} des {1} bureaux, pour les autres celles des paramètres ci-dessous",
                                        c.ownHours(),
                                        c.offices())
                                : Words.of("as the parameters below have them", "celles des paramètres ci-dessous"))
                .shownIn("methods");
    }

    private static Object number(@Nullable Double number) {
        return number == null ? "–" : number;
    }

    private static List<Table> tables(AnalysisSql steps) {
        Map<String, Words> measures = Map.of(
                "from arrival", Words.of("from arrival to release", "de l’arrivée à la mainlevée"),
                "from lodgement", Words.of("from lodgement to release", "du dépôt à la mainlevée"),
                "from acceptance", Words.of("from acceptance to release", "de l’acceptation à la mainlevée"),
                "from arrival, office hours",
                        Words.of("from arrival, office hours only", "de l’arrivée, heures de bureau seules"),
                "from lodgement, office hours",
                        Words.of("from lodgement, office hours only", "du dépôt, heures de bureau seules"));
        return List.of(
                steps.table(
                        "methods",
                        Words.of(
                                "Release times, by what is measured (hours)",
                                "Temps de mainlevée, selon la mesure (heures)"),
                        averages(Column.words("measure", "Measured", "Mesure", measures)),
                        "measure"),
                steps.table(
                        "groups",
                        Words.of("Release times, by group (hours)", "Temps de mainlevée, par groupe (heures)"),
                        averages(Column.words("name", "Group", "Groupe", GROUPS)),
                        "name"),
                steps.table(
                        "parties",
                        Words.of(
                                "Whose turn it was, up to release (from lodgement where no arrival is known)",
                                "À qui c’était le tour, jusqu’à la mainlevée (du dépôt, où l’arrivée n’est pas connue)"),
                        List.of(
                                Column.words("party", "Whose turn", "Tour de", ClearanceTables.PARTIES),
                                Column.share("share", "Share of all hours", "Part de toutes les heures"),
                                Column.number("mean", "Hours a declaration", "Heures par déclaration")),
                        "party"));
    }

    private static List<Column> averages(Column first) {
        return List.of(
                first,
                Column.count("declarations", "Declarations", "Déclarations"),
                Column.number("mean", "Average", "Moyenne"),
                Column.number("median", "Median", "Médiane"),
                Column.number("p90", "P90", "P90"),
                Column.share("within24", "≤ 24 h", "≤ 24 h"),
                Column.share("within48", "≤ 48 h", "≤ 48 h"),
                Column.share("within72", "≤ 72 h", "≤ 72 h"));
    }

    /** Modes of transport by UN/ECE Recommendation 19; lanes; and the rest. */
    private static Map<String, Words> groups() {
        Map<String, Words> groups = new HashMap<>();
        groups.put("mode 1", Words.of("by sea", "par mer"));
        groups.put("mode 2", Words.of("by rail", "par rail"));
        groups.put("mode 3", Words.of("by road", "par route"));
        groups.put("mode 4", Words.of("by air", "par air"));
        groups.put("mode 5", Words.of("by post", "par la poste"));
        groups.put("mode 7", Words.of("by fixed installation", "par installation fixe"));
        groups.put("mode 8", Words.of("by inland water", "par voie navigable"));
        groups.put("lane green", Words.of("green lane", "circuit vert"));
        groups.put("lane yellow", Words.of("yellow lane (documents)", "circuit jaune (documents)"));
        groups.put("lane red", Words.of("red lane (goods)", "circuit rouge (marchandises)"));
        groups.put("lane blue", Words.of("blue lane (audit after release)", "circuit bleu (contrôle après mainlevée)"));
        groups.put("before arrival", Words.of("lodged before arrival", "dépôt avant l’arrivée"));
        groups.put("after arrival", Words.of("lodged after arrival", "dépôt après l’arrivée"));
        groups.put("other agency", Words.of("another agency too", "aussi une autre administration"));
        groups.put("customs alone", Words.of("Customs alone", "douane seule"));
        return Map.copyOf(groups);
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Month> months = steps.rows(Month.class, "months");
        if (months.size() < 2) {
            return List.of();
        }
        return List.of(new Chart(
                        "months",
                        Chart.Form.LINES,
                        Words.of("Hours to release, by month", "Heures jusqu’à la mainlevée, par mois"),
                        Words.of("Month", "Mois"),
                        Words.of("Hours", "Heures"),
                        months.stream().map(Month::month).toList(),
                        List.of(
                                Chart.Series.of(Words.of("Average", "Moyenne"), months, Month::mean),
                                Chart.Series.of(Words.of("Median", "Médiane"), months, Month::median)))
                .leadingBy(months.stream().map(Month::month).toList()));
    }
}
