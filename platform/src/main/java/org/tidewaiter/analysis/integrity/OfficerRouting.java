package org.tidewaiter.analysis.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.LaneColour;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.statistics.Funnel;
import org.tidewaiter.kit.statistics.Interval;

/**
 * Whose controls go another way than was proposed, whose results come at once, and who takes papers before those that waited longer? Each sign
 * against what all officers of the office come to on the same work, on a funnel; no league table. Sources: Spiegelhalter, Statistics in Medicine 24
 * (2005); World Bank on Cameroon's performance contracts (2010), which count re-routings to a lower lane. Officers go by pseudonyms.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class OfficerRouting implements Analysis {
    private static final long LEAST_OFFICERS = 5;
    /** The chance on either side of the 95 % limits. */
    private static final double WARNING = 0.025;
    /** The chance on either side of the 99.8 % limits. */
    private static final double ALARM = 0.001;

    /** What is counted of an officer's work. */
    enum Sign {
        LOWERED("Lane lowered", "Circuit abaissé"),
        RAISED("Lane raised", "Circuit relevé"),
        QUICK("Result at once", "Résultat immédiat"),
        OVERTAKING("Before the queue", "Avant la file");

        @SuppressWarnings("ImmutableEnumChecker") // two texts of a record, which never change
        private final Words words;

        Sign(String english, String french) {
            words = Words.of(english, french);
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What is counted of all, or of the officer asked for.
     *
     * @param anyProposals declarations with a proposed lane, whoever controlled them
     * @param own whether one officer is asked for
     */
    record Counts(
            long anyProposals,
            long proposals,
            long lowered,
            long raised,
            long rerouted,
            long unattributed,
            long examined,
            long quick,
            long papers,
            long overtook,
            boolean own) {}

    /**
     * An officer's pieces of work of a sign.
     *
     * @param expected what others come to on the same work
     * @param unsure the variance of what is expected, as the others' work is not without end
     */
    record ObservedWork(
            String sign,
            String pseudonym,
            String office,
            long cases,
            long observed,
            double expected,
            double unsure,
            boolean shown) {}

    /** An officer within the funnel of a sign. */
    record RoutedOfficer(Sign sign, ObservedWork officer, Funnel funnel) {
        Interval limits(double tail) {
            return funnel.limits(officer.expected(), tail);
        }

        /** More than chance explains counts; fewer is no sign of anything here. */
        String verdict() {
            double more = funnel.atLeast((double) officer.observed(), officer.expected());
            return more < ALARM ? "more" : more < WARNING ? "near" : "within";
        }
    }

    private static final Map<String, Words> VERDICTS = Map.of(
            "more", Words.of("more than chance explains", "plus que le hasard n’explique"),
            "near", Words.of("near the limits", "près des limites"),
            "within", Words.of("within", "dans les limites"));

    private static final Map<String, Words> WAYS = Map.of(
            "lowered", Words.of("lowered", "abaissé"),
            "raised", Words.of("raised", "relevé"),
            "as proposed", Words.of("as proposed", "comme proposé"));

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(OfficerRouting.class),
                Card.roomOf(OfficerRouting.class),
                Words.of(
                        "Whose controls go another way than was proposed, whose results come at once, and who is taken before the queue?",
                        "Quels agents contrôlent par un autre circuit que celui proposé, lesquels ont des résultats immédiats, et qui"
                                + " passe avant la file ?"),
                Words.of("Internal audit and integrity", "Audit interne et intégrité"),
                Words.of(
                        "The lane proposed is the first that a declaration was given, or that of its latest assessment; done is the heaviest"
                                + " control recorded: goods, papers, none. The officer is who gave the other lane, else who controlled."
                                + " A result is at once where an examination took less than the quick minutes. Papers are before the queue"
                                + " where others of that officer, there an hour longer, were read later. Expected: what the other officers of"
                                + " the office come to on the same work (lane and HS section; items), without those who stand out. Exact"
                                + " Poisson limits widened by overdispersion and by how little the others' work tells; below the least, no"
                                + " answer.",
                        "Le circuit proposé est le premier donné, ou celui de la dernière évaluation ; fait est le contrôle le plus lourd"
                                + " enregistré : marchandises, documents, aucun. L’agent est qui a donné l’autre circuit, sinon qui a"
                                + " contrôlé. Un résultat est immédiat si une visite a pris moins que les minutes du paramètre quick_minutes. Des documents"
                                + " passent avant la file si d’autres de cet agent, là une heure de plus, ont été lus après. Attendu : ce"
                                + " que font les autres agents du bureau sur le même travail (circuit et section du SH ; articles), sans"
                                + " ceux qui se distinguent. Limites de Poisson exactes élargies par la surdispersion et par le peu que dit"
                                + " le travail des autres ; sous le minimum, pas de réponse."),
                List.of(
                        "Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005)",
                        "World Bank, Cantens, Raballand, Bilangna: Reforming customs by measuring performance: a Cameroon case study (2010)"),
                List.of(Field.OFFICER_ID, Field.OUTCOME),
                Words.of(
                        "Why: a superior's order, an urgent consignment, goods that perish, a broken scanner. A figure outside the limits is a"
                                + " question and no sanction. A lane that was lowered with no control and no event that says by whom is"
                                + " nobody's here, and counted.",
                        "Pourquoi : un ordre, un envoi urgent, des denrées périssables, un scanner en panne. Un chiffre hors limites est"
                                + " une question, non une sanction. Un circuit abaissé sans contrôle ni événement qui dise par qui n’est"
                                + " ici à personne, et compté."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "officer", Words.of("Only the officer with the number", "Seulement l’agent numéro")),
                        Parameter.whole(
                                "least",
                                Words.of("Cases from which an officer is judged", "Cas à partir desquels juger"),
                                30,
                                10,
                                100_000),
                        Parameter.number(
                                "quick_minutes",
                                Words.of(
                                        "Minutes below which a result is at once",
                                        "Minutes sous lesquelles c’est immédiat"),
                                "5",
                                "0.1",
                                "600"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.anyProposals() == 0) {
            return new Result.NotApplicable(
                    Words.of(
                            "No declaration of that period says which lane was proposed (events lane_red …, or an assessment).",
                            "Aucune déclaration de cette période ne dit le circuit proposé (événements lane_red …, ou une évaluation)."));
        }
        long least = steps.parameters().whole("least");
        Map<Sign, List<RoutedOfficer>> judged = judged(steps.rows(RoutingPeers.RoutedCell.class, "cells"), least);
        if (judged.isEmpty()) {
            return new Result.TooFew(
                    Words.of(
                            "No sign has enough officers with enough cases to compare.",
                            "Aucun signe n’a assez d’agents avec assez de cas pour comparer."),
                    0,
                    LEAST_OFFICERS);
        }
        List<RoutedOfficer> all = judged.values().stream()
                .flatMap(List::stream)
                .filter(j -> j.officer().shown())
                .toList();
        return new Result.Findings(
                        findings(counts, all),
                        List.of(table(all, steps.parameters().whole("rows")), results(steps)),
                        charts(all))
                .readFrom("signs");
    }

    /** The officers of each sign of whom enough have enough cases, in the order of their offices and of what is expected of them. */
    static Map<Sign, List<RoutedOfficer>> judged(List<RoutingPeers.RoutedCell> cells, long least) {
        Map<Sign, List<RoutedOfficer>> judged = new EnumMap<>(Sign.class);
        for (Sign sign : Sign.values()) {
            List<RoutedOfficer> officers = new RoutingPeers(
                            cells.stream()
                                    .filter(c -> c.sign().equals(sign.word()))
                                    .toList(),
                            least)
                    .judged(sign).stream()
                            .sorted(Comparator.comparing(
                                            (RoutedOfficer j) -> j.officer().office())
                                    .thenComparingDouble(j -> -j.officer().expected())
                                    .thenComparing(j -> j.officer().pseudonym()))
                            .toList();
            if (!officers.isEmpty()) {
                judged.put(sign, officers);
            }
        }
        return judged;
    }

    private static void routed(Counts c, List<Finding> findings) {
        if (c.proposals() == 0) {
            findings.add(
                    c.own()
                            ? Finding.of(
                                    "No declaration of the officer has a proposed lane.",
                                    "Aucune déclaration de l’agent n’a de circuit proposé.")
                            : Finding.of(
                                    "No declaration has a proposed lane: whether lanes were lowered or raised cannot be seen.",
                                    "Aucune déclaration n’a de circuit proposé : on ne voit pas si des circuits ont été abaissés ou relevés."));
            return;
        }
        findings.add(Finding.of(
                        "Of {0} declarations with a proposed lane {1} got less control than was proposed, {2} more; {3} got another lane.",
                        "Des {0} déclarations à circuit proposé {1} ont eu moins de contrôle que proposé, {2} plus ; {3} ont reçu un autre circuit.",
                        c.proposals(),
                        c.lowered(),
                        c.raised(),
                        c.rerouted())
                .leadingTo(c.own() ? 0 : c.lowered(), "lowered", "Less control", "Moins de contrôle")
                .leadingTo(c.own() ? 0 : c.raised(), "raised", "More control", "Plus de contrôle")
                .leadingTo(c.own() ? 0 : c.rerouted(), "rerouted", "Another lane", "Autre circuit"));
        if (c.unattributed() > 0) {
            findings.add(Finding.of(
                    "Who lowered the lane is recorded nowhere for {0} of the {1} that got less control.",
                    "Qui a abaissé le circuit n’est indiqué nulle part pour {0} des {1} qui ont eu moins de contrôle.",
                    c.unattributed(),
                    c.lowered()));
        }
    }

    private static void worked(Counts c, List<Finding> findings) {
        findings.add(
                c.own() && c.examined() == 0
                        ? Finding.of(
                                "No examination of the officer tells when it began and when it ended.",
                                "Aucune visite de l’agent ne dit quand elle a commencé et fini.")
                        : c.examined() == 0
                                ? Finding.of(
                                        "No examination tells when it began, when it ended and by whom: quick results cannot be seen.",
                                        "Aucune visite ne dit quand elle a commencé, quand elle a fini et par qui : les résultats rapides ne se voient pas.")
                                : Finding.of(
                                                "{0} of {1} examinations were done below the minutes that count as at once (quick_minutes).",
                                                "{0} des {1} visites ont été faites sous les minutes qui comptent comme immédiates (quick_minutes).",
                                                c.quick(),
                                                c.examined())
                                        .leadingTo(
                                                c.own() ? 0 : c.quick(), "quick", "Done at once", "Faites aussitôt"));
        findings.add(
                c.own() && c.papers() == 0
                        ? Finding.of(
                                "No papers that the officer read tell when they came and when they were read.",
                                "Aucun dossier lu par l’agent ne dit quand il a été remis et lu.")
                        : c.papers() == 0
                                ? Finding.of(
                                        "No papers tell when they came, when they were read and by whom: their order cannot be seen.",
                                        "Aucun dossier ne dit quand il a été remis, quand il a été lu et par qui : leur ordre ne se voit pas.")
                                : Finding.of(
                                                "{0} of {1} papers were read before others of the same officer that waited an hour longer.",
                                                "{0} des {1} dossiers de documents ont été lus avant d’autres du même agent qui attendaient depuis une heure de plus.",
                                                c.overtook(),
                                                c.papers())
                                        .leadingTo(
                                                c.own() ? 0 : c.overtook(),
                                                "overtook",
                                                "Read before the queue",
                                                "Lus avant la file"));
    }

    /** The sentences, from the counts and the officers. */
    static List<Finding> findings(Counts c, List<RoutedOfficer> judged) {
        List<Finding> findings = new ArrayList<>();
        routed(c, findings);
        worked(c, findings);
        for (Sign sign : Sign.values()) {
            List<RoutedOfficer> of =
                    judged.stream().filter(j -> j.sign() == sign).toList();
            if (!of.isEmpty()) {
                long above = of.stream().filter(j -> j.verdict().equals("more")).count();
                findings.add(
                        of.size() == 1
                                ? Finding.of(
                                        above == 1
                                                ? "{0}: the one officer shown is above what chance explains on that work (99.8 % limits). It is a question, and not a sanction."
                                                : "{0}: the one officer shown is not above what chance explains on that work (99.8 % limits).",
                                        above == 1
                                                ? "{0} : le seul agent montré dépasse ce que le hasard explique sur son travail (limites à 99,8 %). C’est une question, non une sanction."
                                                : "{0} : le seul agent montré ne dépasse pas ce que le hasard explique sur son travail (limites à 99,8 %).",
                                        sign.words)
                                : Finding.of(
                                        "{0}: {1} of {2} officers shown are above what chance explains on their work (99.8 % limits). Each is a question, and"
                                                + " not a sanction.",
                                        "{0} : {1} agents sur les {2} montrés dépassent ce que le hasard explique sur leur travail (limites à 99,8 %). Chacun est"
                                                + " une question, non une sanction.",
                                        sign.words,
                                        above,
                                        of.size()));
            }
        }
        return List.copyOf(findings);
    }

    private static Table table(List<RoutedOfficer> judged, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RoutedOfficer j : judged.stream().limit(most).toList()) {
            ObservedWork o = j.officer();
            rows.add(Arrays.asList(
                    j.sign().word() + " " + o.pseudonym(),
                    j.sign().word(),
                    o.pseudonym(),
                    o.office(),
                    o.cases(),
                    o.observed(),
                    o.expected(),
                    o.observed() / o.expected(),
                    j.limits(ALARM).high(),
                    j.verdict()));
        }
        Map<String, Words> signs = new java.util.TreeMap<>();
        for (Sign sign : Sign.values()) {
            signs.put(sign.word(), sign.words);
        }
        return new Table(
                "signs",
                Words.of("Officers by office and work, not by rank", "Agents par bureau et travail, non par rang"),
                List.of(
                        Column.words("key", "Sign and officer", "Signe et agent", signs),
                        Column.words("sign", "Sign", "Signe", signs),
                        Column.text("officer", "Officer", "Agent"),
                        Column.OFFICE,
                        Column.count("cases", "Cases", "Cas"),
                        Column.count("observed", "Of these so", "Dont ainsi"),
                        Column.number("expected", "Expected", "Attendues"),
                        Column.number("ratio", "By expected", "Par attendues"),
                        Column.number("high", "99.8 % to", "99,8 % à"),
                        Column.words("verdict", "Against chance", "Face au hasard", VERDICTS)),
                List.copyOf(rows),
                "key");
    }

    private static Table results(AnalysisSql steps) {
        return steps.table(
                "results",
                Words.of("Proposed, done, and found", "Proposé, fait, trouvé"),
                List.of(
                        Column.words("proposed", "Proposed", "Proposé", LaneColour.meanings()),
                        Column.words("done", "Done", "Fait", LaneColour.meanings()),
                        Column.words("way", "Change", "Changement", WAYS),
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.count("found", "With a finding", "Avec infraction"),
                        Column.share("share", "Share", "Part")),
                "proposed done");
    }

    private static List<Chart> charts(List<RoutedOfficer> judged) {
        List<Chart> charts = new ArrayList<>();
        for (Sign sign : Sign.values()) {
            List<RoutedOfficer> of = judged.stream()
                    .filter(j -> j.sign() == sign)
                    .sorted(java.util.Comparator.comparingDouble(
                            j -> j.officer().expected()))
                    .toList();
            if (of.size() > 1) {
                charts.add(funnel(sign, of));
            }
        }
        return List.copyOf(charts);
    }

    private static Chart funnel(Sign sign, List<RoutedOfficer> of) {
        return new Chart(
                        sign.word(),
                        Chart.Form.POINTS,
                        sign.words,
                        Words.of("Expected", "Attendues"),
                        Words.of("Observed by expected", "Observées par attendues"),
                        of.stream()
                                .map(j -> Column.significant(j.officer().expected()))
                                .toList(),
                        List.of(
                                Chart.Series.of(
                                        Words.of("Officers", "Agents"),
                                        of,
                                        j -> j.officer().observed()
                                                / j.officer().expected()),
                                Chart.Series.of(
                                        Words.of("95 % to", "95 % à"),
                                        of,
                                        j -> j.limits(WARNING).high()),
                                Chart.Series.of(
                                        Words.of("99.8 % to", "99,8 % à"),
                                        of,
                                        j -> j.limits(ALARM).high())))
                .leadingBy(of.stream()
                        .map(j -> sign.word() + " " + j.officer().pseudonym())
                        .toList());
    }
}
