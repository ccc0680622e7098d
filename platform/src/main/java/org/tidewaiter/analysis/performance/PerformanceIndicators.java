package org.tidewaiter.analysis.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.statistics.ChooserHits;
import org.tidewaiter.kit.statistics.ControlChart;
import org.tidewaiter.kit.statistics.Interval;
import org.tidewaiter.kit.statistics.ShareFunnel;

/**
 * How well does Customs do its work, and what has moved? Indicators by office and month, each with its formula, or with what it lacks; months on
 * control charts, offices on a funnel by the mix of their cases instead of a league table. It sees what the data hold: a number that is a target is
 * soon worked at, and not the work.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class PerformanceIndicators implements Analysis {
    record Counts(
            long declarations,
            long months,
            long offices,
            String firstOn,
            String lastOn,
            long fullMonths,
            long otherMoney,
            @Nullable String otherOffices) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(PerformanceIndicators.class),
                Card.roomOf(PerformanceIndicators.class),
                Words.of(
                        "How well does Customs do its work, by office and month, and what has moved?",
                        "La douane travaille-t-elle bien, par bureau et par mois, et qu’est-ce qui a changé ?"),
                Words.of("Directors and heads of offices", "Direction et chefs de bureau"),
                Words.of(
                        "Each indicator is a numerator by a denominator; both, the formula and the target stand in its row, and where data"
                                + " lack, what lacks. Months of the chosen indicator stand on a control chart: shares between limits of three"
                                + " standard deviations, widened where months differ by more than chance (p′), others by moving ranges (XmR); a"
                                + " month outside, or the eighth in a row on one side, has moved. Offices stand on a funnel: their share beside"
                                + " the one that all offices have on the same mix of cases (indirect standardisation: kind of case and HS"
                                + " chapter), limits of 99.8 % widened by overdispersion. What each chooser found stands beside draws that were looked at in the same way: examinations beside examinations, papers beside papers. Targets are judged on the months that began since they hold. Months with days missing are on no chart; of arrears,"
                                + " which are paid later, nor are the last two.",
                        "Chaque indicateur est un numérateur sur un dénominateur ; les deux, la formule et l’objectif sont sur sa ligne, et"
                                + " s’il manque des données, lesquelles. Les mois de l’indicateur choisi sont sur une carte de contrôle : parts"
                                + " entre des limites de trois écarts-types, élargies si les mois diffèrent plus que par hasard (p′), les autres"
                                + " par étendues mobiles (XmR) ; un mois dehors, ou le huitième d’un même côté, a changé. Les bureaux sont sur"
                                + " un entonnoir : leur part à côté de celle de tous sur la même composition (standardisation indirecte : sorte"
                                + " de cas et chapitre du SH), limites à 99,8 % élargies par la surdispersion. Ce que chaque choix a trouvé est à côté des tirages contrôlés de la même façon : visites à côté de visites, documents à côté de documents. Un objectif se juge sur les mois commencés depuis qu’il vaut. Un mois incomplet n’est sur aucune"
                                + " carte ; pour les restes à recouvrer, payés plus tard, ni les deux derniers."),
                List.of(
                        "WCO Performance Measurement Mechanism, names of indicators (pmm.wcoomd.org)",
                        "Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005)",
                        "Wheeler, Understanding Variation (1993); Laney, Improved control charts for attributes, Quality Engineering 14"
                                + " (2002)"),
                List.of(Field.DECLARATION_ID, Field.ACCEPTED_AT),
                Words.of(
                        "What is not recorded, and whether numbers are worked at instead of the work: indicators that are rewarded are evaded"
                                + " (Cameroon, Madagascar). Declarations on paper, costs and appeals are in no declaration: they are loaded as"
                                + " figures. An office whose cases nobody else has is not judged.",
                        "Ce qui n’est pas saisi, et si l’on soigne les chiffres au lieu du travail : un indicateur récompensé est contourné"
                                + " (Cameroun, Madagascar). Le papier, les coûts et les recours ne sont dans aucune déclaration : ils se chargent"
                                + " dans la table « figures », à charger. Un bureau aux cas que nul autre n’a n’est pas jugé."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "type",
                                Words.of("Declaration type begins with", "Le type de déclaration commence par")),
                        indicator(),
                        Parameter.ROWS),
                List.of());
    }

    private static Parameter indicator() {
        Parameter chosen = Parameter.choice(
                "indicator", Words.of("Indicator by month and office", "Indicateur par mois et bureau"), choices());
        for (Indicator indicator : Indicator.values()) {
            chosen = chosen.meaning(indicator.id(), indicator.title);
        }
        return chosen;
    }

    private static String[] choices() {
        List<String> all = new ArrayList<>(List.of(Indicator.HIT_RATE.id()));
        for (Indicator indicator : Indicator.values()) {
            if (indicator != Indicator.HIT_RATE) {
                all.add(indicator.id());
            }
        }
        return all.toArray(String[]::new);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.declarations() == 0) {
            return new Result.NotApplicable(
                    Words.of("There is no declaration of that period.", "Aucune déclaration de cette période."));
        }
        Map<Indicator, MeasuredIndicator> measured = MeasuredIndicator.of(steps);
        MeasuredIndicator chosen = Objects.requireNonNull(
                measured.get(Indicator.named(steps.parameters().text("indicator"))));
        List<OfficeIndicator> units = steps.rows(OfficeIndicator.class, "units").stream()
                .filter(u -> u.indicator().equals(chosen.indicator().id()))
                .toList();
        List<ChooserHits> hits = steps.rows(ChooserHits.class, "chosen");
        return new Result.Findings(
                        findings(counts, List.copyOf(measured.values()), chosen, units, hits, unusable(steps)),
                        List.of(
                                IndicatorTables.indicators(
                                        measured.values().stream().toList()),
                                ChooserTable.of(hits),
                                IndicatorTables.months(chosen),
                                IndicatorTables.offices(
                                        chosen, units, steps.parameters().whole("rows"))),
                        charts(chosen, units))
                .readFrom("indicators");
    }

    /** The names of targets that cannot be used. */
    static List<String> unusable(AnalysisSql steps) {
        return MeasuredIndicator.targets(steps).stream()
                .filter(t -> !t.isUsable() && !t.isOfAnother())
                .map(MeasuredIndicator.IndicatorTarget::indicator)
                .toList();
    }

    /** The sentences, from what was measured. */
    static List<Finding> findings(
            Counts c,
            List<MeasuredIndicator> all,
            MeasuredIndicator chosen,
            List<OfficeIndicator> units,
            List<ChooserHits> hits,
            List<String> unusable) {
        List<Finding> findings = new ArrayList<>();
        long known = all.stream().filter(m -> m.value() != null).count();
        findings.add(Finding.of(
                "{0} of {1} indicators can be measured on {2} declarations of {3} from {4} to {5}; the others say what they lack.",
                "{0} des {1} indicateurs se mesurent sur {2} déclarations de {3} du {4} au {5} ; les autres disent ce qui leur"
                        + " manque.",
                known,
                all.size(),
                c.declarations(),
                Words.counted(c.offices(), "{0} office", "{0} offices", "{0} bureau", "{0} bureaux"),
                c.firstOn(),
                c.lastOn()));
        if (c.fullMonths() < ControlChart.LEAST) {
            findings.add(Finding.of(
                    "Too few full months to say what moved: {0}, and it takes {1}.",
                    "Trop peu de mois entiers pour dire ce qui a changé : {0}, il en faut {1}.",
                    c.fullMonths(),
                    ControlChart.LEAST));
        }
        for (MeasuredIndicator m :
                all.stream().filter(MeasuredIndicator::hasMoved).toList()) {
            findings.add(moved(m));
        }
        for (MeasuredIndicator m : all) {
            if (Objects.equals(m.reached(), "missed")) {
                findings.add(Finding.of(
                        "{0}: {1} misses the target, which holds since {2}.",
                        "{0} : {1} manque l’objectif, qui vaut depuis le {2}.",
                        m.indicator().title,
                        shown(m, m.valueSinceTarget()),
                        Objects.requireNonNull(m.target()).validFrom()));
            }
        }
        findings.addAll(ChooserTable.findings(hits));
        findings.addAll(leftOut(c, unusable));
        findings.add(judged(chosen, units));
        return List.copyOf(findings);
    }

    /** What was loaded and is in no figure, and why. */
    static List<Finding> leftOut(Counts c, List<String> unusable) {
        List<Finding> findings = new ArrayList<>();
        if (c.otherMoney() > 0) {
            findings.add(Finding.of(
                    "{0} figures of the period are in another currency than the national one and are left out.",
                    "{0} chiffres de la période sont dans une autre monnaie que la monnaie nationale et sont laissés de côté.",
                    c.otherMoney()));
        }
        String offices = c.otherOffices();
        if (offices != null) {
            findings.add(Finding.of(
                    "Figures, revenue or targets of offices that no declaration of the period names are left out: {0}. Are the codes written as in the declarations?",
                    "Les chiffres, recettes ou objectifs de bureaux qu’aucune déclaration de la période ne nomme sont laissés de côté : {0}. Les codes sont-ils écrits comme dans les déclarations ?",
                    offices));
        }
        if (!unusable.isEmpty()) {
            findings.add(Finding.of(
                    "Targets that cannot be used, as there is no such indicator or a share is above 1 (80 % is 0.8): {0}.",
                    "Objectifs inutilisables : l’indicateur n’existe pas, ou une part dépasse 1 (80 % s’écrit 0.8) : {0}.",
                    String.join(", ", unusable)));
        }
        return List.copyOf(findings);
    }

    /** What moved, as a sentence. */
    static Finding moved(MeasuredIndicator m) {
        MeasuredIndicator.IndicatorMonth last = Objects.requireNonNull(m.last());
        ControlChart chart = m.chart();
        Interval limits = chart.limits().getLast();
        return Finding.of(
                "{0}: {1} in {2} is {3} ({4} to {5}).",
                "{0} : {1} en {2} est {3} ({4} à {5}).",
                m.indicator().title,
                shown(m, last.value()),
                last.month(),
                Objects.requireNonNull(PerformanceWords.SIGNALS.get(PerformanceWords.of(m.moved()))),
                shown(m, limits.low()),
                shown(m, limits.high()));
    }

    private static Finding judged(MeasuredIndicator chosen, List<OfficeIndicator> units) {
        List<OfficeIndicator> judged = OfficeIndicator.judged(units);
        if (judged.isEmpty()) {
            return Finding.of(
                    "{0}: no office can be judged against the others.",
                    "{0} : aucun bureau ne peut être jugé face aux autres.", chosen.indicator().title);
        }
        ShareFunnel funnel = OfficeIndicator.funnel(judged);
        if (judged.stream().map(u -> u.verdict(funnel)).noneMatch(v -> v.equals("more") || v.equals("fewer"))) {
            return Finding.of(
                    "{0}: none of the {1} offices judged on the mix of their cases has more or fewer than it explains (99.8 %).",
                    "{0} : aucun des {1} bureaux jugés ne s’écarte de ce que sa composition explique (99,8 %).",
                    chosen.indicator().title,
                    judged.size());
        }
        return Finding.of(
                "{0}: of {1} offices judged on the mix of their cases, {2} have more and {3} fewer than it explains (99.8 %).",
                "{0} : sur {1} bureaux jugés sur leur composition, {2} ont plus et {3} moins qu’elle n’explique (99,8 %).",
                chosen.indicator().title,
                judged.size(),
                judged.stream().filter(u -> u.verdict(funnel).equals("more")).count(),
                judged.stream().filter(u -> u.verdict(funnel).equals("fewer")).count());
    }

    /** A value as it is written in a sentence. */
    static Object shown(MeasuredIndicator m, @Nullable Double value) {
        return Objects.requireNonNullElse(m.indicator().inItsUnit(value), "–");
    }

    private static List<Chart> charts(MeasuredIndicator m, List<OfficeIndicator> units) {
        List<Chart> charts = new ArrayList<>();
        ControlChart chart = m.chart();
        if (chart.hasLimits()) {
            charts.add(controlChart(m, chart)
                    .leadingBy(m.full().stream()
                            .map(MeasuredIndicator.IndicatorMonth::month)
                            .toList()));
        }
        List<OfficeIndicator> judged = OfficeIndicator.judged(units).stream()
                .sorted(java.util.Comparator.comparingLong(OfficeIndicator::cases)
                        .thenComparing(OfficeIndicator::office))
                .toList();
        if (!judged.isEmpty()) {
            ShareFunnel funnel = OfficeIndicator.funnel(judged);
            charts.add(new Chart(
                            "offices",
                            Chart.Form.POINTS,
                            Words.of(
                                    "Offices by the number of their cases: value less what their cases let expect",
                                    "Bureaux par nombre de cas : valeur moins ce que leurs cas font attendre"),
                            Words.of("Office", "Bureau"),
                            Chart.SHARE,
                            judged.stream().map(OfficeIndicator::office).toList(),
                            List.of(
                                    Chart.Series.of(Words.of("Office", "Bureau"), judged, u -> u.value() - expected(u)),
                                    Chart.Series.of(
                                            Words.of("Lower limit, 99.8 %", "Limite basse, 99,8 %"),
                                            judged,
                                            u -> u.limits(funnel).low() - expected(u)),
                                    Chart.Series.of(
                                            Words.of("Upper limit, 99.8 %", "Limite haute, 99,8 %"),
                                            judged,
                                            u -> u.limits(funnel).high() - expected(u))))
                    .leadingBy(judged.stream().map(OfficeIndicator::office).toList()));
        }
        return List.copyOf(charts);
    }

    private static double expected(OfficeIndicator unit) {
        return Objects.requireNonNullElse(unit.expectedShare(), 0.0);
    }

    /** Months between their limits. */
    static Chart controlChart(MeasuredIndicator m, ControlChart chart) {
        List<Interval> limits = chart.limits();
        return new Chart(
                "months",
                Chart.Form.LINES,
                m.indicator().title,
                Words.of("Month", "Mois"),
                m.indicator().form != Indicator.Form.EACH
                        ? Chart.SHARE
                        : m.indicator().isMoney() ? Chart.MONEY : Words.of("Number", "Nombre"),
                m.full().stream().map(MeasuredIndicator.IndicatorMonth::month).toList(),
                List.of(
                        Chart.Series.of(m.indicator().title, chart.values(), v -> v),
                        Chart.Series.of(Words.of("Mean", "Moyenne"), chart.values(), v -> chart.centre()),
                        Chart.Series.of(Words.of("Lower limit", "Limite basse"), limits, Interval::low),
                        Chart.Series.of(Words.of("Upper limit", "Limite haute"), limits, Interval::high)));
    }
}
