package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.forecast.Break;
import org.tidewaiter.kit.forecast.Forecast;
import org.tidewaiter.kit.forecast.ForecastMethod;
import org.tidewaiter.kit.forecast.Regressor;

/** Lays out the tables of the report of {@link RevenueForecast}: their columns and headings; the figures come from its SQL and the forecast. */
final class ForecastTables {
    private ForecastTables() {}

    /**
     * A break of a series.
     *
     * @param series an office or tax, or {@code total}
     * @param method by which that series was forecast
     */
    record SeriesBreak(String series, Break found, ForecastMethod method) {
        /** What was done about it, as a key of {@link ForecastWords#DONE}. */
        String treatment() {
            return method == ForecastMethod.SEASONAL_NAIVE
                    ? method.name()
                    : found.kind().name();
        }

        /** What was done about it, in words. */
        Words done() {
            return ForecastWords.DONE.getOrDefault(treatment(), Words.same(treatment()));
        }
    }

    /** Each month to come: the total with its band, and the taxes that it is made of. */
    static Table months(RevenueBase base, long most) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("month", "Month", "Mois"),
                Column.money("total", "Total", "Total"),
                Column.money("low", "95 % from", "95 % de"),
                Column.money("high", "to", "à")));
        Arrays.stream(Tax.values()).map(Tax::column).forEach(columns::add);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int h = 0; h < Math.min(most, base.steps()); h++) {
            List<@Nullable Object> row = new ArrayList<>(Arrays.<@Nullable Object>asList(
                    base.month(h).toString(), base.ahead(h, null, null), base.low(h), base.high(h)));
            for (Tax tax : Tax.values()) {
                row.add(base.ahead(h, null, tax));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return new Table("forecast", Words.of("Months to come", "Mois à venir"), List.copyOf(columns), rows, null);
    }

    /** Each office over all months to come. */
    static Table offices(RevenueBase base, long most) {
        List<Column> columns = new ArrayList<>(List.of(
                office(),
                Column.money("total", "Total", "Total"),
                Column.share("share", "Share", "Part"),
                Column.share("change", "Against the last year", "Face à l’an passé")));
        Arrays.stream(Tax.values()).map(Tax::column).forEach(columns::add);
        BigDecimal all = sum(base, null, null);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String office : base.offices().stream().limit(most).toList()) {
            BigDecimal total = sum(base, office, null);
            List<@Nullable Object> row = new ArrayList<>(Arrays.<@Nullable Object>asList(
                    office,
                    total,
                    all.signum() == 0 ? null : total.doubleValue() / all.doubleValue(),
                    change(base, office, total)));
            for (Tax tax : Tax.values()) {
                row.add(sum(base, office, tax));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return new Table(
                "offices",
                Words.of("By office, all months to come", "Par bureau, tous les mois à venir"),
                List.copyOf(columns),
                rows,
                null);
    }

    /**
     * By how much more or less an office brings than in as many months of a year before; null where it brought nothing then or more than a year is
     * asked for.
     */
    private static @Nullable Double change(RevenueBase base, String office, BigDecimal total) {
        int months = base.steps();
        BigDecimal before = BigDecimal.ZERO;
        for (int m = 0; m < months && months <= RevenueBase.YEAR; m++) {
            before = before.add(base.came(base.past().size() - RevenueBase.YEAR + m, office));
        }
        return before.signum() <= 0 ? null : total.doubleValue() / before.doubleValue() - 1;
    }

    private static BigDecimal sum(RevenueBase base, @Nullable String office, @Nullable Tax tax) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int h = 0; h < base.steps(); h++) {
            sum = sum.add(base.ahead(h, office, tax));
        }
        return sum;
    }

    private static Column office() {
        return Column.words("office", "Office", "Bureau", ForecastWords.series());
    }

    /** Each month of each office, with its band. */
    static Table officeMonths(RevenueBase base, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int h = 0; h < base.steps(); h++) {
            for (String office : base.offices()) {
                RevenueBase.Single single = base.single(office, null);
                BigDecimal total = base.ahead(h, office, null);
                Forecast forecast = single.forecast();
                Forecast.@Nullable Step step =
                        forecast == null ? null : forecast.steps().get(h);
                rows.add(Arrays.<@Nullable Object>asList(
                        base.month(h).toString(),
                        office,
                        total,
                        step == null ? null : RevenueBase.money(total.doubleValue() * step.low() / step.value()),
                        step == null ? null : RevenueBase.money(total.doubleValue() * step.high() / step.value())));
            }
        }
        return new Table(
                "office_months",
                Words.of("By month and office", "Par mois et bureau"),
                List.of(
                        Column.text("month", "Month", "Mois"),
                        office(),
                        Column.money("total", "Total", "Total"),
                        Column.money("low", "95 % from", "95 % de"),
                        Column.money("high", "to", "à")),
                rows.stream().limit(most).toList(),
                null);
    }

    /** The breaks, with what was done about them. */
    static Table breaks(List<SeriesBreak> breaks, long most) {
        return new Table(
                "breaks",
                Words.of(
                        "Months from which a series is not what it was",
                        "Mois dès lesquels une série n’est plus la même"),
                List.of(
                        Column.words("series", "Series", "Série", ForecastWords.series()),
                        Column.text("month", "Month", "Mois"),
                        Column.words("kind", "How long", "Durée", ForecastWords.KINDS),
                        Column.share("share", "Change", "Écart"),
                        Column.number("t", "Standard errors", "Erreurs types"),
                        Column.words("done", "What was done about it", "Ce qui a été fait", ForecastWords.DONE)),
                breaks.stream()
                        .limit(most)
                        .map(t -> Arrays.<@Nullable Object>asList(
                                t.series(),
                                t.found().month().toString(),
                                t.found().kind().name(),
                                t.found().share(),
                                t.found().t(),
                                t.treatment()))
                        .toList(),
                null);
    }

    /** The effects of the calendar that count. */
    static Table effects(RevenueBase base, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RevenueBase.Single single : base.singles()) {
            Forecast forecast = single.forecast();
            if (forecast != null && (single.what().isEmpty() || single.parts().length > 1)) {
                for (Regressor.Effect e : forecast.effects()) {
                    rows.add(Arrays.<@Nullable Object>asList(
                            single.what().isEmpty() ? "total" : single.what(), e.name(), e.share(), e.t()));
                }
            }
        }
        return new Table(
                "calendar",
                Words.of("What the calendar does", "Ce que fait le calendrier"),
                List.of(
                        Column.words("series", "Series", "Série", ForecastWords.series()),
                        Column.words("effect", "One more of", "Un de plus de", ForecastWords.EFFECTS),
                        Column.share("share", "Changes a month by", "Change un mois de"),
                        Column.number("t", "Standard errors", "Erreurs types")),
                rows.stream().limit(most).toList(),
                null);
    }
}
