package org.tidewaiter.analysis.operators;

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
import org.tidewaiter.datamodel.ReferenceTable;

/**
 * Do authorised operators get what they were promised: fewer controls and a quicker release than others alike? Both are compared within goods of one
 * chapter and origin, by one mode, of one size and type of declaration. It sees what was declared: operators may be careful in ways that no stratum
 * knows, and would then be controlled less without any certificate.
 */
public final class OperatorBenefits implements Analysis {
    private static final long LEAST_DECLARATIONS = 50;
    private static final long LEAST_IMPORTERS = 5;

    record Counts(
            long certificates,
            long declarations,
            long authorised,
            long operators,
            long matched,
            long others,
            long matchedOperators,
            long otherImporters,
            long controlled,
            long timed) {}

    record Chapter(String chapter, long authorised, long others, double authorisedRate, double othersRate) {}

    /** A promised benefit; the difference is null where the data do not hold what it is measured by. */
    record Benefit(String name, boolean share, @Nullable MatchedDifference difference) {
        String verdict() {
            if (difference == null) {
                return "not applicable";
            }
            if (difference.interval().high() < 0) {
                return "delivered";
            }
            return difference.interval().low() > 0 ? "the contrary" : "not shown";
        }
    }

    private static final Words HOURS = Words.of(
            "Median hours from goods there and declared to release",
            "Heures médianes, de la marchandise présente et déclarée à la mainlevée");

    private static final Map<String, Words> BENEFITS = Map.of(
            "controls", Words.of("Declarations controlled", "Déclarations contrôlées"),
            "examinations", Words.of("Goods examined", "Marchandises visitées"),
            "hours", HOURS);

    /** What is measured, with its unit, for a column that holds all three. */
    private static final Map<String, Words> MEASURED = Map.of(
            "controls", Words.of("Declarations controlled, %", "Déclarations contrôlées, %"),
            "examinations", Words.of("Goods examined, %", "Marchandises visitées, %"),
            "hours", HOURS);

    private static final Map<String, Words> VERDICTS = Map.of(
            "delivered", Words.of("less than others alike", "moins que d’autres semblables"),
            "not shown", Words.of("no difference is shown", "aucune différence établie"),
            "the contrary", Words.of("more than others alike", "plus que d’autres semblables"),
            "not applicable", Words.of("not applicable: no data", "sans objet : pas de données"));

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(OperatorBenefits.class),
                Card.roomOf(OperatorBenefits.class),
                Words.of(
                        "Do authorised operators get what they were promised: fewer controls and a quicker release than others alike?",
                        "Les opérateurs économiques agréés reçoivent-ils ce qui a été promis : moins de contrôles et une mainlevée plus rapide que"
                                + " d’autres semblables ?"),
                Words.of(
                        "Heads of authorisation, business partners",
                        "Agrément des opérateurs, partenaires du commerce"),
                Words.of(
                        "Declarations of importers authorised on the day beside those of others of the same type, HS chapter, origin, mode of"
                                + " transport and third of value; in each stratum the others count together as often as the authorised ones."
                                + " Differences in the share controlled, the share examined, and the median hours from when goods were there and"
                                + " declared to release; 95 % intervals by drawing importers anew 400 times, with all their declarations.",
                        "Déclarations d’importateurs agréés ce jour à côté de celles d’autres du même type, chapitre du SH, origine, mode de"
                                + " transport et tiers de valeur ; dans chaque strate les autres comptent ensemble autant que les agréés."
                                + " Différences de part contrôlée, de part visitée et d’heures médianes entre présence et dépôt et mainlevée ;"
                                + " intervalles à 95 % en retirant 400 fois les importateurs, avec toutes leurs déclarations."),
                List.of(
                        "WTO Trade Facilitation Agreement, article 7.7; WCO SAFE Framework of Standards (2021), benefits",
                        "Iacus, King and Porro, Causal Inference without Balance Checking: Coarsened Exact Matching, Political Analysis 20"
                                + " (2012)"),
                List.of(Field.IMPORTER_ID, Field.HS_CODE),
                Words.of(
                        "Why: an operator may be controlled less because its goods and papers are good, and not because it is authorised."
                                + " Goods that only authorised operators bring are compared with nothing and are left out; how many is said."
                                + " Other benefits, such as deferred payment, are in no declaration.",
                        "Pourquoi : un opérateur peut être moins contrôlé parce que ses marchandises et documents sont bons, et non parce qu’il"
                                + " est agréé. Ce que seuls les agréés apportent ne se compare à rien et est laissé ; combien est dit. D’autres"
                                + " avantages, comme le report de paiement, ne sont dans aucune déclaration."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "type",
                                Words.of("Declaration type begins with", "Le type de déclaration commence par")),
                        Parameter.whole("seed", Words.of("Seed of the draws", "Graine des tirages"), 1, 0, 1_000_000),
                        Parameter.ROWS),
                List.of(ReferenceTable.AEO_CERTIFICATE),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.certificates() == 0 || counts.declarations() == 0) {
            return new Result.NotApplicable(
                    counts.certificates() == 0
                            ? Words.of(
                                    "There is no register of authorised operators (load the table “aeo_register”).",
                                    "Il n’y a pas de registre des opérateurs économiques agréés (charger la table « aeo_register »).")
                            : Words.of(
                                    "There is no declaration with an importer of that period.",
                                    "Aucune déclaration avec importateur de cette période."));
        }
        if (counts.matched() < LEAST_DECLARATIONS) {
            return new Result.TooFew(
                    Words.of(
                            "Too few declarations of authorised operators have others alike.",
                            "Trop peu de déclarations d’opérateurs économiques agréés en ont de semblables."),
                    counts.matched(),
                    LEAST_DECLARATIONS);
        }
        if (Math.min(counts.matchedOperators(), counts.otherImporters()) < LEAST_IMPORTERS) {
            return new Result.TooFew(
                    Words.of("Too few importers to compare.", "Trop peu d’importateurs à comparer."),
                    Math.min(counts.matchedOperators(), counts.otherImporters()),
                    LEAST_IMPORTERS);
        }
        List<MatchedDifference.Row> rows = steps.rows(MatchedDifference.Row.class, "rows");
        List<Benefit> benefits = benefits(counts, rows, steps.parameters().whole("seed"));
        List<Chapter> chapters = counts.controlled() == 0 ? List.of() : steps.rows(Chapter.class, "chapters");
        return new Result.Findings(
                        findings(counts, benefits), List.of(table(benefits), chapters(chapters)), charts(chapters))
                .readFrom("benefits");
    }

    private static List<Benefit> benefits(Counts counts, List<MatchedDifference.Row> rows, long seed) {
        boolean controls = counts.controlled() > 0;
        boolean hours = counts.timed() > 0;
        return List.of(
                new Benefit(
                        "controls",
                        true,
                        controls ? MatchedDifference.ofShare(rows, r -> r.controlled() ? 1 : 0, seed) : null),
                new Benefit(
                        "examinations",
                        true,
                        controls ? MatchedDifference.ofShare(rows, r -> r.examined() ? 1 : 0, seed) : null),
                new Benefit("hours", false, hours ? known(MatchedDifference.ofMedianHours(rows, seed)) : null));
    }

    private static @Nullable MatchedDifference known(MatchedDifference difference) {
        return Double.isNaN(difference.difference())
                        || Double.isNaN(difference.interval().low())
                ? null
                : difference;
    }

    /** The sentences, from the benefits. */
    static List<Finding> findings(Counts c, List<Benefit> benefits) {
        List<Finding> findings = new ArrayList<>();
        for (Benefit b : benefits) {
            if (b.difference() == null) {
                findings.add(Finding.of(
                        "{0}: not applicable, the data do not hold it.",
                        "{0} : sans objet, les données ne le contiennent pas.",
                        BENEFITS.getOrDefault(b.name(), Words.same(b.name()))));
            } else {
                findings.add(Finding.of(
                        "{0}: authorised operators {1}, others alike {2}; the difference is between {3} and {4} (95 %): {5}.",
                        "{0} : opérateurs économiques agréés {1}, d’autres semblables {2} ; la différence est entre {3} et {4} (95 %) : {5}.",
                        BENEFITS.getOrDefault(b.name(), Words.same(b.name())),
                        shown(b, b.difference().authorised()),
                        shown(b, b.difference().others()),
                        points(b, b.difference().interval().low()),
                        points(b, b.difference().interval().high()),
                        VERDICTS.getOrDefault(b.verdict(), Words.same(b.verdict()))));
            }
        }
        findings.add(Finding.of(
                "{0} of {1} declarations of {2} authorised operators have others alike: {3} declarations of {4} importers.",
                "{0} des {1} déclarations de {2} opérateurs économiques agréés en ont de semblables : {3} déclarations de {4} importateurs.",
                c.matched(),
                c.authorised(),
                c.operators(),
                c.others(),
                c.otherImporters()));
        return List.copyOf(findings);
    }

    private static Object shown(Benefit benefit, double value) {
        return benefit.share() ? new Words.Share(value) : value;
    }

    /** A difference of shares is one of percentage points. */
    private static Object points(Benefit benefit, double value) {
        return benefit.share() ? Words.of("{0} points", "{0} points", 100 * value) : value;
    }

    /** Shares stand in percent beside hours, and their differences in points, as the sentences have them. */
    private static int unit(Benefit benefit) {
        return benefit.share() ? 100 : 1;
    }

    private static Table table(List<Benefit> benefits) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Benefit b : benefits) {
            MatchedDifference d = b.difference();
            rows.add(Arrays.asList(
                    b.name(),
                    d == null ? null : unit(b) * d.authorised(),
                    d == null ? null : unit(b) * d.others(),
                    d == null ? null : unit(b) * d.difference(),
                    d == null ? null : unit(b) * d.interval().low(),
                    d == null ? null : unit(b) * d.interval().high(),
                    b.verdict()));
        }
        return new Table(
                "benefits",
                Words.of("Benefits", "Avantages"),
                List.of(
                        Column.words("benefit", "Benefit", "Avantage", MEASURED),
                        Column.number("authorised", "Authorised", "Agréés"),
                        Column.number("others", "Others alike", "Autres semblables"),
                        Column.number("difference", "Difference", "Différence"),
                        Column.number("low", "95 % from", "95 % de"),
                        Column.number("high", "to", "à"),
                        Column.words("verdict", "They have", "Ils ont", VERDICTS)),
                List.copyOf(rows),
                "benefit");
    }

    private static Table chapters(List<Chapter> chapters) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Chapter c : chapters) {
            rows.add(Arrays.asList(c.chapter(), c.authorised(), c.others(), c.authorisedRate(), c.othersRate()));
        }
        return new Table(
                "chapters",
                Words.of("Share controlled, by chapter", "Part contrôlée, par chapitre"),
                List.of(
                        Column.words(
                                "chapter",
                                "HS chapter",
                                "Chapitre du SH",
                                Map.of("none", Words.of("not given", "non indiqué"))),
                        Column.count("authorised", "Of authorised", "D’agréés"),
                        Column.count("others", "Of others alike", "D’autres semblables"),
                        Column.share("authorised_rate", "Authorised", "Agréés"),
                        Column.share("others_rate", "Others alike", "Autres semblables")),
                List.copyOf(rows),
                "chapter");
    }

    private static List<Chart> charts(List<Chapter> chapters) {
        List<Chapter> shown = chapters.stream().limit(12).toList();
        return shown.isEmpty()
                ? List.of()
                : List.of(new Chart(
                                "chapters",
                                Chart.Form.BESIDE,
                                Words.of(
                                        "Share controlled, the chapters with most",
                                        "Part contrôlée, principaux chapitres"),
                                Words.of("HS chapter", "Chapitre du SH"),
                                Chart.SHARE,
                                shown.stream().map(Chapter::chapter).toList(),
                                List.of(
                                        Chart.Series.of(
                                                Words.of("Authorised", "Agréés"), shown, Chapter::authorisedRate),
                                        Chart.Series.of(
                                                Words.of("Others alike", "Autres semblables"),
                                                shown,
                                                Chapter::othersRate)))
                        .leadingBy(shown.stream().map(Chapter::chapter).toList()));
    }
}
