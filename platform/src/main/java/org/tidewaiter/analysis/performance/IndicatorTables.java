package org.tidewaiter.analysis.performance;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.statistics.ControlChart;
import org.tidewaiter.kit.statistics.Interval;
import org.tidewaiter.kit.statistics.ShareFunnel;

/**
 * Lays out the tables of the report of {@link PerformanceIndicators}: columns, headings, and the figures of {@link MeasuredIndicator} and
 * {@link OfficeIndicator} in their rows.
 */
final class IndicatorTables {
    private IndicatorTables() {}

    /** Every indicator over the whole period: its value or what it lacks, its last full month, its target. */
    static Table indicators(List<MeasuredIndicator> all) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MeasuredIndicator m : all) {
            Indicator of = m.indicator();
            boolean known = m.value() != null;
            Interval interval = m.interval();
            MeasuredIndicator.IndicatorMonth last = m.last();
            rows.add(Arrays.asList(
                    of.id(),
                    of.inItsUnit(m.value()),
                    interval == null ? null : interval.low(),
                    interval == null ? null : interval.high(),
                    known ? m.numerator().setScale(0, RoundingMode.HALF_EVEN).longValueExact() : null,
                    known ? m.denominator().setScale(0, RoundingMode.HALF_EVEN).longValueExact() : null,
                    last == null ? null : of.inItsUnit(last.value()),
                    last == null ? null : PerformanceWords.of(m.moved()),
                    m.target() == null ? null : of.inItsUnit(m.target().atLeast()),
                    m.target() == null ? null : of.inItsUnit(m.target().atMost()),
                    of.inItsUnit(m.valueSinceTarget()),
                    m.reached(),
                    of.id(),
                    known ? null : of.id()));
        }
        return new Table(
                "indicators",
                Words.of("Indicators", "Indicateurs"),
                List.of(
                        Column.words("indicator", "Indicator", "Indicateur", Indicator.words(Indicator::headed)),
                        Column.measure("value", "Value", "Valeur"),
                        Column.share("low", "95 % from", "95 % de"),
                        Column.share("high", "to", "à"),
                        Column.count("numerator", "Counted", "Compté"),
                        Column.count("denominator", "Of", "Sur"),
                        Column.measure("last", "Last full month", "Dernier mois entier"),
                        Column.words("moved", "It is", "Il est", PerformanceWords.SIGNALS),
                        Column.measure("at_least", "Target from", "Objectif de"),
                        Column.measure("at_most", "Target to", "Objectif à"),
                        Column.measure("since_target", "Value since it holds", "Valeur depuis qu’il vaut"),
                        Column.words("reached", "Target", "Objectif", PerformanceWords.REACHED),
                        Column.words("formula", "Formula", "Formule", Indicator.words(i -> i.formula)),
                        Column.words("missing", "Not applicable", "Sans objet", Indicator.words(i -> i.missing))),
                List.copyOf(rows),
                "indicator");
    }

    /** The chosen indicator by month, each beside the limits that chance alone would keep to. */
    static Table months(MeasuredIndicator m) {
        ControlChart chart = m.chart();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<MeasuredIndicator.IndicatorMonth> full = m.full();
        for (MeasuredIndicator.IndicatorMonth month : m.months()) {
            int place = full.indexOf(month);
            boolean judged = chart.hasLimits() && place >= 0;
            rows.add(Arrays.asList(
                    month.month(),
                    month.value(),
                    judged ? chart.limits().get(place).low() : null,
                    judged ? chart.limits().get(place).high() : null,
                    judged ? PerformanceWords.of(chart.signal(place)) : "few",
                    month.numerator().setScale(0, RoundingMode.HALF_EVEN).longValueExact(),
                    month.denominator().setScale(0, RoundingMode.HALF_EVEN).longValueExact()));
        }
        return new Table(
                "months",
                Words.of("By month: {0}", "Par mois : {0}", m.indicator().title),
                List.of(
                        Column.text("month", "Month", "Mois"),
                        value(m, "value", "Value", "Valeur"),
                        value(m, "low", "Limits from", "Limites de"),
                        value(m, "high", "to", "à"),
                        Column.words("signal", "It is", "Il est", PerformanceWords.SIGNALS),
                        Column.count("numerator", "Counted", "Compté"),
                        Column.count("denominator", "Of", "Sur")),
                List.copyOf(rows),
                "month");
    }

    private static Column value(MeasuredIndicator m, String name, String english, String french) {
        return m.indicator().form != Indicator.Form.EACH
                ? Column.share(name, english, french)
                : m.indicator().isMoney() ? Column.money(name, english, french) : Column.number(name, english, french);
    }

    /** The chosen indicator by office, each beside what the mix of its cases lets expect. */
    static Table offices(MeasuredIndicator m, List<OfficeIndicator> units, long most) {
        List<OfficeIndicator> judged = OfficeIndicator.judged(units);
        ShareFunnel funnel = OfficeIndicator.funnel(judged);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (OfficeIndicator u : units.stream().limit(most).toList()) {
            @Nullable String why = u.unjudged(units.size());
            rows.add(Arrays.asList(
                    u.office(),
                    u.denominator().setScale(0, RoundingMode.HALF_EVEN).longValueExact(),
                    u.value(),
                    u.expectedShare(),
                    why == null ? u.limits(funnel).low() : null,
                    why == null ? u.limits(funnel).high() : null,
                    why == null ? u.verdict(funnel) : why,
                    u.comparableShare()));
        }
        return new Table(
                "offices",
                Words.of("By office, not by rank", "Par bureau, non par rang"),
                List.of(
                        Column.OFFICE,
                        Column.count("cases", "Of", "Sur"),
                        value(m, "value", "Value", "Valeur"),
                        value(m, "expected", "Expected of its cases", "Attendu de ses cas"),
                        value(m, "low", "99.8 % from", "99,8 % de"),
                        value(m, "high", "to", "à"),
                        Column.words("verdict", "It has", "Il a", PerformanceWords.VERDICTS),
                        Column.share("comparable", "Cases others have too", "Cas que d’autres ont aussi")),
                List.copyOf(rows),
                "office_code");
    }
}
