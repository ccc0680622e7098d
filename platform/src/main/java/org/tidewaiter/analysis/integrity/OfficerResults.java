package org.tidewaiter.analysis.integrity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.tidewaiter.kit.statistics.Funnel;
import org.tidewaiter.kit.statistics.Interval;

/**
 * Whose controls find more or less than others would on the same work, and who is unusually quick? Findings against what the other officers find on
 * the same mix of work, on a funnel; no league table. Source: Spiegelhalter, Statistics in Medicine 24 (2005). Officers go by pseudonyms; an officer
 * who names their number sees their own figures.
 */
// Long: card, findings, table and funnel of one question stand together, in two languages.
public final class OfficerResults implements Analysis {
    private static final long LEAST_OFFICERS = 5;
    /** The chance on either side of the 95 % limits. */
    private static final double WARNING = 0.025;
    /** The chance on either side of the 99.8 % limits. */
    private static final double ALARM = 0.001;

    record Counts(long officers, long declarations, long found, long auditors, long quick) {}

    record JudgedOfficer(
            String pseudonym,
            String office,
            String task,
            long declarations,
            long found,
            double expected,
            BigDecimal recovered,
            long ownChoice,
            long quick,
            @Nullable Double place,
            boolean shown) {
        double ratio() {
            return found / expected;
        }
    }

    private static final Map<String, Words> VERDICTS = Map.of(
            "fewer than chance explains", Words.of("fewer than chance explains", "moins que le hasard n’explique"),
            "more than chance explains", Words.of("more than chance explains", "plus que le hasard n’explique"),
            "near the limits", Words.of("near the limits", "près des limites"),
            "within", Words.of("within", "dans les limites"));

    /** An officer within the funnel. */
    record ResultsOfOfficer(JudgedOfficer officer, Funnel funnel) {
        Interval limits(double tail) {
            return funnel.limits(officer.expected(), tail);
        }

        String verdict() {
            double fewer = funnel.atMost((double) officer.found(), officer.expected());
            double more = funnel.atLeast((double) officer.found(), officer.expected());
            if (Math.min(fewer, more) < ALARM) {
                return fewer < more ? "fewer than chance explains" : "more than chance explains";
            }
            return Math.min(fewer, more) < WARNING ? "near the limits" : "within";
        }
    }

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(OfficerResults.class),
                Card.roomOf(OfficerResults.class),
                Words.of(
                        "Whose controls find more or less than others would on the same work, and who is unusually quick?",
                        "De qui les contrôles trouvent-ils plus ou moins que d’autres sur le même travail, et qui va très vite ?"),
                Words.of("Internal audit and integrity", "Audit interne et intégrité"),
                Words.of(
                        "Findings of an officer by what the other officers find on the same mix: documents or goods, by whom chosen, HS"
                                + " chapter. Auditors, nine in ten of whose results come over a day after release, are compared with auditors, and"
                                + " desks with desks. Limits are exact Poisson limits, 95 % and 99.8 %, widened by the overdispersion between"
                                + " officers. Speed is the mean place of an officer's work among that of the office of the same kind and"
                                + " size. An officer with fewer declarations than the least gives no answer. Name an officer's number to"
                                + " see that officer's figures alone.",
                        "Infractions d’un agent rapportées à ce que les autres trouvent sur la même composition : documents ou"
                                + " marchandises, par qui choisi, chapitre du SH. Les auditeurs, dont neuf résultats sur dix viennent plus d’un jour"
                                + " après la mainlevée, sont comparés entre eux, et les guichets entre eux. Limites de Poisson exactes, 95 % et 99,8 %, élargies"
                                + " par la surdispersion. La vitesse est la place moyenne du travail parmi celui du bureau de même sorte"
                                + " et taille. Un agent avec moins de déclarations que le minimum ne donne pas de réponse. Nommer le"
                                + " numéro d’un agent montre ses seuls chiffres."),
                List.of(
                        "Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005)"),
                List.of(Field.OFFICER_ID, Field.OUTCOME),
                Words.of(
                        "A figure outside the limits is a question and no sanction: other work, other goods, another task may explain"
                                + " it. Most findings is not best: who takes bribes may collect more per declaration than others.",
                        "Un chiffre hors limites est une question, non une sanction : un autre travail, d’autres marchandises, une autre"
                                + " tâche peuvent l’expliquer. Le plus d’infractions n’est pas le meilleur : qui se laisse corrompre peut"
                                + " percevoir davantage par déclaration."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "officer", Words.of("Only the officer with the number", "Seulement l’agent numéro")),
                        Parameter.whole(
                                "least",
                                Words.of(
                                        "Declarations from which an officer is judged",
                                        "Déclarations à partir desquelles juger"),
                                30,
                                10,
                                100_000),
                        Parameter.number(
                                "quick_minutes",
                                Words.of("Minutes below which work is quick", "Minutes sous lesquelles c’est vite"),
                                "5",
                                "0.1",
                                "600"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.officers() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No result of that period names an officer.",
                    "Aucun résultat de cette période ne nomme un agent."));
        }
        long least = steps.parameters().whole("least");
        List<JudgedOfficer> officers = steps.rows(JudgedOfficer.class, "officers").stream()
                .filter(o -> o.declarations() >= least && o.expected() > 0)
                .toList();
        if (officers.size() < LEAST_OFFICERS) {
            return new Result.TooFew(
                    Words.of(
                            "Too few officers with enough declarations to compare.",
                            "Trop peu d’agents avec assez de déclarations pour comparer."),
                    officers.size(),
                    LEAST_OFFICERS);
        }
        Funnel funnel = Funnel.of(
                officers.stream().mapToDouble(JudgedOfficer::found).toArray(),
                officers.stream().mapToDouble(JudgedOfficer::expected).toArray());
        List<ResultsOfOfficer> judged = officers.stream()
                .filter(JudgedOfficer::shown)
                .map(o -> new ResultsOfOfficer(o, funnel))
                .toList();
        return new Result.Findings(
                        findings(
                                counts,
                                officers.size(),
                                funnel,
                                judged,
                                steps.parameters().number("quick_minutes")),
                        List.of(table(judged, steps.parameters().whole("rows"))),
                        charts(judged))
                .readFrom("officers");
    }

    /** The sentences, from the counts and the officers. */
    static List<Finding> findings(
            Counts c, long compared, Funnel funnel, List<ResultsOfOfficer> judged, double quickMinutes) {
        boolean wider = funnel.overdispersion() > 1;
        List<Finding> findings = new ArrayList<>(List.of(
                verdicts(judged),
                Finding.of(
                                "Of all officers together, {0} of {1} declarations with a result had a finding; {2} of {3} officers have enough to be compared. "
                                        + (wider
                                                ? "Between officers the variance is {4} times that of chance, and the limits are wider by that."
                                                : "Between officers the variance is no larger than chance makes it."),
                                "De tous les agents ensemble, {0} des {1} déclarations avec résultat avaient une infraction ; {2} des {3} agents en ont assez pour être comparés. "
                                        + (wider
                                                ? "Entre agents la variance est {4} fois celle du hasard, et les limites s’élargissent d’autant."
                                                : "Entre agents la variance n’est pas plus grande que le hasard ne la fait."),
                                c.found(),
                                c.declarations(),
                                compared,
                                c.officers(),
                                funnel.overdispersion())
                        .leadingTo(c.declarations(), "looked", "With a result", "Avec résultat")
                        .leadingTo(c.found(), "found", "With a finding", "Avec infraction"),
                Finding.of(
                        "{0} pieces of work of the officers shown took less than {1} minutes.",
                        "{0} travaux des agents montrés ont pris moins de {1} minutes.",
                        judged.stream().mapToLong(j -> j.officer().quick()).sum(),
                        quickMinutes)));
        if (c.auditors() > 0) {
            findings.add(Finding.of(
                    "{0} officers audit after release: they are compared with one another and no desk is compared with them; one alone has nobody to be compared with.",
                    "{0} agents contrôlent après la mainlevée : ils sont comparés entre eux et aucun guichet ne l’est avec eux ; un seul n’a personne à qui être comparé.",
                    c.auditors()));
        }
        return List.copyOf(findings);
    }

    private static Finding verdicts(List<ResultsOfOfficer> judged) {
        long fewer =
                judged.stream().filter(j -> j.verdict().startsWith("fewer")).count();
        long more = judged.stream().filter(j -> j.verdict().startsWith("more")).count();
        if (judged.size() == 1) {
            return Finding.of(
                    "The one officer shown finds {0} chance explains on that mix of work (99.8 % limits). It is a question at most, and not a sanction.",
                    "Le seul agent montré trouve {0} le hasard ne l’explique sur son travail (limites à 99,8 %). C’est tout au plus une question, non une sanction.",
                    fewer > 0
                            ? Words.of("fewer than", "moins que")
                            : more > 0
                                    ? Words.of("more than", "plus que")
                                    : Words.of("neither fewer nor more than", "ni moins ni plus que"));
        }
        return Finding.of(
                "Of {0} officers shown, {1} find fewer and {2} more than chance explains on their mix of work (99.8 % limits). Each is a"
                        + " question, and not a sanction.",
                "Sur {0} agents montrés, {1} trouvent moins et {2} plus que le hasard ne l’explique sur leur travail (limites à 99,8 %)."
                        + " Chacun est une question, non une sanction.",
                judged.size(),
                fewer,
                more);
    }

    private static Table table(List<ResultsOfOfficer> judged, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ResultsOfOfficer j : judged.stream().limit(most).toList()) {
            JudgedOfficer o = j.officer();
            rows.add(Arrays.asList(
                    o.pseudonym(),
                    o.office(),
                    o.task(),
                    o.declarations(),
                    o.found(),
                    o.expected(),
                    o.ratio(),
                    j.limits(ALARM).low(),
                    j.limits(ALARM).high(),
                    j.verdict(),
                    o.recovered(),
                    o.ownChoice(),
                    o.quick(),
                    o.place()));
        }
        return new Table(
                "officers",
                Words.of("Officers by size, not by rank", "Agents par taille, non par rang"),
                List.of(
                        Column.text("officer", "Officer", "Agent"),
                        Column.OFFICE,
                        Column.words(
                                "task",
                                "Task",
                                "Tâche",
                                Map.of("desk", Words.of("desk", "guichet"), "audit", Words.of("audit", "audit"))),
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.count("found", "With a finding", "Avec infraction"),
                        Column.number("expected", "Expected", "Attendues"),
                        Column.number("ratio", "By expected", "Par attendues"),
                        Column.number("low", "99.8 % from", "99,8 % de"),
                        Column.number("high", "to", "à"),
                        Column.words("verdict", "Against chance", "Face au hasard", VERDICTS),
                        Column.money("recovered", "Recovered", "Recouvré"),
                        Column.count("own_choice", "Of own choice", "De son choix"),
                        Column.count("quick", "Quick", "Rapides"),
                        Column.share("place", "Place in speed (0 quickest)", "Place en vitesse (0 le plus rapide)")),
                List.copyOf(rows),
                "officer");
    }

    private static List<Chart> charts(List<ResultsOfOfficer> judged) {
        return List.of(new Chart(
                        "funnel",
                        Chart.Form.POINTS,
                        Words.of("Findings by expected findings", "Infractions par infractions attendues"),
                        Words.of("Expected findings", "Infractions attendues"),
                        Words.of("Found by expected", "Trouvées par attendues"),
                        judged.stream()
                                .map(j -> Column.significant(j.officer().expected()))
                                .toList(),
                        List.of(
                                Chart.Series.of(
                                        Words.of("Officers", "Agents"),
                                        judged,
                                        j -> j.officer().ratio()),
                                Chart.Series.of(
                                        Words.of("95 % from", "95 % de"),
                                        judged,
                                        j -> j.limits(WARNING).low()),
                                Chart.Series.of(
                                        Words.of("95 % to", "95 % à"),
                                        judged,
                                        j -> j.limits(WARNING).high()),
                                Chart.Series.of(
                                        Words.of("99.8 % from", "99,8 % de"),
                                        judged,
                                        j -> j.limits(ALARM).low()),
                                Chart.Series.of(
                                        Words.of("99.8 % to", "99,8 % à"),
                                        judged,
                                        j -> j.limits(ALARM).high())))
                .leadingBy(judged.stream().map(j -> j.officer().pseudonym()).toList()));
    }
}
