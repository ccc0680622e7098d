package org.tidewaiter.analysis.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.statistics.ControlChart.Signal;
import org.tidewaiter.kit.statistics.Interval;
import org.tidewaiter.kit.statistics.ShareFunnel;

/**
 * A matter that asks for a decision of the director.
 *
 * @param kind why, a key of {@link #KINDS}
 * @param office of which office; null where it is about the whole
 * @param value what was measured; null where nothing could be
 * @param beside what it stands beside: the target, the limit, the rate of chance, or what is expected
 * @param analysis the question that tells more
 */
record Decision(
        String kind,
        Measured indicator,
        @Nullable String office,
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

    /** Of fewer, drawn or chosen, nothing is said of the one beside the other. */
    private static final long LEAST_DRAWN = 100;

    /** Which question tells more of an indicator; performance-indicators of all others. */
    private static final Map<Indicator, String> MORE = Map.of(
            Indicator.SAME_DAY_RELEASE, "clearance-times",
            Indicator.REVENUE, "revenue-change",
            Indicator.EFFECTIVE_TAX_RATE, "revenue-change",
            Indicator.HIT_RATE, "true-compliance",
            Indicator.HIT_RULES, "true-compliance",
            Indicator.HIT_LEARNED, "true-compliance",
            Indicator.AUDIT_HITS, "audit-candidates",
            Indicator.DECLARATIONS_PER_OFFICER, "office-staffing");

    /** All that asks for a decision: what was missed first, what lacks last. */
    static List<Decision> of(Map<Indicator, Measured> all, List<Unit> units) {
        List<Decision> decisions = new ArrayList<>();
        all.values().forEach(m -> missed(m, decisions));
        all.values().forEach(m -> worse(m, decisions));
        noBetterThanChance(all, decisions);
        List.of(Indicator.HIT_RATE, Indicator.SAME_DAY_RELEASE)
                .forEach(i -> outside(Objects.requireNonNull(all.get(i)), units, decisions));
        all.values().stream()
                .filter(m -> m.value() == null)
                .forEach(m -> decisions.add(new Decision("lack", m, null, null, null, "performance-indicators")));
        return List.copyOf(decisions);
    }

    private static String more(Measured m) {
        return MORE.getOrDefault(m.indicator(), "performance-indicators");
    }

    private static void missed(Measured m, List<Decision> decisions) {
        if (Objects.equals(m.reached(), "missed")) {
            Measured.IndicatorTarget target = Objects.requireNonNull(m.target());
            double value = Objects.requireNonNull(m.valueSinceTarget());
            boolean low = target.atLeast() != null && value < target.atLeast();
            decisions.add(new Decision("target", m, null, value, low ? target.atLeast() : target.atMost(), more(m)));
        }
    }

    private static void worse(Measured m, List<Decision> decisions) {
        if (m.worse()) {
            double value = Objects.requireNonNull(m.last()).value();
            Interval limits = m.chart().limits().getLast();
            Signal signal = Objects.requireNonNull(m.moved());
            @Nullable
            Double beside = switch (signal) {
                case ABOVE -> limits.high();
                case BELOW -> limits.low();
                default -> m.chart().centre();
            };
            decisions.add(new Decision("worse", m, null, value, beside, more(m)));
        }
    }

    /** Where what was chosen has findings no more often than what was drawn: the interval of the first reaches no higher than the second. */
    private static void noBetterThanChance(Map<Indicator, Measured> all, List<Decision> decisions) {
        Measured chance = Objects.requireNonNull(all.get(Indicator.HIT_CHANCE));
        @Nullable Interval drawn = chance.interval();
        @Nullable Double rate = chance.value();
        if (drawn == null || rate == null || chance.denominator().longValue() < LEAST_DRAWN) {
            return;
        }
        for (Indicator each : List.of(Indicator.HIT_RULES, Indicator.HIT_LEARNED, Indicator.HIT_OFFICERS)) {
            Measured chosen = Objects.requireNonNull(all.get(each));
            @Nullable Interval interval = chosen.interval();
            if (interval != null && chosen.denominator().longValue() >= LEAST_DRAWN && interval.low() <= drawn.high()) {
                decisions.add(new Decision("chance", chosen, null, chosen.value(), rate, more(chosen)));
            }
        }
    }

    private static void outside(Measured m, List<Unit> units, List<Decision> decisions) {
        List<Unit> of = units.stream()
                .filter(u -> u.indicator().equals(m.indicator().id()))
                .toList();
        List<Unit> judged = Unit.judged(of);
        ShareFunnel funnel = Unit.funnel(judged);
        for (Unit u : judged) {
            if (u.verdict(funnel).equals("more") || u.verdict(funnel).equals("fewer")) {
                decisions.add(new Decision("office", m, u.office(), u.value(), u.expectedShare(), more(m)));
            }
        }
    }

    /** Whether it is that data lack. */
    boolean isLack() {
        return kind.equals("lack");
    }

    /** What leads to the declarations that it counts. */
    String key() {
        return DirectorSummary.DECIDED + " " + indicator.indicator().id() + (office == null ? "" : " " + office);
    }

    /** This decision as a sentence. */
    Finding finding() {
        if (kind.equals("chance")) {
            return Finding.of(
                    "Decide: {0}: {1} ({2} of {3} declarations with a result of any kind, beside {4} of those drawn at random). More in {5}, which looks at examined draws alone.",
                    "À décider : {0} : {1} ({2} de {3} déclarations avec un résultat, quel qu’il soit, à côté de {4} de celles tirées au hasard). En savoir plus : {5}, qui ne regarde que les tirages visités.",
                    indicator.indicator().title,
                    Objects.requireNonNull(KINDS.get(kind)),
                    PerformanceIndicators.shown(indicator, value),
                    indicator.denominator().longValue(),
                    PerformanceIndicators.shown(indicator, beside),
                    analysis);
        }
        return Finding.of(
                "Decide: {0}{1}: {2} ({3} beside {4}). More in {5}.",
                "À décider : {0}{1} : {2} ({3} à côté de {4}). En savoir plus : {5}.",
                indicator.indicator().title,
                office == null ? "" : " " + office,
                Objects.requireNonNull(KINDS.get(kind)),
                PerformanceIndicators.shown(indicator, value),
                PerformanceIndicators.shown(indicator, beside),
                analysis);
    }
}
