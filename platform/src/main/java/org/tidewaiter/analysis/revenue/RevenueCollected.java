package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * What was assessed, by tax, month, office, HS code and origin? Sums of what the declarations say, and the effective rate: tax by customs value.
 * Source: indicators of the WCO's performance measurement (effective duty rate). It sees what was assessed, not what was paid.
 */
public final class RevenueCollected implements Analysis {
    /** A tenth of fewer importers is none. */
    private static final int TENTHS = 10;

    record Counts(
            long items,
            long taxed,
            BigDecimal total,
            BigDecimal value,
            BigDecimal duty,
            BigDecimal vat,
            BigDecimal excise,
            long months,
            long importers) {}

    record TopShare(double share) {}

    record Month(
            String month,
            long items,
            BigDecimal value,
            @Nullable BigDecimal total) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(RevenueCollected.class),
                Card.roomOf(RevenueCollected.class),
                Words.of(
                        "What was assessed, by tax, month, office, chapter and origin?",
                        "Qu’est-ce qui a été liquidé, par taxe, mois, bureau, chapitre et origine ?"),
                Words.of("Revenue and budget", "Recettes et budget"),
                Words.of(
                        "Sums of tax assessed and customs value of the goods items, in the national currency; effective rate: tax by"
                                + " value; change against the month before. Duty, value added tax and excise where declarations"
                                + " give them apart.",
                        "Sommes des taxes liquidées et des valeurs en douane des articles, en monnaie nationale ; taux effectif :"
                                + " taxes par valeur ; variation face au mois précédent. Droits, TVA et accises là où les"
                                + " déclarations les séparent."),
                List.of("WCO Performance Measurement Mechanism: effective duty rate"),
                List.of(
                        Field.TAX_ASSESSED,
                        Field.CUSTOMS_VALUE,
                        Field.DUTY_AMOUNT,
                        Field.VAT_AMOUNT,
                        Field.EXCISE_AMOUNT),
                Words.of(
                        "What was paid, refunded or is owed. A change is told, not explained: prices, volumes, rates and mix are"
                                + " not taken apart here.",
                        "Ce qui a été payé, remboursé ou reste dû. Une variation est dite, non expliquée : prix, volumes, taux et"
                                + " composition ne sont pas séparés ici."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.HS,
                        Parameter.whole(
                                "digits",
                                Words.of("Digits of the HS codes of a table", "Chiffres des codes SH d’un tableau"),
                                2,
                                2,
                                12),
                        Parameter.code(
                                "type",
                                Words.of("Declaration type begins with", "Le type de déclaration commence par")),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.taxed() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No goods item of that period says what was assessed.",
                    "Aucun article de cette période ne dit ce qui a été liquidé."));
        }
        return new Result.Findings(
                findings(counts, steps.row(TopShare.class, "top").share()), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c, double top) {
        List<Finding> findings = new ArrayList<>();
        findings.add(assessed(c).leadingTo(c.taxed(), "assessed", "The items", "Les articles"));
        BigDecimal apart = c.duty().add(c.vat()).add(c.excise());
        if (apart.signum() > 0) {
            double all = Math.max(1e-9, c.total().doubleValue());
            findings.add(Finding.of(
                            "Of it, duty is {0}, value added tax {1}, excise {2}.",
                            "Dont droits {0}, TVA {1}, accises {2}.",
                            new Words.Share(c.duty().doubleValue() / all),
                            new Words.Share(c.vat().doubleValue() / all),
                            new Words.Share(c.excise().doubleValue() / all))
                    .leadingTo(c.duty().signum(), "taxes", "duty", "Items with duty", "Articles avec droits")
                    .leadingTo(
                            c.vat().signum(),
                            "taxes",
                            "value added tax",
                            "Items with value added tax",
                            "Articles avec TVA")
                    .leadingTo(c.excise().signum(), "taxes", "excise", "Items with excise", "Articles avec accises"));
        }
        if (c.importers() >= TENTHS && c.total().signum() > 0) {
            findings.add(Finding.of(
                            "The tenth of {0} importers that pays most brings {1} of it.",
                            "Le dixième des {0} importateurs qui paie le plus en apporte {1}.",
                            c.importers(),
                            new Words.Share(top))
                    .leadingTo(c.importers(), "largest", "The items of this tenth", "Les articles de ce dixième"));
        }
        if (c.taxed() < c.items()) {
            findings.add(Finding.of(
                            "{0} of {1} items do not say what was assessed and are counted with value only.",
                            "{0} des {1} articles ne disent pas ce qui a été liquidé et ne comptent que par leur valeur.",
                            c.items() - c.taxed(),
                            c.items())
                    .leadingTo(c.items() - c.taxed(), "silent", "These items", "Ces articles"));
        }
        return List.copyOf(findings);
    }

    /** What was assessed, and what share of the customs value that is where one is known. */
    private static Finding assessed(Counts c) {
        Words items = Words.counted(c.taxed(), "{0} item", "{0} items", "{0} article", "{0} articles");
        return c.value().signum() > 0
                ? Finding.of(
                        "{0} were assessed on {1} in {2}: {3} of a customs value of {4}.",
                        "{0} ont été liquidés sur {1} en {2} : {3} d’une valeur en douane de {4}.",
                        new Words.Money(c.total()),
                        items,
                        ForecastWords.months(c.months()),
                        new Words.Share(c.total().doubleValue() / c.value().doubleValue()),
                        new Words.Money(c.value()))
                : Finding.of(
                        "{0} were assessed on {1} in {2}. No customs value in the national currency is known to set it beside.",
                        "{0} ont été liquidés sur {1} en {2}. Aucune valeur en douane en monnaie nationale n’est connue pour l’y rapporter.",
                        new Words.Money(c.total()),
                        items,
                        ForecastWords.months(c.months()));
    }

    private static List<Table> tables(AnalysisSql steps) {
        Column total = Column.money("total", "Assessed", "Liquidé");
        Column rate = Column.share("rate", "By value", "Par valeur");
        Column share = Column.share("share", "Share", "Part");
        return List.of(
                steps.table(
                        "months",
                        Words.of("By month", "Par mois"),
                        List.of(
                                Column.text("month", "Month", "Mois"),
                                Column.ITEMS,
                                Column.CUSTOMS_VALUE,
                                total,
                                rate,
                                Column.share("change", "Change", "Variation")),
                        "month"),
                steps.table(
                        "taxes",
                        Words.of("By tax", "Par taxe"),
                        List.of(
                                Column.words(
                                        "tax",
                                        "Tax",
                                        "Taxe",
                                        Map.of(
                                                "duty", Tax.DUTY.label(),
                                                "value added tax", Tax.VAT.label(),
                                                "excise", Tax.EXCISE.label(),
                                                "other or not told apart", Tax.OTHER.label())),
                                Column.money("amount", "Assessed", "Liquidé"),
                                share,
                                rate),
                        "tax"),
                steps.table(
                        "offices",
                        Words.of("By office", "Par bureau"),
                        List.of(
                                Column.OFFICE,
                                Column.count("declarations", "Declarations", "Déclarations"),
                                Column.CUSTOMS_VALUE,
                                total,
                                rate,
                                share),
                        "office_code"),
                steps.table(
                        "monthly",
                        Words.of("By month, office and tax", "Par mois, bureau et taxe"),
                        List.of(
                                Column.text("month", "Month", "Mois"),
                                Column.words(
                                        "office_code",
                                        "Office",
                                        "Bureau",
                                        Map.of(
                                                "all", Words.of("all", "tous"),
                                                "none", Words.of("not given", "non indiqué"))),
                                Column.ITEMS,
                                Column.CUSTOMS_VALUE,
                                Tax.DUTY.column(),
                                Tax.VAT.column(),
                                Tax.EXCISE.column(),
                                Tax.OTHER.column(),
                                total),
                        "month office_code"),
                steps.table(
                        "chapters",
                        steps.parameters().whole("digits") == 2
                                ? Words.of("By HS chapter", "Par chapitre du SH")
                                : Words.of(
                                        "By the first {0} digits of the HS code",
                                        "Par les {0} premiers chiffres du code SH",
                                        steps.parameters().whole("digits")),
                        List.of(
                                new Column("chapter", Words.of("Chapter", "Chapitre"), Kind.HS),
                                Column.ITEMS,
                                Column.CUSTOMS_VALUE,
                                total,
                                rate,
                                share),
                        "chapter"),
                steps.table(
                        "origins",
                        Words.of("By origin", "Par origine"),
                        List.of(
                                new Column("origin", Words.of("Origin", "Origine"), Kind.COUNTRY, Column.NOT_GIVEN),
                                Column.ITEMS,
                                Column.CUSTOMS_VALUE,
                                total,
                                rate,
                                Column.count("preferences", "With preference", "Avec préférence")),
                        "origin"));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Month> months = steps.rows(Month.class, "chart");
        return List.of(new Chart(
                        "months",
                        Chart.Form.BARS,
                        Words.of("Assessed by month", "Liquidé par mois"),
                        Words.of("Month", "Mois"),
                        Chart.MONEY,
                        months.stream().map(Month::month).toList(),
                        List.of(Chart.Series.of(Words.of("Assessed", "Liquidé"), months, Month::total)))
                .leadingBy(months.stream().map(Month::month).toList()));
    }
}
