package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Words;

/**
 * On which past a forecast stands: declarations, or the table of revenue by month, office and tax ({@code load --as revenue}), which many
 * administrations have for longer than declarations.
 *
 * @param basis declarations or table
 * @param assessed whether the table says what was assessed; else it is what was paid
 * @param otherMoney rows of the table in another currency
 * @param otherCurrency that other currency, where it is one alone
 * @param currency that of the amounts; null where nothing says it
 * @param gaps months of offices that the table lacks between others of the same office
 * @param otherTaxes codes of the table that are neither duty, value added tax nor excise
 * @param both months that both have whole
 * @param furthest the month in which the two lie furthest apart
 */
record RevenueHistory(
        String basis,
        long declaredMonths,
        long tabledMonths,
        long tableRows,
        boolean assessed,
        long otherMoney,
        @Nullable String otherCurrency,
        @Nullable String currency,
        long gaps,
        @Nullable String firstGap,
        @Nullable String otherTaxes,
        long both,
        BigDecimal declared,
        BigDecimal tabled,
        @Nullable String furthest,
        @Nullable BigDecimal furthestDeclared,
        @Nullable BigDecimal furthestTabled) {
    static final Parameter PARAMETER = Parameter.choice(
                    "history", Words.of("The past is that of", "Le passé est celui"), "auto", "declarations", "table")
            .meaning(
                    "auto",
                    "declarations while they go back far enough, else the table",
                    "des déclarations si elles remontent assez loin, sinon de la table")
            .meaning("declarations", "declarations", "des déclarations")
            .meaning("table", "the table of revenue", "de la table des recettes");

    private static final String TABLE = "table";

    /** Why there is no forecast where the table was to be its past; empty where there is one. */
    Optional<Result> refused(Parameters asked) {
        if (!basis.equals(TABLE)) {
            // with no declarations either, that the table's money is another is why there is no past
            boolean tableHidden = declaredMonths == 0
                    && otherMoney > 0
                    && asked.text("history").equals("auto");
            return tableHidden ? Optional.of(new Result.NotApplicable(inOtherMoney())) : Optional.empty();
        }
        if (!asked.text("hs").isEmpty()) {
            return Optional.of(
                    new Result.NotApplicable(
                            Words.of(
                                    "The table of revenue does not tell goods apart: leave hs blank, or take the past of declarations (history=declarations).",
                                    "La table des recettes ne distingue pas les marchandises : laisser hs vide, ou prendre le passé des déclarations (history=declarations).")));
        }
        if (tabledMonths == 0) {
            return Optional.of(
                    new Result.NotApplicable(
                            otherMoney > 0
                                    ? inOtherMoney()
                                    : Words.of(
                                            "The table of revenue has no full month of that (load the table “revenue”: month, office_code, tax, assessed).",
                                            "La table des recettes n’a aucun mois complet de cela (charger la table « revenue » : month, office_code, tax, assessed).")));
        }
        if (gaps > 0) {
            return Optional.of(new Result.NotApplicable(Words.of(
                    "The table of revenue lacks months of offices between others of the same office, {0}; the first is {1}. What is missing is not taken for nothing: load them, with 0 where nothing came, or ask of an office without gaps.",
                    "Il manque à la table des recettes des mois de bureaux entre d’autres du même bureau, {0} ; le premier est {1}. Ce qui manque n’est pas pris pour rien : les charger, avec 0 si rien n’est venu, ou demander un bureau sans lacune.",
                    gaps,
                    Objects.requireNonNullElse(firstGap, "–"))));
        }
        return Optional.empty();
    }

    /** That the amounts of the table do not count for their currency, and what makes them count. */
    private Words inOtherMoney() {
        return inOtherMoney(otherMoney, currency, otherCurrency);
    }

    /**
     * The same.
     *
     * @param rows so many rows are in other money
     * @param national the national currency; null where it is not given
     * @param other the one currency that they are in; null where they are in several
     */
    static Words inOtherMoney(long rows, @Nullable String national, @Nullable String other) {
        if (national == null && other != null) {
            return Words.of(
                    "The national currency is not given, so that no row of the table of revenue counts; all {0} are in {1}: if that is the national one, tidewaiter currency {1}.",
                    "La monnaie nationale n’est pas donnée, si bien qu’aucune ligne de la table des recettes ne compte ; toutes, {0}, sont en {1} : si c’est la nationale, tidewaiter currency {1}.",
                    rows,
                    other);
        }
        return Words.of(
                "No row of the table of revenue is in the national currency; {0} are in another. The command currency says and gives the national one.",
                "Aucune ligne de la table des recettes n’est en monnaie nationale ; en une autre, {0}. La commande currency dit et donne la nationale.",
                rows);
    }

    /** What the past is of, in the words that stand behind "months of". */
    Words words() {
        if (!basis.equals(TABLE)) {
            return Words.of("declarations", "déclarations");
        }
        return assessed
                ? Words.of("the table of revenue (assessed)", "la table des recettes (liquidé)")
                : Words.of("the table of revenue (paid)", "la table des recettes (payé)");
    }

    /** What of the table does not count, and how far it and declarations lie apart where both have a month. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        boolean ofTable = basis.equals(TABLE);
        if (both > 0) {
            findings.add(Finding.of(
                    "Declarations and the table of revenue both have {0}: {1} and {2}, the table {3}; furthest apart in {4}, {5} and {6}.",
                    "Les déclarations et la table des recettes ont toutes deux {0} : {1} et {2}, la table {3} ; l’écart le plus grand en {4}, {5} et {6}.",
                    ForecastWords.months(both),
                    new Words.Money(declared),
                    new Words.Money(tabled),
                    apart(),
                    Objects.requireNonNullElse(furthest, "–"),
                    new Words.Money(Objects.requireNonNullElse(furthestDeclared, BigDecimal.ZERO)),
                    new Words.Money(Objects.requireNonNullElse(furthestTabled, BigDecimal.ZERO))));
        }
        if (!ofTable && tabledMonths > declaredMonths) {
            findings.add(Finding.of(
                    "The table of revenue has {0} full months, declarations {1}: history=table forecasts from the longer past.",
                    "La table des recettes a {0} mois complets, les déclarations {1} : history=table prévoit à partir du passé le plus long.",
                    tabledMonths,
                    declaredMonths));
        }
        if (ofTable && otherTaxes != null) {
            findings.add(Finding.of(
                    "Codes of taxes of the table that are neither duty, value added tax nor excise count as others: {0}.",
                    "Les codes de taxes de la table qui ne sont ni droits, ni TVA, ni accises comptent comme autres : {0}.",
                    otherTaxes));
        }
        if (ofTable && currency == null) {
            findings.add(
                    Finding.of(
                            "In which currency the amounts are is not known: neither the table of revenue nor anything else says it (give it with currency).",
                            "En quelle monnaie sont les montants n’est pas connu : ni la table des recettes ni rien d’autre ne le dit (la donner par currency)."));
        }
        if (ofTable && otherMoney > 0) {
            findings.add(Finding.of(
                    "Rows of the table of revenue in another currency, which do not count: {0}.",
                    "Lignes de la table des recettes en une autre monnaie, qui ne comptent pas : {0}.", otherMoney));
        }
        return List.copyOf(findings);
    }

    private Words apart() {
        if (declared.signum() <= 0 || declared.compareTo(tabled) == 0) {
            return Words.of("as much", "autant");
        }
        double more = tabled.doubleValue() / declared.doubleValue() - 1;
        return more > 0
                ? Words.of("{0} more", "{0} de plus", new Words.Share(more))
                : Words.of("{0} less", "{0} de moins", new Words.Share(-more));
    }
}
