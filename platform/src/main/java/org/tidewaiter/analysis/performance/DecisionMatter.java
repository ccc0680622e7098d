package org.tidewaiter.analysis.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.kit.statistics.ChooserHits;
import org.tidewaiter.kit.statistics.ControlChart.ChartSignal;
import org.tidewaiter.kit.statistics.Interval;
import org.tidewaiter.kit.statistics.ShareFunnel;

/**
 * A matter that asks for a decision of the director.
 *
 * @param kind why, a key of {@link #KINDS}
 * @param office of which office; null where it is about the whole
 * @param chosen what a chooser chose that is set beside the draw; null where it is about something else
 * @param value what was measured; null where nothing could be
 * @param beside what it stands beside: the target, the limit, the rate of what was drawn and looked at in the same way, or what is expected
 * @param analysis the question that tells more
 */
record DecisionMatter(
        String kind,
        MeasuredIndicator indicator,
        @Nullable String office,
        @Nullable ChooserHits chosen,
        @Nullable Double value,
        @Nullable Double beside,
        String analysis) {
    /** Why something asks for a decision. */
    static final Map<String, Words> KINDS = Map.of(
            "target", Words.of("the target is missed", "l’objectif est manqué"),
            "worse", Words.of("it got worse than chance explains", "il empire plus que le hasard ne l’explique"),
            "chance",
                    Words.of(
                            "it is not shown to find more than chance",
                            "il n’est pas établi qu’il trouve plus que le hasard"),
            "office", Words.of("the office stands out", "le bureau se distingue"),
            "lack", Words.of("it cannot be measured", "il ne peut être mesuré"));

    /** The indicators of choosers that are set beside the draw. */
    private static final Map<Chooser, Indicator> CHOSEN = Map.of(
            Chooser.RULE,
            Indicator.HIT_RULES,
            Chooser.MODEL,
            Indicator.HIT_LEARNED,
            Chooser.OFFICER,
            Indicator.HIT_OFFICERS);

    /** Which question tells more of an indicator; performance-indicators of all others. */
    private static final Map<Indicator, String> MORE = Map.of(
            Indicator.SAME_DAY_RELEASE, "clearance-times",
            Indicator.REVENUE, "revenue-change",
            Indicator.EFFECTIVE_TAX_RATE, "revenue-change",
            Indicator.HIT_RATE, "true-compliance",
            Indicator.AUDIT_HITS, "audit-candidates",
            Indicator.DECLARATIONS_PER_OFFICER, "office-staffing");

    /** All that asks for a decision: what was missed first, what lacks last. */
    static List<DecisionMatter> of(
            Map<Indicator, MeasuredIndicator> all, List<OfficeIndicator> units, List<ChooserHits> hits) {
        List<DecisionMatter> decisions = new ArrayList<>();
        all.values().forEach(m -> missed(m, decisions));
        all.values().forEach(m -> worse(m, decisions));
        noBetterThanChance(all, hits, decisions);
        List.of(Indicator.HIT_RATE, Indicator.SAME_DAY_RELEASE)
                .forEach(i -> outside(Objects.requireNonNull(all.get(i)), units, decisions));
        all.values().stream()
                .filter(m -> m.value() == null)
                .forEach(m ->
                        decisions.add(new DecisionMatter("lack", m, null, null, null, null, "performance-indicators")));
        return List.copyOf(decisions);
    }

    private static String more(MeasuredIndicator m) {
        return MORE.getOrDefault(m.indicator(), "performance-indicators");
    }

    private static void missed(MeasuredIndicator m, List<DecisionMatter> decisions) {
        if (Objects.equals(m.reached(), "missed")) {
            MeasuredIndicator.IndicatorTarget target = Objects.requireNonNull(m.target());
            double value = Objects.requireNonNull(m.valueSinceTarget());
            boolean low = target.atLeast() != null && value < target.atLeast();
            decisions.add(new DecisionMatter(
                    "target", m, null, null, value, low ? target.atLeast() : target.atMost(), more(m)));
        }
    }

    private static void worse(MeasuredIndicator m, List<DecisionMatter> decisions) {
        if (m.worse()) {
            double value = Objects.requireNonNull(m.last()).value();
            Interval limits = m.chart().limits().getLast();
            ChartSignal signal = Objects.requireNonNull(m.moved());
            @Nullable
            Double beside = switch (signal) {
                case ABOVE -> limits.high();
                case BELOW -> limits.low();
                default -> m.chart().centre();
            };
            decisions.add(new DecisionMatter("worse", m, null, null, value, beside, more(m)));
        }
    }

    /**
     * Where what was chosen has findings no more often than draws that were looked at in the same way: the interval of the difference reaches down to
     * nothing.
     */
    private static void noBetterThanChance(
            Map<Indicator, MeasuredIndicator> all, List<ChooserHits> hits, List<DecisionMatter> decisions) {
        for (ChooserHits chosen : hits) {
            @Nullable Indicator of = CHOSEN.get(chosen.chooser());
            @Nullable Interval above = of == null ? null : ChooserHits.aboveDraws(List.of(chosen), hits);
            if (of != null && above != null && above.low() <= 0) {
                MeasuredIndicator measured = Objects.requireNonNull(all.get(of));
                double beside = Objects.requireNonNull(chosen.drawn(hits)).share();
                decisions.add(new DecisionMatter(
                        "chance", measured, null, chosen, chosen.share(), beside, "performance-indicators"));
            }
        }
    }

    private static void outside(MeasuredIndicator m, List<OfficeIndicator> units, List<DecisionMatter> decisions) {
        List<OfficeIndicator> of = units.stream()
                .filter(u -> u.indicator().equals(m.indicator().id()))
                .toList();
        List<OfficeIndicator> judged = OfficeIndicator.judged(of);
        ShareFunnel funnel = OfficeIndicator.funnel(judged);
        for (OfficeIndicator u : judged) {
            if (u.verdict(funnel).equals("more") || u.verdict(funnel).equals("fewer")) {
                decisions.add(new DecisionMatter("office", m, u.office(), null, u.value(), u.expectedShare(), more(m)));
            }
        }
    }

    /** Whether it is that data lack. */
    boolean isLack() {
        return kind.equals("lack");
    }

    /** What leads to the declarations that it counts. */
    String key() {
        return DirectorSummary.DECIDED + " "
                + (chosen == null
                        ? indicator.indicator().id() + (office == null ? "" : " " + office)
                        : "chosen_" + chosen.chooser() + "_" + chosen.look());
    }

    /** This decision as a sentence. */
    Finding finding() {
        if (chosen != null) {
            return Finding.of(
                    "Decide: {0}, {1}: {2} ({3} of {4} declarations, beside {5} of those drawn at random and looked at in the same way).",
                    "À décider : {0}, {1} : {2} ({3} de {4} déclarations, à côté de {5} de celles tirées au hasard et contrôlées de la même façon).",
                    indicator.indicator().title,
                    Objects.requireNonNull(ChooserTable.LOOKS.get(chosen.look())),
                    Objects.requireNonNull(KINDS.get(kind)),
                    PerformanceIndicators.shown(indicator, value),
                    chosen.looked(),
                    PerformanceIndicators.shown(indicator, beside));
        }
        return Finding.of(
                "Decide: {0}{1}: {2} ({3} beside {4}).",
                "À décider : {0}{1} : {2} ({3} à côté de {4}).",
                indicator.indicator().title,
                office == null ? "" : " " + office,
                Objects.requireNonNull(KINDS.get(kind)),
                PerformanceIndicators.shown(indicator, value),
                PerformanceIndicators.shown(indicator, beside));
    }
}
