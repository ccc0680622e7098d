package org.tidewaiter.analysis.valuation;

import java.util.ArrayList;
import java.util.List;
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
import org.tidewaiter.kit.statistics.Distributions;

/**
 * Whose invoice amounts begin with digits that are not those of others? The first digits of a trader's amounts against those of all traders who can
 * be judged (chi square, 8 degrees of freedom); Benford's law stands beside it. Only who has enough different amounts over two orders of magnitude is
 * judged. Sources: Nigrini 2012; Cerioli et al., PNAS 2019, on when the law holds in customs data. It says nothing by itself: price lists and
 * thresholds do the same.
 */
public final class FirstDigits implements Analysis {
    /** Nigrini's limit of the mean distance from the law for the first digit beyond which amounts do not conform. */
    private static final double NOT_CONFORMING = 0.015;

    /**
     * By the root of the number of amounts: the mean distance that nineteen in twenty samples that follow the law do not exceed (200,000 samples
     * simulated); above Nigrini's limit below 545 amounts.
     */
    private static final double SAMPLED = 0.350;

    record Counts(
            long amounts,
            long traders,
            long judged,
            long most,
            long unusual,
            double z,
            long judgedAmounts,
            @Nullable Double mad) {
        /** The mean distance from the law beyond which so many amounts do not follow it. */
        double limit() {
            return Math.max(NOT_CONFORMING, SAMPLED / Math.sqrt((double) Math.max(1, judgedAmounts)));
        }
    }

    record Digit(
            int digit,
            double law,
            @Nullable Double share,
            @Nullable Double allShare) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(FirstDigits.class),
                Card.roomOf(FirstDigits.class),
                Words.of(
                        "Whose invoice amounts begin with digits that are not those of others?",
                        "De qui les montants facturés commencent-ils par d’autres chiffres que ceux des autres ?"),
                Words.of("Audit and research", "Contrôle a posteriori et études"),
                Words.of(
                        "The first digits of a trader's amounts against those of all traders who can be judged: chi square with 8"
                                + " degrees of freedom as a normal deviate (Wilson–Hilferty). Judged is who has 300 amounts or more"
                                + " over two orders of magnitude, at least half of them different. Benford's law and Nigrini's mean"
                                + " distance stand beside it.",
                        "Les premiers chiffres des montants d’un opérateur face à ceux de tous les opérateurs jugeables : khi-deux à"
                                + " 8 degrés de liberté en écart normal (Wilson–Hilferty). Est jugé qui a au moins 300 montants sur"
                                + " deux ordres de grandeur, dont la moitié au moins différents. La loi de Benford et l’écart moyen"
                                + " de Nigrini figurent à côté."),
                List.of(
                        "Nigrini, Benford's Law (2012)",
                        "Cerioli, Barabesi, Cerasa, Menegatti and Perrotta, Newcomb–Benford law and the detection of frauds in"
                                + " international trade, PNAS 116 (2019)"),
                List.of(Field.ITEM_AMOUNT, Field.IMPORTER_ID),
                Words.of(
                        "Why digits differ: price lists, contracts and a threshold do the same as invention. Never a reason for a"
                                + " control by itself.",
                        "Pourquoi les chiffres diffèrent : tarifs, contrats et seuils font comme l’invention. Jamais à elle seule une"
                                + " raison de contrôle."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.choice(
                                        "whose",
                                        Words.of("Amounts of each", "Montants de chaque"),
                                        "importer",
                                        "supplier",
                                        "declarant")
                                .meaning("importer", "importer", "importateur")
                                .meaning("supplier", "supplier", "fournisseur")
                                .meaning("declarant", "declarant", "déclarant"),
                        Parameter.whole("least", Words.of("Least amounts", "Montants au moins"), 300, 100, 1_000_000),
                        Parameter.number(
                                "z", Words.of("Normal deviate above", "Écart normal au-delà de"), "3.09", "1", "20"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.amounts() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No goods item of that period has an amount.", "Aucun article de cette période n’a de montant."));
        }
        if (counts.judged() < 2) {
            return new Result.TooFew(
                    Words.of(
                            "No two traders have {0} amounts, most of them different, over two orders of magnitude; the most that one has is {1}.",
                            "Il n’y a pas deux opérateurs à {0} montants, différents pour la plupart, sur deux ordres de grandeur ; le plus qu’en ait un est {1}.",
                            steps.parameters().whole("least"),
                            counts.most()),
                    counts.judged(),
                    2);
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                        "The first digits of {0} of {1} traders judged differ from the others' by more than chance; with so many judged, {2}"
                                + " would by chance alone.",
                        "Les premiers chiffres de {0} des {1} opérateurs jugés diffèrent de ceux des autres plus que par hasard ; sur autant"
                                + " de jugés, {2} le feraient par hasard.",
                        c.unusual(),
                        c.judged(),
                        (1 - Distributions.normalAtMost(c.z())) * c.judged())
                .leadingTo(c.unusual(), "unusual", "Amounts of those that differ", "Montants de ceux qui diffèrent")
                .leadingTo(c.judged(), "judged", "Amounts of those judged", "Montants de ceux qui sont jugés"));
        double mad = c.mad() == null ? 0 : c.mad();
        findings.add(
                mad > c.limit()
                        ? Finding.of(
                                        "All of them together do not follow Benford's law (mean distance {0}, limit {1}): only the comparison"
                                                + " with the others counts.",
                                        "Tous ensemble, ils ne suivent pas la loi de Benford (écart moyen {0}, limite {1}) : seule compte la"
                                                + " comparaison avec les autres.",
                                        mad,
                                        c.limit())
                                .shownIn("digits")
                        : Finding.of(
                                        "All of them together follow Benford's law (mean distance {0}, limit {1}).",
                                        "Tous ensemble, ils suivent la loi de Benford (écart moyen {0}, limite {1}).",
                                        mad,
                                        c.limit())
                                .shownIn("digits"));
        findings.add(Finding.of(
                        "{0} traders have too few or too similar amounts and were not judged.",
                        "{0} opérateurs ont trop peu de montants, ou de trop semblables, et n’ont pas été jugés.",
                        c.traders() - c.judged())
                .leadingTo(
                        c.traders() - c.judged(), "unjudged", "Amounts of those not judged", "Montants des non jugés"));
        return List.copyOf(findings);
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(steps.table(
                "traders",
                Words.of("Traders", "Opérateurs"),
                List.of(
                        Column.text("who", "Trader", "Opérateur"),
                        Column.count("n", "Amounts", "Montants"),
                        Column.number("z", "Normal deviate", "Écart normal"),
                        Column.number("chi2", "Chi² to the others", "Khi² / autres"),
                        Column.number("chi2_law", "Chi² to the law", "Khi² / loi"),
                        Column.number("mad", "Mean distance", "Écart moyen"),
                        Column.text("unusual", "Unusual", "Inhabituel")),
                "who"));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Digit> digits = steps.rows(Digit.class, "digits");
        return List.of(new Chart(
                        "digits",
                        Chart.Form.LINES,
                        Words.of("First digits", "Premiers chiffres"),
                        Words.of("First digit", "Premier chiffre"),
                        Chart.SHARE,
                        digits.stream().map(d -> Integer.toString(d.digit())).toList(),
                        List.of(
                                Chart.Series.of(Words.of("Traders judged", "Opérateurs jugés"), digits, Digit::share),
                                Chart.Series.of(Words.of("Benford's law", "Loi de Benford"), digits, Digit::law)))
                .leadingBy(digits, Digit::digit));
    }
}
