package org.tidewaiter.analysis.weight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Which masses and quantities do not fit one another, or what others declare? Whoever declares less than is there seldom hides packages: they are
 * counted. A package that is lighter than nearly all others of its heading, again and again with one importer, is the sign that ranks. Beside it: kg
 * per unit, packing, freight above value, the same mass again and again, round numbers. Sources: domain of ASYCUDA's consistency controls; robust z
 * of Iglewicz and Hoaglin. It weighs nothing: light makes look the same.
 */
public final class UnusualMasses implements Analysis {
    private static final Column SIGN = Column.words(
            "sign",
            "Sign",
            "Signe",
            Map.of(
                    "light packages", Words.of("light packages", "colis légers"),
                    "kg per unit", Words.of("kg per unit", "kg par unité"),
                    "net above gross", Words.of("net above gross", "net supérieur au brut"),
                    "tare", Words.of("much packing", "beaucoup d’emballage"),
                    "freight above value", Words.of("freight above value", "fret supérieur à la valeur")));

    record Counts(
            long items,
            long judged,
            long light,
            long declarations,
            long oddUnit,
            long withUnit,
            long netAboveGross,
            long muchTare,
            long freightAboveValue,
            long withFreight) {}

    record Tenth(int tenth, long items) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(UnusualMasses.class),
                Card.roomOf(UnusualMasses.class),
                Words.of(
                        "Which masses and quantities do not fit one another, or what others declare for the same goods?",
                        "Quelles masses et quantités ne vont pas ensemble, ou avec ce que d’autres déclarent pour les mêmes"
                                + " marchandises ?"),
                Words.of("Examination and risk officers", "Agents de visite et de l’analyse de risque"),
                Words.of(
                        "Gross kg per package below what all but the lightest 2 % of the heading (chapter, all goods) have;"
                                + " declarations are ranked by how far below (logarithm), and three times what their importer's"
                                + " declarations usually fall short. Where a unit weighs less than usual under its code and the duty"
                                + " goes by value, a package may be lighter by as much: a lighter make. Signs beside it: kg per unit with a robust z beyond 5, net"
                                + " above gross, packing above half the gross mass, freight above the goods' price, the same odd"
                                + " mass on many declarations, share of round masses.",
                        "Kg bruts par colis au-dessous de ce qu’ont tous les envois de la position (du chapitre, de toutes les"
                                + " marchandises) sauf les 2 % les plus légers ; les déclarations sont rangées selon l’écart"
                                + " (logarithme) et trois fois l’écart habituel de leur importateur. Si une unité pèse moins que"
                                + " d’ordinaire sous son code et que le droit est ad valorem, un colis peut être plus léger d’autant : un"
                                + " article plus léger. À côté : kg par unité avec un"
                                + " z robuste au-delà de 5, net supérieur au brut, emballage au-delà de la moitié du brut, fret"
                                + " supérieur au prix, même masse non ronde sur bien des déclarations, part de masses rondes."),
                List.of(
                        "Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993)",
                        "UN, International Merchandise Trade Statistics: Compilers Manual 2010, annex 9.B"),
                List.of(
                        Field.GROSS_MASS_KG,
                        Field.ITEM_PACKAGES,
                        Field.NET_MASS_KG,
                        Field.SUPPLEMENTARY_QUANTITY,
                        Field.ITEM_FREIGHT),
                Words.of(
                        "What is in the container: light makes of which no unit is declared and small parcels look the same (on six"
                                + " simulated years that nothing was chosen on, 1 to 11 % of light makes stand among the first 5 %, where"
                                + " chance puts 5 %), and excise by weight is not told from duty by value. A manifest or a scale tells more than any of"
                                + " this.",
                        "Ce qui est dans le conteneur : des articles légers sans unité déclarée et de petits colis ont la même"
                                + " apparence (sur six années simulées dont rien n’a été tiré, 1 à 11 % des articles légers sont parmi les"
                                + " premiers 5 %, où le hasard en met 5 %), et l’accise au poids n’est pas distinguée du droit ad valorem. Un manifeste ou une bascule"
                                + " en disent plus que tout cela."),
                parameters(),
                List.of("weight_quantity"));
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.OFFICE,
                Parameter.HS,
                Parameter.whole(
                        "light",
                        Words.of("Lightest per cent of packages", "Pour cent des colis les plus légers"),
                        2,
                        1,
                        10),
                Parameter.whole(
                        "min_peers",
                        Words.of("Least items of a group", "Articles au moins par groupe"),
                        200,
                        20,
                        100_000),
                Parameter.number(
                        "z", Words.of("Robust z of kg per unit", "z robuste des kg par unité"), "5", "2", "50"),
                Parameter.number(
                        "least_spread",
                        Words.of("Least spread of kg per unit (log)", "Dispersion minimale des kg par unité (log)"),
                        "0.1",
                        "0.01",
                        "1"),
                Parameter.number(
                        "tare",
                        Words.of("Packing above this share", "Emballage au-delà de cette part"),
                        "0.5",
                        "0.05",
                        "1"),
                Parameter.whole(
                        "least_repeats",
                        Words.of("Declarations of one mass", "Déclarations d’une même masse"),
                        6,
                        2,
                        10_000),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.items() == 0) {
            return new Result.NotApplicable(
                    Words.of("There are no goods in that period.", "Il n’y a pas de marchandises dans cette période."));
        }
        if (counts.judged() == 0 && counts.withUnit() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "Too few items give packages and gross mass, or a quantity.",
                            "Trop peu d’articles donnent colis et masse brute, ou une quantité."),
                    counts.judged(),
                    steps.parameters().whole("min_peers"));
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        findings.add(packages(c));
        findings.add(units(c));
        findings.add(Finding.of(
                        "Of {0} items, {1} have a net mass above the gross, and {2} more packing than they may.",
                        "Sur {0} articles, {1} ont un net supérieur au brut, et {2} plus d’emballage que permis.",
                        c.items(),
                        c.netAboveGross(),
                        c.muchTare())
                .leadingTo(c.netAboveGross(), "net_above_gross", "Net above gross", "Net supérieur au brut")
                .leadingTo(c.muchTare(), "much_tare", "Too much packing", "Trop d’emballage"));
        if (c.withFreight() > 0) {
            findings.add(Finding.of(
                            "{0} of {1} items with a freight cost more to carry than to buy.",
                            "{0} des {1} articles à fret coûtent plus à transporter qu’à acheter.",
                            c.freightAboveValue(),
                            c.withFreight())
                    .leadingTo(
                            c.freightAboveValue(),
                            "freight_above_value",
                            "Freight above value",
                            "Fret supérieur à la valeur"));
        }
        return List.copyOf(findings);
    }

    private static Finding packages(Counts c) {
        return c.judged() == 0
                ? Finding.of(
                        "Too few items give packages and gross mass: light packages were not looked for.",
                        "Trop peu d’articles donnent colis et masse brute : les colis légers n’ont pas été cherchés.")
                : Finding.of(
                                "{0} of {1} items ({2}), in {3} declarations, have packages lighter than nearly all others of their heading"
                                        + " or chapter.",
                                "{0} des {1} articles ({2}), dans {3} déclarations, ont des colis plus légers que presque tous ceux de leur"
                                        + " position ou chapitre.",
                                c.light(),
                                c.judged(),
                                new Words.Share(c.light() / (double) c.judged()),
                                c.declarations())
                        .leadingTo(c.light(), "light", "Light packages", "Colis légers")
                        .leadingTo(c.judged(), "judged", "Items judged", "Articles jugés");
    }

    private static Finding units(Counts c) {
        return c.withUnit() == 0
                ? Finding.of(
                        "No item gives a quantity in a unit: the mass of one was not judged.",
                        "Aucun article ne donne de quantité dans une unité : la masse d’une unité n’a pas été jugée.")
                : Finding.of(
                                "{0} of {1} items with a unit weigh far more or less a unit than their code usually does.",
                                "{0} des {1} articles à unité pèsent par unité bien plus ou bien moins que d’usage pour leur code.",
                                c.oddUnit(),
                                c.withUnit())
                        .leadingTo(c.oddUnit(), "odd_unit", "Unusual mass of a unit", "Masse inhabituelle par unité");
    }

    private static List<Table> tables(AnalysisSql steps) {
        Column light = Column.count("light", "Light packages", "Colis légers");
        return List.of(
                steps.table(
                        "declarations",
                        Words.of("Declarations to weigh first", "Déclarations à peser d’abord"),
                        List.of(
                                Column.RANK,
                                Column.DECLARATION,
                                Column.DAY,
                                Column.IMPORTER,
                                Column.ITEMS,
                                light,
                                Column.count("odd", "Other signs", "Autres signes"),
                                Column.number("score", "Score", "Score"),
                                Column.share(
                                        "importer_share", "Importer's light items", "Articles légers, importateur"))),
                steps.table("items", Words.of("Items with a sign", "Articles à signe"), itemColumns()),
                steps.table(
                        "importers",
                        Words.of("Importers", "Importateurs"),
                        List.of(
                                Column.IMPORTER,
                                Column.count("declarations", "Declarations", "Déclarations"),
                                Column.ITEMS,
                                light,
                                Column.share("share", "Share light", "Part légère"),
                                Column.share("round_share", "Share of round masses", "Part de masses rondes")),
                        "importer_id"),
                steps.table(
                        "repeats",
                        Words.of("The same mass again and again", "La même masse encore et encore"),
                        List.of(
                                Column.text("repeat_id", "Importer and mass", "Importateur et masse"),
                                Column.IMPORTER,
                                Column.number("gross_mass_kg", "Gross kg", "kg bruts"),
                                Column.ITEMS,
                                Column.count("declarations", "Declarations", "Déclarations"),
                                Column.count("codes", "HS codes", "Codes SH")),
                        "repeat_id"));
    }

    private static List<Column> itemColumns() {
        return List.of(
                Column.DECLARATION,
                Column.SEQUENCE,
                Column.DAY,
                Column.IMPORTER,
                Column.HS_CODE,
                SIGN,
                Column.number("net_mass_kg", "Net kg", "kg nets"),
                Column.number("gross_mass_kg", "Gross kg", "kg bruts"),
                Column.count("packages", "Packages", "Colis"),
                Column.number("kg_per_package", "kg a package", "kg par colis"),
                Column.number("fence", "Fence", "Limite"),
                Column.number("kg_per_unit", "kg a unit", "kg par unité"),
                Column.number("usual_kg_per_unit", "Usual kg a unit", "kg usuels par unité"),
                Column.share("tare", "Packing", "Emballage"));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Tenth> masses = steps.rows(Tenth.class, "masses");
        List<Chart> charts = new java.util.ArrayList<>();
        if (!masses.isEmpty()) {
            charts.add(new Chart(
                            "masses",
                            Chart.Form.BARS,
                            Words.of(
                                    "Packages beside the fence of their peers",
                                    "Colis face à la limite de leurs pairs"),
                            Words.of("kg a package by the fence, from", "kg par colis / limite, à partir de"),
                            Words.of("Items", "Articles"),
                            masses.stream()
                                    .map(m -> Column.significant(Math.pow(10, m.tenth() / 10.0)))
                                    .toList(),
                            List.of(Chart.Series.of(Words.of("Items", "Articles"), masses, Tenth::items)))
                    .leadingBy(masses, Tenth::tenth));
        }
        return List.copyOf(charts);
    }
}
