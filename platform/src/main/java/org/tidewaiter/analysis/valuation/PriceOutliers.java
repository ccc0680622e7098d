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
 * Which goods are declared far below what others declare for the same goods? The unit and the mass are looked at before the price; the peers of an
 * item are found on a ladder from HS code × origin × supplier to the heading; a price is outside where it lies below the fence of its peers and is at
 * most {@code below} of their median. Declarations are ranked by the robust z of all their items together.
 *
 * <p>Sources: Iglewicz and Hoaglin 1993 (robust z), Tukey 1977, Hubert and Vandervieren 2008 (box plot adjusted by the medcouple). It sees no
 * quality, no brand and no contract, and it never says what a value is: WTO Valuation Agreement, WCO Decision 6.1.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class PriceOutliers implements Analysis {
    static final Words QUESTION_NOT_VALUE = Words.of(
            "A price outlier is a question to the declarant and never a value: no declared value may be replaced or raised by it"
                    + " (WTO Valuation Agreement, Decision 6.1).",
            "Un prix atypique est une question à poser au déclarant, jamais une valeur : aucune valeur déclarée ne peut être"
                    + " remplacée ni relevée sur cette base (Accord de l’OMC sur l’évaluation, décision 6.1).");

    private static final Column STAKE =
            new Column("stake", Words.of("Duty and tax at stake", "Droits et taxes en jeu"), Kind.MONEY);
    private static final Column OUTSIDE = new Column("outside", Words.of("Outside", "Hors limites"), Kind.COUNT);

    private static final Column PEERS_BY = Column.words(
            "peers_by",
            "Peers by",
            "Pairs par",
            Map.of(
                    "HS, origin, supplier", Words.of("HS, origin, supplier", "SH, origine, fournisseur"),
                    "HS, origin", Words.of("HS, origin", "SH, origine"),
                    "HS", Words.of("HS", "SH"),
                    "HS 6, origin", Words.of("HS 6, origin", "SH 6, origine"),
                    "HS 6", Words.of("HS 6", "SH 6"),
                    "HS 4, origin", Words.of("HS 4, origin", "SH 4, origine"),
                    "HS 4", Words.of("HS 4", "SH 4")));
    private static final Column UNIT_FAULT = Column.words(
            "unit_fault",
            "What",
            "Quoi",
            Map.of(
                    "other_unit", Words.of("another unit than the code's", "une autre unité que celle du code"),
                    "mass", Words.of("mass and quantity do not fit", "masse et quantité ne vont pas ensemble")));

    /** What was counted, a component a column of the section counts. */
    record Counts(
            long items,
            long priced,
            long unitFaults,
            long withUnit,
            long judged,
            long outside,
            long declarations,
            @Nullable BigDecimal stake,
            long stakeByRate,
            long stakeUnknown,
            long fine,
            boolean byCustomsValue,
            long besidePartners,
            long partnersAgainst,
            @Nullable Double medianRatio) {
        TaxAtStake atStake() {
            return new TaxAtStake(stake, stakeByRate, stakeUnknown);
        }
    }

    record Ratio(int tenth, long items, long outside) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(PriceOutliers.class),
                Card.roomOf(PriceOutliers.class),
                Words.of(
                        "Which goods are declared far below what others declare for the same goods?",
                        "Quelles marchandises sont déclarées bien au-dessous de ce que d’autres déclarent pour les mêmes ?"),
                Words.of("Valuation and risk officers", "Agents de l’évaluation et de l’analyse de risque"),
                Words.of(
                        "Units first: the unit is the code's usual one and the mass within three times what the quantity"
                                + " implies. Then the price (logarithm of customs value by kg) against the finest group of"
                                + " peers that is large enough: HS code × origin × supplier, HS code × origin, HS code, HS 6,"
                                + " HS 4. Outside is below the fence of the box plot adjusted for skew by the medcouple (or"
                                + " Tukey's, or robust z below −3.5) and at most 0.7 of the median. Declarations are ranked by"
                                + " the robust z of all their items together, which weighs more where controls of the importer's"
                                + " other declarations found them wrong and less where they were in order (a control of papers counts"
                                + " seven tenths of an examination), and up to twice as much where partners state higher prices of what"
                                + " the importer declares low, down to half where they state the same; where no tax is due they come last.",
                        "D’abord les unités : celle du code, et une masse à moins de trois fois ce que la quantité implique."
                                + " Puis le prix (logarithme de la valeur en douane par kg) face au plus fin groupe de pairs"
                                + " assez grand : code SH × origine × fournisseur, code SH × origine, code SH, SH 6, SH 4. Hors"
                                + " limites : sous la moustache de la boîte ajustée à l’asymétrie par le medcouple (ou de Tukey,"
                                + " ou z robuste sous −3,5) et au plus 0,7 de la médiane. Les déclarations sont rangées par le z"
                                + " robuste de tous leurs articles, qui pèse plus si les contrôles des autres déclarations de l’importateur"
                                + " les ont infirmées et moins si elles étaient en règle (un contrôle documentaire compte pour sept dixièmes"
                                + " d’une visite), et jusqu’au double si les partenaires indiquent des prix plus élevés pour ce que"
                                + " l’importateur déclare bas, jusqu’à la moitié s’ils indiquent les mêmes ; sans taxe due, elles viennent"
                                + " en dernier."),
                List.of(
                        "Hubert and Vandervieren, An adjusted boxplot for skewed distributions, CSDA 52 (2008)",
                        "Brys, Hubert and Struyf, A robust measure of skewness, JCGS 13 (2004)",
                        "Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993)",
                        "WTO Valuation Agreement; WCO Technical Committee, Decision 6.1"),
                List.of(Field.CUSTOMS_VALUE, Field.NET_MASS_KG, Field.HS_CODE),
                Words.of(
                        "Quality, brand, season's end, contract and quantity discounts: a truly cheap sale looks the same: on simulated"
                                + " years 4 to 22 % (6 to 12 % on six that nothing was chosen on) of such sales stand among the first 5 %, where chance puts 5 %. "
                                + QUESTION_NOT_VALUE.english(),
                        "La qualité, la marque, les soldes, les contrats et les remises : une vente vraiment bon marché a la même"
                                + " apparence : sur des années simulées, 4 à 22 % (6 à 12 % sur six dont rien n’a été tiré) de ces ventes sont parmi les premiers 5 %, où le"
                                + " hasard en met 5 %. " + QUESTION_NOT_VALUE.french()),
                parameters(),
                List.of("undervaluation"));
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.OFFICE,
                Parameter.HS,
                Parameter.choice("per", Words.of("Price of one", "Prix d’un"), "kg", "unit")
                        .meaning("kg", "kilogram", "kilogramme")
                        .meaning("unit", "unit", "unité"),
                Parameter.choice("fence", Words.of("Fence", "Limite"), "adjusted", "tukey", "robust_z")
                        .meaning("adjusted", "adjusted box plot", "boîte ajustée")
                        .meaning("tukey", "Tukey’s", "de Tukey")
                        .meaning("robust_z", "robust z score", "écart robuste"),
                Parameter.number(
                        "below",
                        Words.of("At most this share of the median", "Au plus cette part de la médiane"),
                        "0.7",
                        "0.01",
                        "1"),
                Parameter.whole(
                        "min_peers", Words.of("Least items of a group", "Articles au moins par groupe"), 25, 5, 10_000),
                Parameter.whole(
                        "min_importers",
                        Words.of("Least importers of a group", "Importateurs au moins par groupe"),
                        3,
                        1,
                        1_000),
                Parameter.number(
                        "mass_factor",
                        Words.of("Mass within so many times", "Masse à tant de fois près"),
                        "3",
                        "1.1",
                        "1000"),
                Parameter.number(
                        "least_spread",
                        Words.of("Least spread of prices (log)", "Dispersion minimale des prix (log)"),
                        "0.1",
                        "0.01",
                        "1"),
                Parameter.number(
                        "least_tax",
                        Words.of("Least tax by value to be ranked", "Taxe minimale par valeur pour être rangé"),
                        "0.01",
                        "0",
                        "1"),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.priced() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No item has both a value and a quantity in that period.",
                    "Aucun article n’a à la fois une valeur et une quantité dans cette période."));
        }
        if (counts.judged() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "None of {0} priced items has {1} peers of {2} importers, even in its heading.",
                            "Aucun des {0} articles à prix n’a {1} pairs de {2} importateurs, même dans sa position.",
                            counts.priced(),
                            steps.parameters().whole("min_peers"),
                            steps.parameters().whole("min_importers")),
                    counts.judged(),
                    1);
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                        Words.of(
                                "{0} of {1} items judged ({2}), in {3} declarations, are declared below the fence of their peers: duty and"
                                        + " tax of {4} would be at stake if the median of their peers were right.",
                                "{0} des {1} articles jugés ({2}), dans {3} déclarations, sont déclarés sous la limite de leurs pairs :"
                                        + " {4} de droits et taxes seraient en jeu si la médiane de leurs pairs était juste.",
                                c.outside(),
                                c.judged(),
                                new Words.Share(c.outside() / (double) c.judged()),
                                c.declarations(),
                                c.atStake().said()),
                        c.stake())
                .leadingTo(c.outside(), "outside", "Items below the fence", "Articles sous la limite")
                .leadingTo(c.judged(), "judged", "Items judged", "Articles jugés"));
        findings.add(
                Finding.of(
                        "Declarations to ask about first are ranked by how far all their items together lie below their peers: where"
                                + " none of them is outside, they are inside the fence, and only the lowest that there are.",
                        "Les déclarations à interroger d’abord sont classées selon l’écart de tous leurs articles sous leurs pairs : là où"
                                + " aucun n’est hors limite, elles sont dans la limite, et seulement les plus basses qu’il y ait."));
        findings.addAll(c.atStake().remarks());
        if (c.medianRatio() != null) {
            findings.add(Finding.of(
                            "Half of those are declared at less than {0} of the median of their peers.",
                            "La moitié d’entre eux est déclarée à moins de {0} de la médiane de leurs pairs.",
                            new Words.Share(c.medianRatio()))
                    .leadingTo(c.outside(), "lower", "The lower half of them", "La moitié la plus basse"));
        }
        findings.add(Finding.of(
                        "{0} of {1} priced items had peers of the same code and origin; {2} had too few peers even in their heading and were"
                                + " not judged.",
                        "{0} des {1} articles évalués avaient des pairs de mêmes code et origine ; {2} en avaient trop peu même dans leur"
                                + " position et n’ont pas été jugés.",
                        c.fine(),
                        c.priced(),
                        c.priced() - c.judged())
                .leadingTo(c.fine(), "fine", "Peers of the same code and origin", "Pairs de mêmes code et origine")
                .leadingTo(c.priced() - c.judged(), "alone", "Too few peers", "Trop peu de pairs"));
        findings.add(units(c));
        if (c.besidePartners() > 0) {
            findings.add(Finding.of(
                            "Partners' statistics could be set beside the low prices of {0} importers: they speak against those of {1}.",
                            "Les statistiques des partenaires ont pu être comparées aux prix bas de {0} importateurs : elles contredisent"
                                    + " ceux de {1}.",
                            c.besidePartners(),
                            c.partnersAgainst())
                    .leadingTo(
                            c.partnersAgainst(),
                            "partners",
                            "Low prices that partners speak against",
                            "Prix bas que les partenaires contredisent"));
        }
        if (!c.byCustomsValue()) {
            findings.add(
                    Finding.of(
                            "Few items give a customs value: prices are amounts brought to FOB by the terms of delivery.",
                            "Peu d’articles donnent une valeur en douane : les prix sont des montants ramenés au FOB selon l’Incoterm."));
        }
        findings.add(new Finding(QUESTION_NOT_VALUE, null).without(NoDeclarations.REMARK));
        return List.copyOf(findings);
    }

    private static Finding units(Counts c) {
        return c.withUnit() == 0
                ? Finding.of(
                        "No item gives the unit that its code is counted in: units and masses were not checked before the prices.",
                        "Aucun article ne donne l’unité dans laquelle son code se compte : unités et masses n’ont pas été vérifiées avant les prix.")
                : Finding.of(
                                "{0} of {1} items with a unit have another one than their code's, or a mass that does not fit their quantity: their"
                                        + " prices were not judged.",
                                "{0} des {1} articles à unité en ont une autre que celle de leur code, ou une masse qui ne va pas avec leur quantité :"
                                        + " leurs prix n’ont pas été jugés.",
                                c.unitFaults(),
                                c.withUnit())
                        .leadingTo(
                                c.unitFaults(), "units", "Unit or mass to be asked about", "Unité ou masse à vérifier");
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(
                DeclarationsToAsk.first(
                        steps,
                        OUTSIDE,
                        new Column(
                                "score",
                                Words.of(
                                        "Joint robust z, weighed by history and partners",
                                        "z robuste commun, pondéré par le passé et les partenaires"),
                                Kind.NUMBER),
                        Column.number("partners_weight", "Weight by partners", "Poids des partenaires"),
                        new Column("least_ratio", Words.of("Lowest by median", "Le plus bas / médiane"), Kind.SHARE),
                        STAKE),
                steps.table(
                        "items",
                        Words.of(
                                "Items below the fence, by what is at stake", "Articles sous la limite, selon l’enjeu"),
                        itemColumns()),
                steps.table(
                        "importers",
                        Words.of("Importers", "Importateurs"),
                        List.of(
                                Column.IMPORTER,
                                Column.ITEMS,
                                OUTSIDE,
                                new Column("share", Words.of("Share outside", "Part hors limites"), Kind.SHARE),
                                new Column(
                                        "median_ratio",
                                        Words.of("Median price by peers'", "Prix médian / pairs"),
                                        Kind.SHARE),
                                STAKE),
                        "importer_id"),
                steps.table(
                        "ladder",
                        Words.of("By whom items were judged", "Par quels pairs les articles sont jugés"),
                        List.of(
                                PEERS_BY,
                                Column.ITEMS,
                                OUTSIDE,
                                new Column("peers", Words.of("Peers (median)", "Pairs (médiane)"), Kind.COUNT)),
                        "peers_by"),
                steps.table(
                        "units",
                        Words.of("Units and masses to be asked about", "Unités et masses à vérifier"),
                        List.of(
                                Column.DECLARATION,
                                Column.SEQUENCE,
                                Column.DAY,
                                Column.IMPORTER,
                                Column.HS_CODE,
                                UNIT_FAULT,
                                new Column("supplementary_unit", Words.of("Unit", "Unité"), Kind.TEXT),
                                new Column("usual_unit", Words.of("Usual unit", "Unité usuelle"), Kind.TEXT),
                                new Column("quantity", Words.of("Quantity", "Quantité"), Kind.NUMBER),
                                new Column("net_mass_kg", Words.of("Net kg", "kg nets"), Kind.NUMBER),
                                new Column("implied_kg", Words.of("Implied kg", "kg impliqués"), Kind.NUMBER))));
    }

    private static List<Column> itemColumns() {
        return List.of(
                Column.DECLARATION,
                Column.SEQUENCE,
                Column.DAY,
                Column.IMPORTER,
                Column.HS_CODE,
                new Column("origin_country", Words.of("Origin", "Origine"), Kind.COUNTRY),
                new Column("description", Words.of("Goods", "Marchandise"), Kind.TEXT),
                new Column("price", Words.of("Price", "Prix"), Kind.NUMBER),
                new Column("median_price", Words.of("Peers' median", "Médiane des pairs"), Kind.NUMBER),
                new Column("ratio", Words.of("By median", "/ médiane"), Kind.SHARE),
                new Column("low_price", Words.of("Fence", "Limite"), Kind.NUMBER),
                new Column("z", Words.of("Robust z", "z robuste"), Kind.NUMBER),
                new Column("peers", Words.of("Peers", "Pairs"), Kind.COUNT),
                PEERS_BY,
                Column.share("trend", "Code's price, by quarter before", "Prix du code / trimestre avant"),
                STAKE);
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Ratio> ratios = steps.rows(Ratio.class, "ratios");
        List<String> categories = ratios.stream()
                .map(r -> Column.significant(Math.pow(10, r.tenth() / 10.0)))
                .toList();
        Chart chart = new Chart(
                "ratios",
                Chart.Form.BARS,
                Words.of("Prices beside the median of their peers", "Prix face à la médiane de leurs pairs"),
                Words.of("Price by the median of its peers, from", "Prix / médiane des pairs, à partir de"),
                Words.of("Items", "Articles"),
                categories,
                List.of(
                        Chart.Series.of(Words.of("Items", "Articles"), ratios, r -> r.items() - r.outside()),
                        Chart.Series.of(Words.of("Outside", "Hors limites"), ratios, Ratio::outside)));
        return List.of(chart.leadingBy(ratios, Ratio::tenth));
    }
}
