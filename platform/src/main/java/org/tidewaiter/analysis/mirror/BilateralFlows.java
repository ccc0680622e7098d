package org.tidewaiter.analysis.mirror;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.ReferenceTable;

/**
 * Which trade flows do both countries report, and what lies between their values? A flow is an exporting country, an importing country, a subheading
 * and a year; the importer's value (CIF) by the exporter's (FOB) is what bridges the two, by chapter. It needs partners' statistics of many countries
 * (UN Comtrade), and no declarations.
 *
 * <p>Sources: United Nations, International Merchandise Trade Statistics, Compilers Manual 2010, chapter on bilateral asymmetries; GFI's deflation of
 * imports. A median above one is freight and insurance; below one it is not freight.
 */
public final class BilateralFlows implements Analysis {
    private static final Column BOTH = Column.count("both_sides", "Both", "Les deux");
    private static final Column COMPARED = Column.count("compared", "Compared", "Comparés");
    private static final Column MEDIAN = Column.number("median_ratio", "Median CIF by FOB", "CAF / FAB médian");
    private static final Column LOWER = Column.number("lower_quarter", "Lower quarter", "Quart inférieur");
    private static final Column UPPER = Column.number("upper_quarter", "Upper quarter", "Quart supérieur");

    /** What was counted, a component a column of the section counts. */
    record Counts(
            @Nullable String currency,
            long flows,
            long importerSide,
            long exporterSide,
            long bothSides,
            long compared,
            @Nullable Double medianRatio) {}

    record Tenth(int tenth, long flows) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(BilateralFlows.class),
                Card.roomOf(BilateralFlows.class),
                Words.of(
                        "Which trade flows do both countries report, and what lies between their values?",
                        "Quels flux les deux pays déclarent-ils, et qu’y a-t-il entre leurs valeurs ?"),
                Words.of(
                        "Statistics, valuation and risk analysts",
                        "Analystes des statistiques, de la valeur et du risque"),
                Words.of(
                        "Partners' statistics (load the table “partner_statistics”): exports by exporting country (FOB) and imports by"
                                + " importing country (CIF) of the same pair of countries, subheading and year; total flows only, in"
                                + " the currency of most rows. The ratio is told where both sides are at least the least value.",
                        "Statistiques des partenaires (charger la table « partner_statistics ») : exportations du pays exportateur (FAB) et"
                                + " importations du pays importateur (CAF) de la même paire de pays, sous-position et année ; flux"
                                + " totaux seulement, dans la monnaie de la plupart des lignes. Le rapport est donné là où les deux"
                                + " côtés atteignent la valeur minimale."),
                List.of(
                        "UN, International Merchandise Trade Statistics: Compilers Manual 2010",
                        "OECD, International Transport and Insurance Costs of Merchandise Trade (2024 edition)"),
                List.of(),
                Words.of(
                        "Why a side is missing: countries that do not publish, goods in transit, other years, other editions of the"
                                + " Harmonized System, origin against consignment.",
                        "Pourquoi un côté manque : pays qui ne publient pas, transit, autres années, autres éditions du Système"
                                + " harmonisé, origine ou provenance."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.HS,
                        Parameter.number(
                                "least_value",
                                Words.of("Least value of either side", "Valeur minimale de chaque côté"),
                                "100000",
                                "1",
                                "1000000000"),
                        Parameter.ROWS),
                List.of(ReferenceTable.PARTNER_STATISTIC),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.flows() == 0) {
            return new Result.NotApplicable(
                    Words.of(
                            "There are no statistics of partners with exports (X) or imports (M) in that period.",
                            "Il n’y a pas de statistiques de partenaires avec exportations (X) ou importations (M) dans cette période."));
        }
        return new Result.Findings(List.of(sides(counts), bridge(counts)), tables(steps), charts(steps))
                .without(NoDeclarations.STATISTICS);
    }

    /** How many flows stand on which side. */
    static Finding sides(Counts c) {
        return Finding.of(
                "Of {0} flows, {1} ({2}) are reported by both countries, {3} by the importing one alone and {4} by the exporting one alone.",
                "Sur {0} flux, {1} ({2}) sont déclarés par les deux pays, {3} par le seul importateur et {4} par le seul exportateur.",
                c.flows(),
                c.bothSides(),
                new Words.Share(c.bothSides() / (double) c.flows()),
                c.importerSide() - c.bothSides(),
                c.exporterSide() - c.bothSides());
    }

    /** What the importing country's value is of the exporting one's. */
    static Finding bridge(Counts c) {
        if (c.importerSide() == 0 || c.exporterSide() == 0) {
            return c.importerSide() == 0
                    ? Finding.of(
                            "The statistics are of exports alone: there is nothing to compare before imports (M) are loaded beside them.",
                            "Les statistiques ne sont que d’exportations : il n’y a rien à comparer avant d’y joindre des importations (M).")
                    : Finding.of(
                            "The statistics are of imports alone: there is nothing to compare before exports (X) are loaded beside them.",
                            "Les statistiques ne sont que d’importations : il n’y a rien à comparer avant d’y joindre des exportations (X).");
        }
        return c.medianRatio() == null
                ? Finding.of(
                        "No flow is large enough on both sides for their values to be compared.",
                        "Aucun flux n’est assez grand des deux côtés pour comparer les valeurs.")
                : Finding.of(
                        "In the median of {0} flows that are large enough on both sides, the importing country's value is {1} times"
                                + " the exporting one's ({2}).",
                        "Dans la médiane de {0} flux assez grands des deux côtés, la valeur du pays importateur est {1} fois celle du"
                                + " pays exportateur ({2}).",
                        c.compared(),
                        c.medianRatio(),
                        String.valueOf(c.currency()));
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(
                steps.table(
                        "years",
                        Words.of("Flows by year", "Flux par année"),
                        List.of(
                                Column.text("year", "Year", "Année"),
                                Column.count("importer_side", "Importing country", "Pays importateur"),
                                Column.count("exporter_side", "Exporting country", "Pays exportateur"),
                                BOTH,
                                COMPARED,
                                MEDIAN,
                                LOWER,
                                UPPER)),
                steps.table(
                        "chapters",
                        Words.of("From FOB to CIF by chapter", "Du FAB au CAF par chapitre"),
                        List.of(
                                new Column("chapter", Words.of("Chapter", "Chapitre"), Kind.HS),
                                BOTH,
                                COMPARED,
                                MEDIAN,
                                LOWER,
                                UPPER)),
                steps.table(
                        "apart",
                        Words.of("Flows furthest apart", "Flux les plus éloignés"),
                        List.of(
                                new Column("exporter", Words.of("From", "De"), Kind.COUNTRY),
                                new Column("importer", Words.of("To", "Vers"), Kind.COUNTRY),
                                Column.HS_CODE,
                                Column.text("year", "Year", "Année"),
                                Column.number("exported", "Exports, FOB", "Exportations, FAB"),
                                Column.number("imported", "Imports, CIF", "Importations, CAF"),
                                Column.number("ratio", "Ratio", "Rapport"),
                                Column.number("exported_kg", "Exports, kg", "Exportations, kg"),
                                Column.number("imported_kg", "Imports, kg", "Importations, kg"))));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Tenth> ratios = steps.rows(Tenth.class, "ratios");
        return ratios.isEmpty()
                ? List.of()
                : List.of(new Chart(
                        "ratios",
                        Chart.Form.BARS,
                        Words.of(
                                "Imports beside exports of the same flow",
                                "Importations face aux exportations du même flux"),
                        Words.of("CIF by FOB, from", "CAF / FAB, à partir de"),
                        Words.of("Flows", "Flux"),
                        ratios.stream()
                                .map(t -> Column.significant(Math.pow(10, t.tenth() / 10.0)))
                                .toList(),
                        List.of(Chart.Series.of(Words.of("Flows", "Flux"), ratios, Tenth::flows))));
    }
}
