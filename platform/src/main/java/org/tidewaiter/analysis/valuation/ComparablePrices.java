package org.tidewaiter.analysis.valuation;

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
import org.tidewaiter.analysis.DeclarationsToAsk;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TaxAtStake;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Which prices lie below those of the goods that were described most alike and accepted before? An item's price is laid beside the 30 nearest
 * descriptions of the same subheading and origin in the year before its month; fewer than 12 say nothing. The goods to which it was compared are
 * listed with it.
 *
 * <p>Source: IMF workshop on revenue mobilisation 2026 (30 neighbours and the verdicts; its floor of 0.85, 25 neighbours and 90 days judge 4 of 1,000
 * items: decisions/0072). The range is a reference for a question, never a value.
 */
public final class ComparablePrices implements Analysis {
    /** What was counted, a component a column of the section counts. */
    record Counts(
            long items,
            long judged,
            long questions,
            long indicators,
            long declarations,
            @Nullable BigDecimal stake,
            long stakeByRate,
            long stakeUnknown) {
        TaxAtStake atStake() {
            return new TaxAtStake(stake, stakeByRate, stakeUnknown);
        }
    }

    record Distance(int distance, long items) {}

    /** Descriptions of a subheading and origin are compared with one another, which takes more than a minute for all goods of a million items. */
    private static final int HEADING = 4;

    private static final Column STAKE = Column.money("stake", "Duty and tax at stake", "Droits et taxes en jeu");

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(ComparablePrices.class),
                Card.roomOf(ComparablePrices.class),
                Words.of(
                        "Which prices lie below those of the goods that were described most alike and accepted before?",
                        "Quels prix sont sous ceux des marchandises décrites de la façon la plus proche et acceptées auparavant ?"),
                Words.of("Valuation officers", "Agents de l’évaluation"),
                Words.of(
                        "Asked of a heading or less. Descriptions are alike by the cosine of their sets of words, within one subheading and origin; words that"
                                + " no other of its descriptions has, such as models and sizes, are left out, and only descriptions at"
                                + " least as alike as the floor count. Of what was accepted under them in the days before the first of the"
                                + " item's month (no control found anything), the nearest 30 are taken, the latest of equals. Prices are"
                                + " customs values by kg, which are all on one basis; without customs values, amounts brought to FOB by the"
                                + " terms of delivery. A question: below the middle half and at least 3 median distances below the"
                                + " median. An indicator: below the middle half only. Fewer than 12 neighbours say nothing. On simulated"
                                + " years that judges a third of all items and asks about 6 of 100 of them: a third of the undervalued"
                                + " that it judges, and 3 of 10 of those that are truly sold cheap.",
                        "Posée pour une position au plus. Les descriptions se ressemblent selon le cosinus de leurs ensembles de mots, dans une même sous-position et"
                                + " origine ; les mots qu’aucune autre n’a, comme les modèles et les tailles, sont laissés de côté, et"
                                + " seules comptent celles qui atteignent le seuil. Parmi ce qui a été accepté sous elles dans les"
                                + " jours avant le premier du mois de l’article (aucune infraction constatée), on prend les 30 plus proches,"
                                + " les plus récentes à égalité. Les prix sont des valeurs en douane par kg, toutes sur une même base ; sans"
                                + " valeurs en douane, des montants ramenés au FOB. Question : sous la moitié centrale et à 3 distances"
                                + " médianes au moins sous la médiane. Indice : sous la moitié centrale seulement. Moins de 12 voisins ne"
                                + " disent rien. Sur des années simulées, cela juge un tiers des articles et interroge sur 6 % d’entre"
                                + " eux : un tiers des sous-évalués jugés, et 3 sur 10 de ceux vraiment vendus bon marché."),
                List.of(
                        "IMF workshop on revenue mobilisation (2026): comparable goods",
                        "Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), chapter 6",
                        "WTO Valuation Agreement; WCO Technical Committee, Decision 6.1"),
                List.of(Field.DESCRIPTION, Field.CUSTOMS_VALUE, Field.NET_MASS_KG, Field.HS_CODE),
                Words.of(
                        "Goods described in other words, quality and brand that no word says, and frauds that all neighbours share. "
                                + PriceOutliers.QUESTION_NOT_VALUE.english(),
                        "Les marchandises décrites autrement, la qualité et la marque qu’aucun mot ne dit, et les fraudes que tous les"
                                + " voisins partagent. " + PriceOutliers.QUESTION_NOT_VALUE.french()),
                parameters(),
                List.of()); // it judges the few items that have enough neighbours: price-outliers is measured as
        // the ranking
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.OFFICE,
                Parameter.HS,
                Parameter.whole("nearest", Words.of("Neighbours at most", "Voisins au plus"), 30, 5, 200),
                Parameter.whole("least_neighbours", Words.of("Neighbours at least", "Voisins au moins"), 12, 5, 200),
                Parameter.number(
                        "similarity", Words.of("Least similarity", "Ressemblance minimale"), "0.7", "0.1", "1"),
                Parameter.whole("days", Words.of("Days before the month", "Jours avant le mois"), 365, 7, 1_000),
                Parameter.number(
                        "distances",
                        Words.of("Median distances below", "Distances médianes au-dessous"),
                        "3",
                        "0",
                        "20"),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        if (steps.parameters().text("hs").length() < HEADING) {
            return new Result.NotApplicable(
                    Words.of(
                            "It is asked of one heading or less: give the first four digits or more of an HS code (hs).",
                            "Elle se pose pour une position au plus : donnez au moins les quatre premiers chiffres d’un code SH (hs)."));
        }
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.items() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No item has a description, a value and a net mass in that period.",
                    "Aucun article n’a une description, une valeur et une masse nette dans cette période."));
        }
        if (counts.judged() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "No item has enough goods described alike and accepted before.",
                            "Aucun article n’a assez de marchandises décrites de même et acceptées auparavant."),
                    0,
                    steps.parameters().whole("least_neighbours"));
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>(List.of(
                new Finding(
                                Words.of(
                                        "{0} of {1} items judged ({2}), in {3} declarations, are priced below the goods that were described most"
                                                + " alike and accepted before: duty and tax of {4} would be at stake if the median of those were"
                                                + " right.",
                                        "{0} des {1} articles jugés ({2}), dans {3} déclarations, ont un prix sous celui des marchandises décrites"
                                                + " de la façon la plus proche et acceptées auparavant : {4} de droits et taxes seraient en jeu si"
                                                + " leur médiane était juste.",
                                        c.questions(),
                                        c.judged(),
                                        new Words.Share(c.questions() / (double) c.judged()),
                                        c.declarations(),
                                        c.atStake().said()),
                                c.stake())
                        .leadingTo(
                                c.questions(),
                                "question",
                                "Items below their neighbours",
                                "Articles sous leurs voisins")
                        .leadingTo(c.judged(), "judged", "Items judged", "Articles jugés"),
                Finding.of(
                                "{0} more lie below the middle half of their neighbours only: an indicator, no question.",
                                "{0} autres ne sont que sous la moitié centrale de leurs voisins : un indice, non une question.",
                                c.indicators())
                        .leadingTo(c.indicators(), "indicator", "Indicators", "Indices"),
                Finding.of(
                                "{0} of {1} items have too few neighbours and were not judged.",
                                "{0} des {1} articles ont trop peu de voisins et n’ont pas été jugés.",
                                c.items() - c.judged(),
                                c.items())
                        .leadingTo(c.items() - c.judged(), "thin", "Too few neighbours", "Trop peu de voisins"),
                new Finding(PriceOutliers.QUESTION_NOT_VALUE, null).without(NoDeclarations.REMARK)));
        findings.addAll(1, c.atStake().remarks());
        return List.copyOf(findings);
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(
                DeclarationsToAsk.first(
                        steps,
                        Column.count("questions", "Questions", "Questions"),
                        Column.number("score", "Joint distance", "Distance commune"),
                        STAKE),
                steps.table(
                        "items",
                        Words.of("Items below their neighbours", "Articles sous leurs voisins"),
                        itemColumns(),
                        "item_id"),
                steps.table(
                        "verdicts",
                        Words.of("Verdicts", "Verdicts"),
                        List.of(
                                Column.words(
                                        "verdict",
                                        "Verdict",
                                        "Verdict",
                                        Map.of(
                                                "question", Words.of("question", "question"),
                                                "indicator", Words.of("indicator", "indice"),
                                                "none", Words.of("nothing", "rien"),
                                                "thin", Words.of("too few neighbours", "trop peu de voisins"))),
                                Column.ITEMS,
                                Column.CUSTOMS_VALUE),
                        "verdict"));
    }

    private static List<Column> itemColumns() {
        return List.of(
                Column.text("item_id", "Neighbours of", "Voisins de"),
                Column.DECLARATION,
                Column.SEQUENCE,
                Column.DAY,
                Column.IMPORTER,
                Column.HS_CODE,
                new Column("origin", Words.of("Origin", "Origine"), Kind.COUNTRY),
                Column.text("description", "Goods", "Marchandise"),
                Column.number("price", "Price", "Prix"),
                Column.number("lower_quarter", "Neighbours' lower quarter", "Quart inférieur des voisins"),
                Column.number("median_price", "Neighbours' median", "Médiane des voisins"),
                Column.number("upper_quarter", "Neighbours' upper quarter", "Quart supérieur des voisins"),
                Column.number("distance", "Median distances", "Distances médianes"),
                Column.count("neighbours", "Neighbours", "Voisins"),
                Column.count("importers", "of importers", "d’importateurs"),
                Column.number("similarity", "Least alike", "Le moins proche"),
                STAKE);
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Distance> distances = steps.rows(Distance.class, "distances");
        return List.of(new Chart(
                        "distances",
                        Chart.Form.BARS,
                        Words.of("Prices beside those of their neighbours", "Prix face à ceux de leurs voisins"),
                        Words.of("Median distances from the median, from", "Distances médianes, à partir de"),
                        Words.of("Items", "Articles"),
                        distances.stream()
                                .map(d -> Integer.toString(d.distance()))
                                .toList(),
                        List.of(Chart.Series.of(Words.of("Items", "Articles"), distances, Distance::items)))
                .leadingBy(distances, Distance::distance));
    }
}
