package org.tidewaiter.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.CompanyFile;
import org.tidewaiter.casefile.PartyPast;
import org.tidewaiter.casefile.ProductPast;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.engine.Json;
import org.tidewaiter.kit.learn.RankingMetrics;
import org.tidewaiter.selection.Overview;

/** The data of the charts, as the JSON blocks that charts.js draws: its kind, and columns of figures. */
public final class Charts {
    private Charts() {}

    /** Recall by share controlled: the model, a smoothed rate, chance. */
    public static String gain(RankingMetrics measures, PageLanguage p) {
        Map<String, Object> chart = ofKind("gain", p);
        chart.put("share", column(measures.gain(), RankingMetrics.GainPoint::share));
        chart.put("model", column(measures.gain(), RankingMetrics.GainPoint::recall));
        chart.put("baseline", column(measures.gain(), RankingMetrics.GainPoint::baselineRecall));
        return Json.block(chart);
    }

    /** Predicted against observed, with intervals. */
    public static String reliability(RankingMetrics measures, PageLanguage p) {
        Map<String, Object> chart = ofKind("reliability", p);
        chart.put("predicted", column(measures.reliability(), RankingMetrics.Bin::meanPredicted));
        chart.put("observed", column(measures.reliability(), RankingMetrics.Bin::observed));
        chart.put("low", column(measures.reliability(), RankingMetrics.Bin::observedLow));
        chart.put("high", column(measures.reliability(), RankingMetrics.Bin::observedHigh));
        chart.put("rows", column(measures.reliability(), RankingMetrics.Bin::rows));
        return Json.block(chart);
    }

    /** Quality month by month. */
    public static String months(RankingMetrics measures, PageLanguage p) {
        Map<String, Object> chart = ofKind("months", p);
        chart.put("month", column(measures.byMonth(), RankingMetrics.Month::month));
        chart.put("auc", column(measures.byMonth(), RankingMetrics.Month::auc));
        chart.put("precision", column(measures.byMonth(), RankingMetrics.Month::precisionAt5));
        chart.put("rows", column(measures.byMonth(), RankingMetrics.Month::rows));
        return Json.block(chart);
    }

    /** Controls day by day, by who chose them. */
    public static String lanes(List<Overview.LanesOfDay> days, PageLanguage p) {
        Map<String, Object> chart = ofKind("lanes", p);
        chart.put("day", column(days, d -> d.day().toString()));
        chart.put("declarations", column(days, Overview.LanesOfDay::declarations));
        chart.put("rule", column(days, Overview.LanesOfDay::redByRule));
        chart.put("model", column(days, Overview.LanesOfDay::redByModel));
        chart.put("chance", column(days, Overview.LanesOfDay::redByChance));
        return Json.block(chart);
    }

    /** A company's declarations, controls and findings by month. */
    public static String past(CompanyFile file, PageLanguage p) {
        return past(
                file.months().stream()
                        .map(m -> new PartyPast.MonthOfParty(m.month(), m.declarations(), m.controls(), m.findings()))
                        .toList(),
                p);
    }

    /** A party's past by month. */
    public static String past(PartyPast past, PageLanguage p) {
        return past(past.months(), p);
    }

    /** Months without anything are shown as such. */
    private static String past(List<PartyPast.MonthOfParty> happened, PageLanguage p) {
        Map<LocalDate, PartyPast.MonthOfParty> known = new LinkedHashMap<>();
        happened.forEach(m -> known.put(m.month(), m));
        List<PartyPast.MonthOfParty> months = new ArrayList<>();
        LocalDate last = happened.getLast().month();
        for (LocalDate m = happened.getFirst().month(); !m.isAfter(last); m = m.plusMonths(1)) {
            months.add(known.getOrDefault(m, new PartyPast.MonthOfParty(m, 0, 0, 0)));
        }
        Map<String, Object> chart = ofKind("past", p);
        chart.put("month", column(months, m -> m.month().toString().substring(0, 7)));
        chart.put("declarations", column(months, PartyPast.MonthOfParty::declarations));
        chart.put("controls", column(months, PartyPast.MonthOfParty::controls));
        chart.put("findings", column(months, PartyPast.MonthOfParty::findings));
        return Json.block(chart);
    }

    /** What others paid per kg, and this item's price, in tenths of a decade; {@code unit} is the currency. */
    public static String prices(ProductPast past, String unit, PageLanguage p) {
        Map<String, Object> chart = ofKind("prices", p);
        chart.put("tenth", column(past.bins(), ProductPast.Bin::tenth));
        chart.put("peers", column(past.bins(), ProductPast.Bin::peers));
        chart.put("price", past.prices().price());
        chart.put("median", past.prices().median());
        chart.put("unit", unit);
        return Json.block(chart);
    }

    /** The share of items without errors, by month; with warnings only; and without the defects of each side of quality. */
    public static String quality(List<ScoreCards.ScoreCard> months, PageLanguage p) {
        Map<String, Object> chart = ofKind("quality", p);
        chart.put("month", column(months, ScoreCards.ScoreCard::name));
        chart.put("items", column(months, ScoreCards.ScoreCard::items));
        chart.put("score", column(months, ScoreCards.ScoreCard::score));
        chart.put("warned", column(months, ScoreCards.ScoreCard::warned));
        chart.put("completeness", column(months, ScoreCards.ScoreCard::completeness));
        chart.put("validity", column(months, ScoreCards.ScoreCard::validity));
        chart.put("consistency", column(months, ScoreCards.ScoreCard::consistency));
        chart.put("uniqueness", column(months, ScoreCards.ScoreCard::uniqueness));
        chart.put("timeliness", column(months, ScoreCards.ScoreCard::timeliness));
        return Json.block(chart);
    }

    private static Map<String, Object> ofKind(String kind, PageLanguage p) {
        Map<String, Object> chart = ofKind(kind);
        chart.put("language", p.code());
        return chart;
    }

    private static Map<String, Object> ofKind(String kind) {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("kind", kind);
        return chart;
    }

    private static <T> List<@Nullable Object> column(
            List<T> rows, java.util.function.Function<T, ? extends @Nullable Object> value) {
        List<@Nullable Object> column = new ArrayList<>();
        rows.forEach(row -> column.add(value.apply(row)));
        return column;
    }
}
