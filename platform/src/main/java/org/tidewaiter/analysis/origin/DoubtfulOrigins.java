package org.tidewaiter.analysis.origin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
 * Which origins do the supplier, the route or the trade of the goods speak against? The supplier's usual origin, the country that the goods were sent
 * from, what the importer bought before a duty rose against another origin, and preferences claimed from where hardly anybody buys the goods.
 * Sources: OLAF and JRC work on circumvention; domain of origin controls. It sees no factory and no certificate: traders who supply from several
 * countries look the same.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class DoubtfulOrigins implements Analysis {
    record Counts(
            long items,
            long withSupplier,
            long otherSupplier,
            long declarations,
            long sentFromThere,
            long afterMeasure,
            long measures,
            long rarePreference,
            long preferences,
            long otherRoute,
            long routed,
            @Nullable BigDecimal value) {}

    record Month(String month, long otherSupplier, long afterMeasure) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(DoubtfulOrigins.class),
                Card.roomOf(DoubtfulOrigins.class),
                Words.of(
                        "Which origins do the supplier, the route or the trade of the goods speak against?",
                        "Quelles origines sont contredites par le fournisseur, la route ou le commerce de ces marchandises ?"),
                Words.of("Origin and trade defence", "Origine et défense commerciale"),
                Words.of(
                        "Signs of an item: its supplier otherwise delivers another origin (3); it was sent from there (2); its"
                                + " importer bought the heading from an origin until a duty rose against it by ten points or more,"
                                + " and buys it from elsewhere since (2 where the supplier had delivered it of that origin, ½ where it"
                                + " is another supplier: to look for another source is what a duty is meant to do); a preference is claimed from an origin from which hardly"
                                + " anybody else buys the heading (2); neither port of loading nor country of export is the origin"
                                + " (1). Declarations are ranked by the sum for their worst item, then by value; the sum weighs more where"
                                + " examinations of the importer's other declarations found them wrong, less where they were in order.",
                        "Signes d’un article : son fournisseur livre d’ordinaire une autre origine (3) ; il a été expédié de là (2) ;"
                                + " son importateur achetait la position à une origine jusqu’à ce qu’un droit y augmente d’au moins"
                                + " dix points, et l’achète ailleurs depuis (2 si le fournisseur l’avait livrée de cette origine, ½ si c’est"
                                + " un autre : chercher ailleurs est ce que veut un droit) ; une préférence est demandée d’une origine où"
                                + " presque personne d’autre n’achète la position (2) ; ni le port de chargement ni le pays"
                                + " d’exportation n’est l’origine (1). Les déclarations sont rangées par la somme de leur pire"
                                + " article, puis par valeur ; la somme pèse plus si les visites des autres déclarations de"
                                + " l’importateur les ont infirmées, moins si elles étaient en règle."),
                List.of(
                        "JRC, network approach to anti-dumping circumvention, SSRN 4160612",
                        "WTO Agreement on Rules of Origin"),
                List.of(
                        Field.ORIGIN_COUNTRY,
                        Field.EXPORTER_ID,
                        Field.EXPORT_COUNTRY,
                        Field.LOADING_PLACE,
                        Field.PREFERENCE_CODE,
                        Field.DUTY_RATE_PERCENT),
                Words.of(
                        "Factories, certificates and processing: a supplier that truly makes or buys in several countries looks the"
                                + " same (on six simulated years that nothing was chosen on, 2 to 14 % of importers' goods that truly moved stand"
                                + " among the first 5 %, where chance puts 5 %), and one that never declared its own origin is not seen.",
                        "Les usines, les certificats et les transformations : un fournisseur qui fabrique ou achète vraiment dans"
                                + " plusieurs pays a la même apparence (sur six années simulées dont rien n’a été tiré, 2 à 14 % des"
                                + " achats vraiment déplacés sont parmi les premiers 5 %, où le hasard en met 5 %), et celui qui n’a jamais déclaré sa propre origine ne se voit"
                                + " pas."),
                parameters(),
                List.of("false_origin"));
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.OFFICE,
                Parameter.HS,
                Parameter.whole(
                        "least_items",
                        Words.of("Least items of a supplier", "Articles au moins d’un fournisseur"),
                        5,
                        2,
                        10_000),
                Parameter.number(
                        "usual",
                        Words.of("Share that makes an origin usual", "Part qui rend une origine usuelle"),
                        "0.6",
                        "0.5",
                        "1"),
                Parameter.number(
                        "rise", Words.of("Rise of duty, points", "Hausse du droit, en points"), "10", "1", "1000"),
                Parameter.whole(
                        "few",
                        Words.of("Importers of a rare origin, at most", "Importateurs d’une origine rare, au plus"),
                        1,
                        1,
                        100),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.items() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No imported goods have an origin in that period.",
                    "Aucune marchandise importée n’a d’origine dans cette période."));
        }
        if (counts.withSupplier() == 0 && counts.measures() == 0 && counts.preferences() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "Of {0} items none has a supplier with {1} items, no duty rose, and no preference is claimed.",
                            "Aucun des {0} articles n’a de fournisseur à {1} articles, aucun droit n’a augmenté, aucune préférence n’est demandée.",
                            counts.items(),
                            steps.parameters().whole("least_items")),
                    0,
                    1);
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        suppliers(c, findings);
        findings.add(measures(c));
        findings.add(preferences(c));
        findings.add(routes(c));
        return List.copyOf(findings);
    }

    private static void suppliers(Counts c, List<Finding> findings) {
        if (c.withSupplier() == 0) {
            findings.add(Finding.of(
                    "No item has a supplier with enough items and a usual origin: nothing was held against what a supplier usually sends.",
                    "Aucun article n’a de fournisseur avec assez d’articles et une origine usuelle : rien n’a été comparé à ce qu’un fournisseur"
                            + " envoie d’habitude."));
            return;
        }
        findings.add(new Finding(
                        Words.of(
                                "{0} of {1} items with a known supplier ({2}), in {3} declarations, are declared of another origin than their"
                                        + " supplier's usual one{4}.",
                                "{0} des {1} articles à fournisseur connu ({2}), dans {3} déclarations, sont déclarés d’une autre origine que"
                                        + " l’habituelle de leur fournisseur{4}.",
                                c.otherSupplier(),
                                c.withSupplier(),
                                new Words.Share(c.otherSupplier() / (double) c.withSupplier()),
                                c.declarations(),
                                worth(c)),
                        c.value())
                .leadingTo(
                        c.otherSupplier(),
                        "other_supplier",
                        "Of another origin than the supplier's",
                        "D’une autre origine que celle du fournisseur"));
        if (c.otherSupplier() > 0) {
            findings.add(Finding.of(
                            "{0} of them were sent from the supplier's usual country.",
                            "{0} d’entre eux ont été expédiés du pays habituel du fournisseur.", c.sentFromThere())
                    .leadingTo(
                            c.sentFromThere(),
                            "sent_from_there",
                            "Sent from the supplier's country",
                            "Expédiés du pays du fournisseur"));
        }
    }

    /** What those goods are worth, where that is known of any. */
    private static Words worth(Counts c) {
        return c.value() == null
                ? Words.same("")
                : Words.of(": a value of {0}", " : une valeur de {0}", new Words.Money(c.value()));
    }

    private static Finding measures(Counts c) {
        return c.measures() == 0
                ? Finding.of(
                        "No duty against a heading of an origin is known to have risen.",
                        "On ne connaît aucun droit qui ait augmenté contre une position d’une origine.")
                : Finding.of(
                                "Duties rose against {0} headings of an origin; {1} items were bought elsewhere by importers who had bought them"
                                        + " there before.",
                                "Des droits ont augmenté contre {0} positions d’une origine ; {1} articles ont été achetés ailleurs par des"
                                        + " importateurs qui les y achetaient avant.",
                                c.measures(),
                                c.afterMeasure())
                        .leadingTo(c.afterMeasure(), "after_measure", "Bought elsewhere", "Achetés ailleurs");
    }

    private static Finding preferences(Counts c) {
        return c.preferences() == 0
                ? Finding.of("No item claims a preference.", "Aucun article ne demande de préférence.")
                : Finding.of(
                                "{0} of {1} claims of preference are from an origin that hardly anybody else buys the heading from.",
                                "{0} des {1} demandes de préférence viennent d’une origine où presque personne d’autre n’achète la position.",
                                c.rarePreference(),
                                c.preferences())
                        .leadingTo(c.rarePreference(), "rare_preference", "Rare preferences", "Préférences rares")
                        .leadingTo(c.preferences(), "preferences", "Claims of preference", "Demandes de préférence");
    }

    private static Finding routes(Counts c) {
        return c.routed() == 0
                ? Finding.of(
                        "No item says both where it was loaded and which country it was sent from: routes were not judged.",
                        "Aucun article ne dit à la fois où il a été chargé et de quel pays il a été expédié : les trajets n’ont pas été jugés.")
                : Finding.of(
                                "{0} of {1} items that say both were loaded in and sent from a country that is not their origin, which is common"
                                        + " in honest trade.",
                                "{0} des {1} articles qui disent les deux ont été chargés et expédiés d’un pays qui n’est pas leur origine, ce"
                                        + " qui est courant.",
                                c.otherRoute(),
                                c.routed())
                        .leadingTo(c.otherRoute(), "other_route", "Another route", "Autre route");
    }

    private static List<Table> tables(AnalysisSql steps) {
        Column supplier = new Column("exporter_id", Words.of("Supplier", "Fournisseur"), Kind.COMPANY);
        Column usual = new Column("usual_origin", Words.of("Usual origin", "Origine usuelle"), Kind.COUNTRY);
        Column origin = new Column("origin", Words.of("Origin", "Origine"), Kind.COUNTRY);
        return List.of(
                steps.table(
                        "declarations",
                        Words.of("Declarations to look at first", "Déclarations à regarder d’abord"),
                        List.of(
                                Column.RANK,
                                Column.DECLARATION,
                                Column.DAY,
                                Column.IMPORTER,
                                supplier,
                                origin,
                                usual,
                                Column.number("score", "Score", "Score"),
                                Column.count("other_supplier", "Other than supplier's", "Autre que le fournisseur"),
                                Column.count("after_measure", "After a measure", "Après une mesure"),
                                Column.count("same_supplier", "Same supplier", "Même fournisseur"),
                                Column.count("rare_preference", "Rare preference", "Préférence rare"),
                                Column.count("other_route", "Other route", "Autre route"),
                                Column.CUSTOMS_VALUE)),
                steps.table(
                        "suppliers",
                        Words.of("Suppliers with more than one origin", "Fournisseurs à plusieurs origines"),
                        List.of(
                                new Column("exporter_id", Words.of("Supplier", "Fournisseur"), Kind.TEXT),
                                usual,
                                Column.ITEMS,
                                Column.share("share", "Share usual", "Part usuelle"),
                                Column.count("others", "Of other origins", "D’autres origines"),
                                Column.text("origins", "Which", "Lesquelles"),
                                Column.day("first_day", "First", "Première"),
                                Column.CUSTOMS_VALUE),
                        "exporter_id"),
                steps.table(
                        "measures",
                        Words.of("Duties that rose", "Droits qui ont augmenté"),
                        List.of(
                                Column.text("measure_id", "Heading and origin", "Position et origine"),
                                Column.text("hs4", "Heading", "Position"),
                                origin,
                                Column.day("since", "Since", "Depuis"),
                                Column.number("former_rate", "Duty before, %", "Droit avant, %"),
                                Column.number("rate", "Duty since, %", "Droit depuis, %"),
                                Column.share("share_before", "Share before", "Part avant"),
                                Column.share("share_after", "Share since", "Part depuis"),
                                Column.count("moved", "Importers who moved", "Importateurs partis ailleurs")),
                        "measure_id"));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Month> months = steps.rows(Month.class, "months");
        return List.of(new Chart(
                        "months",
                        Chart.Form.LINES,
                        Words.of("Signs by month", "Signes par mois"),
                        Words.of("Month", "Mois"),
                        Words.of("Items", "Articles"),
                        months.stream().map(Month::month).toList(),
                        List.of(
                                Chart.Series.of(
                                        Words.of("Other than the supplier's", "Autre que le fournisseur"),
                                        months,
                                        Month::otherSupplier),
                                Chart.Series.of(
                                        Words.of("Elsewhere after a measure", "Ailleurs après une mesure"),
                                        months,
                                        Month::afterMeasure)))
                .leadingBy(months.stream().map(Month::month).toList()));
    }
}
