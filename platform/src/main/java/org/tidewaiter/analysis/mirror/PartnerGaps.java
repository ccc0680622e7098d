package org.tidewaiter.analysis.mirror;

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
import org.tidewaiter.analysis.TaxAtStake;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.ReferenceTable;

/**
 * Which of our imports are short of what partners say they sent us, and is it weight, price, code or origin? The partner's exports (FOB), moved on by
 * the days of the voyage and raised by the chapter's freight and insurance, are laid beside what was declared of that origin; the gap is taken apart
 * into a weight and a price part that add up exactly (logarithmic mean divisia index), and into what the heading's other codes and other origins
 * offset.
 *
 * <p>Sources: IMF workshop on revenue mobilisation 2026 (bridge, shapes, notes); Fisman and Wei 2004; Ang 2004 (LMDI). A gap is no evidence against
 * anybody: statistics differ for many honest reasons, and those that are known are noted beside each flow.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class PartnerGaps implements Analysis {
    /** What was counted, a component a column of the section counts. */
    record Counts(
            @Nullable String country,
            @Nullable String statedIn,
            @Nullable String currency,
            long imports,
            long cells,
            long monthsWithRate,
            long flows,
            long bothSides,
            long fitting,
            long shortFlows,
            long shortExplained,
            long lost,
            long orphans,
            BigDecimal gap,
            long more,
            BigDecimal over,
            long small,
            long weighed,
            BigDecimal weighedGap,
            BigDecimal weightGap,
            BigDecimal priceGap,
            BigDecimal otherCode,
            BigDecimal otherOrigin,
            @Nullable BigDecimal stake,
            @Nullable BigDecimal lostStake,
            long stakeByRate,
            long stakeUnknown) {
        TaxAtStake atStake() {
            return new TaxAtStake(stake, stakeByRate, 0);
        }
    }

    record Tenth(int tenth, long flows) {}

    record Month(String month, double expected, double recorded) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(PartnerGaps.class),
                Card.roomOf(PartnerGaps.class),
                Words.of(
                        "Which of our imports are short of what partners say they sent us, and is it weight, price, code or origin?",
                        "Quelles importations sont en deçà de ce que les partenaires disent nous avoir envoyé : poids, prix, code ou origine ?"),
                Words.of(
                        "Risk, valuation and statistics analysts",
                        "Analystes du risque, de la valeur et des statistiques"),
                PartnerGapsWords.METHOD,
                List.of(
                        "IMF workshop on revenue mobilisation (2026): mirror statistics",
                        "Fisman and Wei, Tax Rates and Tax Evasion: Evidence from \"Missing Imports\" in China, JPE 112 (2004)",
                        "Ang, Decomposition analysis for policymaking in energy, Energy Policy 32 (2004): LMDI",
                        "UN, International Merchandise Trade Statistics: Compilers Manual 2010"),
                List.of(Field.CUSTOMS_VALUE, Field.ORIGIN_COUNTRY, Field.HS_CODE, Field.NET_MASS_KG),
                PartnerGapsWords.CANNOT_SEE,
                parameters(),
                List.of(ReferenceTable.PARTNER_STATISTIC),
                List.of());
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.HS,
                Parameter.code("country", Words.of("Own country", "Pays propre")),
                Parameter.choice("valued", Words.of("Customs values are", "Les valeurs en douane sont"), "cif", "fob")
                        .meaning("cif", "with freight and insurance (CIF)", "fret et assurance compris (CAF)")
                        .meaning("fob", "without them (FOB)", "sans eux (FAB)"),
                Parameter.number(
                        "margin",
                        Words.of(
                                "Freight and insurance where not measured",
                                "Fret et assurance s’ils ne sont pas mesurés"),
                        "0.06",
                        "0",
                        "0.5"),
                Parameter.whole("sea_days", Words.of("Days at sea", "Jours en mer"), 28, 0, 120),
                Parameter.whole("other_days", Words.of("Days otherwise", "Jours autrement"), 3, 0, 60),
                Parameter.number(
                        "least_value",
                        Words.of("Least value of a flow", "Valeur minimale d’un flux"),
                        "10000",
                        "1",
                        "1000000000"),
                Parameter.number(
                        "fits", Words.of("Fits within this share", "Concorde à cette part près"), "0.2", "0", "0.9"),
                Parameter.number(
                        "weighed",
                        Words.of("Least share with a measured mass", "Part minimale de masse mesurée"),
                        "0.7",
                        "0.1",
                        "1"),
                Parameter.choice("period", Words.of("Shape by", "Allure par"), "quarter", "year")
                        .meaning("quarter", "quarter", "trimestre")
                        .meaning("year", "year", "année"),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        Words missing = missing(counts);
        if (missing != null) {
            return new Result.NotApplicable(missing);
        }
        if (counts.flows() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "No flow reaches the least value within the days that can be compared.",
                            "Aucun flux n’atteint la valeur minimale dans les jours comparables."),
                    0,
                    1);
        }
        return new Result.Findings(findings(counts), PartnerGapsTables.of(steps), charts(steps))
                .without(NoDeclarations.STATISTICS);
    }

    private static @Nullable Words missing(Counts c) {
        if (c.country() == null) {
            return Words.of(
                    "No declaration says to which country its goods go: give the parameter country.",
                    "Aucune déclaration ne dit vers quel pays vont ses marchandises : donnez le paramètre country.");
        }
        if (c.imports() == 0) {
            return Words.of(
                    "No import with a customs value and an origin is there in that period.",
                    "Aucune importation avec valeur en douane et origine dans cette période.");
        }
        if (c.cells() == 0) {
            return Words.of(
                    "The statistics of partners hold no exports to {0}.",
                    "Les statistiques des partenaires n’ont pas d’exportations vers {0}.", c.country());
        }
        return c.monthsWithRate() > 0
                ? null
                : Words.of(
                        "There is no rate between {0}, in which the statistics are, and the national currency ({1}): give it with"
                                + " currency, or load exchange rates.",
                        "Il n’y a pas de taux entre {0}, monnaie des statistiques, et la monnaie nationale ({1}) : donnez-la par"
                                + " currency, ou chargez des taux de change.",
                        String.valueOf(c.statedIn()),
                        c.currency() == null ? "?" : c.currency());
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        if (c.shortFlows() > 0) {
            findings.addAll(shortfalls(c));
        } else {
            findings.add(Finding.of(
                            "Of {0} flows that both sides report, {1} fit and none is short of what the partner says it sent.",
                            "Sur {0} flux que les deux côtés déclarent, {1} concordent et aucun n’est en deçà de ce que le partenaire dit avoir envoyé.",
                            c.bothSides(),
                            c.fitting())
                    .leadingTo(
                            c.fitting(),
                            "fits",
                            "Declared in flows that fit",
                            "Déclarés dans les flux qui concordent"));
        }
        findings.add(Finding.of(
                        "In {0} flows more was declared than the partner says it sent: {1} too much. Flows below the least value on both"
                                + " sides, which are not judged: {2}.",
                        "Dans {0} flux, plus a été déclaré que ce que le partenaire dit avoir envoyé : {1} de trop. Flux sous la valeur"
                                + " minimale des deux côtés, non jugés : {2}.",
                        c.more(),
                        new Words.Money(c.over()),
                        c.small())
                .leadingTo(c.more(), "more", "Declared in flows that are above", "Déclarés dans les flux au-dessus"));
        findings.add(new Finding(
                        Words.of(
                                "{0} flows that partners report were never declared: tax of {1} would be at stake. {2} flows were declared"
                                        + " that no partner reports.",
                                "{0} flux que des partenaires déclarent n’ont jamais été déclarés ici : {1} de taxes seraient en jeu. {2}"
                                        + " flux ont été déclarés que nul partenaire ne rapporte.",
                                c.lost(),
                                new TaxAtStake(c.lostStake(), 0, 0).said(),
                                c.orphans()),
                        c.lostStake())
                .leadingTo(
                        c.orphans(),
                        "orphan",
                        "Declared, and reported by no partner",
                        "Déclarés, et rapportés par nul partenaire"));
        findings.addAll(c.atStake().remarks());
        if (c.stake() != null && c.stakeUnknown() > 0) {
            findings.add(Finding.of(
                    "Flows of goods of which no import states a tax or a duty rate: {0}. What is at stake in them is in no sum.",
                    "Flux de marchandises dont aucune importation n’indique de taxe ni de taux : {0}. Leur enjeu n’est dans aucune somme.",
                    c.stakeUnknown()));
        }
        findings.add(new Finding(PartnerGapsWords.NO_EVIDENCE, null));
        return List.copyOf(findings);
    }

    /** How much is missing in the flows that are short, and what it looks like. */
    private static List<Finding> shortfalls(Counts c) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                        Words.of(
                                "Of {0} flows that both sides report, {1} fit and {2} are short of what the partner says it sent: {3} is"
                                        + " missing, and tax of {4} would be at stake in those that nothing known may explain whole"
                                        + " ({5} may be: the partner is a hub or imports as much of them, publishes nothing, or the HS edition changed; the other notes explain a part at most).",
                                "Sur {0} flux que les deux côtés déclarent, {1} concordent et {2} sont en deçà de ce que le partenaire dit"
                                        + " avoir envoyé : il manque {3}, et {4} de taxes seraient en jeu dans ceux que rien de"
                                        + " connu ne peut expliquer en entier ({5} peuvent l’être : le partenaire est une plaque tournante, en importe autant ou ne publie pas, ou l’édition du SH a changé ; les autres remarques n’expliquent qu’une part).",
                                c.bothSides(),
                                c.fitting(),
                                c.shortFlows(),
                                new Words.Money(c.gap()),
                                c.atStake().said(),
                                c.shortExplained()),
                        c.stake())
                .leadingTo(
                        c.shortFlows(), "short", "Declared in flows that are short", "Déclarés dans les flux en deçà")
                .leadingTo(c.fitting(), "fits", "Declared in flows that fit", "Déclarés dans les flux qui concordent")
                .leadingTo(
                        c.shortExplained(),
                        "explained",
                        "Declared in those that may be explained",
                        "Déclarés dans ceux qui peuvent s’expliquer"));
        if (c.weighed() > 0) {
            findings.add(Finding.of(
                            "Where masses are measured ({2} of the {3} flows that are short), {4} is missing: {0} of it is weight and {1} is price.",
                            "Là où les masses sont mesurées ({2} des {3} flux en deçà), il manque {4} : {0} tient au poids et {1} au prix.",
                            new Words.Money(c.weightGap()),
                            new Words.Money(c.priceGap()),
                            c.weighed(),
                            c.shortFlows(),
                            new Words.Money(c.weighedGap()))
                    .leadingTo(
                            c.weighed(),
                            "weighed",
                            "Declared in those whose masses are measured",
                            "Déclarés dans ceux dont les masses sont mesurées"));
        }
        findings.add(Finding.of(
                        "{0} of what is missing stands under other codes of the same heading, {1} under other origins of the same goods.",
                        "{0} de ce qui manque se trouve sous d’autres codes de la même position, {1} sous d’autres origines des mêmes"
                                + " marchandises.",
                        new Words.Money(c.otherCode()),
                        new Words.Money(c.otherOrigin()))
                .leadingTo(
                        c.otherCode().signum(),
                        "other_code",
                        "Declared in flows that other codes offset",
                        "Déclarés dans les flux que d’autres codes compensent")
                .leadingTo(
                        c.otherOrigin().signum(),
                        "other_origin",
                        "Declared in flows that other origins offset",
                        "Déclarés dans les flux que d’autres origines compensent"));
        return findings;
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Chart> charts = new ArrayList<>();
        List<Month> months = steps.rows(Month.class, "months");
        if (months.size() > 1) {
            charts.add(new Chart(
                            "months",
                            Chart.Form.LINES,
                            Words.of(
                                    "What partners sent, and what was declared",
                                    "Ce que les partenaires ont envoyé, et ce qui est déclaré"),
                            Words.of("Month of arrival", "Mois d’arrivée"),
                            Words.of("Value, CIF", "Valeur, CAF"),
                            months.stream().map(Month::month).toList(),
                            List.of(
                                    Chart.Series.of(Words.of("Expected", "Attendu"), months, Month::expected),
                                    Chart.Series.of(Words.of("Declared", "Déclaré"), months, Month::recorded)))
                    .leadingBy(months.stream().map(Month::month).toList()));
        }
        List<Tenth> ratios = steps.rows(Tenth.class, "ratios");
        if (!ratios.isEmpty()) {
            charts.add(new Chart(
                            "ratios",
                            Chart.Form.BARS,
                            Words.of("Declared beside expected, by flow", "Déclaré face à l’attendu, par flux"),
                            Words.of("Declared by expected, from", "Déclaré / attendu, à partir de"),
                            Words.of("Flows", "Flux"),
                            ratios.stream()
                                    .map(t -> Column.significant(Math.pow(10, t.tenth() / 10.0)))
                                    .toList(),
                            List.of(Chart.Series.of(Words.of("Flows", "Flux"), ratios, Tenth::flows)))
                    .leadingBy(ratios, Tenth::tenth));
        }
        return List.copyOf(charts);
    }
}
