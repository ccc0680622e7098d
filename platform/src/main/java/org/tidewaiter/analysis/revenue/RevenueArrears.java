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
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * What was assessed and is not paid, how old is it, and does revenue grow with what it is levied on? Arrears by the age of the month in which they
 * were assessed, by office and, where declarations say what was paid, by importer; buoyancy of the last twelve months against the twelve before. It
 * sees payments by the day of the file: what was paid since is not there.
 */
public final class RevenueArrears implements Analysis {
    /** A smaller change of the base, as a logarithm, makes a ratio of noise. */
    private static final double LEAST_CHANGE = 0.02;

    record Counts(
            long rowsOwed,
            @Nullable String basis,
            BigDecimal assessed,
            BigDecimal paid,
            BigDecimal owing,
            BigDecimal tooMuch,
            @Nullable String today,
            long withoutPayment,
            long otherMoney,
            @Nullable String otherCurrency,
            @Nullable String national) {
        /** Why nothing is owed to anybody: rows of the table are in money that does not count, or nothing says what was paid. */
        Words nothing() {
            if (otherMoney > 0) {
                return RevenueHistory.inOtherMoney(otherMoney, national, otherCurrency);
            }
            return Words.of(
                    "Nothing says what was paid (load the table “revenue” with assessed and paid, or declarations with tax_paid).",
                    "Rien ne dit ce qui a été payé (charger la table « revenue » avec assessed et paid, ou des déclarations avec tax_paid).");
        }
    }

    record Growth(
            long months,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal taxBefore,
            @Nullable BigDecimal value,
            @Nullable BigDecimal valueBefore,
            boolean known) {
        private static double ln(@Nullable BigDecimal now, @Nullable BigDecimal before) {
            return now == null || before == null || now.signum() <= 0 || before.signum() <= 0
                    ? Double.NaN
                    : Math.log(now.doubleValue() / before.doubleValue());
        }

        double taxChange() {
            return ln(tax, taxBefore);
        }

        double valueChange() {
            return ln(value, valueBefore);
        }

        /** By how many percent revenue grows where its base grows by one; NaN where that cannot be told. */
        double buoyancy() {
            return !known || Math.abs(valueChange()) < LEAST_CHANGE ? Double.NaN : taxChange() / valueChange();
        }
    }

    record Month(
            String month,
            long days,
            BigDecimal assessed,
            BigDecimal paid,
            BigDecimal owing,
            @Nullable Double share) {}

    private static final Map<String, Words> AGES = Map.of(
            "to 30", Words.of("up to 30 days", "jusqu’à 30 jours"),
            "to 90", Words.of("31 to 90 days", "31 à 90 jours"),
            "to 365", Words.of("91 to 365 days", "91 à 365 jours"),
            "over 365", Words.of("over a year", "plus d’un an"));

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(RevenueArrears.class),
                Card.roomOf(RevenueArrears.class),
                Words.of(
                        "What was assessed and is not paid, how old is it, and does revenue grow with what it is levied on?",
                        "Qu’est-ce qui a été liquidé et n’est pas payé, depuis quand, et les recettes croissent-elles avec leur base ?"),
                Words.of("Heads of revenue and the treasury", "Recettes et Trésor"),
                Words.of(
                        "Assessed less paid, by month and office of the table of revenue, where it gives both; of declarations that say what was"
                                + " paid only where that table does not, since the two would count the same money twice. What was paid too much"
                                + " in one month is not set against what is owed in another. Age: days since the month ended, on the day after the last declaration or the last month of that table, whichever is later. Buoyancy: the"
                                + " change of revenue by the change of the customs value, as logarithms, of the last twelve whole months against"
                                + " the twelve before.",
                        "Liquidé moins payé, par mois et bureau de la table des recettes, si elle donne les deux ; des déclarations qui disent le"
                                + " payé seulement sinon, car les deux compteraient deux fois le même argent. Un trop-payé d’un mois ne compense"
                                + " pas le dû d’un autre. Âge : jours depuis la fin du mois, au lendemain de la dernière déclaration ou du dernier mois de cette table. Élasticité brute : variation des recettes sur celle"
                                + " de la valeur en douane, en logarithmes, des douze derniers mois entiers face aux douze précédents."),
                List.of(
                        "IMF, Revenue Administration: performance measurement (arrears by age); Haughton, Estimating tax buoyancy, elasticity and"
                                + " stability (1998)"),
                List.of(Field.ACCEPTED_AT, Field.TAX_ASSESSED),
                Words.of(
                        "What was paid after the day of the file, what is disputed or deferred by law, and what was never assessed. Buoyancy holds"
                                + " changes of rates and of control as well: it is no elasticity.",
                        "Ce qui a été payé après le jour du fichier, ce qui est contesté ou reporté par la loi, et ce qui n’a jamais été liquidé."
                                + " L’élasticité brute contient aussi les changements de taux et de contrôle."),
                List.of(Parameter.FROM, Parameter.TO, Parameter.OFFICE, Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.rowsOwed() == 0) {
            return new Result.NotApplicable(counts.nothing());
        }
        Growth growth = steps.row(Growth.class, "buoyancy");
        List<Month> months = steps.rows(Month.class, "months");
        boolean ofAccounts = "table".equals(counts.basis());
        Chart chart = chart(months);
        return new Result.Findings(
                        findings(counts, months, growth),
                        tables(steps, ofAccounts),
                        List.of(
                                ofAccounts
                                        ? chart.without(NoDeclarations.ACCOUNTS)
                                        : chart.leadingBy(months.stream()
                                                .map(Month::month)
                                                .toList())))
                .readFrom("months");
    }

    /** The sentences, from the counts, the months and the growth. */
    static List<Finding> findings(Counts c, List<Month> months, Growth growth) {
        List<Finding> findings = new ArrayList<>();
        BigDecimal old =
                months.stream().filter(m -> m.days() > 90).map(Month::owing).reduce(BigDecimal.ZERO, BigDecimal::add);
        findings.add(new Finding(
                Words.of(
                        "{0} of {1} assessed is not paid ({2}); {3} of it is older than 90 days on {4}.",
                        "{0} des {1} liquidés ne sont pas payés ({2}) ; {3} ont plus de 90 jours au {4}.",
                        new Words.Money(c.owing()),
                        new Words.Money(c.assessed()),
                        share(c.owing(), c.assessed()),
                        new Words.Money(old),
                        String.valueOf(c.today())),
                c.owing()));
        findings.add(
                "table".equals(c.basis())
                        ? Finding.of(
                                "By the table of revenue. {0} was paid too much in single months; {1} months of offices give no payment and are left out.",
                                "Selon la table des recettes. {0} a été trop payé dans certains mois ; {1} mois de bureaux sans paiement sont laissés de côté.",
                                new Words.Money(c.tooMuch()),
                                c.withoutPayment())
                        : Finding.of(
                                "By declarations that say what was paid; no table of revenue does. {0} was paid too much in single months.",
                                "Selon les déclarations qui disent le payé ; aucune table ne le fait. {0} a été trop payé dans certains mois.",
                                new Words.Money(c.tooMuch())));
        if (c.otherMoney() > 0) {
            findings.add(Finding.of(
                    "{0} rows of the table of revenue are in another currency than the national one and are left out.",
                    "{0} lignes de la table des recettes sont dans une autre monnaie que la monnaie nationale et sont laissées de côté.",
                    c.otherMoney()));
        }
        findings.add(buoyancy(growth));
        return List.copyOf(findings);
    }

    private static Finding buoyancy(Growth growth) {
        if (!growth.known()) {
            return Finding.of(
                    "Buoyancy: too few to judge, {0} whole months with taxes and values, and it takes 24 in a row.",
                    "Élasticité brute : trop peu pour juger, {0} mois entiers avec taxes et valeurs, il en faut 24 de suite.",
                    growth.months());
        }
        if (Double.isNaN(growth.buoyancy())) {
            return Finding.of(
                    "Buoyancy: not applicable, the customs value hardly changed.",
                    "Élasticité brute : sans objet, la valeur en douane n’a guère changé.");
        }
        return Finding.of(
                "Buoyancy {0}: revenue changed by {1} where the customs value changed by {2} (twelve months against the twelve before).",
                "Élasticité brute {0} : les recettes ont varié de {1} quand la valeur en douane variait de {2} (douze mois face aux douze"
                        + " précédents).",
                growth.buoyancy(),
                new Words.Share(Math.expm1(growth.taxChange())),
                new Words.Share(Math.expm1(growth.valueChange())));
    }

    private static Object share(BigDecimal of, BigDecimal all) {
        return all.signum() == 0 ? "–" : new Words.Share(of.doubleValue() / all.doubleValue());
    }

    private static List<Table> tables(AnalysisSql steps, boolean ofAccounts) {
        List<Table> tables = new ArrayList<>();
        tables.add(steps.table(
                "ages",
                Words.of("By age", "Par âge"),
                List.of(
                        Column.words("bucket", "Days since the month ended", "Jours depuis la fin du mois", AGES),
                        Column.money("assessed", "Assessed", "Liquidé"),
                        Column.money("owing", "Not paid", "Non payé"),
                        Column.share("share", "Of all that is not paid", "De tout le non payé")),
                "bucket"));
        tables.add(steps.table(
                "months",
                Words.of("By month", "Par mois"),
                List.of(
                        Column.text("month", "Month", "Mois"),
                        Column.count("days", "Days since it ended", "Jours depuis sa fin"),
                        Column.money("assessed", "Assessed", "Liquidé"),
                        Column.money("paid", "Paid", "Payé"),
                        Column.money("owing", "Not paid", "Non payé"),
                        Column.share("share", "Of assessed", "Du liquidé")),
                "month"));
        tables.add(steps.table(
                "offices",
                Words.of("By office", "Par bureau"),
                List.of(
                        Column.OFFICE,
                        Column.money("assessed", "Assessed", "Liquidé"),
                        Column.money("paid", "Paid", "Payé"),
                        Column.money("owing", "Not paid", "Non payé"),
                        Column.share("share", "Of assessed", "Du liquidé"),
                        Column.money("old", "Older than 90 days", "De plus de 90 jours")),
                "office_code"));
        if (ofAccounts) {
            tables.replaceAll(t -> t.without(NoDeclarations.ACCOUNTS));
        }
        Table debtors = steps.table(
                "debtors",
                Words.of(
                        "By importer, of declarations that say what was paid",
                        "Par importateur, selon les déclarations"),
                List.of(
                        Column.IMPORTER,
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.money("assessed", "Assessed", "Liquidé"),
                        Column.money("owing", "Not paid", "Non payé"),
                        Column.day("oldest", "Oldest", "Plus ancienne")),
                "importer_id");
        if (!debtors.rows().isEmpty()) {
            tables.add(debtors);
        }
        return List.copyOf(tables);
    }

    private static Chart chart(List<Month> months) {
        return new Chart(
                "months",
                Chart.Form.BARS,
                Words.of("Assessed, and not paid of it", "Liquidé, dont non payé"),
                Words.of("Month", "Mois"),
                Words.of("Amount", "Montant"),
                months.stream().map(Month::month).toList(),
                List.of(
                        Chart.Series.of(
                                Words.of("Paid", "Payé"),
                                months,
                                m -> m.assessed().subtract(m.owing())),
                        Chart.Series.of(Words.of("Not paid", "Non payé"), months, Month::owing)));
    }
}
