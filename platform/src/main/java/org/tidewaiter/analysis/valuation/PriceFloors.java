package org.tidewaiter.analysis.valuation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
import org.tidewaiter.analysis.TaxAtStake;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Who declares at a known reference price, and whose prices drift down from those of others? Reference prices that are known become floors: who
 * declares just at them far more often than others of the same goods is shown; so is an importer whose prices, beside the month's median of others
 * under the same codes, fall on a line.
 *
 * <p>Sources: WCO guidelines on national valuation databases (a database price is no value); bunching as in Kleven 2016; least squares with a mean
 * for each code. It needs no reference prices for the second part.
 */
public final class PriceFloors implements Analysis {
    private static final Column STAKE = Column.money("stake", "Duty and tax at stake", "Droits et taxes en jeu");

    /** What was counted, a component a column of the section counts. */
    record Counts(
            long items,
            long referencesKept,
            long referencesUsable,
            long near,
            long atIt,
            long bunching,
            long importers,
            long followed,
            long drifting,
            @Nullable BigDecimal stake,
            long stakeByRate,
            long stakeUnknown) {
        TaxAtStake atStake() {
            return new TaxAtStake(stake, stakeByRate, stakeUnknown);
        }
    }

    record Fiftieth(int fiftieth, long items) {}

    record Level(String month, double level) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(PriceFloors.class),
                Card.roomOf(PriceFloors.class),
                Words.of(
                        "Who declares at a known reference price, and whose prices drift down from those of others?",
                        "Qui déclare à un prix de référence connu, et de qui les prix glissent-ils sous ceux des autres ?"),
                Words.of("Valuation officers and auditors", "Agents de l’évaluation et du contrôle a posteriori"),
                Words.of(
                        "Bunching: an item's price by kg (or by unit) beside the reference price of its code that was in force (load the table"
                                + " “reference_prices”); at it within 2 %. An importer is shown whose items are there far more often than"
                                + " those of all others under the same reference price (binomial, z from the limit on). Drift: the"
                                + " logarithm of each price less the month's median of the others under the code, with a mean for each importer and code,"
                                + " on a line by month; shown where its slope is negative by so many standard errors and the last three"
                                + " months lie below the limit. Prices of currencies without a rate, and of"
                                + " units that are no mass and that no item states, are left"
                                + " out and counted.",
                        "Accumulation : le prix d’un article par kg (ou par unité) face au prix de référence de son code en vigueur"
                                + " (charger la table « reference_prices »), à 2 % près. On montre l’importateur dont les articles y sont bien plus"
                                + " souvent que ceux de tous les autres sous le même prix (binomiale, z à partir de la limite). Glissement :"
                                + " le logarithme de chaque prix moins la médiane du mois des autres du code, avec une moyenne par importateur et"
                                + " code, sur une droite par mois ; montré si la pente est négative d’autant d’erreurs types et si les"
                                + " trois derniers mois sont sous la limite. Les prix en monnaies sans taux, ou d’unités"
                                + " autres que de masse et qu’aucun article ne porte, sont écartés et comptés."),
                List.of(
                        "WCO, Guidelines on the development and use of a national valuation database as a risk assessment tool",
                        "Kleven, Bunching, Annual Review of Economics 8 (2016)",
                        "WTO Valuation Agreement; WCO Technical Committee, Decision 6.1"),
                List.of(Field.CUSTOMS_VALUE, Field.NET_MASS_KG, Field.HS_CODE, Field.IMPORTER_ID),
                Words.of(
                        "Why a price falls: larger orders, another quality, a new supplier. A contract at the reference price looks like"
                                + " bunching. " + PriceOutliers.QUESTION_NOT_VALUE.english(),
                        "Pourquoi un prix baisse : commandes plus grandes, autre qualité, nouveau fournisseur. Un contrat au prix de"
                                + " référence ressemble à une accumulation. "
                                + PriceOutliers.QUESTION_NOT_VALUE.french()),
                parameters(),
                List.of());
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.OFFICE,
                Parameter.HS,
                Parameter.number("margin", Words.of("At a price within", "À un prix à"), "0.02", "0.001", "0.2"),
                Parameter.whole("least_items", Words.of("Items at least", "Articles au moins"), 12, 5, 10_000),
                Parameter.whole(
                        "least_importers",
                        Words.of("Importers of a code and month", "Importateurs par code et mois"),
                        3,
                        2,
                        1_000),
                Parameter.number("unusual", Words.of("Standard errors", "Erreurs types"), "3.5", "1", "20"),
                Parameter.number(
                        "below",
                        Words.of("At most this share of peers' median", "Au plus cette part de la médiane des pairs"),
                        "0.85",
                        "0.1",
                        "1"),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.items() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No item has a customs value, a net mass and an importer in that period.",
                    "Aucun article n’a une valeur en douane, une masse nette et un importateur dans cette période."));
        }
        if (counts.followed() == 0 && counts.near() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "No importer has {0} items over six months beside others of the same codes, and none of {1} items has a"
                                    + " reference price.",
                            "Aucun importateur n’a {0} articles sur six mois à côté d’autres des mêmes codes, et aucun des {1} articles n’a"
                                    + " de prix de référence.",
                            steps.parameters().whole("least_items"),
                            counts.items()),
                    0,
                    1);
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>(List.of(
                new Finding(
                                Words.of(
                                        "{0} of {1} importers that could be followed drift down from the prices of others: duty and tax of {2}"
                                                + " would be at stake in their last three months if the median of their peers were right.",
                                        "{0} des {1} importateurs suivis glissent sous les prix des autres : {2} de droits et taxes seraient en"
                                                + " jeu dans leurs trois derniers mois si la médiane de leurs pairs était juste.",
                                        c.drifting(),
                                        c.followed(),
                                        c.atStake().said()),
                                c.stake())
                        .leadingTo(c.drifting(), "drifting", "Their last three months", "Leurs trois derniers mois")
                        .leadingTo(
                                c.followed(),
                                "followed",
                                "Items of those followed",
                                "Articles des importateurs suivis"),
                c.referencesKept() == 0
                        ? Finding.of(
                                "No reference price is kept (load the table “reference_prices”): bunching at one was not looked for.",
                                "Aucun prix de référence n’est conservé (charger la table « reference_prices ») : l’accumulation n’a pas été"
                                        + " cherchée.")
                        : Finding.of(
                                        "{0} of {1} items with a reference price are declared at it; {2} times an importer is there far more often"
                                                + " than others. {3} of {4} reference prices have no rate to the national currency, no price, or a"
                                                + " unit in which no item states its quantity.",
                                        "{0} des {1} articles qui ont un prix de référence sont déclarés à ce prix ; {2} fois, un importateur y est"
                                                + " bien plus souvent que les autres. {3} des {4} prix de référence n’ont pas de taux vers la monnaie"
                                                + " nationale, pas de prix, ou une unité dans laquelle aucun article ne dit sa quantité.",
                                        c.atIt(),
                                        c.near(),
                                        c.bunching(),
                                        c.referencesKept() - c.referencesUsable(),
                                        c.referencesKept())
                                .leadingTo(c.atIt(), "at_it", "At a reference price", "À un prix de référence")
                                .leadingTo(
                                        c.bunching(),
                                        "bunching",
                                        "Of importers far more often there",
                                        "D’importateurs bien plus souvent à ce prix"),
                new Finding(PriceOutliers.QUESTION_NOT_VALUE, null).without(NoDeclarations.REMARK)));
        findings.addAll(1, c.atStake().remarks());
        return List.copyOf(findings);
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(
                steps.table(
                        "drift",
                        Words.of("Prices that drift down", "Prix qui glissent"),
                        List.of(
                                Column.IMPORTER,
                                Column.ITEMS,
                                Column.count("codes", "Codes", "Codes"),
                                Column.count("months", "Months", "Mois"),
                                Column.share("a_year", "Change a year", "Variation par an"),
                                Column.number("t", "Slope by its error", "Pente / erreur"),
                                Column.share("first_level", "By peers at first", "/ pairs au début"),
                                Column.share("last_level", "By peers at last", "/ pairs à la fin"),
                                Column.money("value", "Value, last three months", "Valeur, trois derniers mois"),
                                STAKE),
                        "importer_id"),
                steps.table(
                        "bunching",
                        Words.of("At a reference price", "À un prix de référence"),
                        List.of(
                                Column.text("bunch_id", "Importer and price", "Importateur et prix"),
                                Column.IMPORTER,
                                Column.HS_CODE,
                                Column.number("reference", "Reference price", "Prix de référence"),
                                Column.ITEMS,
                                Column.count("at_it", "At it", "À ce prix"),
                                Column.number("expected", "As others", "Comme les autres"),
                                Column.share("others_share", "Others at it", "Autres à ce prix"),
                                Column.number("z", "z", "z"),
                                Column.money("value", "Value at it", "Valeur à ce prix")),
                        "bunch_id"));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Chart> charts = new ArrayList<>();
        List<Level> levels = steps.rows(Level.class, "levels");
        if (levels.size() > 1) {
            charts.add(new Chart(
                            "levels",
                            Chart.Form.LINES,
                            Words.of(
                                    "Prices of those who drift, beside their peers'",
                                    "Prix de ceux qui glissent, face aux pairs"),
                            Words.of("Month", "Mois"),
                            Words.of("Price by peers' median", "Prix / médiane des pairs"),
                            levels.stream().map(Level::month).toList(),
                            List.of(Chart.Series.of(Words.of("Level", "Niveau"), levels, Level::level)))
                    .leadingBy(levels.stream().map(Level::month).toList()));
        }
        List<Fiftieth> ratios = steps.rows(Fiftieth.class, "ratios");
        if (!ratios.isEmpty()) {
            charts.add(new Chart(
                            "ratios",
                            Chart.Form.BARS,
                            Words.of("Prices beside their reference price", "Prix face à leur prix de référence"),
                            Words.of("Price by reference price, from", "Prix / prix de référence, à partir de"),
                            Words.of("Items", "Articles"),
                            ratios.stream()
                                    .map(r -> Column.significant(r.fiftieth() / 50.0))
                                    .toList(),
                            List.of(Chart.Series.of(Words.of("Items", "Articles"), ratios, Fiftieth::items)))
                    .leadingBy(ratios, Fiftieth::fiftieth));
        }
        return List.copyOf(charts);
    }
}
