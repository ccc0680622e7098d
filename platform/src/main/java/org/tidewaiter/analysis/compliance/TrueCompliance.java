package org.tidewaiter.analysis.compliance;

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
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.statistics.Interval;

/**
 * How much is truly wrong, and how much of it is found? The random sample speaks for what nothing chose, what was chosen speaks for itself; together
 * they are all declarations. Sources: WCO Risk Management Compendium, annex on compliance measurement; GAO-02-215R on COMPEX; Wilson 1927. It sees
 * what an examination can find: the true rate is no lower.
 */
public final class TrueCompliance implements Analysis {
    @Override
    public Card card() {
        return new Card(
                Card.nameOf(TrueCompliance.class),
                Card.roomOf(TrueCompliance.class),
                Words.of(
                        "How much is truly wrong, and how much of it is found?",
                        "Quelle part est réellement irrégulière, et quelle part en est constatée ?"),
                Words.of("Risk management and directors", "Gestion des risques et direction"),
                Words.of(
                        "Of declarations that nothing chose, the share with a finding among those drawn at random, each weighted by the"
                                + " declarations that it stands for. Wrong in all: findings of what was chosen, and that share of the"
                                + " rest. Detection: findings by what is wrong. Interval: Wilson's, for as many independent declarations as"
                                + " the sample is worth with weights and importers taken together. Draws whose goods were examined speak;"
                                + " set otherwise, those of papers too.",
                        "Parmi les déclarations que rien n’a choisies, la part avec infraction chez celles tirées au hasard, chacune"
                                + " pondérée par les déclarations qu’elle représente. Irrégularités en tout : les infractions de ce qui fut choisi,"
                                + " et cette part du reste. Détection : infractions constatées sur tout ce qui est irrégulier. Intervalle de Wilson pour autant"
                                + " de déclarations indépendantes que l’échantillon en vaut, poids et importateurs pris ensemble. Parlent"
                                + " les tirages dont les marchandises ont été visitées ; au choix, ceux sur documents aussi."),
                List.of(
                        "WCO, Risk Management Compendium, volume 1, annex on compliance measurement",
                        "GAO-02-215R, Compliance Examination (COMPEX) program",
                        "Wilson, Probable inference, JASA 22 (1927)"),
                List.of(Field.SELECTED_BY, Field.OUTCOME),
                Words.of(
                        "What an examination cannot find, and what a look at the papers of a chosen declaration missed: the true share is"
                                + " no lower than this. A draw that officers may decline is no random draw. Shares of small parts reach"
                                + " far: look at the intervals.",
                        "Ce qu’une visite ne peut trouver, et ce qu’un contrôle des documents d’une déclaration choisie a manqué : la vraie"
                                + " part n’est pas inférieure. Un tirage que l’on peut décliner n’en est pas un. Les parts de petits"
                                + " groupes sont larges : voir les intervalles."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        SampledPart.TYPE,
                        SampledPart.DRAWS,
                        Parameter.choice(
                                        "by",
                                        Words.of("Apart by", "Séparé par"),
                                        "chapter",
                                        "origin",
                                        "size",
                                        "office",
                                        "type",
                                        "none")
                                .meaning("chapter", "HS chapter", "chapitre du SH")
                                .meaning("origin", "origin", "origine")
                                .meaning("size", "size of the trader", "taille de l’opérateur")
                                .meaning("office", "office", "bureau")
                                .meaning("type", "type of declaration", "type de déclaration")
                                .meaning("none", "nothing", "rien"),
                        Parameter.number(
                                "margin",
                                Words.of("Planned sample: wanted margin", "Échantillon prévu : marge voulue"),
                                "0.01",
                                "0.0001",
                                "0.5"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        List<SampledPart> parts = steps.rows(SampledPart.class, "parts");
        Result refused = SampledPart.refused(parts);
        if (refused != null) {
            return refused;
        }
        SampledPart all = parts.getFirst();
        return new Result.Findings(
                        findings(
                                all,
                                parts,
                                steps.parameters().number("margin"),
                                steps.parameters().text("draws").equals("goods"),
                                steps.parameters().text("by").equals("chapter")),
                        List.of(table(parts, all, steps.parameters().whole("rows"))),
                        List.of(chart(parts)))
                .readFrom("parts");
    }

    /** The sentences, from the parts; the first is the whole. */
    static List<Finding> findings(
            SampledPart all, List<SampledPart> parts, double margin, boolean examined, boolean chapters) {
        List<Finding> findings = new ArrayList<>();
        Interval rate = all.interval();
        findings.add(Finding.of(
                        "Of what nothing chose, {0} is wrong (between {1} and {2} with 95 % confidence), by {3} declarations drawn at random {4}.",
                        "De ce que rien n’a sélectionné, {0} est irrégulier (entre {1} et {2} à 95 %), d’après {3} déclarations tirées au hasard {4}.",
                        new Words.Share(all.rate()),
                        new Words.Share(rate.low()),
                        new Words.Share(rate.high()),
                        all.sampled(),
                        examined
                                ? Words.of("whose goods were examined", "dont les marchandises ont été visitées")
                                : Words.of("with any result", "avec un résultat quelconque"))
                .leadingTo(all.sampled(), "drawn", "Drawn at random", "Tirées au hasard"));
        findings.add(Finding.of(
                        "So an examination would find {0} of {1} declarations wrong (between {2} and {3}), and {4} were found: {5} of them (between {6} and {7}).",
                        "Une visite trouverait donc {0} des {1} déclarations irrégulières (entre {2} et {3}), et {4} ont été constatées : {5} d’entre elles (entre {6} et"
                                + " {7}).",
                        Math.round(all.wrong(all.rate())),
                        all.declarations(),
                        Math.round(all.wrong(rate.low())),
                        Math.round(all.wrong(rate.high())),
                        all.found(),
                        share(all.detection(all.rate())),
                        share(all.detection(rate.high())),
                        share(all.detection(rate.low())))
                .leadingTo(all.found(), "found", "Found wrong", "Constatées irrégulières"));
        findings.add(Finding.of(
                        "What was chosen was wrong in {0} of cases: {1} times as often as what nothing chose. {2} declarations were not looked at.",
                        "Ce qui a été sélectionné était irrégulier dans {0} des cas : {1} fois plus que ce que rien n’a sélectionné. {2} déclarations n’ont pas été"
                                + " regardées.",
                        new Words.Share(all.chosenFound() / (double) Math.max(1, all.chosen())),
                        all.rate() == 0 ? "–" : all.chosenFound() / (double) Math.max(1, all.chosen()) / all.rate(),
                        all.unseen())
                .leadingTo(all.chosen(), "chosen", "What was chosen", "Ce qui a été sélectionné")
                .leadingTo(all.unseen(), "unseen", "Not looked at", "Non regardées"));
        List<String> strategy = parts.stream()
                .skip(1)
                .filter(p -> advice(p, all).equals("look here"))
                .map(SampledPart::part)
                .limit(10)
                .toList();
        if (!strategy.isEmpty()) {
            findings.add(Finding.of(
                    chapters
                            ? "More is wrong than overall, and less of it found, in chapters of the HS: {0}."
                            : "More is wrong than overall, and less of it found, in: {0}.",
                    chapters
                            ? "Plus d’irrégularités que dans l’ensemble, et moins de constatées, dans les chapitres du SH : {0}."
                            : "Plus d’irrégularités que dans l’ensemble, et moins de constatées, dans : {0}.",
                    String.join(", ", strategy)));
        }
        findings.add(Finding.of(
                        "To tell the share to ±{0}, {1} declarations have to be drawn at random in such a period.",
                        "Pour dire la part à ±{0}, il faut tirer {1} déclarations au hasard sur une telle période.",
                        new Words.Share(margin),
                        planned(all.rate(), margin, all.declarations() - all.chosen()))
                .without(NoDeclarations.PLAN));
        return List.copyOf(findings);
    }

    /**
     * Declarations to draw so that the half-width of a 95 % interval is the margin, out of so many (finite population); a share of 0 is planned for
     * as 1 %.
     */
    static long planned(double rate, double margin, long of) {
        double share = Math.max(0.01, rate);
        double n = Interval.Z95 * Interval.Z95 * share * (1 - share) / (margin * margin);
        return (long) Math.ceil(n / (1 + (n - 1) / Math.max(1, of)));
    }

    private static Object share(@Nullable Double share) {
        return share == null ? "–" : new Words.Share(share);
    }

    /** Where risk is high and detection low; judged only where the sample is large enough and the interval lies above the whole. */
    private static String advice(SampledPart p, SampledPart all) {
        if (!p.judged()) {
            return "too few drawn";
        }
        @Nullable Double detection = p.detection(p.rate());
        @Nullable Double overall = all.detection(all.rate());
        boolean risky = p.interval().low() > all.rate();
        boolean unseen = detection != null && overall != null && detection < overall;
        return risky
                ? unseen ? "look here" : "risky, and found"
                : p.interval().high() < all.rate() ? "clean" : "as all";
    }

    private static Table table(List<SampledPart> parts, SampledPart all, long rows) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (SampledPart p : parts.stream().limit(rows).toList()) {
            Interval interval = p.interval();
            boolean judged = p.judged();
            lines.add(Arrays.asList(
                    p.part(),
                    p.declarations(),
                    p.sampled(),
                    p.sampledFound(),
                    judged ? p.rate() : null,
                    judged ? interval.low() : null,
                    judged ? interval.high() : null,
                    p.chosen(),
                    p.chosenFound(),
                    p.unseen() / (double) p.declarations(),
                    judged ? (Object) Math.round(p.wrong(p.rate())) : null,
                    judged ? p.detection(p.rate()) : null,
                    p.recovered(),
                    p.equals(all) ? "" : advice(p, all)));
        }
        return new Table(
                "parts",
                Words.of("Wrong and found", "Irrégulier et constaté"),
                List.of(
                        Column.words(
                                "part",
                                "Of",
                                "De",
                                Map.of("all", Words.of("all", "tout"), "none", Words.of("not given", "non indiqué"))),
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.count("sampled", "Drawn at random", "Tirées au hasard"),
                        Column.count("sampled_found", "Of these wrong", "Dont irrégulières"),
                        Column.share("rate", "Wrong", "Irrégulier"),
                        Column.share("low", "from", "de"),
                        Column.share("high", "to", "à"),
                        Column.count("chosen", "Chosen", "Choisies"),
                        Column.count("chosen_found", "Of these wrong", "Dont irrégulières"),
                        Column.share("unseen", "Not looked at", "Non regardées"),
                        Column.count("wrong", "Wrong in all", "Irrégularités en tout"),
                        Column.share("detection", "Found of it", "Trouvé"),
                        Column.money("recovered", "Recovered", "Recouvré"),
                        Column.words(
                                "advice",
                                "Strategy",
                                "Stratégie",
                                Map.of(
                                        "too few drawn", Words.of("too few drawn", "trop peu de tirages"),
                                        "look here", Words.of("look here", "regarder ici"),
                                        "risky, and found", Words.of("risky, and found", "à risque, et constaté"),
                                        "clean", Words.of("clean", "sain"),
                                        "as all", Words.of("as all", "comme l’ensemble")))),
                List.copyOf(lines),
                "part");
    }

    private static Chart chart(List<SampledPart> parts) {
        return RiskPlane.of(
                "rates",
                Words.of(
                        "Share that is wrong, and share that is found of it",
                        "Part irrégulière, et part qui en est constatée"),
                parts.stream().filter(SampledPart::judged).limit(20).toList(),
                Map.of("all", Words.of("all", "tout"), "none", Words.of("not given", "non indiqué")));
    }
}
